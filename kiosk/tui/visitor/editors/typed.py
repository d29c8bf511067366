"""Typing: names, dates, numbers, addresses, amounts - every form of boxes."""

from datetime import date
from functools import partial

from textual.widget import Widget

from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.interview.problems import Problem
from kiosk.keyboard.layouts import LAYOUTS
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.visitor.editors.forms import Form, form_of
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card_grid import CardGrid, Choosable
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_grid import FieldGrid
from kiosk.tui.widgets.field_rows import Words
from kiosk.tui.widgets.prose import Paragraph, Prose
from kiosk.tui.widgets.still import UNREAD

BOXES = 4
CURRENCIES = 8


class TypedEditor(Editor):
    """The boxes of a form, with the currencies of an amount under them."""

    DEFAULT_CSS = """
    TypedEditor > CardGrid { margin-top: 1; }
    """

    tells_at_box = True

    def __init__(self, voice: Voice) -> None:
        self._fields = tuple(Field(voice) for _number in range(BOXES))
        self._boxes = FieldGrid(*self._fields)
        self._currencies = CardGrid(pool=CURRENCIES)
        self._understood = Prose(voice)
        # A date of birth in words: nobody else is to hear it.
        self._understood.add_class(UNREAD)
        super().__init__(
            voice, self._boxes, self._understood, self._currencies, id="typed"
        )
        self._step: model.AnyStep | None = None
        self._form: Form | None = None
        self._problem: Problem | None = None
        self._typed_in: Field | None = None
        """The box over the open keyboard; None: it is closed."""
        self._led_to: Field | None = None
        """The box that the full one before it led to."""

    # The question and its answer.

    def load(self, asked: Asked) -> None:
        """Set the boxes up for a question."""
        self._step, self._problem = asked.step, None
        self._typed_in = self._led_to = None
        self._form = form_of(asked.step, self.voice.language.code)
        for field, blank in zip(self._fields, self._form_shown.blanks, strict=False):
            field.take(blank.keyboard, blank.limit)
            field.onward = partial(self._onward, field)
        self._hold(asked.value or asked.proposed)
        self._load_currencies(asked)
        self.speak(self.voice)

    def _hold(self, value: Value) -> None:
        texts = self._form_shown.write(value)
        for field, text in zip(self._fields, texts, strict=False):
            field.hold(text)

    def _load_currencies(self, asked: Asked) -> None:
        step = asked.step
        codes = step.currencies if isinstance(step, model.Amount) else ()
        self._currencies.show(
            [Choosable(code, self.voice.plain(code)) for code in codes]
        )
        given = asked.value if isinstance(asked.value, dict) else {}
        self._currencies.choose([str(given.get("currency") or "".join(codes[:1]))])
        self._currencies.display = len(codes) > 1
        self._currencies.lay_in(3)

    @property
    def _form_shown(self) -> Form:
        if self._form is None:
            raise LookupError("no question was loaded")
        return self._form

    @property
    def fields(self) -> tuple[Field, ...]:
        """The boxes in use, in the order they are filled."""
        return self._fields[: len(self._form_shown.blanks)]

    def value(self) -> Value:
        """Return what the boxes mean."""
        value = self._form_shown.read(tuple(field.text for field in self.fields))
        if isinstance(self._step, model.Amount) and value is not None:
            return {"amount": value, "currency": "".join(self._currencies.chosen)}
        return value

    # Words.

    def speak(self, voice: Voice) -> None:
        """Write the labels anew; a date keeps its parts in the language's order."""
        reordered = form_of(self._step, voice.language.code) if self._step else None
        if reordered is not None and reordered.blanks != self._form_shown.blanks:
            self._reorder(reordered)
        self.voice = voice
        form = self._form_shown
        for field, blank in zip(self._fields, form.blanks, strict=False):
            pair = voice.pair(blank.label) if blank.label else voice.plain("")
            field.speak(
                voice, Words(pair.main, pair.second, problem=self._said(blank.part))
            )
        self._lay_in()
        self._understand()

    def _lay_in(self) -> None:
        """Show the boxes in use; of those one below the other only the one typed in."""
        form, alone = self._form_shown, self._typed_in
        all_shown = form.side_by_side or alone is None
        shown = self.fields if all_shown else (alone,)
        for field in self._fields:
            field.display = field in shown
        self._boxes.lay_in(len(shown), side_by_side=form.side_by_side)

    def _reorder(self, form: Form) -> None:
        """Move the boxes themselves: each keeps its text, its cursor and the focus."""
        parts = (blank.part for blank in self._form_shown.blanks)
        boxes = dict(zip(parts, self.fields, strict=True))
        moved = tuple(boxes[blank.part] for blank in form.blanks)
        self._form = form
        self._fields = (*moved, *self._fields[len(moved) :])
        self._boxes.sort_children(key=self._fields.index)

    def _said(self, part: str) -> str:
        problem = self._problem
        if problem is None or self._form is None:
            return ""
        parts = [blank.part for blank in self._form.blanks]
        wrong = problem.field if problem.field in parts else parts[0]
        return self.voice.wording.explain(problem) if part == wrong else ""

    def tell(self, problem: Problem | None) -> None:
        """Say at the box what is wrong."""
        self._problem = problem
        self.speak(self.voice)

    def _understand(self) -> None:
        """Show a date in words: day and month cannot be mixed up then."""
        words = ""
        if isinstance(self._step, model.Date):
            words = _in_words(self.voice, self.value())
        self._understood.show(self.voice, (Paragraph(words, "quiet"),))
        self._understood.display = isinstance(self._step, model.Date)

    # Going from box to box.

    def start(self) -> Widget | None:
        """Return the first box, or the one that is wrong."""
        wrong = [field for field in self.fields if field.has_class("-wrong")]
        return (wrong or list(self.fields))[0]

    def next_field(self, field: Field) -> Field | None:
        """Return the box after one."""
        place = self.fields.index(field) + 1
        return self.fields[place] if place < len(self.fields) else None

    def on_field_changed(self, event: Field.Changed) -> None:
        """Go on by itself when a part of a date is full."""
        event.stop()
        self._understand()
        field = event.field
        following = self.next_field(field)
        if not (isinstance(self._step, model.Date) and field.is_full and following):
            return
        if self.screen.focused is field:  # Else Enter was quicker.
            self._led_to = following
            self.screen.set_focus(following)

    def _onward(self, field: Field) -> Field | None:
        """Return the next box, where there is something to type yet.

        Who typed "12", Tab, "08" is in the second box before the Tab, which then
        leads there and no further.
        """
        led, self._led_to = self._led_to, None
        if field is led and not field.text:
            return field
        following = self.next_field(field) if field in self.fields else None
        return None if following is None or following.text else following

    def on_field_submitted(self, event: Field.Submitted) -> None:
        """Enter after the last box, or before one that is filled, is the answer."""
        event.stop()
        self.post_message(self.Submitted())

    def on_card_grid_submitted(self, event: CardGrid.Submitted) -> None:
        """Enter on the chosen currency is the answer."""
        event.stop()
        self.post_message(self.Submitted())

    def close_in(self, field: Field | None) -> None:
        """Show only one box, and the others of its row; None shows all again."""
        self._typed_in = field
        self._lay_in()
        codes = self._step.currencies if isinstance(self._step, model.Amount) else ()
        self._currencies.display = field is None and len(codes) > 1


def _in_words(voice: Voice, value: Value) -> str:
    try:
        return voice.wording.formatter.date(date.fromisoformat(str(value)))
    except ValueError:
        return " "


def fits(step: model.AnyStep) -> bool:
    """Tell whether a step is answered by typing."""
    form = form_of(step, "en")
    return form is not None and all(blank.keyboard in LAYOUTS for blank in form.blanks)
