"""Numbers of the documents that people bring, recognised by their form."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from kiosk.identity.check_digit import identity_check_character
from kiosk.identity.cleaning import clean_text

DocumentKind = Literal[
    "permanent-resident-card",
    "permanent-resident-card-2017",
    "hk-macao-residence-permit",
    "taiwan-residence-permit",
    "citizen-id",
    "hk-macao-travel-permit",
    "taiwan-travel-permit",
    "passport",
]
"""Stable names of the documents told apart.

- `permanent-resident-card`: Foreign Permanent Resident ID Card, 18 characters.
- `permanent-resident-card-2017`: the card before it, three letters, 12 digits.
- `hk-macao-residence-permit`, `taiwan-residence-permit`: 18-character cards for
  residents of Hong Kong, Macao and Taiwan who live on the mainland.
- `citizen-id`: any other 18-character number, as of a Chinese citizen.
- `hk-macao-travel-permit`, `taiwan-travel-permit`: Mainland Travel Permits.
- `passport`: nothing else fits, and a passport number can look like this.
"""

NumberProblem = Literal[
    "empty",
    "too-long",
    "characters",
    "check-character",
    "birth-date",
    "length",
    "not-recognised",
]
"""What is wrong with a number.

- `empty`, `too-long`: nothing was typed; more than `LONGEST_NUMBER`.
- `characters`: something else than letters A-Z and digits.
- `check-character`: the last character does not fit the others: type again.
- `birth-date`: the date in the number is not a day of the calendar.
- `length`: no document has so many characters.
- `not-recognised`: the form fits no document, or not the one that was named.
"""

LONGEST_NUMBER: Final = 24
_LONGEST_TYPED: Final = 64
_GAPS: Final = re.compile(r"[\s.\-/()\u2010-\u2015\u2212]+")
_LENGTHS: Final = frozenset({5, 6, 7, 8, 9, 10, 11, 15, 18})


@dataclass(frozen=True, slots=True, repr=False)
class Recognised:
    """What a number looks like. Its repr is bare, so that no log shows it."""

    kind: DocumentKind | Literal["unknown"]
    number: str
    """Capitals and digits without spaces or hyphens, `LONGEST_NUMBER` at most."""
    problem: NumberProblem | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; says nothing of the document being real."""
        return self.problem is None

    def as_json(self) -> dict[str, object]:
        """Return the object that `kiosk document NUMBER --json` prints."""
        return {
            "kind": self.kind,
            "number": self.number,
            "ok": self.ok,
            "problem": self.problem,
        }


def recognise(number: str) -> Recognised:
    """Return the likeliest document for a number, and what is wrong with it.

    Some forms are shared: a Korean passport and a permit for Macao are both M
    and eight digits, and many passports have eight digits as a permit for
    Taiwan. Where the visitor has said which document it is, use `recognise_as`.

    Args:
        number: As typed: spaces, hyphens, small letters and the digits of any
            script are understood.

    Source: Check characters, by rule: 18-character numbers, GB 11643-1999 (ISO
    7064 MOD 11-2), for the permanent-resident card issued since 2023-12-01 as
    reported by the National Immigration Administration's notes on machine
    reading; it begins with 9. Residence permits begin with 81 and 82 (Hong
    Kong, Macao) and 83 (Taiwan): State Council rules of 2018-09-01. Length and
    letters only, no check digit known: the card of 2017, both travel permits
    (H or M and 8 digits; 8 digits; each with two more for the issue) and
    passports (ICAO Doc 9303, part 4, 4.2.2: at most 9 characters).
    """
    plain = _plain(number)
    problem = _unreadable(plain)
    if problem:
        return Recognised("unknown", plain[:LONGEST_NUMBER], problem)
    for kind, (form, problem_of) in _FORMS.items():
        if form.fullmatch(plain):
            return Recognised(kind, plain, problem_of(plain))
    fits = len(plain) in _LENGTHS
    return Recognised("unknown", plain, "not-recognised" if fits else "length")


def recognise_as(number: str, kind: DocumentKind) -> Recognised:
    """Return what is wrong with a number of a document that is known.

    Args:
        number: As in `recognise`.
        kind: The document that the visitor holds.

    Source: see `recognise`.
    """
    plain = _plain(number)
    form, problem_of = _FORMS[kind]
    problem = _unreadable(plain)
    if problem is None:
        problem = problem_of(plain) if form.fullmatch(plain) else "not-recognised"
    return Recognised(kind, plain[:LONGEST_NUMBER], problem)


def _plain(number: str) -> str:
    compatible = unicodedata.normalize("NFKC", number[:_LONGEST_TYPED])
    cleaned = _GAPS.sub("", clean_text(compatible, limit=_LONGEST_TYPED))
    return "".join(_western(sign) for sign in cleaned)


def _western(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    if value is not None:
        return str(value)
    return sign.upper() if sign.isascii() else sign


def _unreadable(plain: str) -> NumberProblem | None:
    if not plain:
        return "empty"
    if len(plain) > LONGEST_NUMBER:
        return "too-long"
    return None if re.fullmatch(r"[A-Z0-9]+", plain) else "characters"


def _nothing_known(plain: str) -> NumberProblem | None:
    del plain
    return None


def _check_problem(plain: str) -> NumberProblem | None:
    fits = identity_check_character(plain[:17]) == plain[17]
    return None if fits else "check-character"


def _citizen_problem(plain: str) -> NumberProblem | None:
    problem = _check_problem(plain)
    if problem:
        return problem
    try:
        date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    except ValueError:
        return "birth-date"
    return None


_Rule = tuple[re.Pattern[str], Callable[[str], NumberProblem | None]]
_FORMS: Final[dict[DocumentKind, _Rule]] = {
    "permanent-resident-card": (re.compile(r"9\d{16}[\dX]"), _check_problem),
    "permanent-resident-card-2017": (re.compile(r"[A-Z]{3}\d{12}"), _nothing_known),
    "hk-macao-residence-permit": (re.compile(r"8[12]\d{15}[\dX]"), _citizen_problem),
    "taiwan-residence-permit": (re.compile(r"83\d{15}[\dX]"), _citizen_problem),
    "citizen-id": (re.compile(r"[1-7]\d{16}[\dX]"), _citizen_problem),
    "hk-macao-travel-permit": (re.compile(r"[HM]\d{8}(\d\d)?"), _nothing_known),
    "taiwan-travel-permit": (re.compile(r"\d{8}(\d\d)?"), _nothing_known),
    "passport": (re.compile(r"(?=.*\d)[A-Z0-9]{5,9}"), _nothing_known),
}
