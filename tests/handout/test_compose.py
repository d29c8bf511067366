"""What stands on a handout in two languages, and what only in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.build import build
from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.handout.compose import DRAFTED, Voices, closing, of_service
from kiosk.language.catalogue import Catalogue, Entry
from kiosk.language.languages import Language
from kiosk.settings import Branch, Settings
from tests.content import bank

LOCALES = {"en": "en", "zh": "zh_Hans_CN", "ko": "ko"}
PHONE = Settings(branch=Branch(phone="0551-12345678"))


class Translated(Library):
    """The small bank, with translations by language."""

    def __init__(self, library: Library, words: dict[str, dict[str, str]]) -> None:
        super().__init__(library.folder, library.index)
        self._words = words

    def catalogue(self, language: str, domain: str) -> Catalogue:
        words = self._words.get(language, {})
        entries = {msgid: Entry((text,)) for msgid, text in words.items()}
        return Catalogue(language, domain, "(n != 1)", entries)


def voices(folder: Path, main: str, words: dict[str, dict[str, str]]) -> Voices:
    library = Translated(build(bank.found(folder)), words)
    spoken = {
        code: Wording(
            Language(code, code, "Hi", "Choose", "ltr", code, locale),
            library,
            PHONE,
            bank.TODAY,
        )
        for code, locale in LOCALES.items()
    }
    return Voices(spoken[main], None if main == "zh" else spoken["zh"])


@pytest.mark.parametrize("main", ["en", "ko"])
def test_no_line_stands_there_twice_in_english(tmp_path: Path, main: str) -> None:
    speaking = voices(tmp_path, main, {})

    line = speaking.told("Bring your passport")

    assert line.text == "Bring your passport"
    assert line.chinese == ""
    assert line.fallback == (main == "ko")


def test_chinese_stands_beneath_a_line_that_is_in_english(tmp_path: Path) -> None:
    speaking = voices(tmp_path, "ko", {"zh": {"Bring": "请带"}})

    line = speaking.told("Bring")

    assert (line.text, line.chinese, line.fallback) == ("Bring", "请带", True)


def test_no_english_stands_beneath_in_the_place_of_chinese(tmp_path: Path) -> None:
    speaking = voices(tmp_path, "ko", {"ko": {"Bring": "가져오세요", "Back": "뒤로"}})

    assert speaking.told("Bring").chinese == ""
    assert speaking.said("Back").chinese == ""


def test_words_of_the_interface_stand_once_and_are_marked_once(tmp_path: Path) -> None:
    line = voices(tmp_path, "ko", {}).said("Bring these")

    assert (line.text, line.chinese, line.fallback) == ("Bring these", "", True)


def test_a_page_without_translations_says_each_line_once(tmp_path: Path) -> None:
    speaking = voices(tmp_path, "ko", {})
    service = build(bank.found(tmp_path / "again")).service("card")

    page = of_service(service, speaking)

    lines = [line for section in page.sections for line in section.lines]
    assert lines
    assert [line.chinese for line in (page.title, *lines, *page.footer)] == [""] * (
        1 + len(lines) + len(page.footer)
    )


class Drafted(Translated):
    """The same, with translations that a machine wrote."""

    def catalogue(self, language: str, domain: str) -> Catalogue:
        catalogue = super().catalogue(language, domain)
        drafts = {
            key: Entry(each.text, "draft") for key, each in catalogue.entries.items()
        }
        return Catalogue(language, domain, catalogue.plural, drafts)


def test_a_page_tells_of_translations_that_only_a_machine_wrote(tmp_path: Path) -> None:
    words = {"zh": {"Bring": "请带"}}
    people = voices(tmp_path, "en", words)
    library = Drafted(build(bank.found(tmp_path / "again")), words)
    chinese = Wording(people.chinese.language, library, PHONE, bank.TODAY)  # type: ignore[union-attr]

    assert DRAFTED not in {line.text for line in closing(people)}
    drafted = closing(Voices(people.main, chinese))
    assert drafted[-1].text == DRAFTED
    assert len(drafted) == len(closing(people)) + 1
