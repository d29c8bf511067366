"""Words with figures and branch, and translations that cannot be trusted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.build import build
from kiosk.content.facts import Unit
from kiosk.content.figures import quantity
from kiosk.content.library import Index, Library
from kiosk.content.wording import UNTRANSLATED, Said, Wording
from kiosk.language.catalogue import Catalogue, Entry, State
from kiosk.language.formatting import Formatter
from kiosk.language.languages import Language
from kiosk.settings import Branch, Settings
from tests.content import bank

LOCALES = {"en": "en", "zh": "zh_Hans_CN", "ko": "ko", "ar": "ar"}
PHONE = Settings(branch=Branch(phone="0551-12345678"))


def language(code: str) -> Language:
    return Language(code, code, "Hi", "Choose", "ltr", code, LOCALES[code])


class Translated(Library):
    """The small bank, with translations a test gives."""

    def __init__(self, library: Library, words: dict[str, str]) -> None:
        super().__init__(library.folder, library.index)
        self.words = {msgid: Entry((text,)) for msgid, text in words.items()}

    def catalogue(self, language: str, domain: str) -> Catalogue:
        words = {} if language == "en" else self.words
        return Catalogue(language, domain, "(n != 1)", words)


def wording(
    folder: Path,
    code: str = "en",
    words: dict[str, str] | None = None,
    *,
    settings: Settings = PHONE,
    today: date = bank.TODAY,
) -> Wording:
    library = build(bank.found(folder))
    return Wording(language(code), Translated(library, words or {}), settings, today)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("en", "It costs CNY 200."),
        ("zh", "It costs 200元."),
        ("ko", "It costs 200위안."),
        ("ar", "It costs 200 يوان."),
    ],
)
def test_a_figure_is_written_as_the_language_writes_it(
    tmp_path: Path, code: str, shown: str
) -> None:
    words = {"It costs %(fact_fee)s.": "It costs %(fact_fee)s."}

    said = wording(tmp_path, code, words).tell("It costs %(fact_fee)s.")

    assert said == Said(shown)


@pytest.mark.parametrize("code", ["zh", "ko", "ar"])
def test_a_line_in_english_has_its_figures_in_english(
    tmp_path: Path, code: str
) -> None:
    branch = Branch(currencies=("USD", "EUR"), address="1 Road", address_zh="大街1号")
    words = wording(tmp_path, code, settings=Settings(branch=branch))

    said = words.tell("It costs %(fact_fee)s, in %(currencies)s, at %(branch_address)s")

    assert said.text == "It costs CNY 200, in USD and EUR, at 1 Road"
    assert said.fallback


def test_a_doubt_about_a_figure_is_in_the_language_of_the_line(tmp_path: Path) -> None:
    words = {"%(figure)s (check with the staff)": "%(figure)s（请咨询）"}
    late = wording(tmp_path, "zh", words, today=date(2027, 7, 1))

    assert late.tell("%(fact_fee)s").text == "CNY 250 (check with the staff)"
    assert late.figure("fee") == "250元（请咨询）"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("3", "percent", ("3%", "3%", "3%", "3%")),
        ("15", "days", ("15 days", "15天", "15일", "15 يومًا")),
        ("6", "digits", ("6", "6", "6", "6")),
        ("5000", "count", ("5,000", "5,000", "5,000", "5,000")),
        ("95588", "phone", ("95588",) * 4),
        ("2024", "text", ("2024",) * 4),
    ],
)
def test_every_unit_is_written_in_four_languages(
    value: str, unit: Unit, shown: tuple[str, ...]
) -> None:
    formatters = [Formatter(locale) for locale in LOCALES.values()]

    assert tuple(quantity(one, value, unit) for one in formatters) == shown


def test_the_value_of_the_day_is_told(tmp_path: Path) -> None:
    later = wording(tmp_path, today=date(2027, 1, 1))

    assert later.figure("fee") == "CNY 250"


def test_before_its_first_day_a_fact_has_its_first_value(tmp_path: Path) -> None:
    assert wording(tmp_path, today=date(2020, 1, 1)).figure("fee") == "CNY 200"


def test_an_overdue_figure_says_to_check_with_the_staff(tmp_path: Path) -> None:
    late = wording(tmp_path, today=date(2027, 7, 1))

    assert late.tell("%(fact_fee)s").text == "CNY 250 (check with the staff)"


def test_each_line_without_a_translation_is_marked_and_no_other(tmp_path: Path) -> None:
    words = wording(tmp_path, "zh", {"Open the app.": "打开应用。"})

    told = words.tell_lines(("Open the app.", "Close it."))

    assert [line.shown for line in told] == ["打开应用。", "Close it." + UNTRANSLATED]
    assert [line.fallback for line in told] == [False, True]
    assert words.say("Back") == "Back" + UNTRANSLATED


def test_the_source_language_is_never_marked(tmp_path: Path) -> None:
    assert wording(tmp_path).tell("Close it.").shown == "Close it."
    assert wording(tmp_path).say("Back") == "Back"


def test_a_line_that_needs_what_the_branch_lacks_is_left_out(tmp_path: Path) -> None:
    lines = ("Call %(branch_phone)s.", "Come in.")
    without = wording(tmp_path / "a", settings=Settings())
    given_one = wording(tmp_path / "b")

    assert [line.text for line in without.tell_lines(lines)] == ["Come in."]
    assert [line.text for line in given_one.tell_lines(lines)] == [
        "Call 0551-12345678.",
        "Come in.",
    ]


HOSTILE = (
    "%(branch_phone.__class__)s",
    "%(__class__)s",
    "%(branch_phone)r",
    "%(branch_phone)1000000000s",
    "%(branch_phone)d",
    "%s %d %(",
    "{0.__class__}",
    "{branch_phone}",
    "{branch_phone:>50000000}",
    "$branch_phone ${branch_phone}",
    "[bold]x[/]",
    "[@click=app.quit]x[/]",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_translation_is_shown_as_it_stands(tmp_path: Path, text: str) -> None:
    words = wording(tmp_path, "zh", {"Open": text})

    assert words.tell("Open").text == text
    assert words.say("Open", branch_phone="x") == text


def test_a_translation_may_quote_only_facts_and_branch(tmp_path: Path) -> None:
    wrong = "%(fact_other)s %(settings)s %(staff_pin)s %(fact_)s"
    words = wording(tmp_path, "zh", {"Open": wrong})

    assert "staff_pin" not in words.tell("Open").text.replace("%(staff_pin)s", "")
    assert "%(fact_other)s" in words.tell("Open").text


def test_a_value_is_never_filled_again(tmp_path: Path) -> None:
    words = wording(tmp_path)

    assert words.say("Hello %(name)s", name="%(name)s") == "Hello %(name)s"
    assert words.say("%(a)s%(b)s", a="%(b)s", b="x") == "%(b)sx"


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_translation_and_no_value_makes_saying_fail(text: str, value: str) -> None:
    index = Index(
        format=1,
        sources={},
        services=(),
        guides=(),
        lessons=(),
        facts="",
        phrases="",
        terms="",
        catalogues={},
        coverage={},
    )
    library = Translated(Library(Path(), index), {"Hi": text.replace("%(fact_", "")})

    words = Wording(language("ko"), library, Settings(), bank.TODAY)

    assert isinstance(words.say("Hi", name=value), str)
    assert isinstance(words.tell("Hi").text, str)


def test_a_count_takes_the_form_of_its_language(tmp_path: Path) -> None:
    words = wording(tmp_path)

    assert words.say_n("%(n)s page", "%(n)s pages", 1) == "1 page"
    assert words.say_n("%(n)s page", "%(n)s pages", 0) == "0 pages"


def test_the_name_of_the_bank_is_english_or_chinese(tmp_path: Path) -> None:
    branch = Settings(branch=Branch(name="Sample", name_zh="示例"))
    names = {
        code: wording(tmp_path / code, code, settings=branch).bank_name
        for code in LOCALES
    }

    assert names == {"en": "Sample", "zh": "示例", "ko": "Sample", "ar": "Sample"}


@pytest.mark.parametrize("state", ["draft", "translated", "reviewed"])
def test_a_language_tells_whether_a_machine_wrote_any_of_it(
    tmp_path: Path, state: State
) -> None:
    words = wording(tmp_path, "ko", {"Hello.": "안녕하세요."})
    assert not words.drafted

    library = Translated(build(bank.found(tmp_path / "again")), {})
    library.words = {"Hello.": Entry(("안녕하세요.",), state)}
    again = Wording(language("ko"), library, PHONE, bank.TODAY)

    assert again.drafted is (state == "draft")
    assert not Wording(language("en"), library, PHONE, bank.TODAY).drafted
