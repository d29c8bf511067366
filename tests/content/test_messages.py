"""Templates and catalogues: drawn from the texts, never losing a translation."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.messages import stale, templates, update
from kiosk.errors import ContentError
from kiosk.language.po_files import read_po
from kiosk.paths import Places
from tests.content import bank

PROGRAM = """\
def show(wording, n):
    # Translators: a button, not a part of the body.
    wording.say("Back")
    wording.say("Printed on %(date)s", date="x")
    wording.say_n("%(n)s page", "%(n)s pages", n)
    print("not for visitors")
"""


def with_program(folder: Path) -> Places:
    places = bank.found(folder)
    (folder / "kiosk").mkdir(exist_ok=True)
    (folder / "kiosk" / "screen.py").write_text(PROGRAM, "utf-8")
    return places


def files(places: Places) -> dict[str, bytes]:
    found = sorted(places.locales.rglob("*.po*"))
    return {str(path): path.read_bytes() for path in found}


def catalogue(places: Places, language: str = "zh") -> Path:
    return places.locales / language / "LC_MESSAGES" / "guides.po"


def test_the_templates_hold_every_text_and_nothing_else(tmp_path: Path) -> None:
    found = templates(with_program(tmp_path))
    interface = {message.id for message in found["kiosk"] if message.id}
    content = {message.id for message in found["guides"] if message.id}

    assert interface == {
        "Back",
        "Printed on %(date)s",
        ("%(n)s page", "%(n)s pages"),
    }
    assert {"Get a card", "It costs %(fact_fee)s.", "Open the app.", "Debit"} <= content
    assert not {"What a card costs.", "To find you", "debit"} & content


def test_a_short_text_comes_with_the_question_it_belongs_to(tmp_path: Path) -> None:
    content = templates(with_program(tmp_path))["guides"]

    debit, refuse = content["Debit"], content["Bring your passport"]

    assert "Which card?" in debit.auto_comments
    assert not {"Which card?", "Get a card"} & set(refuse.auto_comments)


def test_a_comment_for_translators_reaches_the_template(tmp_path: Path) -> None:
    interface = templates(with_program(tmp_path))["kiosk"]

    assert interface["Back"].auto_comments == ["a button, not a part of the body."]


def test_updating_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    places = with_program(tmp_path)
    assert set(stale(places)) == {"kiosk.pot", "guides.pot"}

    update(places, ("zh", "ko"))
    first = files(places)
    update(places, ("zh", "ko"))

    assert files(places) == first
    assert stale(places) == ()


def test_a_translation_stays_and_a_new_text_is_open(tmp_path: Path) -> None:
    places = with_program(tmp_path)

    update(places, ("zh", "ko"))

    zh = read_po(catalogue(places), "zh", "guides")
    assert set(zh.entries) == {"Open the app."}
    assert b'msgid "Get a card"\nmsgstr ""' in catalogue(places).read_bytes()
    assert catalogue(places, "ko").exists()


def test_a_changed_text_is_not_given_the_translation_of_a_similar_one(
    tmp_path: Path,
) -> None:
    places = with_program(tmp_path)
    bank.change(places, "pay.yaml", "Open the app.", "Open the apps.")

    update(places, ("zh",))

    assert stale(places) == ()
    assert read_po(catalogue(places), "zh", "guides").entries == {}
    assert "打开" not in catalogue(places).read_text("utf-8")


def test_a_catalogue_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    places = with_program(tmp_path)
    before = files(places)
    for damage in (b"\xff\xfe", b'msgid "a\n', b"nonsense\n"):
        catalogue(places).write_bytes(damage)

        with pytest.raises(ContentError, match=r"guides\.po cannot be read"):
            update(places, ("zh",))

        assert files(places) == before | {str(catalogue(places)): damage}


def test_bad_content_writes_nothing(tmp_path: Path) -> None:
    places = with_program(tmp_path)
    bank.change(places, "pay.yaml", "summary:", "sumary:")
    before = files(places)

    with pytest.raises(ContentError, match=r"pay\.yaml:4"):
        update(places, ("zh",))

    assert files(places) == before
