"""Forms to sign: every value from the case, nothing typed twice, whole on one page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pypdfium2
import pytest

from kiosk.content.forms import Form
from kiosk.counter.packing import steps_of
from kiosk.errors import HandoutError
from kiosk.handout.compose import Voices
from kiosk.handout.form_model import FilledForm
from kiosk.handout.form_press import form_pdf
from kiosk.handout.forms import fill
from kiosk.handout.worker import form_apart
from kiosk.interview.model import AnyStep
from tests.counter.cases import MINJI, library, words
from tests.handout.attacks import TYPESET
from tests.tui.payloads import PAYLOADS

IDS = (
    *("application", "tax-residency", "change-of-details"),
    *("loss-report", "special-customer", "companion-consent"),
)
OTHERS: dict[str, Any] = {
    "former-name": {"surname": "LEE", "given_names": "MINJI"},
    "card-where": "stolen",
    "strange-payments": "yes",
    "help-needs": ["signing", "sight"],
}


@cache
def steps() -> Mapping[str, AnyStep]:
    return steps_of([library().service(page.id) for page in library().services])


def form(id_: str) -> Form:
    return next(one for one in library().forms if one.id == id_)


def filled(
    id_: str,
    language: str = "ko",
    answers: dict[str, Any] | None = None,
    record: dict[str, str] | None = None,
) -> FilledForm:
    chinese = None if language == "zh" else words("zh")
    voices = Voices(words(language), chinese)
    given = {**MINJI, **OTHERS} if answers is None else answers
    return fill(form(id_), steps(), given, voices, record)


def text_of(made: bytes) -> tuple[int, str]:
    """Return how many pages there are, and what is written on them."""
    document = pypdfium2.PdfDocument(made)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return len(pages), "\n".join(pages)


@pytest.mark.parametrize("language", ["en", "zh", "ko", "ar"])
@pytest.mark.parametrize("id_", IDS)
def test_every_form_is_one_page_that_says_it_is_a_draft(
    id_: str, language: str
) -> None:
    pages, text = text_of(form_pdf(filled(id_, language), timestamp=0))

    assert pages == 1
    assert "供签字的草稿" in text
    assert "以银行审核为准" in text
    assert "MINJI" in text


@pytest.mark.parametrize("id_", IDS)
def test_a_form_without_answers_stays_writable(id_: str) -> None:
    empty = filled(id_, answers={})

    assert all(box.cell.value == () and box.rows == () for box in empty.boxes)
    assert not any(mark.chosen for box in empty.boxes for mark in box.marks)
    assert text_of(form_pdf(empty, timestamp=0))[0] == 1


def test_a_name_stands_in_its_two_parts() -> None:
    boxes = {box.id: box.cell.value for box in filled("application").boxes}

    assert (boxes["surname"], boxes["given-names"]) == (("KIM",), ("MINJI",))


def test_the_first_answered_question_fills_a_box() -> None:
    answers = {"taiwan-number": "12345678"}
    boxes = {box.id: box for box in filled("application", answers=answers).boxes}

    assert boxes["document-number"].cell.value == ("12345678",)


def test_the_tax_declaration_has_three_choices_and_each_country() -> None:
    boxes = {box.id: box for box in filled("tax-residency").boxes}
    choices, countries = boxes["tax-residency"].marks, boxes["tax-countries"].rows

    assert [mark.chosen for mark in choices] == [False, True, False]
    assert [row[0].chinese for row in countries] == [("韩国",), ("阿拉伯联合酋长国",)]
    assert countries[0][2].value == ("940517-2345678",)
    assert countries[1][1].chinese == ("该国家（地区）不发放纳税人识别号",)
    assert countries[1][2].value == ()


def test_what_staff_recorded_fills_the_record() -> None:
    record = {"companion": "李华", "tries": "3"}
    text = text_of(form_pdf(filled("special-customer", record=record), timestamp=0))[1]

    assert "李华" in text


def test_the_same_form_is_the_same_file() -> None:
    one, two = (form_pdf(filled("application"), timestamp=7) for _ in range(2))

    assert one == two
    assert one != form_pdf(filled("application"), timestamp=8)


def test_a_form_says_nothing_of_its_values_in_a_log() -> None:
    assert "KIM" not in repr(filled("application"))


@pytest.mark.parametrize("payload", [*PAYLOADS, *TYPESET])
def test_hostile_answers_are_only_text(payload: str) -> None:
    hostile = {
        **MINJI,
        "full-name": {"surname": payload, "given_names": payload},
        "occupation": payload,
        "home-address": payload,
        "passport-number": payload,
        "tax-countries": [{"country": "KR", "has-number": "yes", "number": payload}],
    }
    for id_ in ("application", "tax-residency"):
        pages, text = text_of(form_pdf(filled(id_, "ar", hostile), timestamp=0))

        assert pages <= 2
        assert "草稿" in text


def test_a_template_of_a_bank_that_is_wrong_says_so() -> None:
    from msgspec.structs import replace

    broken = replace(filled("application"), template='#import "/form.typ": *\n#nothing')

    with pytest.raises(HandoutError):
        form_pdf(broken, timestamp=0)


def test_a_template_reads_no_file_outside_its_folder() -> None:
    from msgspec.structs import replace

    nosy = replace(filled("application"), template='#read("/../../settings.py")')

    with pytest.raises(HandoutError):
        form_pdf(nosy, timestamp=0)


async def test_a_form_is_made_in_a_process_of_its_own() -> None:
    whole = filled("loss-report", "ar")

    assert await form_apart(whole, timestamp=0) == form_pdf(whole, timestamp=0)
