"""Every cell of every kind of screen stands out, in each palette and state."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from textual.widget import Widget

from kiosk.tui.themes import PALETTES
from kiosk.tui.visitor.display import Display
from kiosk.tui.visitor.editors.kinds import editor_kind
from kiosk.tui.visitor.messages import DisplayChosen
from tests.conftest import IN_PROOF
from tests.tui.colours import controls, faint
from tests.tui.ends import CODES
from tests.tui.grids import GRIDS, Grid
from tests.tui.hands import Kiosk, app_of, frame_of, page_of, settled
from tests.tui.kiosks import at_home, kiosk, library
from tests.tui.test_grids import places, questions, stand_on, states
from tests.tui.visits import FULL

EVERY = [(theme, grid, code) for theme in PALETTES for grid in GRIDS for code in CODES]
SOME = [("lobby", (72, 20), "ko"), ("contrast", (114, 32), "ar")]
SOME += [("yellow", (40, 36), "zh")]


Look = tuple[type[Widget], type[Widget], frozenset[str]]
"""The page, and what a control on it is and has for classes."""


async def wear(pilot: Kiosk, theme: str) -> None:
    frame_of(pilot).post_message(DisplayChosen(Display(theme=theme)))
    await settled(pilot)
    assert app_of(pilot).theme == theme


async def focuses(pilot: Kiosk, seen: set[Look]) -> AsyncIterator[str]:
    """The screen as it is, then with one control of each new look focused."""
    frame = frame_of(pilot)
    before = frame.focused
    yield "as it is"
    for control in controls(pilot):
        look = (type(page_of(pilot)), type(control), control.classes)
        if look in seen:
            continue
        seen.add(look)
        frame.set_focus(control, scroll_visible=False)
        await settled(pilot)
        yield f"focus on {look}"
    frame.set_focus(before, scroll_visible=False)
    await settled(pilot)


@pytest.mark.parametrize(("theme", "size", "code"), EVERY if IN_PROOF else SOME)
async def test_every_place_stands_out(theme: str, size: Grid, code: str) -> None:
    found: dict[str, list[str]] = {}
    seen: set[Look] = set()
    async with kiosk().run_test(size=size) as pilot:
        await settled(pilot)
        found["welcome"] = [*faint(pilot)]
        await at_home(pilot, code)
        await wear(pilot, theme)
        await frame_of(pilot).speak(code, second=True)
        async for name in places(pilot):
            async for focus in focuses(pilot, seen):
                found[f"{name}, {focus}"] = [*faint(pilot)]
    assert {name: each[:3] for name, each in found.items() if each} == {}


@pytest.mark.parametrize(("theme", "size", "code"), EVERY if IN_PROOF else SOME)
async def test_every_kind_of_question_stands_out(
    theme: str, size: Grid, code: str
) -> None:
    found: dict[str, list[str]] = {}
    seen: set[Look] = set()
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        await wear(pilot, theme)
        for service_id, step_id in await one_of_each_kind(pilot):
            await stand_on(pilot, service_id, step_id)
            async for state in states(pilot):
                async for focus in focuses(pilot, seen):
                    found[f"{step_id}, {state}, {focus}"] = [*faint(pilot)]
                await chosen_and_pressed(pilot)
                found[f"{step_id}, {state}, pressed"] = [*faint(pilot)]
    assert {name: each[:3] for name, each in found.items() if each} == {}


async def one_of_each_kind(pilot: Kiosk) -> tuple[tuple[str, str], ...]:
    kinds: dict[str, tuple[str, str]] = {}
    for service_id in FULL:
        steps = {step.id: step for step in library().service(service_id).steps}
        async for step_id in questions(pilot, service_id):
            kinds.setdefault(editor_kind(steps[step_id]), (service_id, step_id))
    return tuple(kinds.values())


async def chosen_and_pressed(pilot: Kiosk) -> None:
    """Choose the first card, and show every other control as held."""
    first, *others = page_of(pilot).query("OptionCard") or (None,)
    if first is not None and first.display:
        first.add_class("-on")
    for each in (*others, *frame_of(pilot).query("TouchButton")):
        each.add_class("-pressed")
    await settled(pilot)


async def test_what_is_too_faint_is_found() -> None:
    async with kiosk().run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert [*faint(pilot)] == []
        for button in frame_of(pilot).query("#bar DockButton"):
            button.styles.color = "#5b7780"
        await settled(pilot)
        assert any("B at " in each for each in faint(pilot))

        for card in page_of(pilot).query("Card"):
            card.styles.border = ("tall", "#e2e6e8")
        await settled(pilot)
        assert any("edge of Card" in each for each in faint(pilot))
