"""Hostile text through every box and every translation: shown, never obeyed."""

from __future__ import annotations

from typing import cast

import pytest
from msgspec import structs
from textual.events import Paste

from kiosk.content.library import Library
from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.interview.visit import Visit
from kiosk.language.catalogue import Catalogue
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.widgets.field import Field
from tests.tui.hands import Kiosk, app_of, frame_of, page_of, settled, touch_at
from tests.tui.kiosks import at_home, kiosk, languages, library, screen_text
from tests.tui.payloads import CONTROLS, FORBIDDEN, FORMATS, MARKUP, PAYLOADS
from tests.tui.test_grids import stand_on
from tests.tui.visits import full_visit

BOXES = (
    "purpose-other",
    "full-name",
    "passport-number",
    "scan",
    "nationality",
    "birth-date",
    "foreign-phone",
    "email",
    "china-address",
    "home-address",
    "deposit",
)


def shown(pilot: Kiosk) -> str:
    return screen_text(app_of(pilot))


def check_calm(pilot: Kiosk) -> None:
    assert pilot.app.is_running
    assert pilot.app.return_code is None
    assert pilot.app.clipboard == ""
    assert not FORBIDDEN & set(shown(pilot))


async def touch_everywhere(pilot: Kiosk) -> None:
    """Touch each row of the box once: a link would be followed."""
    for field in [each for each in page_of(pilot).query(Field) if each.region.area]:
        for y in range(field.region.y, field.region.bottom):
            await touch_at(pilot, field.region.x + 4, y)


@pytest.mark.parametrize("step_id", BOXES)
async def test_no_box_obeys_what_is_pasted(step_id: str) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        page = await stand_on(pilot, "open-account", step_id)
        for payload in PAYLOADS:
            field = next(each for each in page.query(Field) if each.region.area)
            field.hold("")
            field.post_message(Paste(payload))
            await settled(pilot)
            page.on_action("continue")
            await settled(pilot)
            check_calm(pilot)
            if page_of(pilot).id != "question" or page._step is None:
                break
            if page._step.id != step_id:
                page = await stand_on(pilot, "open-account", step_id)
        await touch_everywhere(pilot)
        check_calm(pilot)


@pytest.mark.parametrize("payload", [*MARKUP[::2], *FORMATS[::2]])
async def test_an_answer_is_shown_as_it_was_typed_and_stays_off_the_handout(
    payload: str,
) -> None:
    async with kiosk().run_test(size=(114, 32)) as pilot:
        await at_home(pilot)
        frame = frame_of(pilot)
        service = library().service("open-account")
        answers: dict[str, Value] = {
            **full_visit("open-account", frame.context()),
            "purpose-other": payload,
            "china-address": payload,
        }
        visit = Visit((service,), answers)
        assert visit.shown(frame.context()) is None
        await frame.go(Journey("check", visit))
        await settled(pilot)
        page, read = page_of(pilot), ""
        while page.scroll_y < page.max_scroll_y:
            read += shown(pilot)
            page.scroll_relative(y=6, animate=False)
            await settled(pilot)
        assert (read + shown(pilot)).count(payload) >= 2
        page.on_action("handout")
        await settled(pilot)
        assert page_of(pilot).id == "outcome"
        assert payload not in shown(pilot) or len(payload) < 3
        check_calm(pilot)


class HostileLibrary:
    """The real content, every text of which a translator made hostile."""

    def __init__(self, real: Library, payload: str) -> None:
        self._real = real
        self._payload = payload

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def catalogue(self, code: str, domain: str) -> Catalogue:
        real = self._real.catalogue(code, domain)
        entries = {
            msgid: structs.replace(entry, text=(self._payload,) * len(entry.text))
            for msgid, entry in real.entries.items()
        }
        return structs.replace(real, entries=entries)


def hostile_kiosk(payload: str) -> KioskApp:
    app = kiosk()
    app._open_library = lambda: cast(Library, HostileLibrary(library(), payload))
    return app


@pytest.mark.parametrize("payload", [*MARKUP[:12:2], *FORMATS[:6:2], *CONTROLS[::3]])
async def test_no_translation_is_obeyed(payload: str) -> None:
    async with hostile_kiosk(payload).run_test(size=(114, 32)) as pilot:
        await at_home(pilot, "ko")
        await settled(pilot)
        frame = frame_of(pilot)
        assert frame.voice.language.code in [each.code for each in languages()]
        for step_id in ("for-whom", "consent", "nationality", "tax-notice", "email"):
            page = await stand_on(pilot, "open-account", step_id)
            assert isinstance(page._step, model.Step)
            page.on_action("continue")
            await settled(pilot)
            check_calm(pilot)
        service = library().service("open-account")
        visit = Visit((service,), full_visit("open-account", frame.context()))
        for place in ("check", "outcome"):
            await frame.go(Journey(place, visit))
            await settled(pilot)
            check_calm(pilot)
        for x, y in ((10, 6), (30, 9), (60, 12)):
            await touch_at(pilot, x, y)
        check_calm(pilot)
