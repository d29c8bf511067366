"""The case page: whole on every grid, and nothing shown, copied or printed unlogged."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from textual.pilot import Pilot

from kiosk.counter.case_file import CaseFile
from kiosk.sealing.case_keys import CaseKeys
from kiosk.settings import Printing, Settings, Terminal
from kiosk.tui.desk.case_parts import spaced
from kiosk.tui.desk.pages.case import CasePage
from tests.counter.cases import MINJI, minji
from tests.counter.people import Bank
from tests.tui.desk.cases import as_kept, keep, show, subjects
from tests.tui.desk.desks import (
    RingingDesk,
    calm,
    desk,
    desk_of,
    faults,
    page_of,
    press,
    seen,
    workplace,
)
from tests.tui.kiosks import Clock
from tests.tui.payloads import PAYLOADS

GRIDS = [(80, 24), (100, 30), (120, 40)]
WALKS = 200 if os.environ.get("KIOSK_PROOF") else 6
NUMBER = "M70412678"


def desk_with(bank: Bank, who: str, settings: Settings) -> RingingDesk:
    place = workplace(bank, who, settings=settings)
    return RingingDesk(place, english=True, clock=Clock())


def printed(folder: Path) -> list[str]:
    """Return what was printed, without the random part of each name."""
    return sorted(path.name.rpartition("-")[0] for path in folder.glob("*.pdf"))


async def point_at(pilot: Pilot[None], page: CasePage, row: str) -> None:
    """Put the focus on a row of the answers."""
    page._board.lists[0].point_at(row)
    await calm(pilot)


async def test_whose_case_it_is_stands_at_the_top_whatever_is_pointed_at(
    bank: Bank,
) -> None:
    keep(bank, "li")
    async with desk(bank, "li", english=False).run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f2", "enter")
        page = page_of(pilot)
        assert isinstance(page, CasePage)

        assert page.scroll_y == 0
        assert "▲" in seen(pilot), "the warnings"
        assert page._board.current[0] == "answers"


@pytest.mark.parametrize(
    ("language", "english"), [("ko", False), ("ar", False), ("ko", True)]
)
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_is_cut_off(
    bank: Bank, size: tuple[int, int], language: str, english: bool
) -> None:
    body = minji(language=language, warnings=("name-may-be-truncated", "other-version"))
    case = keep(bank, "li", body)
    async with desk(bank, "li", english=english).run_test(size=size) as pilot:
        page = await show(pilot, case)
        found = faults(pilot)
        await press(pilot, "m", "c", "c", "end")
        found += faults(pilot)
        page.scroll_end(animate=False)
        await calm(pilot)
        found += faults(pilot)

    assert found == []


async def test_chinese_stands_first_and_the_original_beside_where_there_is_room(
    bank: Bank,
) -> None:
    case = keep(bank, "li")
    for size, beside in (((80, 24), False), ((100, 30), True), ((120, 40), True)):
        async with desk(bank, "li", english=False).run_test(size=size) as pilot:
            await show(pilot, case)
            assert "外国护照" in seen(pilot)
            assert ("외국 여권" in seen(pilot)) is beside


async def test_warnings_stand_above_the_answers(bank: Bank) -> None:
    case = keep(bank, "li", minji(warnings=("name-may-be-truncated",)))
    async with desk(bank, "li", english=False).run_test(size=(80, 24)) as pilot:
        await show(pilot, case)

        assert seen(pilot).index("可能被截断") < seen(pilot).index("外国护照")


async def test_enter_ticks_and_the_tick_is_kept(bank: Bank) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        await show(pilot, case)
        await press(pilot, "right", "enter")

        assert len(as_kept(bank, case).body.ticked) == 1
        assert "✓" in seen(pilot)

        await press(pilot, "enter")
        assert as_kept(bank, case).body.ticked == ()
    assert subjects(bank, "case-changed") == [f"case:{case.id}"] * 2


async def test_m_shows_one_field_and_writes_one_row(bank: Bank) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await point_at(pilot, page, "passport-number")
        assert NUMBER not in seen(pilot)

        await press(pilot, "m", "m")

        assert NUMBER in seen(pilot)
        assert "minji@example.com" not in seen(pilot)
    assert subjects(bank, "case-unmasked") == [f"case:{case.id}/passport-number"]


async def test_enter_on_a_hidden_answer_shows_it_and_then_copies_it(bank: Bank) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await point_at(pilot, page, "passport-number")
        await press(pilot, "enter")
        assert subjects(bank, "case-copied") == []

        await press(pilot, "enter")
        assert subjects(bank, "case-copied") == [f"case:{case.id}/passport-number"]
        assert desk_of(pilot).clipboard == NUMBER


@pytest.mark.parametrize("keys", [("f12",), ("f1",), ("escape",)])
async def test_what_was_shown_is_hidden_after_a_lock_and_on_another_page(
    bank: Bank, keys: tuple[str, ...]
) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await point_at(pilot, page, "passport-number")
        await press(pilot, "m", *keys)
        if keys == ("f12",):
            assert page._fields.unmasked == frozenset()
            desk_of(pilot).desk.unlock()
            await calm(pilot)
        else:
            await show(pilot, case)

        assert NUMBER not in seen(pilot)


async def test_a_field_copied_again_is_shown_large_for_thirty_seconds(
    bank: Bank,
) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await point_at(pilot, page, "passport-number")
        await press(pilot, "c")
        assert spaced(NUMBER) not in seen(pilot)

        await press(pilot, "c")
        page.scroll_home(animate=False)
        await calm(pilot)
        assert spaced(NUMBER) in seen(pilot)

        for _second in range(30):
            await page.ticked()
        await calm(pilot)
        assert spaced(NUMBER) not in seen(pilot)
    assert len(subjects(bank, "case-copied")) == 2


async def test_where_the_terminal_cannot_copy_the_field_is_shown_large(
    bank: Bank,
) -> None:
    case = keep(bank, "li")
    settings = Settings(terminal=Terminal(clipboard=False))
    async with desk_with(bank, "li", settings).run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await point_at(pilot, page, "passport-number")
        await press(pilot, "c")

        assert desk_of(pilot).clipboard == ""
        assert page._board.large.value == NUMBER
        await press(pilot, "escape")
        assert page._board.large.value == ""


async def test_lobby_staff_see_no_hidden_answer_and_print_nothing(
    bank: Bank, tmp_path: Path
) -> None:
    case = keep(bank, "wang")
    settings = Settings(printing=Printing(folder=tmp_path))
    async with desk_with(bank, "wang", settings).run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await point_at(pilot, page, "passport-number")
        await press(pilot, "m", "c", "p")

        assert NUMBER not in seen(pilot)
        assert desk_of(pilot).clipboard == ""
    assert subjects(bank, "case-unmasked") == []
    assert subjects(bank, "form-printed") == []
    assert printed(tmp_path) == []


async def test_a_case_of_a_colleague_is_not_shown(bank: Bank) -> None:
    case = keep(bank, "chen")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        await show(pilot, case)

        assert "colleague" in seen(pilot)
        assert "KIM" not in seen(pilot)


async def test_a_change_from_elsewhere_is_told_and_read_again(bank: Bank) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        await press(pilot, "right")
        # Another desk of the same person: the page has not heard of it yet.
        other = CaseFile(
            store=bank.store,
            case_keys=CaseKeys(bank.folder / "case-keys"),
            staff=bank.member("li"),
            clock=bank.clock,
        )
        before = page._open
        other.tick(other.read(case.id), "step:elsewhere")
        page._open = before
        await press(pilot, "enter")

        assert "colleague was first" in seen(pilot)
        assert page._open == as_kept(bank, case)
        assert as_kept(bank, case).body.ticked == ("step:elsewhere",)


async def test_closing_asks_once_where_something_is_not_ticked(bank: Bank) -> None:
    case = keep(bank, "li")
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        done = page.query_one("#act-done")
        await pilot.click(done)
        await calm(pilot)
        assert "Not ticked yet" in seen(pilot)
        assert not as_kept(bank, case).done

        await pilot.click(done)
        await calm(pilot)
        assert as_kept(bank, case).done
        assert page_of(pilot).id == "queue"
    assert subjects(bank, "case-closed") == [f"case:{case.id}"]


async def test_p_prints_every_form_of_the_case_and_logs_each(
    bank: Bank, tmp_path: Path
) -> None:
    case = keep(bank, "li")
    settings = Settings(printing=Printing(folder=tmp_path))
    async with desk_with(bank, "li", settings).run_test(size=(120, 40)) as pilot:
        await show(pilot, case)
        await press(pilot, "p")

        assert "The forms are printed." in seen(pilot)
    assert printed(tmp_path) == ["form-application", "form-tax-residency"]
    assert subjects(bank, "form-printed") == [
        f"case:{case.id}/application",
        f"case:{case.id}/tax-residency",
    ]


@pytest.mark.parametrize(
    ("services", "folder", "said"),
    [
        (("open-account",), "gone", "The form was not printed."),
        (("book-a-time",), "", "No form belongs to this case."),
    ],
)
async def test_what_cannot_be_printed_is_told(
    bank: Bank, tmp_path: Path, services: tuple[str, ...], folder: str, said: str
) -> None:
    case = keep(bank, "li", minji(services=services))
    settings = Settings(printing=Printing(folder=tmp_path / folder))
    async with desk_with(bank, "li", settings).run_test(size=(120, 40)) as pilot:
        await show(pilot, case)
        await press(pilot, "p")

        assert said in seen(pilot)


async def test_hostile_answers_are_only_text(bank: Bank) -> None:
    names = {"surname": PAYLOADS[0], "given_names": PAYLOADS[1]}
    answers = {**MINJI, "full-name": names}
    unknown = tuple(enumerate(PAYLOADS, start=900))
    case = keep(bank, "li", minji(answers=answers, unknown=unknown))
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        page = await show(pilot, case)
        for number, _payload in unknown[::12]:
            await point_at(pilot, page, f"unknown-{number}")
            await press(pilot, "m", "c", "c")
            assert "\x1b" not in seen(pilot)

        assert page_of(pilot) is page


async def test_as_many_rows_are_in_the_log_as_fields_were_unmasked(bank: Bank) -> None:
    case = keep(bank, "li")
    chosen = random.Random(4)  # noqa: S311 - a walk that can be walked again
    keys = ("m", "m", "c", "enter", "down", "up", "end", "escape", "f12")
    shown = copied = 0
    async with desk(bank, "li").run_test(size=(120, 40)) as pilot:
        for _walk in range(WALKS):
            page = await show(pilot, case)
            assert page._view is not None
            await point_at(
                pilot,
                page,
                chosen.choice([one.id for one in page._view.rows if one.masked]),
            )
            for key in chosen.choices(keys, k=6):
                at, id_ = page._board.current
                row = page._row(id_) if at == "answers" and page.display else None
                hidden = row is not None and page._fields.hides(row)
                if desk_of(pilot).desk.closed or page_of(pilot) is not page:
                    break
                await press(pilot, key)
                shown += hidden and key in ("m", "enter")
                copied += row is not None and (
                    key == "c" or (key == "enter" and not hidden)
                )
            if desk_of(pilot).desk.closed:
                desk_of(pilot).desk.unlock()
                await calm(pilot)

    assert len(subjects(bank, "case-unmasked")) == shown > 0
    assert len(subjects(bank, "case-copied")) == copied > 0
