"""What stands in a booklet: chapters, the age of its figures, numbers to call."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from kiosk.handout.model import LARGEST_CODE_BYTES
from kiosk.handout.packs.booklet import LONGEST_NAME, of_pages
from kiosk.handout.packs.model import Booklet
from kiosk.handout.packs.quoting import Told, facts_of
from kiosk.settings import Branch, Settings
from tests.handout.packs.pseudo import Bank

PHONE = "010-1234 5678"


def services(bank: Bank) -> tuple[Told, ...]:
    return tuple(bank.library.service(page.id) for page in bank.library.services)


def guides(bank: Bank) -> tuple[Told, ...]:
    return tuple(bank.library.guide(page.id) for page in bank.library.guides)


def whole(bank: Bank, code: str = "en") -> Booklet:
    return of_pages(services(bank), guides(bank), bank.voices(code), bank.library)


def phones(bank: Bank) -> list[str]:
    quoted = facts_of((*services(bank), *guides(bank)), bank.library)
    return [fact.values[-1].value for fact in quoted if fact.unit == "phone"]


def says(phone: str, text: str) -> bool:
    return re.search(rf"\b{phone}\b", text) is not None


def told(booklet: Booklet, place: int) -> str:
    """Everything one chapter says."""
    chapter = booklet.chapters[place]
    lines = [line.text for section in chapter.sections for line in section.lines]
    code = chapter.code.text if chapter.code else ""
    return " ".join((chapter.title.text, *lines, code))


def test_every_service_and_guide_is_a_chapter_in_the_order_of_home(bank: Bank) -> None:
    booklet = whole(bank)

    ids = [page.id for page in (*bank.library.services, *bank.library.guides)]
    assert [chapter.id for chapter in booklet.chapters] == ids
    assert [len(part.chapters) for part in booklet.parts] == [
        len(bank.library.services),
        len(bank.library.guides),
    ]
    assert all(chapter.code for chapter in booklet.chapters)


def test_a_part_without_chapters_is_no_part(bank: Bank) -> None:
    booklet = of_pages((), guides(bank)[:1], bank.voices("ko"), bank.library)

    (part,) = booklet.parts
    assert len(part.chapters) == 1


def test_numbers_dialled_in_need_come_first(bank: Bank) -> None:
    lines = [number.line.text for number in whole(bank).numbers]

    assert {line.split(":")[0] for line in lines[:3]} == {"Police", "Fire", "Ambulance"}


def test_a_number_is_told_in_each_chapter_it_points_to_and_in_no_other(
    bank: Bank,
) -> None:
    booklet = whole(bank)
    everything = [told(booklet, place) for place in range(len(booklet.chapters))]
    for number in booklet.numbers:
        (phone,) = (phone for phone in phones(bank) if says(phone, number.line.text))
        assert set(number.chapters) == {
            place for place, text in enumerate(everything) if says(phone, text)
        }


def test_every_number_of_the_chapters_is_listed_once(bank: Bank) -> None:
    booklet = whole(bank)
    lines = [number.line.text for number in booklet.numbers]

    assert len(lines) == len(phones(bank)) > 5
    for phone in phones(bank):
        assert sum(says(phone, line) for line in lines) == 1


def test_the_number_of_the_branch_is_listed_where_there_is_one(bank: Bank) -> None:
    with_phone = replace(bank, settings=Settings(branch=Branch(phone=PHONE)))

    listed = [number.line.text for number in whole(with_phone).numbers]
    assert [PHONE in line for line in listed].index(True) == 3
    assert not any(
        "branch" in number.line.text.casefold() for number in whole(bank).numbers
    )


def test_the_cover_tells_the_day_the_age_of_the_figures_and_when_to_print_again(
    bank: Bank,
) -> None:
    quoted = facts_of((*services(bank), *guides(bank)), bank.library)
    since = max(value.since for fact in quoted for value in fact.values)
    review = min(fact.review_by for fact in quoted)
    booklet = whole(bank)

    day = bank.wording("en").formatter.date
    assert booklet.cover.as_of.text == "Printed on November 22, 2026"
    assert [line.text for line in booklet.facts] == [
        f"Figures and rules as of {day(since)}",
        f"Ask for a new booklet after {day(review)}.",
    ]
    assert all(line.chinese for line in booklet.facts)


def test_what_comes_into_force_later_does_not_count_yet(bank: Bank) -> None:
    earlier = replace(bank, today=date(2024, 4, 24))

    assert "April 24, 2024" in whole(earlier).facts[0].text


def test_no_booklet_promises_a_check_that_is_over(bank: Bank) -> None:
    later = replace(bank, today=date(2199, 1, 1))

    assert [line.text[:7] for line in whole(later).facts] == ["Figures"]


def test_a_booklet_in_chinese_says_everything_once(bank: Bank) -> None:
    booklet = whole(bank, "zh")

    assert booklet.cover.title.chinese == ""
    assert not any(chapter.title.chinese for chapter in booklet.chapters)


@pytest.mark.parametrize("code", ["xa", "xw", "xr"])
def test_a_language_to_come_falls_back_nowhere(bank: Bank, code: str) -> None:
    booklet = whole(bank, code)

    lines = [
        line
        for chapter in booklet.chapters
        for section in chapter.sections
        for line in (chapter.title, section.title, *section.lines)
    ]
    assert not any(line.fallback for line in lines)
    assert len(lines) > 500


def test_the_longest_name_of_a_bank_is_cut_for_the_head_of_a_page(bank: Bank) -> None:
    branch = Branch(name="B" * 3000, name_zh="行" * 3000)
    named = replace(bank, settings=Settings(branch=branch))

    line = whole(named).cover.branch
    assert len(line.text) == len(line.chinese) == LONGEST_NAME
    assert line.text.endswith("…")


def test_a_code_has_the_short_text_where_the_long_one_fits_none(bank: Bank) -> None:
    words = bank.wording("xa")
    pages = (*services(bank), *guides(bank))
    kept: set[str] = set()
    for page, chapter in zip(pages, whole(bank, "xa").chapters, strict=True):
        long = words.tell(page.essentials.long).text
        short = words.tell(page.essentials.short).text
        fits = len(long.encode()) <= LARGEST_CODE_BYTES
        assert chapter.code is not None
        assert chapter.code.text == (long if fits else short)
        kept.add("long" if fits else "short")

    assert kept == {"long", "short"}
