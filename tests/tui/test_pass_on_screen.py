"""The counter pass: made where a visit ends, shown as codes that are read back."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from textual.pilot import Pilot

from kiosk.counter.cases import opened
from kiosk.counter.model import Case
from kiosk.counter.opening import Counter, Held
from kiosk.counter.passes import Pass
from kiosk.errors import SealError
from kiosk.sealing.key_folder import KeyFolder
from kiosk.settings import Printing, Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.visitor.counter_desk import CounterDesk
from kiosk.tui.visitor.messages import Answered, EraseWanted, Finished, PassWanted
from kiosk.tui.visitor.pages.outcome import OutcomePage
from kiosk.tui.visitor.pages.pass_codes import PassCodesPage
from tests.counter.branch import KOREAN, Branch
from tests.tui.ends import frame_of, settled
from tests.tui.kiosks import PIN, Clock, at_home, languages, library, screen_text
from tests.tui.seen_codes import seen_code

LANDSCAPE = (114, 32)
SERVICE = "renew-passport"


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    branch = Branch(tmp_path / "state")
    yield branch
    branch.store.close()


def kiosk(branch: Branch, folder: Path | None = None) -> KioskApp:
    def keys() -> KeyFolder:
        return branch.keys

    desk = CounterDesk(keys, lambda: branch.store, lambda: branch.now)
    settings = Settings(staff_pin=PIN, printing=Printing(folder=folder))
    return KioskApp(settings, languages(), library, clock=Clock(), counter=desk)


async def at_end(pilot: Pilot[None], code: str = "ko", service: str = SERVICE) -> None:
    await at_home(pilot, code)
    from kiosk.interview.visit import Visit
    from kiosk.tui.visitor.journey import Journey

    visit = Visit((library().service(service),), KOREAN)
    await frame_of(pilot).go(Journey("outcome", visit))
    await settled(pilot)
    assert isinstance(frame_of(pilot).page, OutcomePage)


async def shown_codes(pilot: Pilot[None]) -> list[str]:
    """Look at the codes one after the other, as staff with a scanner do."""
    frame = frame_of(pilot)
    frame.page.post_message(PassWanted())
    await settled(pilot)
    codes: list[str] = []
    while isinstance(frame.page, PassCodesPage):
        seen = seen_code(frame)
        if seen is None:
            break
        codes.append(seen)
        await pilot.press("x")
        await settled(pilot)
    return codes


def scanned(counter: Counter, codes: list[str]) -> Case | None:
    held: tuple[object, ...] = ()
    found: object = None
    for code in codes:
        found = counter.open_scan(code, held)  # type: ignore[arg-type]
        held = found.parts if isinstance(found, Held) else ()
    return found if isinstance(found, Case) else None


@pytest.mark.parametrize("size", [LANDSCAPE, (64, 57), (120, 40), (160, 50)])
async def test_the_desk_opens_what_it_sees_on_the_screen(
    branch: Branch, size: tuple[int, int]
) -> None:
    async with kiosk(branch).run_test(size=size) as pilot:
        await at_end(pilot)
        codes = await shown_codes(pilot)

    case = scanned(branch.counter(), codes[::-1])

    assert 1 <= len(codes) <= 3
    assert case is not None
    key = branch.case_keys.key(case.id)
    assert key is not None
    body = opened(case.body, key, case.id)
    assert body.answers == KOREAN
    assert body.language == "ko"


@pytest.mark.parametrize("size", [(80, 24), (72, 20), (40, 36)])
async def test_where_three_codes_are_too_few_the_page_is_asked_for(
    branch: Branch, size: tuple[int, int]
) -> None:
    async with kiosk(branch).run_test(size=size) as pilot:
        await at_end(pilot, "en")
        assert await shown_codes(pilot) == []

        said = " ".join(screen_text(kiosk_of(pilot)).split())
        assert "Please take the printed page" in said
        await pilot.press("x")
        assert isinstance(frame_of(pilot).page, OutcomePage)


def kiosk_of(pilot: Pilot[None]) -> KioskApp:
    assert isinstance(pilot.app, KioskApp)
    return pilot.app


async def test_several_codes_say_which_one_it_is(branch: Branch) -> None:
    async with kiosk(branch).run_test(size=LANDSCAPE) as pilot:
        await at_end(pilot, "en")
        frame_of(pilot).page.post_message(PassWanted())
        await settled(pilot)

        said = screen_text(kiosk_of(pilot))

        count = int(re.findall(r"Code 1 of (\d)", said)[0])
        await pilot.click(frame_of(pilot).page)
        await settled(pilot)
        assert f"Code 2 of {count}" in screen_text(kiosk_of(pilot))


async def test_the_page_says_what_the_pass_is_and_when_it_ends(branch: Branch) -> None:
    async with kiosk(branch).run_test(size=(80, 90)) as pilot:
        await at_end(pilot, "en")

        said = " ".join(screen_text(kiosk_of(pilot)).split())

    assert "For the counter" in said
    assert "Only this bank's counter can read it." in said
    assert "November 23, 2026, 09:30" in said


async def test_a_visit_has_one_pass_until_an_answer_changes(branch: Branch) -> None:
    async with kiosk(branch).run_test(size=LANDSCAPE) as pilot:
        await at_end(pilot)
        frame = frame_of(pilot)
        first = frame.carrier.held
        await shown_codes(pilot)
        assert first is not None
        assert frame.carrier.held is first

        await frame.go(frame.journey.changed("name-changed", frame.context()))
        frame.post_message(Answered({"name-changed": "yes"}))
        await settled(pilot)
        frame.post_message(Answered({"former-name": None}))
        await settled(pilot)
        frame.post_message(Finished())
        await settled(pilot)

        second = frame.carrier.held
        assert second is not None
        assert second.made.content.id != first.made.content.id
        assert second.made.content.answers["name-changed"] == "yes"


async def test_wiping_forgets_the_pass(branch: Branch) -> None:
    async with kiosk(branch).run_test(size=LANDSCAPE) as pilot:
        await at_end(pilot)
        old = frame_of(pilot)
        assert old.carrier.held is not None
        old.post_message(EraseWanted())
        await settled(pilot)

        assert frame_of(pilot) is not old
        assert frame_of(pilot).carrier.held is None
        del old
        await settled(pilot)
        gc.collect()
        assert not [one for one in gc.get_objects() if isinstance(one, Pass)]


async def test_the_printed_page_carries_a_pass_that_the_desk_opens(
    branch: Branch, tmp_path: Path
) -> None:
    folder = tmp_path / "printed"
    folder.mkdir()
    async with kiosk(branch, folder).run_test(size=LANDSCAPE) as pilot:
        await at_end(pilot)
        frame_of(pilot).page.on_action("print")
        await settled(pilot)

    (pdf,) = folder.iterdir()
    texts = [
        found.text
        for page in pypdfium2.PdfDocument(pdf)
        for found in zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())
    ]
    passes = [text for text in texts if text.startswith("KP1:")]
    assert isinstance(branch.counter().open_pass(passes[0]), Case)


async def test_keys_that_cannot_be_used_leave_the_page_as_it_was(
    branch: Branch, tmp_path: Path
) -> None:
    def unsafe() -> KeyFolder:
        raise SealError("The folder is open to others.")

    desk = CounterDesk(unsafe, lambda: branch.store)
    app = KioskApp(Settings(staff_pin=PIN), languages(), library, counter=desk)
    async with app.run_test(size=LANDSCAPE) as pilot:
        await at_end(pilot, "en")

        assert frame_of(pilot).carrier.held is None
        assert "For the counter" not in screen_text(app)
        assert "Code for the counter" not in screen_text(app)


async def test_a_scam_that_needs_staff_first_has_no_code_among_its_actions(
    branch: Branch,
) -> None:
    async with kiosk(branch).run_test(size=LANDSCAPE) as pilot:
        await at_home(pilot, "en")
        from tests.tui.ends import at_outcome

        await at_outcome(pilot, "renew-passport", "no-consent")
        ids = [action.id for action in frame_of(pilot).page.actions()]

        assert ids[-1] == "call"
        assert "counter" not in ids
