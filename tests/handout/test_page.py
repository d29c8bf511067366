from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from kiosk.errors import HandoutError
from kiosk.handout.model import Line
from kiosk.handout.page import encoded, page
from tests.handout.payloads import PAYLOADS, with_text
from tests.handout.samples import LANGUAGES, WORDS, open_account

PLACES = page(with_text("qqq")).count("qqq") - 1  # one is the picture's label


class Reading(HTMLParser):
    """What a browser would take from a page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_any_text_is_shown_as_it_is_and_adds_no_element(payload: str) -> None:
    harmless = Reading(page(with_text("x")))
    attacked = Reading(page(with_text(payload)))
    assert attacked.tags == harmless.tags
    names = [name for name, _ in attacked.attributes]
    assert names == [name for name, _ in harmless.attributes]
    assert "".join(attacked.words).count(payload) == PLACES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_no_address_and_no_program(language: str) -> None:
    source = page(open_account(language))
    assert "://" not in source
    assert not {"script", "link", "img", "iframe"} & set(Reading(source).tags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_prepared_line_is_on_the_page(language: str) -> None:
    shown = "".join(Reading(page(open_account(language))).words)
    assert [words for words in WORDS[language].values() if words not in shown] == []


def test_an_arabic_page_runs_right_to_left_with_its_numbers_kept() -> None:
    source = page(open_account("ar"))
    assert '<html lang="ar" dir="rtl">' in source
    assert '<bdi dir="ltr">+86 10-95588</bdi>' in source


def test_numbers_go_on_in_the_second_list() -> None:
    assert '<ol class="steps" start="6">' in page(open_account("en"))


def test_a_line_without_translation_is_marked() -> None:
    handout = replace(open_account("ar"), lead=Line("Bring it", fallback=True))
    shown = '<mark>EN</mark> <bdi class="long" lang="en" dir="ltr">Bring it</bdi>'
    assert shown in page(handout)


@pytest.mark.parametrize("language", LANGUAGES)
def test_even_the_longest_handout_is_a_small_page(language: str) -> None:
    assert len(encoded(page(open_account(language)))) < 12_000


def test_half_a_character_is_refused() -> None:
    with pytest.raises(HandoutError, match="character"):
        encoded("\ud800")
