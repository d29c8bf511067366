"""An answer to look at: quiet label, bold value, and what a touch does."""

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from kiosk.tui.voice import Voice
from kiosk.tui.widgets.inks import Ink, ink_of
from kiosk.tui.widgets.laying import laid, same_side, two_ends
from kiosk.tui.widgets.still import Still


@dataclass(frozen=True, slots=True)
class Answer:
    """What one card shows, in the visitor's language. Never markup."""

    label: str
    lines: tuple[str, ...]
    second: str = ""
    """The label in the second language. Empty: not wanted."""
    far: str = ""
    """At the far end: "Change", or the state of a scanned line."""
    is_state: bool = False
    """True: `far` is a state to read, not something to do."""
    told: bool = False
    """Whether a voice may read the lines: never what was typed or scanned."""


_INKS: Final = {
    "label": Ink("quiet"),
    "value": Ink("ink", bold=True),
    "far": Ink("brand", bold=True, underline=True),
}


class AnswerCard(Still, can_focus=True):
    """One answer. The whole card is the target, and it acts on release."""

    # Not scoped: the grid's classes stand on the screen.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    AnswerCard {
        height: auto; width: 1fr; padding: 0 1;
        background: $card; color: $ink; border: tall $line;
    }
    AnswerCard:focus { background: $focus; color: $onfocus; border: tall $ink; }
    .-short AnswerCard { border: none; border-bottom: wide $line; padding: 0 1; }
    """

    @dataclass
    class Chosen(Message):
        """The card was touched, or Enter pressed on it."""

        card: "AnswerCard"

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._voice = voice
        self.answer = Answer("", ())
        """What is shown."""

    def show(self, voice: Voice, answer: Answer) -> None:
        """Show an answer."""
        if same_side(voice, self._voice) and answer == self.answer:
            return
        width = self.content_size.width
        before = len(self._rows(width)) if width else 0
        self._voice, self.answer = voice, answer
        self.refresh(layout=not width or len(self._rows(width)) != before)

    def on_click(self, event: events.Click) -> None:
        """Tell that the card was touched."""
        event.stop()
        self.post_message(self.Chosen(self))

    def on_key(self, event: events.Key) -> None:
        """Enter and space do what a touch does."""
        if event.key in ("enter", "space"):
            event.stop()
            self.post_message(self.Chosen(self))

    # Drawing.

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of the label and of the value."""
        return max(len(self._rows(width)), 2)

    def _rows(self, width: int) -> list[tuple[str, str, str]]:
        """Rows as near text, far text, and the style of the near one."""
        answer = self.answer
        ends = [text for text in (answer.second, answer.far) if text]
        used = cell_len(f"{answer.label} {'  '.join(ends)}")
        if used > width:
            ends = [text for text in (answer.far,) if text]
        far = "  ".join(self._line(end, width) for end in self._ordered(ends))
        room = max(width - cell_len(far) - 1, 1)
        label, *rest = laid(self._voice, answer.label, room) or ("",)
        state_below = answer.is_state and cell_len(answer.label + far) >= width
        if state_below:
            rows = [(self._line(answer.label, width), "", "label")]
        else:
            rows = [(label, far, "label"), *((each, "", "label") for each in rest)]
        if used > width and answer.second:
            rows.append((self._line(answer.second, width), "", "label"))
        for line in answer.lines:
            rows += [(each, "", "value") for each in laid(self._voice, line, width)]
        if state_below:
            rows.append((self._line(answer.far, width), "", "label"))
        return rows

    def _ordered(self, ends: list[str]) -> list[str]:
        return ends if self._voice.direction == "ltr" else ends[::-1]

    def _line(self, text: str, width: int) -> str:
        return next(iter(laid(self._voice, text, width)), "")

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        width = self.content_size.width
        rows = self._rows(width)
        if y >= len(rows):
            return Strip.blank(width, self.visual_style.rich_style)
        near, far, style = rows[y]
        far_style = "label" if self.answer.is_state else "far"
        row = two_ends(
            self._voice,
            [Segment(near, self._style(style))],
            [Segment(far, self._style(far_style))],
            width=width,
            ground=self.visual_style.rich_style,
        )
        return Strip(row, width)

    def _style(self, name: str) -> Style:
        ink = _INKS[name]
        if self.has_focus:
            ink = ink._replace(colour="onfocus")
        return self.visual_style.rich_style + ink_of(self, ink)
