"""What a handout says, independent of the form it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec.structs import replace

from kiosk.errors import HandoutError
from kiosk.handout.look import Look

Format = Literal["pdf", "png", "html", "text", "ics", "receipt"]
Paper = Literal["a4", "a5"]
Roll = Literal["58mm", "80mm"]
"""What a receipt printer prints on."""
Style = Literal["steps", "bring", "plain", "notice", "answers"]
Level = Literal["L", "M", "Q"]

NUMBERED: tuple[Style, ...] = ("steps", "bring")
LARGEST_CODE_BYTES = 200
LARGEST_PASS_SIGNS = 970


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line in the visitor's language, with the Chinese that prevails."""

    text: str
    chinese: str = ""
    """Empty when the line is Chinese already, or is the same in both."""
    fallback: bool = False
    """The text is English because there is no translation yet."""


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A titled group of lines."""

    id: str
    title: Line
    lines: tuple[Line, ...]
    style: Style = "plain"
    """`steps` and `bring` carry numbers, so that two people can point at one."""


class Code(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The essentials as text in a QR: works offline, nothing personal in it."""

    text: str
    caption: Line
    level: Level = "M"
    said: str = ""
    """What stands beside the code. Empty: the text itself."""

    def __post_init__(self) -> None:
        """Refuse what would make a code too dense for paper and screens.

        Raises:
            HandoutError: the text is empty or over 200 bytes of UTF-8.

            Source: our own bound; larger codes do not fit our screens.
        """
        size = len(self.text.encode("utf-8", "surrogatepass"))
        if not 0 < size <= LARGEST_CODE_BYTES:
            raise HandoutError(
                f"The text of a code has {size} bytes; 1 to 200 are allowed.",
                remedy="Shorten the essentials of this guide in its file.",
            )


class CounterCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The counter pass: what a desk scans. Sealed, yet kept nowhere."""

    text: str
    """At most `LARGEST_PASS_SIGNS` of the alphanumeric set of a QR."""
    caption: Line
    lines: tuple[Line, ...] = ()
    """What it holds, who can read it, and when it ends."""

    def __post_init__(self) -> None:
        """Refuse what would make a code too dense for 40 mm of paper.

        Raises:
            HandoutError: the text is no pass.

            Source: ISO/IEC 18004, table 7, version 20 at level M.
        """
        if not 0 < len(self.text) <= LARGEST_PASS_SIGNS:
            raise HandoutError(
                f"A counter pass has {len(self.text)} signs; "
                f"1 to {LARGEST_PASS_SIGNS} are allowed."
            )

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return "<CounterCode>"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer on a note, or room to write it by hand."""

    label: Line
    value: tuple[str, ...] = ()
    """Lines, as the visitor gave them. Empty: room to write."""
    chinese: tuple[str, ...] = ()
    """The same for staff. Empty when it is the same, or nothing."""


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the visitor hands in. It may be personal: it goes on paper only."""

    title: Line
    entries: tuple[Entry, ...]
    lead: Line | None = None
    """None when the title says enough."""


class Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A time at the branch that was wished for, and nothing of who wished it."""

    start: str
    """YYYY-MM-DDTHH:MM, by the branch's clock."""
    minutes: int
    time_zone: str
    title: str
    """In the visitor's language."""
    place: str
    """Bank and address; empty where the settings have none."""
    code: Code | None = None
    """For a phone's calendar. None when it does not fit a code."""


class Stamp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Room for the teller."""

    stamp: Line
    """What stands in the corner of the box for the bank's stamp."""
    notes: Line
    """What stands above the room to write."""


class Handout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything one printed sheet, page or text says."""

    id: str
    language: str
    """Our code, as in languages.toml: `zh`."""
    locale: str
    """As BCP 47 for pages and screen readers: `zh-Hans-CN`."""
    direction: Literal["ltr", "rtl"]
    title: Line
    lead: Line | None = None
    """None when the title says enough."""
    sections: tuple[Section, ...]
    code: Code | None = None
    """None when nothing fits a code."""
    counter: CounterCode | None = None
    """None: there is no counter pass, as on every general checklist."""
    notes: tuple[Note, ...] = ()
    """Only on paper: no code and no screen shows them."""
    event: Event | None = None
    """None when no time was chosen."""
    branch: Line
    as_of: Line
    """The line that tells the day of the content."""
    footer: tuple[Line, ...] = ()
    """What prevails, and whom to ask."""
    look: Look = Look()
    """Colour, logo and size of print; on paper alone."""
    stamp: Stamp | None = None
    """None: the teller has nothing to stamp or write here."""


def numbered(sections: tuple[Section, ...]) -> tuple[tuple[int, ...], ...]:
    """Give each line its number, counted on through the whole handout.

    One count for all sections, so "4" is one line and never two.

    Returns:
        A tuple for each section: its lines' numbers from 1, or no number
        at all for a section that is not numbered.
    """
    rows: list[tuple[int, ...]] = []
    last = 0
    for section in sections:
        count = len(section.lines) if section.style in NUMBERED else 0
        rows.append(tuple(range(last + 1, last + count + 1)))
        last += count
    return tuple(rows)


def without(handout: Handout, characters: str) -> Handout:
    """Return the same handout with boxes for these characters on its notes."""
    boxes = str.maketrans(dict.fromkeys(characters, "□"))
    return with_values(
        handout, lambda values: tuple(text.translate(boxes) for text in values)
    )


def by_hand(handout: Handout) -> Handout:
    """Return the same handout with notes on which nothing is filled in."""
    return with_values(handout, lambda _values: ())


def with_values(
    handout: Handout, change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Handout:
    """Return the same handout with other lines in the entries of its notes."""

    def changed(entry: Entry) -> Entry:
        return Entry(entry.label, change(entry.value), change(entry.chinese))

    notes = tuple(
        replace(note, entries=tuple(map(changed, note.entries)))
        for note in handout.notes
    )
    return replace(handout, notes=notes)


def to_json(handout: Handout) -> bytes:
    """Write a handout for another process.

    Raises:
        HandoutError: a line holds half a character (a lone surrogate).
    """
    try:
        return msgspec.json.encode(handout)
    except UnicodeEncodeError as error:
        raise HandoutError("A line holds a character that is none.") from error


def from_json(text: bytes) -> Handout:
    """Read what `to_json` wrote.

    Raises:
        HandoutError: it is not a handout.
    """
    try:
        return msgspec.json.decode(text, type=Handout)
    except msgspec.DecodeError as error:
        raise HandoutError("This is not a handout.", remedy=str(error)) from error
