"""Pages end well: a code never stands alone on one, and one is not wasted on it."""

from __future__ import annotations

import re
from functools import cache

import pypdfium2
import pytest

from kiosk.handout.compose import Voices, of_guide, of_service
from kiosk.handout.model import Handout
from kiosk.handout.pdf import Press
from tests.counter.cases import library, words
from tests.handout.test_pdf import codes_on

LANGUAGES = ("en", "zh", "ko", "ar")
HAN = re.compile(r"[\u4e00-\u9fff]+")
"""Chinese stands on every page, and comes back from a PDF as it was."""


@cache
def press() -> Press:
    return Press()


def handouts(code: str) -> tuple[Handout, ...]:
    told = Voices(words(code), None if code == "zh" else words("zh"))
    return (
        *(of_guide(library().guide(each.id), told) for each in library().guides),
        *(of_service(library().service(each.id), told) for each in library().services),
    )


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return ["".join(HAN.findall(page)) for page in pages]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_last_page_has_more_than_a_code(code: str) -> None:
    alone = []
    for handout in handouts(code):
        pages = pages_of(press().pdf(handout, paper="a4", timestamp=0))
        notes = [each for note in handout.notes for each in note.entries]
        line = notes[-1].label if notes else handout.sections[-1].lines[-1]
        if any(
            part not in pages[-1] for part in HAN.findall(line.chinese or line.text)
        ):
            alone.append(handout.id)
    assert alone == []


def test_a_smaller_code_saves_a_page_and_is_read() -> None:
    guide = next(each for each in handouts("zh") if each.id == "tax-refund")
    pdf = press().pdf(guide, paper="a4", timestamp=0)
    assert len(pages_of(pdf)) == 1
    assert guide.code is not None
    assert codes_on(pdf) == [guide.code.text]
