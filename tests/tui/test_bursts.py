"""Keys, touches, drags, wheels and pastes at random, on every kind of question."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from textual import events
from textual.geometry import Region

from kiosk.tui.app import KioskApp
from kiosk.tui.widgets.field import Field
from tests.conftest import IN_PROOF
from tests.tui.hands import (
    Kiosk,
    app_of,
    frame_of,
    key,
    mouse,
    page_of,
    settled,
    touch,
)
from tests.tui.hostile import NAMES
from tests.tui.kept import kept
from tests.tui.kiosks import at_home, kiosk, screen_text
from tests.tui.payloads import FORBIDDEN, PAYLOADS
from tests.tui.test_grids import stand_on
from tests.tui.test_sweep import QUESTIONS
from tests.tui.visitors import Finger, answer, step_of
from tests.tui.visits import full_visit

SEEDS = range(5 if IN_PROOF else 1)
BURSTS, EACH = 12, 40
TYPED = (*"abcXYZ019 -.@+</'[]{}%$\\éßñع안中๑", "ß", "İ")
MOVES = ("up", "down", "left", "right", "tab", "shift+tab", "enter", "space")
EDITS = ("backspace", "delete", "home", "end", "ctrl+h")
WHEELS = (
    events.MouseScrollUp,
    events.MouseScrollDown,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)


class Visitor:
    """Somebody, or something, that uses whatever there is."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - the same visitor for the same seed

    def burst(self, where: Region) -> Iterator[events.Event]:
        """Events as a terminal reports them, somewhere in a part of the screen."""
        ways = (*(self._key,) * 4, self._touch, self._drag, self._wheel, self._loose)
        for _event in range(EACH):
            yield from self._random.choice((*ways, self._paste))(where)

    def _at(self, where: Region) -> tuple[int, int]:
        return (
            self._random.randrange(where.x, where.right),
            self._random.randrange(where.y, where.bottom),
        )

    def _button(self) -> int:
        return self._random.choice((1, 1, 1, 2, 3))

    def _key(self, _where: Region) -> Iterator[events.Event]:
        yield key(self._random.choice((*TYPED, *MOVES * 2, *EDITS, *NAMES)))

    def _touch(self, where: Region) -> Iterator[events.Event]:
        place, button = self._at(where), self._button()
        yield mouse(events.MouseDown, *place, button)
        yield mouse(events.MouseUp, *place, button)

    def _drag(self, where: Region) -> Iterator[events.Event]:
        button = self._button()
        yield mouse(events.MouseDown, *self._at(where), button)
        for _step in range(3):
            yield mouse(events.MouseMove, *self._at(where), button)
        yield mouse(events.MouseUp, *self._at(where), button)

    def _wheel(self, where: Region) -> Iterator[events.Event]:
        yield mouse(self._random.choice(WHEELS), *self._at(where), 0)

    def _loose(self, where: Region) -> Iterator[events.Event]:
        half = self._random.choice((events.MouseDown, events.MouseUp))
        yield mouse(half, *self._at(where), self._button())

    def _paste(self, _where: Region) -> Iterator[events.Event]:
        yield events.Paste(self._random.choice(PAYLOADS))


def part_used(pilot: Kiosk) -> Region:
    """The page and its action row: what stands around them leads elsewhere."""
    page = page_of(pilot).region
    bar = frame_of(pilot).query_one("#bar").region
    return Region(page.x, page.y, page.width, bar.y - page.y)


def check_sane(app: KioskApp) -> None:
    """The kiosk is there, and holds nothing that does not count or harms."""
    frame = app.frame
    assert app.is_running
    assert app.return_code is None
    assert app.screen is frame
    assert len(app.screen_stack) == 2
    assert app.clipboard == ""
    assert not FORBIDDEN & set(screen_text(app))
    for field in frame.query(Field):
        assert not FORBIDDEN & set(field.text)
    visit = frame.journey.visit
    assert visit is not None
    assert not visit.path(frame.context()).problems
    assert not FORBIDDEN & set(str(visit.answers))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", list(QUESTIONS))
async def test_a_question_survives_any_burst_and_is_answered_after_it(
    kind: str, seed: int
) -> None:
    service_id, step_id = QUESTIONS[kind]
    visitor = Visitor(f"{kind} {seed}")
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        sent = 0
        for _burst in range(BURSTS):
            await stand_on(pilot, service_id, step_id)
            for event in visitor.burst(part_used(pilot)):
                pilot.app.post_message(event)
                sent += 1
            await settled(pilot)
            check_sane(app_of(pilot))
        assert sent >= 400
        await stand_on(pilot, service_id, step_id)
        wanted = full_visit(service_id, frame_of(pilot).context())
        await answer(pilot, Finger(), step_of(pilot), wanted[step_id])
        assert page_of(pilot).id != "question" or step_of(pilot).id != step_id


@pytest.mark.parametrize("kind", ["choice", "several", "consent"])
async def test_only_a_touch_that_ends_where_it_began_chooses(kind: str) -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, *QUESTIONS[kind])
        before = kept(pilot)
        cards = [each for each in page.query("OptionCard") if each.region.area]
        places = [(each.region.x + 2, each.region.y + 1) for each in cards]
        for start, end in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            pilot.app.post_message(mouse(events.MouseDown, *places[start]))
            pilot.app.post_message(mouse(events.MouseMove, *places[end]))
            pilot.app.post_message(mouse(events.MouseUp, *places[end]))
            await settled(pilot)
            assert kept(pilot).chosen == before.chosen, (start, end)
        await touch(pilot, cards[0])
        assert kept(pilot).chosen != before.chosen


async def test_a_burst_anywhere_on_the_screen_never_leaves_the_kiosk() -> None:
    visitor = Visitor("everywhere")
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        for _burst in range(60 if IN_PROOF else 15):
            for event in visitor.burst(app_of(pilot).screen.region):
                pilot.app.post_message(event)
            await settled(pilot)
            for _turn in range(2):
                await pilot.pause()
            assert pilot.app.is_running
            assert pilot.app.return_code is None
            assert pilot.app.screen is frame_of(pilot)
            assert not FORBIDDEN & set(screen_text(app_of(pilot)))
