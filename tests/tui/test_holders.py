"""Widgets that only hold others: they paint nothing, and nothing is missed."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.still import Holder, Stack
from tests.tui.kiosks import at_home, kiosk
from tests.tui.test_swiftness import at_answer, picture

ROWS = Region(0, 0, 10, 3)


class Held(App[None]):
    """A row and a stack without a look, and one of each with one."""

    CSS = """
    Row, Stack { height: 3; }
    #tinted { background: #DCE4E8; }
    #framed { border: tall #74838E; }
    """

    def compose(self) -> ComposeResult:
        """Put in the four."""
        yield Row(id="row")
        yield Stack(id="stack")
        yield Row(id="tinted")
        yield Stack(id="framed")


async def test_what_has_no_look_paints_nothing() -> None:
    app = Held()
    async with app.run_test():
        holders = app.screen.walk_children(Holder)
        painted = [each.id for each in holders if each.render_lines(ROWS)]
    assert painted == ["tinted", "framed"]


async def same_with_all_painted(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Tell whether the screen is the same when holders paint like other widgets."""
    before = picture(pilot.app)
    with monkeypatch.context() as patch:
        patch.setattr(Holder, "render_lines", Widget.render_lines)
        return picture(pilot.app) == before


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (114, 32)])
async def test_nothing_is_missed_on_the_screen(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = kiosk()
    async with app.run_test(size=size) as pilot:
        await at_home(pilot)
        assert await same_with_all_painted(pilot, monkeypatch)
        if size == (114, 32):
            await at_answer(pilot)
            assert await same_with_all_painted(pilot, monkeypatch)
