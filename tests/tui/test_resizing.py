"""The grid changes in place, as by another size of text: the visitor loses nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import permutations

import pytest

from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.field import Field
from tests.conftest import IN_PROOF
from tests.tui.ends import CODES
from tests.tui.grids import GRIDS, LANDSCAPE, PORTRAIT, Grid, set_low
from tests.tui.hands import Kiosk, frame_of, page_of, settled, strike, touch
from tests.tui.kiosks import at_home, kiosk
from tests.tui.sights import faults
from tests.tui.test_contrast import one_of_each_kind
from tests.tui.test_grids import places, stand_on

PAIRS = tuple(permutations(GRIDS, 2))
WAYS = [((*LANDSCAPE, *PORTRAIT[::-1]), "ko"), ((*PORTRAIT, *LANDSCAPE[::-1]), "ar")]
"""In the gate each page changes to the next of these grids."""
EVERY = [(tuple(grid for pair in PAIRS for grid in pair), code) for code in CODES]


async def resize(pilot: Kiosk, grid: Grid) -> None:
    await pilot.resize_terminal(*grid)
    await settled(pilot)
    assert (pilot.app.size.width, pilot.app.size.height) == grid


def kept(pilot: Kiosk) -> dict[str, object]:
    """What a visitor has on the screen, wherever it stands."""
    frame, page = frame_of(pilot), page_of(pilot)
    asked = page.asked.id if isinstance(page, QuestionPage) and page.asked else ""
    return {
        "journey": frame.journey,
        "page": (page.id, frame.top, asked, page.has_class("-typing")),
        "look": frame.look,
        "words": (frame.voice.language.code, frame.voice.second is not None),
        "focus": frame.focused,
        "typed": [each.text for each in page.query(Field)],
        "chosen": [card.name or card.id for card in page.query(Card) if card.chosen],
        "counting": frame.has_class("-counting"),
    }


async def all_kept(pilot: Kiosk, grids: tuple[Grid, ...]) -> list[str]:
    """What is lost or wrong after each change of the grid."""
    before, lost = kept(pilot), []
    for grid in grids:
        await resize(pilot, grid)
        after = kept(pilot)
        lost += [f"{grid}: {name}" for name in before if before[name] != after[name]]
        lost += [f"{grid}: {fault}" for fault in faults(pilot)]
    return lost


@pytest.mark.parametrize(("grids", "code"), EVERY if IN_PROOF else WAYS)
async def test_every_page_stays_as_it_was_when_the_grid_changes(
    grids: tuple[Grid, ...], code: str
) -> None:
    found: dict[str, list[str]] = {}
    number = 0
    async with kiosk().run_test(size=grids[0]) as pilot:
        await at_home(pilot, code)
        async for name in every_page(pilot):
            number += 1
            at = number % len(grids)
            next_ones = grids if IN_PROOF else (grids[at],)
            found[name] = await all_kept(pilot, next_ones)
    assert {name: each for name, each in found.items() if each} == {}


async def every_page(pilot: Kiosk) -> AsyncIterator[str]:
    async for name in places(pilot):
        yield name
    async for name in typed(pilot):
        yield name


async def typed(pilot: Kiosk) -> AsyncIterator[str]:
    """Each kind of question: focused, chosen or typed in, low every other time."""
    for number, (service_id, step_id) in enumerate(await one_of_each_kind(pilot)):
        page = await stand_on(pilot, service_id, step_id)
        await set_low(pilot, number % 2 == 1)
        fields = [each for each in page.query(Field) if each.region.area]
        cards = [each for each in page.query(Card) if each.region.area]
        if fields:
            await touch(pilot, fields[0])
            await strike(pilot, *("12" if "1" in _first_row(pilot) else "AB"))
        elif cards:
            await touch(pilot, cards[-1])
            frame_of(pilot).set_focus(cards[-1])
            await settled(pilot)
        yield step_id
        page.close_keyboard()
        await settled(pilot)


def _first_row(pilot: Kiosk) -> str:
    page = page_of(pilot)
    assert isinstance(page, QuestionPage)
    face = page.keyboard._face
    return "".join(key.types for key in face.rows[0])
