"""Arrows come to every key of every keyboard."""

import pytest

from kiosk.keyboard.layout import Face
from kiosk.keyboard.layouts import LAYOUTS
from kiosk.keyboard.places import Placed, place
from kiosk.keyboard.walking import walked

FACES = [
    (layout.id, face, width)
    for layout in LAYOUTS.values()
    for face in layout.faces
    for width in (40, 80, 114)
]


@pytest.mark.parametrize(
    ("face", "width"),
    [each[1:] for each in FACES],
    ids=[f"{layout}-{face.id}-{width}" for layout, face, width in FACES],
)
def test_right_comes_to_every_key_and_left_the_same_way_back(
    face: Face, width: int
) -> None:
    placed = place(face, width)
    there = _way(placed, "right")
    assert there == list(placed)
    assert _way(placed, "left")[1:] == there[:0:-1]


def _way(placed: tuple[Placed, ...], arrow: str) -> list[Placed]:
    at, way = walked(placed, None, arrow), []
    for _key in placed:
        way.append(at)
        at = walked(placed, at, arrow)
    assert at == way[0]
    return way


@pytest.mark.parametrize("width", [40, 80, 114])
def test_up_and_down_go_to_a_key_beside_and_stay_at_the_edge(width: int) -> None:
    placed = place(LAYOUTS["text"].faces[0], width)
    for at in placed:
        below = walked(placed, at, "down")
        last = at.row == max(each.row for each in placed)
        assert below == at if last else below.row == at.row + 1
        if not last:
            beside = [each for each in placed if each.row == below.row]
            apart = min(_apart(each, at) for each in beside)
            assert _apart(below, at) == apart
        above = walked(placed, at, "up")
        assert above == at if at.row == 0 else above.row == at.row - 1


def _apart(one: Placed, other: Placed) -> int:
    return abs(2 * one.x + one.width - 2 * other.x - other.width)


def test_a_key_of_another_face_leads_to_the_first() -> None:
    placed = place(LAYOUTS["text"].faces[0], 80)
    strange = Placed(placed[0].key, 999, 9, 1)
    assert walked(placed, strange, "right") == placed[0]
