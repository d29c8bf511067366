"""Names as they stand in the Latin letters of a passport."""

import re
import unicodedata
from typing import Final, Literal

from kiosk.identity.cleaning import clean_text

NameProblem = Literal[
    "empty",
    "too-long",
    "digits",
    "diacritics",
    "other-script",
    "characters",
    "no-letter",
]
"""Why a typed name cannot be taken.

- `empty`: nothing was typed.
- `too-long`: longer than the form and the counter pass can carry.
- `digits`: a figure stands in it; passports have none in a name.
- `diacritics`: a letter with a mark, or one such as Ø or ß; type the name as in
  the two lines of capitals at the foot of the passport page (Ø there is OE).
- `other-script`: letters that are not Latin; the Latin name is asked for.
- `characters`: another sign, such as a full stop or a comma.
- `no-letter`: only spaces, hyphens or apostrophes.
"""

SURNAME_LENGTH: Final = 26
GIVEN_NAMES_LENGTH: Final = 40
_LONGEST_TYPED: Final = 200
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"
_APOSTROPHES: Final = "\u2018\u2019\u02bc\u02b9\u00b4`"
_TYPED_FORMS: Final = {ord(sign): "-" for sign in _HYPHENS} | {
    ord(sign): "'" for sign in _APOSTROPHES
}
_CAPITALS: Final = {ord(small): small.upper() for small in "abcdefghijklmnopqrstuvwxyz"}
_PASSPORT_NAME: Final = re.compile(r"[A-Z '-]*")
_NORMAL_NAME: Final = re.compile(r"[A-Z'-]+(?: [A-Z'-]+)*")


def normal_name(text: str) -> str:
    """Return a typed name in capitals, with single spaces and plain signs.

    Full-width letters, curly apostrophes and long hyphens become their plain
    forms. A letter with a mark is never replaced: how a passport writes it is
    the passport's choice, so `name_problem` tells it instead.
    """
    if len(text) <= _LONGEST_TYPED and _NORMAL_NAME.fullmatch(text):
        return text
    plain = text[:_LONGEST_TYPED].translate(_TYPED_FORMS)
    compatible = unicodedata.normalize("NFKC", plain)
    cleaned = clean_text(compatible, limit=_LONGEST_TYPED)
    return " ".join(cleaned.translate(_CAPITALS).split())


def name_problem(text: str, *, longest: int = SURNAME_LENGTH) -> NameProblem | None:
    """Return why a typed name cannot be taken, or None when it can.

    An empty name is a problem here; a holder with one name leaves the other
    field out, which the caller allows and this function need not know.

    Args:
        text: The name as typed; `normal_name` is applied first.
        longest: The most characters allowed: `SURNAME_LENGTH` or
            `GIVEN_NAMES_LENGTH`.

    Source: ICAO Doc 9303, 8th edition, part 3, 4.6 (A-Z only, no figures) and
    3.4 (apostrophes and hyphens of the visual zone). The two lengths keep the
    counter pass scannable; the name field of a passport holds 39 in all.
    """
    name = normal_name(text)
    if not name:
        return "empty"
    if len(name) > longest:
        return "too-long"
    if _PASSPORT_NAME.fullmatch(name):
        return None if name.strip(" '-") else "no-letter"
    return _sign_problem(name)


def _sign_problem(name: str) -> NameProblem:
    odd = [sign for sign in name if not _PASSPORT_NAME.fullmatch(sign)]
    if any(sign.isdigit() for sign in odd):
        return "digits"
    if any(sign.isalpha() and not _is_latin(sign) for sign in odd):
        return "other-script"
    if any(sign.isalpha() or unicodedata.combining(sign) for sign in odd):
        return "diacritics"
    return "characters"


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")
