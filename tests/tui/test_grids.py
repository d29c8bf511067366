"""Every page on every grid in every language: nothing cut, nothing out of reach."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kiosk.interview import model
from kiosk.interview.model import Answers, Value
from kiosk.interview.visit import Visit
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.messages import LanguageChosen
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.widgets.dock import SLOTS
from kiosk.tui.widgets.field import Field
from tests.conftest import IN_PROOF
from tests.handout.packs.pseudo import PSEUDO, Bank, bank_in
from tests.tui.ends import CODES, GUIDES, SERVICES, at_guide
from tests.tui.grids import GRIDS, set_low
from tests.tui.hands import Kiosk, frame_of, page_of, settled, touch, type_fast
from tests.tui.kiosks import PIN, Clock, at_home, kiosk, library
from tests.tui.sights import faults
from tests.tui.visits import FULL, SCAN, full_visit

EACH = 1 if IN_PROOF else 8
"""In the gate one question in so many is looked at on one grid and language."""


ALL_CODES = (*CODES, *(each.language.code for each in PSEUDO))


def looked_at(size: tuple[int, int], code: str, number: int) -> bool:
    place = GRIDS.index(size) * len(CODES) + ALL_CODES.index(code)
    return (place + number) % EACH == 0


def lows(number: int) -> tuple[bool, ...]:
    """Whether everything is low: in the gate the one or the other."""
    return (False, True) if IN_PROOF else (number // EACH % 2 == 0,)


def looked_at_now(pilot: Kiosk, number: int) -> bool:
    size, code = pilot.app.size, frame_of(pilot).voice.language.code
    return looked_at((size.width, size.height), code, number)


async def questions(pilot: Kiosk, service_id: str) -> AsyncIterator[str]:
    """Stand on each question of a full visit, one after the other."""
    frame = frame_of(pilot)
    service = library().service(service_id)
    answers = full_visit(service_id, frame.context())
    given: dict[str, Value] = {}
    for step in service.steps:
        visit = Visit((service,), dict(given))
        shown = visit.shown(frame.context())
        if shown is None or shown.id != step.id:
            continue
        yield step.id
        given[step.id] = answers[step.id]


async def stand_on(pilot: Kiosk, service_id: str, step_id: str) -> QuestionPage:
    frame = frame_of(pilot)
    service = library().service(service_id)
    answers = before(full_visit(service_id, frame.context()), service, step_id)
    await frame.go(Journey("question", Visit((service,), answers)))
    await settled(pilot)
    page = page_of(pilot)
    assert isinstance(page, QuestionPage)
    assert page._step is not None
    assert page._step.id == step_id
    return page


def before(answers: Answers, service: model.Service, step_id: str) -> Answers:
    ids = [step.id for step in service.steps]
    return {id_: answers[id_] for id_ in ids[: ids.index(step_id)] if id_ in answers}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", GRIDS)
async def test_every_question_can_be_read_and_used(
    size: tuple[int, int], code: str
) -> None:
    found: dict[str, list[str]] = {}
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot, code)
        number = 0
        for service_id in FULL:
            async for step_id in questions(pilot, service_id):
                number += 1
                if not looked_at(size, code, number):
                    continue
                for low in lows(number):
                    await stand_on(pilot, service_id, step_id)
                    await set_low(pilot, low)
                    async for state in states(pilot):
                        found[f"{step_id} {state}, low: {low}"] = faults(pilot)
    assert {state: each for state, each in found.items() if each} == {}


async def states(pilot: Kiosk) -> AsyncIterator[str]:
    """What a question can look like, beginning with how it is asked."""
    page = page_of(pilot)
    assert isinstance(page, QuestionPage)
    yield "asked"
    page.on_action("why")
    await settled(pilot)
    yield "explained"
    page.on_action("why")
    if isinstance(page._step, model.Zone):
        await type_fast(pilot, SCAN)
        yield "scanned"
        return
    page.on_action("continue")
    await settled(pilot)
    if page_of(pilot) is page:
        yield "refused"
    await frame_of(pilot).speak(frame_of(pilot).voice.language.code, second=True)
    await settled(pilot)
    yield "with Chinese"
    fields = [each for each in page.query(Field) if each.region.area]
    if fields:
        await touch(pilot, fields[0])
        yield "typed"
    await frame_of(pilot).speak(frame_of(pilot).voice.language.code, second=False)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("size", GRIDS)
async def test_every_other_page_can_be_read_and_used(
    size: tuple[int, int], code: str
) -> None:
    found: dict[str, list[str]] = {}
    async with kiosk().run_test(size=size) as pilot:
        await settled(pilot)
        found["welcome"] = faults(pilot)
        await at_home(pilot, code)
        # In the gate low is every other one of the grids and languages.
        for low in lows(EACH * (GRIDS.index(size) + CODES.index(code))):
            await set_low(pilot, low)
            async for name, wrong in places_looked_at(pilot):
                found[f"{name}, low: {low}"] = wrong
    assert {name: each for name, each in found.items() if each} == {}


async def places_looked_at(pilot: Kiosk) -> AsyncIterator[tuple[str, list[str]]]:
    """Every place, and what is wrong there in one language and in two."""
    async for name in places(pilot):
        yield name, faults(pilot)
        second = frame_of(pilot).query_one("#bar #second")
        if second.visible and not page_of(pilot).bare:
            await touch(pilot, second)
            yield f"{name} with Chinese", faults(pilot)
            await touch(pilot, second)


async def places(pilot: Kiosk) -> AsyncIterator[str]:
    yield "home"
    for slot in ("language", "display", "call", "again"):
        await touch(pilot, frame_of(pilot).query_one(f"#bar #{slot}"))
        await pilot.pause()  # The large words are laid out a second time.
        yield slot
    await frame_of(pilot).over("leave")
    await settled(pilot)
    yield "leave"
    async for name in ends(pilot):
        yield name
    for guide_id in GUIDES:
        await at_guide(pilot, guide_id)
        for number in range(len(library().guide(guide_id).sections)):
            await settled(pilot)
            yield f"{guide_id} {number}"
            page_of(pilot).on_action("on")
    await frame_of(pilot).over("big_qr")
    await settled(pilot)
    yield "code"
    frame_of(pilot).count(30)
    await settled(pilot)
    yield "countdown"
    frame_of(pilot).count(None)


async def ends(pilot: Kiosk) -> AsyncIterator[str]:
    frame = frame_of(pilot)
    services = tuple(library().service(id_) for id_ in SERVICES)
    answers: dict[str, Value] = {}
    for id_ in SERVICES:
        answers |= full_visit(id_, frame.context())
    for place in ("check", "outcome"):
        for end in (services[:1], services[1:], services):
            await frame.go(Journey(place, Visit(end, answers)))
            await settled(pilot)
            yield f"{place} of {len(end)} from {end[0].id}"
    for number, id_ in enumerate(FULL):
        if id_ not in SERVICES and looked_at_now(pilot, number):
            visit = Visit((library().service(id_),), full_visit(id_, frame.context()))
            await frame.go(Journey("outcome", visit))
            await settled(pilot)
            yield f"outcome of {id_}"


@pytest.mark.parametrize("size", GRIDS)
async def test_the_controls_never_move_nor_scroll(size: tuple[int, int]) -> None:
    seen = set()
    async with kiosk().run_test(size=size) as pilot:
        await at_home(pilot)
        async for _name in places(pilot):
            frame = frame_of(pilot)
            if not page_of(pilot).bare and not frame.has_class("-counting"):
                page_of(pilot).scroll_end(animate=False)
                await settled(pilot)
                buttons = frame.query("#bar DockButton")
                seen |= {(each.id, each.region) for each in buttons if each.visible}
    assert len(seen) == len(SLOTS)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return bank_in(tmp_path_factory.mktemp("bank"))


TO_COME = [((72, 20), "xa"), ((50, 44), "xw"), ((40, 36), "xr")]
"""In the gate each of the languages to come stands on the grid that is hardest."""
ALL_TO_COME = [(size, one.language.code) for size in GRIDS for one in PSEUDO]


@pytest.mark.parametrize(("size", "code"), ALL_TO_COME if IN_PROOF else TO_COME)
async def test_longer_wider_and_other_scripts_have_room_too(
    bank: Bank, size: tuple[int, int], code: str
) -> None:
    found: dict[str, list[str]] = {}
    app = KioskApp(
        Settings(staff_pin=PIN), bank.languages, lambda: bank.library, clock=Clock()
    )
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        found["welcome"] = faults(pilot)
        app.frame.post_message(LanguageChosen(code))
        await settled(pilot)
        await set_low(pilot, GRIDS.index(size) % 2 == 0)
        async for name, wrong in places_looked_at(pilot):
            # A control of the bar has one row of words in every language there is;
            # where a translation to come is too long for it, it takes two.
            found[name] = [each for each in wrong if " has no room for " not in each]
    assert {name: each for name, each in found.items() if each} == {}
