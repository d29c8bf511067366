"""One turn of a talk in the words of the screen, and its rows."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

from kiosk.interview.problems import mark
from kiosk.language.languages import Direction
from kiosk.language.visual import lay_out
from kiosk.translation.conversation import Turn
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Part, Piece

WHO = {"staff": mark("Staff say:"), "visitor": mark("You said:")}
DRAFT = mark("Prepared phrase: machine draft, not yet reviewed by a native speaker")
REVIEWED = mark("Prepared phrase, reviewed by a native speaker")
PHRASE = mark("Prepared phrase")
MACHINE = mark("Translated by machine")
NONE = mark("Not translated")
SENT = mark("Sent")
ONLY_CHINESE = mark("Staff wrote this in Chinese:")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is written of one turn."""

    who: str
    text: str
    """In the visitor's language, or what stands in its place; never markup."""
    direction: Direction
    """Of the text."""
    under: str
    """The same for the other side; empty: it is the same text, or there is none."""
    under_direction: Direction
    origin: str
    by_visitor: bool = False
    told: bool = True
    """Whether a voice may read it: not what the visitor wrote or filled in."""


def remark_of(turn: Turn, voice: Voice, phrasing: Phrasing) -> Remark:
    """Return a turn in the words of a voice."""
    turn = phrasing.again(turn, voice.language.code)
    text, direction = turn.theirs, phrasing.language(turn.language).direction
    if not text:
        text, direction = voice.say(ONLY_CHINESE), voice.direction
    return Remark(
        who=voice.say(WHO[turn.by]),
        text=text,
        direction=direction,
        under="" if turn.chinese == text else turn.chinese,
        under_direction="ltr",
        origin=voice.say(origin_of(turn)),
        by_visitor=turn.by == "visitor",
        told=turn.by == "staff" or _is_bare(turn),
    )


def _is_bare(turn: Turn) -> bool:
    """Tell whether it is a phrase as it was prepared, with nothing filled in."""
    return turn.prepared is not None and not turn.prepared.values


def origin_of(turn: Turn) -> str:
    """Return where a translation comes from; English, to be translated."""
    if turn.sent:
        return SENT
    match turn.origin:
        case "phrase":
            return {"draft": DRAFT, "reviewed": REVIEWED}.get(turn.state, PHRASE)
        case "machine":
            return MACHINE
        case "same":
            return SENT
        case "none":
            return NONE


def rows_of(remark: Remark, voice: Voice, width: int, *, large: bool) -> list[Line]:
    """Return the rows of a remark.

    Args:
        remark: What is written.
        voice: Gives the side where reading begins.
        width: Cells in a row.
        large: Whether it is the last thing said.
    """
    side, blank = voice.direction, _blank(large=large)
    under_part: Part = "strong" if large else "plain"
    rows = [
        _rows(remark.who, "quiet", voice, width, (side, side)),
        blank,
        _rows(
            remark.text,
            "title" if large else "strong",
            voice,
            width,
            (remark.direction, side),
        ),
        blank if remark.under else [],
        _rows(remark.under, under_part, voice, width, (remark.under_direction, side)),
        blank,
        _rows(remark.origin, "quiet", voice, width, (side, side)),
    ]
    return [row for each in rows for row in each]


def _blank(*, large: bool) -> list[Line]:
    return [()] if large else []


def _rows(
    text: str,
    part: Part,
    voice: Voice,
    width: int,
    ways: tuple[Direction, Direction],
) -> list[Line]:
    """Lay out a text that reads one way on a screen that reads perhaps another."""
    if not text:
        return []
    own, side = ways
    lines = lay_out(
        text,
        width,
        direction=own,
        bidi=voice.bidi,
        measure=cell_len,
        align="start" if own == side else "end",
    )
    return [(Piece(line, part),) for line in lines]


class Remarks(Drawn):
    """Remarks below each other; a page may begin with any of them."""

    def __init__(
        self, voice: Voice, *, large: bool, id: str | None = None, classes: str = ""
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._voice = voice
        self._large = large
        self._shown: tuple[Remark, ...] = ()

    def show(self, voice: Voice, remarks: tuple[Remark, ...]) -> None:
        """Show these; with none it takes no room."""
        self.display = bool(remarks)
        if (voice, remarks) != (self._voice, self._shown):
            self._voice, self._shown = voice, remarks
            self._laid = None
            self.relaid()

    @property
    def large(self) -> bool:
        """Whether it is the last thing said."""
        return self._large

    @property
    def shown(self) -> tuple[Remark, ...]:
        """What is written."""
        return self._shown

    def _each(self, width: int) -> list[list[Line]]:
        """Return the rows of each remark, with a blank one between two of them."""
        every = [
            rows_of(one, self._voice, width, large=self._large) for one in self._shown
        ]
        return [[*rows, ()] for rows in every[:-1]] + every[-1:]

    def lines(self, width: int) -> list[Line]:
        """Return the rows of all."""
        return [row for rows in self._each(width) for row in rows]

    @property
    def stops(self) -> tuple[int, ...]:
        """The rows at which a remark begins."""
        starts, row = [], 0
        for rows in self._each(self.content_size.width):
            starts.append(row)
            row += len(rows)
        return tuple(starts) or (0,)
