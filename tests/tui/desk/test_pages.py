"""The pages of the desk: whole on every grid, in both languages; scans, lessons."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.tui.desk.pages.lessons import LessonsPage
from kiosk.tui.widgets.field import Field
from tests.counter.branch import KOREAN, way
from tests.counter.people import Bank
from tests.tui.desk.desks import (
    GRIDS,
    Desk,
    call,
    calm,
    desk,
    desk_of,
    faults,
    page_of,
    press,
    seen,
    type_in,
)
from tests.tui.kiosks import library

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_is_cut_off_on_any_page(
    bank: Bank, size: tuple[int, int], english: bool
) -> None:
    call(bank, "K-05", "ko", minutes=112, needs=("wheelchair", "interpreter"))
    call(bank, "K-102", "ar", minutes=7, number=True, services=("lost-card",) * 3)
    found: dict[str, list[str]] = {}
    async with desk(bank, "chen", english=english).run_test(size=size) as pilot:
        await calm(pilot)
        found["queue"] = faults(pilot)
        for keys in (
            ("t",),
            ("enter",),
            ("escape", "d"),
            ("escape", "down", "n"),
            ("f2",),
            ("f3",),
            ("f4",),
            ("f7",),
            ("f8",),
            ("down", "enter"),
            ("f11",),
            ("f12",),
        ):
            await press(pilot, *keys)
            found[f"after {keys}"] = faults(pilot)

    assert {state: each for state, each in found.items() if each} == {}


@pytest.mark.parametrize("english", [True, False])
@pytest.mark.parametrize("size", GRIDS)
async def test_nothing_is_cut_off_at_the_door(
    bank: Bank, size: tuple[int, int], english: bool
) -> None:
    async with desk(bank, english=english).run_test(size=size) as pilot:
        await calm(pilot)
        assert faults(pilot) == []
        desk_of(pilot).desk.ask_first()
        await calm(pilot)
        await press(pilot, "tab", "tab", "tab", "enter")
        assert faults(pilot) == []


def a_pass(bank: Bank) -> str:
    from kiosk.counter.passes import PassMaker

    maker = PassMaker.of(bank.keys, place="K-01")
    made = maker.make(
        way(KOREAN, "renew-passport"),
        services=("renew-passport",),
        language="ko",
        library=library(),
        now=bank.clock(),
    )
    return made.text


async def scanned(pilot: Desk, text: str) -> None:
    """Send what a scanner types, at once; it ends with a Tab."""
    field = page_of(pilot).query_one(Field)
    field.strike("", types=text)
    await press(pilot, "tab")


async def test_a_scanned_pass_becomes_a_case_once(bank: Bank) -> None:
    text = a_pass(bank)
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f4")
        await scanned(pilot, text)
        assert page_of(pilot).id in ("case", "cases")
        await press(pilot, "f4")
        await scanned(pilot, text)

        assert "This pass was used before." in seen(pilot)
        assert text[:20] not in seen(pilot)
    [case] = bank.store.cases("open")
    assert (case.owner, case.language) == ("wang", "ko")


async def test_what_is_no_pass_is_said_and_the_field_is_empty_again(
    bank: Bank,
) -> None:
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f4")
        await type_in(pilot, "hello world")

        assert "This is no counter pass." in seen(pilot)
        assert page_of(pilot).query_one(Field).text == ""


async def test_a_file_that_is_no_picture_is_said_and_nothing_of_it_shown(
    bank: Bank, tmp_path: Path
) -> None:
    wrong = tmp_path / "secret.png"
    wrong.write_bytes(b"root:x:0:0")
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f4")
        await scanned(pilot, str(wrong))

        assert "This picture cannot be read." in seen(pilot)
        assert "root" not in seen(pilot)


async def test_a_pass_is_read_from_a_picture(bank: Bank, tmp_path: Path) -> None:
    import qrcode

    picture = tmp_path / "my pass.png"
    qrcode.make(a_pass(bank)).save(picture)
    async with desk(bank, "wang").run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await press(pilot, "f4")
        await scanned(pilot, f"'{picture}'")

        assert page_of(pilot).id in ("case", "cases")
    assert len(bank.store.cases("open")) == 1


async def test_a_lesson_is_read_to_its_score(bank: Bank) -> None:
    async with desk(bank, "wang").run_test(size=(120, 40)) as pilot:
        await calm(pilot)
        await press(pilot, "f7", "enter")
        page = page_of(pilot)
        assert isinstance(page, LessonsPage)
        lesson = library().lesson(library().lessons[0].id)
        await press(pilot, *["enter"] * len(lesson.sections))
        for question in lesson.quiz:
            right = [one.id for one in question.options].index(question.right)
            await press(pilot, *["down"] * right, "space")
            assert "Right." in seen(pilot)
            if question is not lesson.quiz[-1]:
                await press(pilot, "enter")
        last = len(lesson.quiz)

        assert f"Right answers: {last} of {last}" in seen(pilot)
        await press(pilot, *["escape"] * 20)
        assert page_of(pilot).id == "queue"
