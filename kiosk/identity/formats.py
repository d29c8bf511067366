"""The five formats of machine-readable zones and where their fields stand."""

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["TD1", "TD2", "TD3", "MRV-A", "MRV-B"]
Span = tuple[int, int]
"""First and one past the last position in the joined lines, from 0."""


@dataclass(frozen=True, slots=True)
class Format:
    """Where the fields of one kind of zone stand, in its lines joined."""

    kind: Kind
    rows: int
    width: int
    """Characters a line."""
    letters: str
    """The first letters that this kind of document is known to begin with."""
    names: Span
    number: Span
    nationality: Span
    birth_date: Span
    sex: int
    expiry_date: Span
    optional: Span
    """The optional field that takes the end of a long number, if there is room."""
    optional_checked: bool
    """Whether a check digit of its own follows the optional field."""
    composite: tuple[Span, ...]
    """What the composite check digit covers; nothing on a visa."""

    @property
    def size(self) -> int:
        """Characters in all lines together."""
        return self.rows * self.width


ISSUER: Final[Span] = (2, 5)

TD1: Final = Format(
    kind="TD1",
    rows=3,
    width=30,
    letters="ACI",
    names=(60, 90),
    number=(5, 14),
    nationality=(45, 48),
    birth_date=(30, 36),
    sex=37,
    expiry_date=(38, 44),
    optional=(15, 30),
    optional_checked=False,
    composite=((5, 30), (30, 37), (38, 45), (48, 59)),
)
TD2: Final = Format(
    kind="TD2",
    rows=2,
    width=36,
    letters="ACI",
    names=(5, 36),
    number=(36, 45),
    nationality=(46, 49),
    birth_date=(49, 55),
    sex=56,
    expiry_date=(57, 63),
    optional=(64, 71),
    optional_checked=False,
    composite=((36, 46), (49, 56), (57, 71)),
)
TD3: Final = Format(
    kind="TD3",
    rows=2,
    width=44,
    letters="P",
    names=(5, 44),
    number=(44, 53),
    nationality=(54, 57),
    birth_date=(57, 63),
    sex=64,
    expiry_date=(65, 71),
    optional=(72, 86),
    optional_checked=True,
    composite=((44, 54), (57, 64), (65, 87)),
)
MRV_A: Final = Format(
    kind="MRV-A",
    rows=2,
    width=44,
    letters="V",
    names=(5, 44),
    number=(44, 53),
    nationality=(54, 57),
    birth_date=(57, 63),
    sex=64,
    expiry_date=(65, 71),
    optional=(72, 88),
    optional_checked=False,
    composite=(),
)
MRV_B: Final = Format(
    kind="MRV-B",
    rows=2,
    width=36,
    letters="V",
    names=(5, 36),
    number=(36, 45),
    nationality=(46, 49),
    birth_date=(49, 55),
    sex=56,
    expiry_date=(57, 63),
    optional=(64, 72),
    optional_checked=False,
    composite=(),
)
FORMATS: Final = (TD1, TD2, TD3, MRV_A, MRV_B)
"""All formats. Source: ICAO Doc 9303, 8th edition, parts 4, 5, 6 and 7."""

PASSPORT_OF_VISA: Final = {"MRV-A": TD3, "MRV-B": TD2}
"""The format of the same size, for telling a visa from a misread passport."""


@dataclass(frozen=True, slots=True, repr=False)
class Zone:
    """The characters of one machine-readable zone, lines joined."""

    format: Format
    text: str

    def cut(self, span: Span) -> str:
        """Return the characters of a field, fillers included."""
        return self.text[slice(*span)]

    def after(self, span: Span) -> str:
        """Return the character that follows a field: its check digit."""
        return self.text[span[1]]
