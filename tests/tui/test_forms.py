import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.keyboard.layouts import LAYOUTS
from kiosk.keyboard.sieves import SIEVES
from kiosk.tui.visitor.editors.forms import Form, form_of

ASKED: dict[str, object] = {
    "id": "q",
    "key": 1,
    "title": "Q",
    "label": "Q",
    "personal": "no",
}


def form(kind: type[model.Question], language: str = "en", **more: object) -> Form:
    found = form_of(kind(**ASKED, **more), language)  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "more", "value"),
    [
        (model.Name, {}, {"surname": "KIM", "given_names": "MIN JUN"}),
        (model.Name, {}, {"surname": "", "given_names": "SUKARNO"}),
        (model.Date, {}, "1957-03-14"),
        (model.Text, {}, "[/] seven %(x)s"),
        (model.Email, {}, "kim@example.com"),
        (model.Phone, {}, "+821012345678"),
        (model.Address, {"max_lines": 3}, "1 Main Street\nSeoul"),
        (model.DocumentNumber, {}, "M12345678"),
    ],
)
@pytest.mark.parametrize("language", ["en", "ko", "ar"])
def test_a_value_shown_and_read_again_is_the_same(
    kind: type[model.Question], more: dict[str, object], value: Value, language: str
) -> None:
    boxes = form(kind, language, **more)
    texts = boxes.write(value)
    assert len(texts) == len(boxes.blanks)
    assert boxes.read(texts) == value


@pytest.mark.parametrize(
    "kind", [model.Name, model.Date, model.Text, model.Phone, model.Address]
)
def test_nothing_typed_is_no_answer(kind: type[model.Question]) -> None:
    boxes = form(kind)
    assert boxes.read(boxes.write(None)) is None


def test_the_order_of_a_date_follows_the_language() -> None:
    english = [blank.part for blank in form(model.Date, "en").blanks]
    korean = [blank.part for blank in form(model.Date, "ko").blanks]
    assert english == ["day", "month", "year"]
    assert korean == ["year", "month", "day"]
    assert form(model.Date, "ko").read(("1957", "3", "14")) == "1957-03-14"


def test_a_date_with_a_box_empty_is_told_as_no_date() -> None:
    assert form(model.Date).read(("14", "", "1957")) == "1957-00-14"


def test_a_telephone_number_is_read_with_spaces_and_with_two_zeros() -> None:
    assert form(model.Phone).read(("0082 10 1234 5678",)) == "+821012345678"
    assert form(model.Phone).read(("+",)) is None


def test_every_box_has_a_keyboard_and_room_for_too_much() -> None:
    for kind in (model.Name, model.Date, model.Text, model.Email, model.Phone):
        for blank in form(kind).blanks:
            assert blank.keyboard in LAYOUTS
            assert blank.keyboard in SIEVES


def test_what_is_chosen_has_no_boxes() -> None:
    step = model.Choice(**ASKED, options=())  # type: ignore[arg-type]
    assert form_of(step, "en") is None


@given(st.text(max_size=30))
def test_no_sieve_lets_a_control_or_direction_mark_through(typed: str) -> None:
    for sieve in SIEVES.values():
        kept = sieve("\x1b[2J\u202e" + typed)
        assert not set(kept) & set("\x1b\u202e\x07\u2066\x00")


def test_digits_of_other_scripts_are_kept_as_plain_ones() -> None:
    assert SIEVES["digits"]("٢٠x２6") == "2026"
    assert SIEVES["phone"]("+82-10") == "+82 10"
    assert SIEVES["amount"]("1,50") == "1.50"
    assert SIEVES["latin-name"]("o’neil-ñ") == "O’NEIL-ñ"
    assert SIEVES["document"]("m 123") == "M123"
    assert SIEVES["email"](" a@b.c ") == "a@b.c"
