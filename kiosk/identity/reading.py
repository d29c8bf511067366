"""What was read from a machine-readable zone, or why nothing was."""

from dataclasses import asdict, dataclass
from typing import Final, Literal

from msgspec import Struct, structs

from kiosk.identity.formats import Kind

Sex = Literal["F", "M", "X", ""]

Caution = Literal[
    "expired",
    "expires-soon",
    "expiry-date-unknown",
    "expiry-date-impossible",
    "expiry-century-unclear",
    "birth-date-incomplete",
    "birth-date-impossible",
    "birth-century-unclear",
    "birth-after-expiry",
    "name-may-be-truncated",
    "name-not-letters",
    "name-missing",
    "single-name",
    "not-a-country-code",
    "specimen",
    "sex-unreadable",
    "look-alike-number",
    "look-alike-kind",
    "unusual-document-code",
]
"""Stable codes of what a person should look at.

- `expired`, `expires-soon`: before today; within `SOON_DAYS` of today.
- `expiry-date-unknown`, `birth-date-incomplete`: fillers stand for all or part.
- `expiry-date-impossible`, `birth-date-impossible`: not a day of the calendar.
- `expiry-century-unclear`: too far away to tell the century; the past is taken.
- `birth-century-unclear`: a child, or someone over a hundred; the child is taken.
- `birth-after-expiry`: the two dates cannot both be right.
- `name-may-be-truncated`: the name fills its field to the last place.
- `name-not-letters`: a figure, or more separators than a name has.
- `name-missing`, `single-name`: no name at all; only one of the two parts.
- `not-a-country-code`: issuer or nationality is no code of Doc 9303.
- `specimen`: the issuer or nationality is Utopia, the state of samples.
- `sex-unreadable`: something else than F, M, X or a filler.
- `look-alike-number`: the number has a letter or a gap, and a misread letter
  can slip through its check digit: compare it with the document.
- `look-alike-kind`: begins like a visa and is built like a passport or card.
- `unusual-document-code`: the first letter is not one of this size of document.
"""

Reason = Literal[
    "empty", "too-long", "cut-short", "not-a-document", "several-documents"
]
"""Why there is nothing to read.

- `empty`: no text at all.
- `too-long`: more than any scanner sends for one document.
- `cut-short`: part of a zone; scan again.
- `not-a-document`: no machine-readable zone in it.
- `several-documents`: different documents scanned into one text.
"""

SOON_DAYS: Final = 183
"""Half a year, as travel rules and banks often ask it. Our choice: a hint only."""

PROTECTED: Final = ("number", "birth_date", "expiry_date")
"""Fields with a check digit. Source: ICAO Doc 9303, parts 4-7: names, sex,
nationality, issuer and the kind of document are in none."""


class Checks(Struct, frozen=True):
    """Whether each check digit holds; None where the document has none."""

    number: bool
    birth_date: bool
    expiry_date: bool
    optional: bool | None
    composite: bool | None

    @property
    def hold(self) -> bool:
        """Whether none of them fails."""
        return False not in structs.astuple(self)


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """One document as read. Its repr is bare, so that no log shows a person."""

    kind: Kind
    surname: str
    given_names: str
    number: str
    nationality: str
    """The code of the zone without fillers: `KOR`, `D`. See `alpha2`."""
    issuer: str
    birth_date: str | None
    """`1974-08-12`, `1974-08` or `1974`; None when the year is not known."""
    sex: Sex
    """Empty when the zone leaves it open."""
    expiry_date: str | None
    """As `birth_date`."""
    checks: Checks
    warnings: tuple[Caution, ...]

    @property
    def ok(self) -> bool:
        """Whether every check digit holds; says nothing of expiry or names."""
        return self.checks.hold

    def protected(self, field: str) -> bool:
        """Tell whether a check digit covers a field and holds.

        A protected number can still have a letter misread as another sign of
        the same value (see the caution `look-alike-number`), so every field is
        shown to its owner for confirmation.

        Args:
            field: A field name of this class, such as `surname`.
        """
        return field in PROTECTED and bool(getattr(self.checks, field))

    def as_json(self) -> dict[str, object]:
        """Return the object that `kiosk mrz --json` prints."""
        return asdict(self) | {
            "checks": structs.asdict(self.checks),
            "warnings": list(self.warnings),
            "ok": self.ok,
        }


@dataclass(frozen=True, slots=True)
class Refused:
    """The text is no document that can be read."""

    reason: Reason
