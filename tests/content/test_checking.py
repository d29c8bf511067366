"""`kiosk check` on a bank where one thing is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.build import build
from kiosk.content.checking import Checked, check
from kiosk.content.messages import update
from kiosk.paths import Places, find_places
from tests.content import bank


def ready(folder: Path) -> Places:
    places = bank.found(folder)
    update(places, ("zh",))
    return places


def checked(places: Places, today: date = bank.TODAY) -> Checked:
    return check(places, today)


def test_the_small_bank_has_no_problem_and_is_counted(tmp_path: Path) -> None:
    found = checked(ready(tmp_path))

    assert found.problems == ()
    assert found.counts == {
        "services": 1,
        "guides": 1,
        "lessons": 0,
        "steps": 3,
        "forms": 0,
        "facts": 1,
        "phrases": 0,
        "terms": 0,
        "texts": 27,
        "languages": 2,
    }


def test_the_written_content_has_no_problem() -> None:
    assert checked(find_places()).problems == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("card.yaml", "summary:", "sumary:", "card.yaml:5"),
        ("card.yaml", "A bank card.", "At %(typo)s.", "card.yaml:5"),
        ("card.yaml", "kind: credit}\nstops", "kind: gold}\nstops", "no answer gold"),
        ("facts.yaml", "unit: CNY", "unit: EUR", "facts.yaml:4"),
        ("facts.yaml", "2027-06-30", "2026-11-21", "Payments desk"),
    ],
)
def test_one_thing_wrong_is_one_problem(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    places = ready(tmp_path)
    bank.change(places, name, old, new)

    problems = [p for p in checked(places).problems if "kiosk messages" not in p]

    assert len(problems) == 1
    assert told in problems[0]


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    places = ready(tmp_path)
    bank.change(places, "card.yaml", "A bank card.", "At %(typo)s.")
    bank.change(places, "pay.yaml", "Open the app.", "Open 3 apps.")
    bank.change(places, "facts.yaml", "2027-06-30", "2026-11-21")

    assert len(checked(places).problems) == 3


def test_a_text_that_changed_asks_for_new_templates(tmp_path: Path) -> None:
    places = ready(tmp_path)
    bank.change(places, "pay.yaml", "Open the app.", "Start the app.")

    (problem,) = checked(places).problems

    assert problem == "locales/guides.pot: texts have changed. Run: kiosk messages"


@pytest.mark.parametrize(
    ("translation", "told"),
    [
        ("%(fact_fe)s", "fact_fee)s is missing"),
        ("%(fact_fee.__class__)s", "is missing"),
        ("费用 %(fact_fee)s [b]", '"["'),
        ("{0.__class__} %(fact_fee)s", '"{"'),
        ("\u202e%(fact_fee)s", "hidden character"),
        ("%(fact_fee)s 和 %(fact_fee)s", "not so often"),
    ],
)
def test_a_translation_that_breaks_its_text_is_told(
    tmp_path: Path, translation: str, told: str
) -> None:
    places = ready(tmp_path)
    path = places.locales / "zh" / "LC_MESSAGES" / "guides.po"
    before = 'msgid "It costs %(fact_fee)s."\nmsgstr ""'
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, f'{before[:-2]}"{translation}"'), "utf-8")

    problems = checked(places).problems

    assert problems
    assert any(told in problem and "guides.po:" in problem for problem in problems)


def test_a_promise_that_is_not_kept_is_told(tmp_path: Path) -> None:
    places = ready(tmp_path)
    path = places.locales / "languages.toml"
    path.write_text(path.read_text("utf-8") + 'complete = ["guides"]\n', "utf-8")

    (problem,) = checked(places).problems

    head, *lines, last = problem.splitlines()
    assert head.startswith("locales/zh: guides is promised complete, ")
    assert "    'A bank card.'" in lines
    assert "    'Open the app.'" not in lines
    assert last.startswith("    and ")


@pytest.mark.parametrize(
    ("promise", "told"),
    [
        ("guides/pay", "guides/pay is promised complete, 5 of 6 lines are missing"),
        ("guides/card", "guides/card is promised complete"),
        ("guides/nope", "zh promises guides/nope, and there is none"),
        ("sentences", "zh promises sentences, and there is none"),
    ],
)
def test_a_promise_of_one_page_is_looked_at(
    tmp_path: Path, promise: str, told: str
) -> None:
    places = ready(tmp_path)
    path = places.locales / "languages.toml"
    path.write_text(path.read_text("utf-8") + f'complete = ["{promise}"]\n', "utf-8")

    (problem,) = checked(places).problems

    assert told in problem


def test_a_promise_of_a_page_is_kept_when_only_that_page_is_translated(
    tmp_path: Path,
) -> None:
    places = ready(tmp_path)
    path = places.locales / "languages.toml"
    text = path.read_text("utf-8") + 'complete = ["guides/pay"]\n'
    path.write_text(text, "utf-8")
    catalogue = places.locales / "zh" / "LC_MESSAGES" / "guides.po"
    translated = catalogue.read_text("utf-8")
    for line in ("Pay by phone", "How to pay.", "Pay", "First"):
        translated = translated.replace(
            f'msgid "{line}"\nmsgstr ""', f'msgid "{line}"\nmsgstr "付"'
        )
    costs = "A card costs %(fact_fee)s"
    translated = translated.replace(
        f'msgid "{costs}"\nmsgstr ""', f'msgid "{costs}"\nmsgstr "%(fact_fee)s"'
    )
    catalogue.write_text(translated, "utf-8")

    assert checked(places).problems == ()


def test_each_thing_looked_at_is_told(tmp_path: Path) -> None:
    told: list[str] = []

    check(ready(tmp_path), bank.TODAY, told.append)

    assert told == ["guides", "card", "English", "中文"]


def test_reading_level_and_unquoted_facts_are_notes_not_problems(
    tmp_path: Path,
) -> None:
    places = ready(tmp_path)
    bank.change(places, "card.yaml", "It costs %(fact_fee)s.", "It is not free.")
    bank.change(places, "pay.yaml", "A card costs %(fact_fee)s", "Not free")
    update(places, ("zh",))

    found = checked(places)

    assert found.problems == ()
    assert "reading level" in found.notes[0]
    assert found.notes[1:] == ("facts.yaml: no text quotes fee.",)


def test_long_sentences_are_a_problem(tmp_path: Path) -> None:
    places = ready(tmp_path)
    long = "Open the app " + "and then open it again " * 4 + "now."
    bank.change(places, "pay.yaml", "Open the app.", long)
    bank.change(places, "card.yaml", "title: Which card?", f"title: {long[:-4]} twice?")
    update(places, ("zh",))

    (problem,) = checked(places).problems

    assert "sentences have up to 24 words" in problem


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "card.yaml",
            "when: {kind: credit}\nstops",
            "when: {kind: credit, none: [{kind: credit}]}\nstops",
            "steps.2: no answers lead to name.",
        ),
        (
            "card.yaml",
            "when: {kind: credit}\n  - id: done",
            'when: {kind: credit, consent: "no"}\n  - id: done',
            "outcomes.0: no answers lead to credit.",
        ),
        (
            "card.yaml",
            'when: {consent: "no"}',
            'when: {consent: "no", none: [{consent: "no"}]}',
            "stops.0: no answers lead to refused.",
        ),
    ],
)
def test_what_no_answers_lead_to_is_told(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    places = ready(tmp_path)
    bank.change(places, name, old, new)

    (problem,) = checked(places).problems

    assert told in problem


def test_a_code_that_is_too_long_is_told(tmp_path: Path) -> None:
    places = ready(tmp_path)
    bank.change(places, "pay.yaml", "short: Pay", "short: " + "Pay " * 25)
    update(places, ("zh",))

    problems = checked(places).problems

    (problem,) = problems
    assert problem.startswith("locales/en: ")
    assert "at most 80" in problem


def test_a_code_is_measured_where_it_is_translated(tmp_path: Path) -> None:
    places = ready(tmp_path)
    path = places.locales / "zh" / "LC_MESSAGES" / "guides.po"
    text = path.read_text("utf-8")
    before = 'msgid "Pay"\nmsgstr ""'
    assert before in text
    path.write_text(text.replace(before, before[:-1] + "付" * 40 + '"'), "utf-8")

    (problem,) = checked(places).problems

    assert problem.startswith("locales/zh: 120 bytes")


def test_a_code_that_grows_too_long_when_its_figure_is_overdue_is_told(
    tmp_path: Path,
) -> None:
    places = ready(tmp_path)
    short = "Pay " * 15 + "%(fact_fee)s"
    bank.change(places, "pay.yaml", "short: Pay", f'short: "{short}"')
    update(places, ("zh",))

    problems = checked(places).problems

    assert problems
    assert all("at most 80" in problem for problem in problems)


@pytest.mark.parametrize("damage", [b"\xff\xfe", b'msgid "a\n'])
@pytest.mark.parametrize("name", ["guides.pot", "zh/LC_MESSAGES/guides.po"])
def test_a_file_that_is_no_catalogue_is_told(
    tmp_path: Path, name: str, damage: bytes
) -> None:
    places = ready(tmp_path)
    (places.locales / name).write_bytes(damage)

    problems = checked(places).problems

    assert problems
    assert all(Path(name).name in problem for problem in problems)


@pytest.mark.parametrize("text", ["", "language = 5", "[[language]]\ncode = 'en'\n"])
def test_a_list_of_languages_that_is_wrong_is_told(tmp_path: Path, text: str) -> None:
    places = ready(tmp_path)
    (places.locales / "languages.toml").write_text(text, "utf-8")

    (problem,) = checked(places).problems

    assert "languages.toml" in problem


def test_a_locale_that_nobody_knows_is_told(tmp_path: Path) -> None:
    places = ready(tmp_path)
    path = places.locales / "languages.toml"
    path.write_text(path.read_text("utf-8").replace("zh_Hans_CN", "qq_QQ"), "utf-8")

    (problem,) = checked(places).problems

    assert "qq_QQ" in problem


def test_shipped_content_is_checked_without_building_anything(tmp_path: Path) -> None:
    places = ready(tmp_path)
    build(places)
    shipped = Places(places.guides, places.locales, places.library, checkout=False)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    assert checked(shipped).problems == ()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
