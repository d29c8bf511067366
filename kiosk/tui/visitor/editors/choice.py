"""Choosing: one answer, several, a consent; and an information, which is only read."""

from collections.abc import Sequence

from textual.widget import Widget

from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card_grid import CardGrid, Choosable
from kiosk.tui.widgets.prose import Paragraph, Prose

ONE_COLUMN = 4
"""More choices than this stand in two columns, where the grid is wide enough."""
TWO_COLUMNS_FROM = 70
"""Cells of the screen from which two columns fit."""
POOL = 8


class ChoiceEditor(Editor):
    """Cards to choose from, under lines to read when the step has some."""

    DEFAULT_CSS = """
    ChoiceEditor Prose { margin-bottom: 1; }
    """

    def __init__(self, voice: Voice) -> None:
        self._lines = Prose(voice)
        self._grid = CardGrid(pool=POOL)
        super().__init__(voice, self._lines, self._grid, id="choice")
        self._step: model.AnyStep | None = None

    def load(self, asked: Asked) -> None:
        """Offer the options of a step."""
        self._step = asked.step
        self._grid.preset(_chosen(asked.value))
        self.speak(self.voice)

    def value(self) -> Value:
        """Return what is chosen, as the kind of step has it."""
        chosen = self._grid.chosen
        match self._step:
            case model.Several():
                return chosen
            case model.Information():
                return True
            case model.Consent():
                return {"yes": True, "no": False}.get("".join(chosen))
            case _:
                return chosen[0] if chosen else None

    def speak(self, voice: Voice) -> None:
        """Write lines and cards anew."""
        self.voice = voice
        step = self._step
        several = isinstance(step, model.Several)
        options = _options(voice, step)
        self._lines.show(voice, _lines(voice, step))
        self._lines.display = bool(self._lines.texts)
        self._grid.show(options, kind="many" if several else "one")
        self._lay_in(len(options))

    def _lay_in(self, count: int) -> None:
        wide = self.is_attached and self.app.size.width >= TWO_COLUMNS_FROM
        many = count > ONE_COLUMN or isinstance(self._step, model.Consent)
        self._grid.lay_in(2 if many and wide else 1)

    def on_mount(self) -> None:
        """Lay the cards out, now that the size is known."""
        self._lay_in(len(self._grid.options))

    def on_resize(self) -> None:
        """Lay the cards out for another size."""
        self._lay_in(len(self._grid.options))

    def entry(self) -> Widget | None:
        """Return the chosen card, or the first."""
        cards = self._grid.cards
        return next((card for card in cards if card.chosen), next(iter(cards), None))

    def on_card_grid_submitted(self, event: CardGrid.Submitted) -> None:
        """Enter on the chosen card is the answer."""
        event.stop()
        self.post_message(self.Submitted())


def _chosen(value: Value) -> Sequence[str]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence):
        return tuple(str(item) for item in value)
    return ()


def _options(voice: Voice, step: model.AnyStep | None) -> tuple[Choosable, ...]:
    match step:
        case model.Choice() | model.Several():
            return tuple(
                _choosable(voice, option.id, option.label, option.line)
                for option in step.options
            )
        case model.Consent():
            return (
                _choosable(voice, "yes", step.agree),
                _choosable(voice, "no", step.refuse),
            )
        case _:
            return ()


def _choosable(voice: Voice, id_: str, title: str, line: str = "") -> Choosable:
    # The quiet line is in one language: a card has room for one second line.
    quiet = voice.plain(voice.tell(line).main) if line else None
    return Choosable(id_, voice.tell(title), quiet)


def _lines(voice: Voice, step: model.AnyStep | None) -> tuple[Paragraph, ...]:
    if not isinstance(step, model.Information | model.Consent):
        return ()
    indent = len(f"{len(step.lines)}. ")
    lines: list[Paragraph] = []
    for number, line in enumerate(step.lines, start=1):
        pair = voice.tell(line)
        lines.append(Paragraph(pair.main, "strong", number=number, indent=indent))
        lines.append(Paragraph(pair.second, "quiet", indent=indent))
    return tuple(lines)
