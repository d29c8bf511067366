"""The home page with every topic there is: all of it can be seen and taken."""

from __future__ import annotations

import pytest

from kiosk.tui.widgets.card import Card
from tests.tui.hands import Kiosk, page_of, press, reach, seen, settled, touch
from tests.tui.kiosks import at_home, kiosk, library

GRIDS = [(72, 20), (80, 24), (114, 32), (64, 57), (40, 36)]


def cards(pilot: Kiosk) -> list[Card]:
    return list(page_of(pilot).query(Card))


def whole(pilot: Kiosk, card: Card) -> bool:
    """Whether all of a card is on the screen."""
    return page_of(pilot).region.contains_region(card.region)


async def test_each_service_and_each_guide_has_one_card() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        pages = (*library().services, *library().guides)
        assert [each.name for each in cards(pilot)] == [page.id for page in pages]


@pytest.mark.parametrize(
    ("size", "columns"),
    [((72, 20), 2), ((80, 24), 2), ((114, 32), 2), ((64, 57), 1), ((40, 36), 1)],
)
async def test_the_cards_stand_in_as_many_columns_as_have_room(
    size: tuple[int, int], columns: int
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        await settled(pilot)
        assert len({each.region.x for each in cards(pilot)}) == columns


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("size", GRIDS)
async def test_tab_brings_each_card_onto_the_screen(
    size: tuple[int, int], code: str
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        for card in cards(pilot):
            await press(pilot, "tab")
            await pilot.pause()  # The page scrolls when the focus was painted.
            assert pilot.app.focused is card
            assert whole(pilot, card), card.name


@pytest.mark.parametrize("size", GRIDS)
async def test_the_arrows_bring_each_card_onto_the_screen_and_the_first_one_back(
    size: tuple[int, int],
) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        for card in (*cards(pilot), cards(pilot)[0]):
            await reach(pilot, card)
            assert seen(pilot, card)


@pytest.mark.parametrize("size", GRIDS)
async def test_the_first_and_the_last_service_are_chosen_together(
    size: tuple[int, int],
) -> None:
    services = [page.id for page in library().services]
    wanted = {services[0], services[-1]}
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        for card in [each for each in cards(pilot) if each.name in wanted]:
            await touch(pilot, card)
        assert {each.name for each in cards(pilot) if each.chosen} == wanted
        await reach(pilot, cards(pilot)[0])
        assert {each.name for each in cards(pilot) if each.chosen} == wanted


@pytest.mark.parametrize("size", GRIDS)
async def test_the_last_guide_opens_by_touch(size: tuple[int, int]) -> None:
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        await touch(pilot, cards(pilot)[-1])
        assert page_of(pilot).id == "guide"
