"""Desks to test: a real store, real keys, and a clock that tests move."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import timedelta

from msgspec.structs import replace as changed
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from kiosk.counter.calls import numbered
from kiosk.counter.calls_sealed import CallBody, sealed_call
from kiosk.counter.model import Call, Deed, Notice, Topic
from kiosk.counter.store import Store
from kiosk.sealing.case_keys import CaseKeys
from kiosk.settings import Settings
from kiosk.tui.desk.app import DeskApp
from kiosk.tui.desk.page import DeskPage
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.paper_tray import PaperTray
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import width_of
from tests.counter.people import Bank
from tests.tui.kiosks import Clock, languages, library

GRIDS = [(80, 24), (120, 40)]
Desk = Pilot[None]


class RingingDesk(DeskApp):
    """Counts how often it rang."""

    rang = 0

    def bell(self) -> None:
        self.rang += 1


def workplace(
    bank: Bank,
    who: str = "",
    *,
    store: Store | None = None,
    settings: Settings | None = None,
) -> Workplace:
    settings = settings or Settings()
    tongues = Tongues(languages(), settings)
    tongues.open(library())
    return Workplace(
        settings=settings,
        library=library(),
        tongues=tongues,
        store=store or bank.store,
        keys=bank.keys,
        case_keys=CaseKeys(bank.folder / "case-keys"),
        clock=bank.clock,
        tray=PaperTray(settings),
        staff=bank.member(who) if who else None,
    )


def desk(
    bank: Bank,
    who: str = "",
    *,
    english: bool = True,
    clock: Clock | None = None,
    store: Store | None = None,
) -> RingingDesk:
    """Return a desk; `who` is signed in already."""
    place = workplace(bank, who, store=store)
    return RingingDesk(place, english=english, clock=clock or Clock())


def call(
    bank: Bank,
    kiosk: str = "K-05",
    language: str = "ko",
    *,
    services: tuple[str, ...] = ("open-account",),
    minutes: float = 0,
    needs: tuple[str, ...] = (),
    number: bool = False,
) -> Call:
    """Place a call that waits for so long already."""
    placed_at = bank.clock.now - timedelta(minutes=minutes)
    body = CallBody(secrets.token_bytes(32), needs)
    sealed = sealed_call(body, bank.keys.desk_public(), bank.keys.kiosk_key())
    placed = Call(
        id=secrets.token_hex(16),
        kiosk=kiosk,
        language=language,
        services=services,
        placed_at=placed_at,
        sealed=sealed,
    )
    bank.store.place_call(placed, deed_of(placed))
    if number:
        wanted = numbered(placed, bank.clock.now)
        return bank.store.change_call(wanted, ("waiting",), deed_of(placed))
    return placed


def deed_of(placed: Call) -> Deed:
    subject = f"call:{placed.id}"
    return Deed(
        actor=f"kiosk:{placed.kiosk}",
        verb="call-placed",
        subject=subject,
        at=placed.placed_at,
    )


def taken(bank: Bank, placed: Call, who: str) -> None:
    """Let a colleague take a call at another desk."""
    wanted = changed(placed, state="accepted", staff=who)
    bank.store.change_call(wanted, ("waiting", "numbered"), deed_of(placed))


def desk_of(pilot: Desk) -> RingingDesk:
    assert isinstance(pilot.app, RingingDesk)
    return pilot.app


def page_of(pilot: Desk) -> DeskPage:
    page = desk_of(pilot).desk.page
    assert page is not None
    return page


async def calm(pilot: Desk) -> None:
    """Wait until threads and messages have come to rest.

    A handler that waits for a thread holds its widget up, and so the pause too.
    """
    for _turn in range(4):
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Desk, *keys: str) -> None:
    """Press keys, and wait for what they do."""
    await pilot.press(*keys)
    await calm(pilot)


async def type_in(pilot: Desk, text: str, end: str = "enter") -> None:
    """Type a text and a key that ends it."""
    await pilot.press(*("space" if sign == " " else sign for sign in text), end)
    await calm(pilot)


async def hears(pilot: Desk, *topics: Topic) -> None:
    """Let the desk read again what it shows, as when the store tells of it."""
    for topic in topics:
        await desk_of(pilot).desk.noticed(Notice(topic=topic, subject=""))
    await calm(pilot)


def seen(pilot: Desk) -> str:
    """What can be read on the screen now, row by row."""
    return "\n".join(
        "".join(segment.text for segment in strip)
        for strip in pilot.app.screen._compositor.render_strips()
    )


def faults(pilot: Desk) -> list[str]:
    """What is cut off or outside the screen; none is good."""
    screen, found = pilot.app.screen, []
    for leaf in screen.walk_children(Drawn):
        if not leaf.region.area or not all(
            each.display for each in leaf.ancestors_with_self
        ):
            continue
        width, height = leaf.content_size
        lines = leaf.lines(width)
        if len(lines) > height or any(width_of(line) > width for line in lines):
            found.append(f"{leaf} has {len(lines)} rows of {width} in {height}")
        if leaf.region.right > screen.size.width or leaf.region.x < 0:
            found.append(f"{leaf} is too wide")
    return [*found, *(["something is not translated"] if "‹EN›" in seen(pilot) else [])]
