"""Pages for a printer that takes no PDF, and the page that tries a printer."""

from __future__ import annotations

from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from kiosk.cli.opening import open_all
from kiosk.errors import HandoutError
from kiosk.handout.jpegs import DPI, jpegs
from kiosk.handout.model import Handout, Line
from kiosk.handout.pdf import Press
from kiosk.handout.trial_page import trial_page
from kiosk.handout.worker import jpegs_apart


@pytest.fixture(scope="module")
def page() -> Handout:
    opened = open_all()
    voices = [opened.wording(language.code) for language in opened.languages]
    return trial_page(voices, "大堂")


def test_a_page_is_drawn_as_large_as_its_paper(page: Handout) -> None:
    (drawn,) = jpegs(page, paper="a5", press=Press(), timestamp=0)

    with Image.open(BytesIO(drawn)) as picture:
        assert picture.format == "JPEG"
        assert picture.info["dpi"] == (DPI, DPI)
        millimetres = [round(side / DPI * 25.4) for side in picture.size]
    assert millimetres == [148, 210]


def test_the_same_page_is_drawn_the_same(page: Handout) -> None:
    first, second = (
        jpegs(page, paper="a5", press=Press(), timestamp=0) for _ in range(2)
    )
    assert first == second


def test_a_trial_speaks_every_language_in_its_own_words(page: Handout) -> None:
    (note,) = page.notes
    names = [entry.label.text for entry in note.entries]
    sentences = {entry.value[0] for entry in note.entries}

    assert names == [language.own_name for language in open_all().languages]
    assert len(sentences) == len(names)
    assert page.lead is not None
    assert page.lead.text == "大堂"


async def test_a_process_of_its_own_draws_the_same(page: Handout) -> None:
    drawn = jpegs(page, paper="a5", press=Press(), timestamp=0)

    assert await jpegs_apart(page, paper="a5", timestamp=0) == drawn


async def test_what_no_font_has_is_told_by_that_process(page: Handout) -> None:
    with pytest.raises(HandoutError, match="No font"):
        await jpegs_apart(
            replace(page, title=Line("\U000130b8")), paper="a5", timestamp=0
        )
