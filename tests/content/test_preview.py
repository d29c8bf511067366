"""Screens as text, on a day, in a language, for a branch."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.build import build, open_library
from kiosk.content.preview import preview
from kiosk.content.wording import Wording
from kiosk.errors import UnknownError
from kiosk.language.languages import Language, read_languages
from kiosk.paths import find_places
from kiosk.settings import Branch, Settings
from tests.content import bank

ENGLISH = Language("en", "English", "Hi", "Choose", "ltr", "英语", "en")


def shown(folder: Path, at: str, today: date, phone: str = "") -> tuple[str, ...]:
    library = build(bank.found(folder))
    settings = Settings(branch=Branch(phone=phone))
    return preview(
        library.service("card"), Wording(ENGLISH, library, settings, today), at
    )


@pytest.mark.parametrize(
    ("today", "cost"),
    [
        (date(2026, 12, 31), "CNY 200"),
        (date(2027, 1, 1), "CNY 250"),
        (date(2027, 7, 1), "CNY 250 (check with the staff)"),
    ],
)
def test_figures_are_those_of_the_day(tmp_path: Path, today: date, cost: str) -> None:
    assert shown(tmp_path, "credit", today) == (
        "Credit card  [if kind is credit]",
        "",
        "What happens now",
        f"  - It costs {cost}.",
    )


def test_a_line_of_the_branch_is_there_when_the_branch_has_it(tmp_path: Path) -> None:
    assert shown(tmp_path, "credit", bank.TODAY, "0551")[-1] == "  - Call 0551."


def test_a_question_shows_its_answers(tmp_path: Path) -> None:
    assert shown(tmp_path, "kind", bank.TODAY) == (
        "Which card?",
        "  ( ) Debit",
        "  ( ) Credit",
    )
    assert shown(tmp_path, "consent", bank.TODAY) == (
        "May we ask?",
        "  - We forget it all.",
        "  ( ) Yes",
        "  ( ) No",
    )


def test_an_end_says_what_usually_follows(tmp_path: Path) -> None:
    assert shown(tmp_path, "done", bank.TODAY)[-1] == "-> pay"


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownError, match="general, consent, kind, name, refused"):
        shown(tmp_path, "nope", bank.TODAY)


def test_every_page_is_shown_whole_in_every_language() -> None:
    places = find_places()
    library = open_library(places)
    pages = [library.service(page.id) for page in library.services]
    for language in read_languages(places.locales / "languages.toml"):
        wording = Wording(language, library, Settings(), bank.TODAY)
        for page in pages:
            text = "\n".join(preview(page, wording))
            parts = (*page.steps, *page.stops, *page.outcomes)

            assert all(f"== {part.id} ==" in text for part in parts)
            assert "%(" not in text
