"""Pages end well: a code never stands alone on one, and one is not wasted on it."""

from __future__ import annotations

import re
from functools import cache

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import ImageOps

from kiosk.handout.compose import Voices, of_guide, of_service
from kiosk.handout.look import Look
from kiosk.handout.model import Handout, Paper
from kiosk.handout.pdf import Press
from kiosk.handout.phone_words import with_address
from tests.counter.cases import library, words
from tests.handout.test_pdf import codes_on

LANGUAGES = ("en", "zh", "ko", "ar")
EDGE_MM = 4.23
"""What an office printer leaves white. Source: HP PCL printers, 1/6 inch."""
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


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_foot_stays_on_the_paper_with_room_for_any_printer(
    code: str, paper: Paper, large: bool
) -> None:
    told = Voices(words(code), None if code == "zh" else words("zh"))
    guide = of_guide(library().guide("help-numbers"), told)
    address = f"http://kiosk-01.branch.example:8480/g/help-numbers/{code}"
    shown = replace(with_address(guide, told, address), look=Look(large=large))
    with pypdfium2.PdfDocument(
        press().pdf(shown, paper=paper, timestamp=0)
    ) as document:
        inked = [
            ImageOps.invert(page.render().to_pil().convert("L")) for page in document
        ]
        height = document[0].get_height()
    lowest = max(box[3] for page in inked if (box := page.getbbox()))
    assert height - lowest > EDGE_MM / 25.4 * 72
