"""▲ and ▼ show each card and each line whole, where the window is high enough."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.tui.visitor.turning import Block, turned


@st.composite
def columns(draw: st.DrawFn, most: int) -> list[Block]:
    """Blocks of up to `most` rows below each other, with gaps."""
    blocks: list[Block] = []
    row = 0
    for _number in range(draw(st.integers(1, 20))):
        row += draw(st.integers(0, 2))
        high = draw(st.integers(1, most))
        blocks.append(Block(row, row + high))
        row += high
    return blocks


def windows(blocks: list[Block], height: int, way: int) -> list[int]:
    """The first rows of all windows, as scrolling stops at both ends."""
    last = max(blocks[-1].bottom - height, 0)
    tops = [0 if way > 0 else last]
    while tops[-1] != (last if way > 0 else 0):
        following = min(max(turned(blocks, tops[-1], height, way), 0), last)
        assert (following - tops[-1]) * way > 0
        tops.append(following)
    return tops


@given(columns(9), st.integers(9, 30), st.sampled_from([1, -1]))
def test_every_block_that_fits_is_seen_whole(
    blocks: list[Block], height: int, way: int
) -> None:
    tops = windows(blocks, height, way)
    for block in blocks:
        assert any(top <= block.top and block.bottom <= top + height for top in tops), (
            block
        )


@given(columns(40), st.integers(1, 30), st.sampled_from([1, -1]))
def test_every_row_of_a_block_is_seen(
    blocks: list[Block], height: int, way: int
) -> None:
    tops = windows(blocks, height, way)
    seen = {row for top in tops for row in range(top, top + height)}
    for block in blocks:
        assert seen.issuperset(range(block.top, block.bottom))


def test_a_window_begins_with_the_card_that_the_one_before_cut() -> None:
    cards = [Block(row, row + 4) for row in range(2, 50, 4)]
    assert turned(cards, 0, 16, 1) == 14
    assert turned(cards, 14, 16, 1) == 30
    assert turned(cards, 30, 16, -1) == 14
    assert turned(cards, 14, 16, -1) == 2


def test_two_columns_turn_at_the_row_where_neither_is_cut() -> None:
    left = [Block(0, 6), Block(6, 12), Block(12, 18)]
    right = [Block(0, 4), Block(4, 8), Block(8, 12), Block(12, 16)]
    assert turned([*left, *right], 0, 14, 1) == 12
    assert turned([*left, *right], 12, 14, -1) == 0


@given(columns(5), columns(5), st.integers(12, 30), st.sampled_from([1, -1]))
def test_of_two_columns_too_every_block_is_seen_whole(
    left: list[Block], right: list[Block], height: int, way: int
) -> None:
    both = sorted([*left, *right], key=lambda each: each.bottom)
    tops = windows(both, height, way)
    for block in both:
        assert any(top <= block.top and block.bottom <= top + height for top in tops), (
            block
        )
