"""Which boxes a question of typed text has, and what their texts mean together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kiosk.identity.names import GIVEN_NAMES_LENGTH, SURNAME_LENGTH
from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.interview.problems import mark

YEAR_FIRST: Final = frozenset({"zh", "zh-Hant", "ko", "ja", "mn", "hu", "lt"})
"""Languages that write the year first. Source: Unicode CLDR, short date format."""

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """One box to fill."""

    part: str
    """The part of the answer it holds; the field a problem names."""
    label: str
    """English, to be translated. Empty: the question says it all."""
    keyboard: str
    limit: int
    """Most characters. Long enough to be told "too long", not cut in silence."""


@dataclass(frozen=True, slots=True)
class Form:
    """The boxes of one question, and the way from their texts to a value."""

    blanks: tuple[Blank, ...]
    read: Callable[[Texts], Value]
    """The value the texts mean; None when nothing is typed."""
    write: Callable[[Value], Texts]
    """The texts that show a value."""
    side_by_side: bool = False
    """True: short boxes of one thing, in one row on every grid."""


SPARE: Final = 8
"""Characters a box holds over the limit, so that too much is seen and told."""


def form_of(step: model.AnyStep, language: str) -> Form | None:
    """Return the form of a question, or None when it is not answered by typing.

    Args:
        step: The question.
        language: Code of the visitor's language: it gives the order of a date.
    """
    match step:
        case model.Name():
            return _NAME
        case model.Date():
            return _date_form(language)
        case model.Address():
            return _address_form(step)
        case model.Amount():
            return _AMOUNT
    blank = _blank_of(step)
    if blank is None:
        return None
    return _single(blank, _phone if blank.keyboard == "phone" else _stripped)


def _blank_of(step: model.AnyStep) -> Blank | None:
    match step:
        case model.Text():
            return Blank("", "", "text", step.max_length + SPARE)
        case model.Email():
            return Blank("", "", "email", 100 + SPARE)
        case model.DocumentNumber():
            return Blank("", "", "document", 24)
        case model.Phone():
            return Blank("", "", "phone", 24)
        case _:
            return None


def _single(blank: Blank, read: Callable[[str], Value]) -> Form:
    return Form(
        (blank,),
        lambda texts: read(texts[0]),
        lambda value: (value if isinstance(value, str) else "",),
    )


def _stripped(text: str) -> Value:
    return text.strip() or None


def _phone(text: str) -> Value:
    """Spaces go; 00 is the plus sign of many countries. A bare prefix is nothing."""
    number = text.replace(" ", "")
    number = "+" + number[2:] if number.startswith("00") else number
    return None if number in ("", "+") else number


def _read_name(texts: Texts) -> Value:
    surname, given = (text.strip() for text in texts)
    return {"surname": surname, "given_names": given} if surname or given else None


def _write_name(value: Value) -> Texts:
    return _parts(value, ("surname", "given_names"))


def _parts(value: Value, names: Texts) -> Texts:
    if not isinstance(value, Mapping):
        return ("",) * len(names)
    return tuple(str(value.get(name) or "") for name in names)


_NAME: Final = Form(
    (
        Blank("surname", mark("Surname"), "latin-name", SURNAME_LENGTH + SPARE),
        Blank(
            "given_names", mark("Given names"), "latin-name", GIVEN_NAMES_LENGTH + SPARE
        ),
    ),
    _read_name,
    _write_name,
)

_AMOUNT: Final = Form(
    (Blank("amount", "", "amount", 15),),
    lambda texts: texts[0].strip() or None,
    lambda value: _parts(value, ("amount",)),
)
"""Read without its currency: the editor knows which one is chosen."""

_DAY: Final = Blank("day", mark("Day"), "date", 2)
_MONTH: Final = Blank("month", mark("Month"), "date", 2)
_YEAR: Final = Blank("year", mark("Year"), "date", 4)


def _date_form(language: str) -> Form:
    blanks = (_DAY, _MONTH, _YEAR)
    if language in YEAR_FIRST:
        blanks = (_YEAR, _MONTH, _DAY)
    order = tuple(blank.part for blank in blanks)
    return Form(
        blanks,
        lambda texts: _read_date(dict(zip(order, texts, strict=True))),
        lambda value: _write_date(value, order),
        side_by_side=True,
    )


def _read_date(typed: Mapping[str, str]) -> Value:
    if not any(typed.values()):
        return None
    year, month, day = typed["year"], typed["month"], typed["day"]
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}"


def _write_date(value: Value, order: Texts) -> Texts:
    if not isinstance(value, str) or value.count("-") != 2:
        return ("",) * len(order)
    parts = dict(zip(("year", "month", "day"), value.split("-"), strict=True))
    return tuple(parts[part] for part in order)


def _address_form(step: model.Address) -> Form:
    lines = step.max_lines
    limit = model.ADDRESS_LINE + SPARE
    blanks = tuple(Blank(f"line{n}", "", "text", limit) for n in range(1, lines + 1))
    return Form(
        blanks,
        lambda texts: "\n".join(filter(None, (text.strip() for text in texts))) or None,
        lambda value: _write_lines(value, lines),
    )


def _write_lines(value: Value, lines: int) -> Texts:
    given = value.split("\n") if isinstance(value, str) else []
    return tuple((given + [""] * lines)[:lines])
