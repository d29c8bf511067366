"""Call staff: a bright page in Chinese, and two lines for the visitor."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult

from kiosk.counter.calling import Standing
from kiosk.interview.problems import mark
from kiosk.language.visual import Bidi, lay_out
from kiosk.tui.visitor.help_words import help_words
from kiosk.tui.visitor.messages import HelpUnwanted, Left, NumberWanted
from kiosk.tui.visitor.page import Action, Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.dots import help_rows
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.lines import Line, Piece
from kiosk.tui.widgets.words import Words

BESIDE = "    "
HELP_WORDS = "▲  需要帮助  ▲"
"""Where there is no room to write it large."""
WITHDRAW = Action("withdraw", mark("I no longer need help"))
NUMBER, GO_ON = "number", "go-on"
FRAME_ROWS = 3
"""Rows of the page kept for the visitor's lines."""


@dataclass(frozen=True, slots=True)
class Call:
    """What staff are told, in Chinese."""

    language: str = ""
    matter: str = ""
    """Empty: nothing was chosen yet."""
    place: str = ""
    time: str = ""

    def lines(self) -> tuple[str, ...]:
        """Return what is known, each with its label."""
        told = (
            ("语言", self.language),
            ("事项", self.matter),
            ("位置", self.place),
            ("时间", self.time),
        )
        return tuple(f"{label}：{value}" for label, value in told if value)


class Alarm(Drawn):
    """The band for staff. Always Chinese, never mirrored."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.call = Call()
        self._bidi: Bidi = "app"

    @property
    def one_ink(self) -> bool:
        """All is written in one colour on the fill."""
        return True

    def show(self, call: Call, bidi: Bidi) -> None:
        """Tell staff something else.

        Args:
            call: What they are told.
            bidi: Who orders the visitor's language, called by its own name.
        """
        if (call, bidi) != (self.call, self._bidi):
            self.call, self._bidi = call, bidi
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return the big words and the facts under them."""
        told = self._told(width)
        room = self.screen.size.height if self.is_attached else 0
        parent = self.parent
        if isinstance(parent, Page) and parent.content_size.height:
            room = parent.container_size.height
        big = help_rows(width, room - len(told) - 2 - FRAME_ROWS) or (HELP_WORDS,)
        rows = [*big, *([] if self.brief else [""]), *told]
        return [self._centred(row, width) for row in rows]

    def _told(self, width: int) -> list[str]:
        lines = self.call.lines()
        joined = BESIDE.join(lines)
        rows = (joined,) if cell_len(joined) <= width else lines
        return [
            laid
            for row in rows
            for laid in lay_out(
                row, width, direction="ltr", bidi=self._bidi, measure=cell_len
            )
        ]

    @staticmethod
    def _centred(row: str, width: int) -> Line:
        spare = max(width - cell_len(row), 0) // 2
        return (Piece(" " * spare, "plain"), Piece(row, "strong"))


class CallPage(Page):
    """Says in Chinese what help is wanted, until the visitor withdraws it."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._alarm = Alarm(id="alarm")
        self._title = Words(part="title", align="center")
        self._lead = Words(part="plain", align="center")
        self._standing = Standing()

    def compose(self) -> ComposeResult:
        """Make the band and the visitor's lines."""
        yield self._alarm
        yield self._title
        yield self._lead

    def on_resize(self) -> None:
        """Write the words for staff as large as the page now lets them be."""
        self._alarm.relaid()

    def show(self, call: Call) -> None:
        """Call for somebody."""
        self._alarm.show(call, self.voice.bidi)
        self.redraw()

    def stand(self, standing: Standing | None) -> None:
        """Say how the call stands; None: there is none."""
        self._standing = standing or Standing()
        self.redraw()

    def redraw(self) -> None:
        """Write the visitor's lines."""
        words = help_words(self._standing)
        place = str(self._standing.place)
        self._title.show(self.voice.pair(words.title, place=place))
        self._lead.show(self.voice.pair(words.lead))

    def actions(self) -> tuple[Action, ...]:
        """Offer to withdraw the call, and what else makes sense as it stands."""
        match self._standing.state:
            case "declined" | "over" | "numbered":
                return (Action(GO_ON, mark("Go on here"), primary=True),)
            case "waiting":
                number = Action(NUMBER, mark("Take a number"), primary=True)
                return (WITHDRAW, Action(GO_ON, mark("Go on here")), number)
            case "coming" | "helped" | "lost":
                return (WITHDRAW, Action(GO_ON, mark("Go on here"), primary=True))
        return (WITHDRAW,)

    def on_action(self, id_: str) -> None:
        """Withdraw the call, take a number, or go on while the call stands."""
        if id_ == NUMBER:
            self.post_message(NumberWanted())
            return
        if id_ == WITHDRAW.id:
            self.post_message(HelpUnwanted())
        self.post_message(Left())
