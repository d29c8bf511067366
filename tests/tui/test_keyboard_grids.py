"""Every key of every keyboard on every grid: large enough, apart, and readable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from rich.cells import cell_len

from kiosk.keyboard.layouts import LAYOUTS
from kiosk.keyboard.places import Placed, place
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.keyboard import SIGNS, Keyboard
from kiosk.tui.widgets.laying import laid
from tests.tui.ends import CODES, wording
from tests.tui.grids import GRIDS, Grid
from tests.tui.hands import Kiosk, frame_of, page_of, settled, touch
from tests.tui.kiosks import at_home, kiosk
from tests.tui.targets import BOX_ROWS, LEAST_GAP, panel_of
from tests.tui.test_grids import stand_on

FACES = tuple(
    f"{layout.id} {face.id}" for layout in LAYOUTS.values() for face in layout.faces
)
WIDTHS = sorted({40, 52, 54, 67, 93, *(columns for columns, _rows in GRIDS)})
"""Of the grids, and of the page in its three sizes of text."""
RULES = {" ": 0.0, "▁": 1 / 8, "▂": 1 / 4, "▔": 1 / 8}
"""Share of a row that a rule takes from a key."""


async def open_keyboard(pilot: Kiosk) -> tuple[Keyboard, Field]:
    page = await stand_on(pilot, "open-account", "email")
    field = next(each for each in page.query(Field) if each.region.area)
    await touch(pilot, field)
    return page.query_one(Keyboard), field


async def turn(pilot: Kiosk, keyboard: Keyboard, face: str) -> tuple[Placed, ...]:
    layout_id, face_id = face.split(" ")
    keyboard.show(layout_id)
    keyboard._turn(face_id)
    await settled(pilot)
    await pilot.pause()  # The page scrolls when the keyboard has its new size.
    await settled(pilot)
    return keyboard._placed(keyboard.size.width)


def wrong_keys(pilot: Kiosk, keyboard: Keyboard, keys: tuple[Placed, ...]) -> list[str]:
    panel, height = panel_of(pilot), keyboard._row_height
    found = [
        f"{each.key} is {each.width} wide and {height} high"
        for each in keys
        if not panel.hits(each.width, height)
    ]
    for one, other in pairwise(keys):
        if one.row == other.row and one.x + one.width != other.x:
            found.append(f"{one.key} leaves cells to no key")
    if sum(rules_between(keyboard, keys)) * panel.height < LEAST_GAP:
        found.append(f"rows of {height} are too near to each other")
    return [*found, *cut_labels(keyboard, keys), *same_labels(keyboard, keys)]


def same_labels(keyboard: Keyboard, keys: tuple[Placed, ...]) -> list[str]:
    """Keys that do different things and look alike, as a C that clears the box."""
    rooms = [each.width - each.indent - each.outdent - 2 for each in keys]
    labels = [
        keyboard._label(each.key, room).strip()
        for each, room in zip(keys, rooms, strict=True)
    ]
    acts = [(each.key.role, each.key.types) for each in keys]
    drawn = Counter(label for label, _act in set(zip(labels, acts, strict=True)))
    return [f"{label} is on {n} keys" for label, n in drawn.items() if n > 1]


def rules_between(keyboard: Keyboard, keys: tuple[Placed, ...]) -> Iterator[float]:
    """Shares of a row between the drawn keys of two rows of keys."""
    height = keyboard._row_height
    first = next(each for each in keys if each.key.role != "done")
    x = first.x + first.indent + 1
    for y in (first.row * height, first.row * height + height - 1):
        row = "".join(each.text for each in keyboard.render_line(y))
        yield RULES.get(row[x], 0.0)


def cut_labels(keyboard: Keyboard, keys: tuple[Placed, ...]) -> list[str]:
    return [
        f"{each.key.role} {each.key.label} has no room for its label"
        for each in keys
        if cell_len(keyboard._label(each.key, across(each))) > across(each)
        or not _is_whole(keyboard, each)
    ]


def _is_whole(keyboard: Keyboard, placed: Placed) -> bool:
    """Whether all of the label is drawn, or the sign that stands for its word."""
    drawn = keyboard._label(placed.key, across(placed)).strip()
    word = placed.key.label or keyboard._word(placed.key.role)
    return drawn == SIGNS.get(placed.key.role) or drawn in laid(
        keyboard._voice, word, 40
    )


def across(placed: Placed) -> int:
    return placed.width - placed.indent - placed.outdent - 2


@pytest.mark.parametrize("size", GRIDS)
async def test_every_key_is_hit_and_the_box_stays_in_sight(size: Grid) -> None:
    found: dict[str, list[str]] = {}
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        keyboard, field = await open_keyboard(pilot)
        for face in FACES:
            keys = await turn(pilot, keyboard, face)
            found[face] = wrong_keys(pilot, keyboard, keys)
            box = (field.region.bottom - BOX_ROWS, field.region.bottom)
            if box[0] < page_of(pilot).region.y or box[1] > keyboard.region.y:
                found[face].append(f"the box in rows {box} is covered")
    assert {face: each for face, each in found.items() if each} == {}


@pytest.mark.parametrize("size", GRIDS)
async def test_the_words_on_the_keys_fit_in_every_language(size: Grid) -> None:
    found: dict[str, list[str]] = {}
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        keyboard, _field = await open_keyboard(pilot)
        for code in CODES:
            await frame_of(pilot).speak(code, second=False)
            for face in FACES:
                layout_id, face_id = face.split(" ")
                shown = LAYOUTS[layout_id].face(face_id)
                keyboard._layout_shown, keyboard._face = LAYOUTS[layout_id], shown
                keys = keyboard._placed(keyboard.size.width)
                found[f"{face} in {code}"] = cut_labels(keyboard, keys)
    assert {face: each for face, each in found.items() if each} == {}


@pytest.mark.parametrize("code", CODES)
def test_no_two_keys_look_alike_in_any_language(code: str) -> None:
    words = wording(code)
    keyboard = Keyboard(Voice(words.language, words=words))
    found = {
        (face, width): alike
        for face in FACES
        for width in WIDTHS
        if (alike := same_labels(keyboard, placed_in(face, width)))
    }
    assert not found


def placed_in(face: str, width: int) -> tuple[Placed, ...]:
    layout_id, face_id = face.split(" ")
    return place(LAYOUTS[layout_id].face(face_id), width)
