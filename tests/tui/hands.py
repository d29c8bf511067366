"""A visitor's hands: keys and touches as a terminal reports them, without waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress

from textual import events
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.frame import FrameScreen
from kiosk.tui.visitor.page import Page
from kiosk.tui.widgets.keyboard import Keyboard

CALM = 6
"""Turns of the loop in which nothing is to do."""
MOST_TURNS = 40_000
PATIENCE = 300
"""Turns in which a layout is waited for: what is covered may never get one."""
SPECIAL = {"enter": "\r", "tab": "\t", "space": " ", "backspace": "\x7f"}
SIGNS = {"\n": "enter", "\t": "tab", "\x7f": "backspace"}
Kiosk = Pilot[None]


def app_of(pilot: Kiosk) -> KioskApp:
    assert isinstance(pilot.app, KioskApp)
    return pilot.app


def frame_of(pilot: Kiosk) -> FrameScreen:
    return app_of(pilot).frame


def page_of(pilot: Kiosk) -> Page:
    return frame_of(pilot).page


def _busy(app: KioskApp) -> bool:
    screen = app.screen
    widgets = (screen, *screen.walk_children())
    drawn = not (screen._dirty_widgets or screen._scroll_required)
    return bool(not drawn or screen._callbacks or app.message_queue_size) or any(
        each.message_queue_size or each._next_callbacks for each in widgets
    )


def _unplaced(app: KioskApp) -> bool:
    return any(each._layout_required for each in _displayed(app.screen))


def _displayed(widget: Widget) -> Iterator[Widget]:
    """What is shown: the hidden may wait for their layout for ever."""
    yield widget
    for child in widget.children:
        if child.display:
            yield from _displayed(child)


async def settled(pilot: Kiosk) -> None:
    """Wait until nothing is queued, to be laid out or to be painted."""
    app, calm = app_of(pilot), 0
    for turn in range(MOST_TURNS):
        await asyncio.sleep(0)
        if any(worker.is_running for worker in app.workers):
            with suppress(WorkerCancelled):  # Another took its place.
                await app.workers.wait_for_complete()
        if not app.is_running or not app.screen_stack:
            return
        waits = turn < PATIENCE and _unplaced(app)
        calm = 0 if waits or _busy(app) else calm + 1
        if calm > CALM:
            return
    raise AssertionError("the kiosk does not come to rest")


# Keys.


def key(name: str) -> events.Key:
    """A key as the driver reports it, by its name or its character."""
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, SPECIAL.get(name))


async def press(pilot: Kiosk, *names: str) -> None:
    """Press keys one after the other, each when the one before was dealt with."""
    for name in names:
        pilot.app.post_message(key(name))
        await settled(pilot)


async def type_fast(pilot: Kiosk, text: str) -> None:
    """Type as a scanner does: all at once; a line end is Enter."""
    for sign in text:
        pilot.app.post_message(key(SIGNS.get(sign, sign)))
    await settled(pilot)


async def tab_to(pilot: Kiosk, target: Widget) -> None:
    """Go to a control with Tab alone."""
    for _try in range(3):
        chain, focused = pilot.app.screen.focus_chain, pilot.app.focused
        assert target in chain, f"Tab does not reach {target} on {page_of(pilot).id}"
        start = chain.index(focused) if focused in chain else -1
        for _stop in range((chain.index(target) - start) % len(chain)):
            pilot.app.post_message(key("tab"))
        await settled(pilot)
        if pilot.app.focused is target:
            return
    raise AssertionError(f"Tab goes elsewhere than to {target}")


# Touches.


def mouse(
    kind: type[events.MouseEvent], x: int, y: int, button: int = 1
) -> events.Event:
    return kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False)


async def touch_at(pilot: Kiosk, x: int, y: int) -> None:
    """Touch one cell of the screen."""
    for kind in (events.MouseDown, events.MouseUp):
        pilot.app.post_message(mouse(kind, x, y))
    await settled(pilot)


async def touch(pilot: Kiosk, target: Widget) -> None:
    """Touch a control in its middle, after scrolling with ▲ and ▼ where needed."""
    await reach(pilot, target)
    region = target.region
    x, y = region.x + region.width // 2, middle_row(target)
    found, _region = pilot.app.screen.get_widget_at(x, y)
    assert found is target, f"{found} lies over {target}"
    await touch_at(pilot, x, y)


def middle_row(target: Widget) -> int:
    return target.region.y + target.region.height // 2


def seen(pilot: Kiosk, target: Widget) -> bool:
    """Whether the middle row of a control is on the screen."""
    page = page_of(pilot)
    if page not in target.ancestors:
        return True
    y = middle_row(target)
    return page.region.y <= y < page.region.bottom


async def reach(pilot: Kiosk, target: Widget) -> None:
    for _turn in range(30):
        if seen(pilot, target):
            return
        below = middle_row(target) >= page_of(pilot).region.bottom
        arrow = pilot.app.screen.query_one("#down" if below else "#up")
        assert arrow.display, f"{target} cannot be scrolled to"
        await touch(pilot, arrow)
    raise AssertionError(f"{target} is never on the screen")


async def strike(pilot: Kiosk, *labels: str) -> None:
    """Touch keys of the on-screen keyboard, by what they type or their role."""
    keyboard = page_of(pilot).query_one(Keyboard)
    for label in labels:
        where = _face_with(keyboard, label)
        if where is None:
            await strike(pilot, "face")
            where = _face_with(keyboard, label)
        assert where is not None, f"no key for {label!r}"
        await touch_at(pilot, where.x + where.width // 2, where.y + where.height // 2)


def _face_with(keyboard: Keyboard, label: str) -> Region | None:
    try:
        return keyboard.key_region(label)
    except LookupError:
        return None


def action(pilot: Kiosk, id_: str) -> Widget:
    """The button of an action of the page."""
    ids = [each.id for each in page_of(pilot).actions()]
    return pilot.app.screen.query_one(f"#action{ids.index(id_)}")
