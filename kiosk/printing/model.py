"""What is printed, how it goes, and what every kind of printer can do."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Final, Literal, Protocol

import msgspec

from kiosk.errors import NotReadyError, PrinterError
from kiosk.printers import Printer

JobState = Literal[
    "waiting",
    "printing",
    "out-of-paper",
    "jam",
    "attention",
    "offline",
    "done",
    "failed",
    "cancelled",
]
"""How a job goes. `attention`: a door is open, the toner is empty, or somebody paused
the printer. Trouble passes when it is dealt with; the last three stay."""
TROUBLE: Final[frozenset[JobState]] = frozenset(
    ("out-of-paper", "jam", "attention", "offline")
)
ENDED: Final[frozenset[JobState]] = frozenset(("done", "failed", "cancelled"))

Media = Literal["a4", "a5"]
Format = Literal["application/pdf", "image/jpeg", "image/png"]
Pictures = Callable[[], Awaitable[Sequence[bytes]]]
"""Makes each page as a picture."""
Strip = Callable[[int], Awaitable[bytes]]
"""Makes a receipt as one PNG for a roll of this many millimetres."""
Redrawn = Callable[[bytes], tuple[Pictures, Strip]]
"""Gives both again from the `source` of a job; raises `KioskError` when it cannot."""

LONGEST_NAME: Final = 80
"""Of the part of a file name that says what a page is."""
PICTURE_DPI: Final = 300
"""How fine the JPEG pages are for a printer that takes no PDF."""
_PAGE = re.compile(rb"/Type\s*/Page\b")
_END = 1024
"""Where a PDF ends, in bytes from its end. Source: ISO 32000-1, annex H.3."""


class TroubledError(NotReadyError):
    """A printer is there, and something keeps it from printing. Nothing was sent."""

    def __init__(self, problem: str, trouble: JobState) -> None:
        super().__init__(problem)
        self.trouble = trouble


class Progress(msgspec.Struct, frozen=True):
    """How far a job is."""

    page: int = 0
    """The page that is printed now, from 1. 0: the printer does not tell. Printers
    count from the beginning of a part, the queue from that of the job."""
    pages: int = 0
    """How many there are, copies counted. 0: that is not known."""


class Status(msgspec.Struct, frozen=True):
    """What a printer says of a job, or what the queue says."""

    state: JobState
    progress: Progress = Progress()
    because: JobState | None = None
    """The trouble that a failed job ended with. None: no trouble is known."""
    problem: str = ""
    """What went wrong, in English for staff and operators; empty: nothing is known."""

    @property
    def ended(self) -> bool:
        """Whether nothing of the job comes any more."""
        return self.state in ENDED


class Part(msgspec.Struct, frozen=True):
    """One document that a printer takes at once."""

    content: bytes
    format: Format
    pages: int = 1
    copies: int = 1
    media: Media = "a4"

    def __repr__(self) -> str:
        """Say nothing of what stands on the page."""
        return f"<Part {self.format} of {self.pages}>"


class Ticket(msgspec.Struct, frozen=True):
    """What is known of a part that was brought to a printer."""

    name: str
    """What it is, with a random end: the printer keeps the end, by which the part is
    found again."""
    number: int = 0
    """The printer's own number of it. 0: it was not asked for one; -1: it was asked,
    and what it answered is not known."""
    sent: bool = False
    """Whether the printer has all of it for certain."""

    @property
    def mark(self) -> str:
        """The random end alone, which says nothing of the page."""
        return self.name.rpartition("-")[2]


def new_ticket(name: str) -> Ticket:
    """Return a ticket that begins with a name, and that nobody else has."""
    return Ticket(f"{safe(name)}-{token_hex(8)}")


def safe(name: str) -> str:
    """Return a name that is a plain file name."""
    return re.sub(r"[^a-z0-9+-]", "-", name.lower())[:LONGEST_NAME] or "handout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to print."""

    pdf: bytes = field(repr=False)
    name: str
    """What it is, such as the id of a guide: nothing of a visitor."""
    personal: bool = True
    """Whether it says something of a visitor: then it is kept in memory alone."""
    copies: int = 0
    """How many; 0: as many as the settings of the printer say."""
    media: Media | None = None
    """Size of the sheet; None: as the settings of the printer say."""
    pictures: Pictures | None = field(default=None, repr=False)
    """Makes JPEG pages of `PICTURE_DPI`. None: a printer must take PDF."""
    strip: Strip | None = field(default=None, repr=False)
    """Makes the receipt. None: there is none, and a receipt printer is no help."""
    source: bytes = field(default=b"", repr=False)
    """What both are made of again after a restart, for `Redrawn`. Empty: they are
    not, and a printer must take PDF then."""
    key: str = field(default_factory=lambda: token_hex(8))
    """Names this job in the queue."""


class Condition(msgspec.Struct, frozen=True):
    """How a printer is, and what it can do; empty where it does not say."""

    state: Literal["ready", "busy", "out-of-paper", "jam", "attention", "offline"]
    reasons: tuple[str, ...] = ()
    """What the printer itself calls its trouble."""
    model: str = ""
    formats: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    colour: bool = False


Keep = Callable[[Ticket], None]
"""Remembers what became known of a part, before anything else is done with it."""


class Device(Protocol):
    """One printer, of whatever kind."""

    @property
    def printer(self) -> Printer:
        """What the operator set for it."""

    async def condition(self) -> Condition:
        """Return how it is. It never raises: a printer that is away is offline."""

    async def prepare(self, job: Job) -> tuple[Part, ...]:
        """Return what it takes of a job, in order.

        Raises:
            NotReadyError: It cannot be asked now.
            PrinterError: It takes nothing of it, now or later.
        """

    async def submit(self, part: Part, ticket: Ticket, keep: Keep) -> Ticket:
        """Bring a part to the printer, once.

        Args:
            part: What `prepare` gave.
            ticket: A new one, or the one that was kept last when an earlier try, or
                an earlier run of this program, ended before `sent`.
            keep: Told each ticket before its consequences.

        Returns:
            The ticket with `sent`.

        Raises:
            NotReadyError: It is away or busy; try again later with the kept ticket.
            PrinterError: It does not take it.
        """

    async def poll(self, ticket: Ticket) -> Status:
        """Return how a part goes that was sent.

        Raises:
            NotReadyError: It cannot be asked now.
        """

    async def cancel(self, ticket: Ticket) -> None:
        """Have a part not printed, as far as it is not printed yet.

        Raises:
            NotReadyError: It cannot be told now.
        """


def checked_pdf(pdf: bytes) -> int:
    """Return how many pages a PDF has; some printers "print" anything else.

    Raises:
        PrinterError: It is no whole PDF.
    """
    pages = len(_PAGE.findall(pdf))
    end = pdf[-_END:]
    if not pdf.startswith(b"%PDF-") or b"startxref" not in end or b"%%EOF" not in end:
        raise PrinterError("This is no whole PDF, and was not sent to a printer.")
    return pages
