"""`kiosk check` on forms where one thing is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.content.form_reading import FOLDER
from kiosk.content.form_rules import form_breaches
from kiosk.content.forms import needed
from kiosk.content.reading import read_content
from kiosk.paths import find_places
from tests.counter.cases import MINJI, TODAY, library


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    folder = tmp_path / "guides"
    shutil.copytree(find_places().guides, folder)
    return folder


def faults(guides: Path) -> list[str]:
    content = read_content(guides)
    return [str(fault) for fault in (*content.faults, *form_breaches(content))]


def change(guides: Path, name: str, old: str, new: str) -> None:
    path = guides / FOLDER / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_our_forms_have_no_fault(guides: Path) -> None:
    assert faults(guides) == []
    assert len(read_content(guides).forms) == 6


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("application.yaml", "answers: [sex]", "answers: [gender]", "called gender"),
        ("application.yaml", "[open-account]", "[open-acount]", "called open-acount"),
        ("application.yaml", "[open-account]", "[]", "at least one service"),
        ("application.yaml", "answers: [sex]", "answers: []", "label or a question"),
        ("application.yaml", "id: sex, ", "id: sex, part: surname, ", "no name"),
        ("application.yaml", "id: sex,", "id: gender,", "names sex"),
        ("application.yaml", "id: sex,", "id: surname,", "surname stands twice"),
        ("application.yaml", "id: application", "id: other", "must be application"),
        ("application.yaml", "lead: Taken", "lead: 3 were taken", "bare number"),
        ("application.yaml", "lead: Taken", "lead: Taken %(x)s", "no placeholders"),
        ("application.yaml", "order: 10", "colour: red", "no such key: colour"),
        ("application.typ", 'box-of("email")', 'box-of("mail")', "names mail"),
        ("application.typ", 'box-of("email")', "[]", "does not show email"),
        ("loss-report.yaml", "card-bank: other", "card-bank: mine", "no answer mine"),
        ("loss-report.yaml", "card-bank: other", "bank: other", "bank is not asked"),
    ],
)
def test_a_fault_is_named(
    guides: Path, name: str, old: str, new: str, said: str
) -> None:
    change(guides, name, old, new)

    found = faults(guides)

    assert any(said in fault for fault in found), found
    assert all(fault.startswith("forms/") for fault in found)


def test_a_missing_template_is_named(guides: Path) -> None:
    (guides / FOLDER / "application.typ").unlink()

    assert any("forms/application.typ: cannot be read" in one for one in faults(guides))


@pytest.mark.parametrize(
    ("service", "answers", "ids"),
    [
        ("open-account", MINJI, ["application", "tax-residency"]),
        ("renew-passport", {}, ["change-of-details"]),
        ("lost-card", {"card-bank": "this"}, ["loss-report"]),
        ("lost-card", {"card-bank": "other"}, []),
        ("special-help", {"help-for": "me"}, ["special-customer"]),
        (
            "special-help",
            {"help-for": "adult"},
            ["special-customer", "companion-consent"],
        ),
        ("book-a-time", {}, []),
    ],
)
def test_a_case_needs_the_forms_of_its_services(
    service: str, answers: dict[str, object], ids: list[str]
) -> None:
    found = needed(library().forms, (service,), answers, TODAY)  # type: ignore[arg-type]

    assert [form.id for form in found] == ids
