"""Scanning a document: wait for the scanner, then compare every line with it."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message
from textual.widget import Widget

from kiosk.identity.country_codes import alpha2
from kiosk.identity.mrz import Reading, read_mrz
from kiosk.interview import model
from kiosk.interview.model import Value
from kiosk.interview.problems import Problem, mark
from kiosk.tui.visitor.editors.answer_list import AnswerList
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.visitor.editors.scan import (
    LABELS,
    Compared,
    cautions,
    compared,
    filled,
)
from kiosk.tui.visitor.page import Action
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.answer_card import Answer
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words
from kiosk.tui.widgets.prose import Paragraph, Prose

SHORTEST = 72
"""Characters of the shortest zone, two lines of 36. Source: ICAO Doc 9303."""
LENGTHS = (72, 88, 90)
_AGAIN = "scan-again"


class ZoneEditor(Editor):
    """A box that a keyboard-wedge scanner types into, and what it read."""

    @dataclass
    class Corrected(Message):
        """A line is not right: the question it answers is wanted."""

        step_id: str

    class Read(Message):
        """A document was read, and is to be compared."""

    tells_at_box = True

    def __init__(self, voice: Voice) -> None:
        self._field = Field(voice, keyboard="document", limit=300)
        self._notes = Prose(voice)
        self._lines = AnswerList(voice, pool=len(LABELS))
        super().__init__(voice, self._field, self._notes, self._lines, id="zone")
        self._step: model.Zone | None = None
        self._today = date.min
        self._problem: Problem | None = None
        self.reading: Reading | None = None
        """What was read and is being compared; None while the scan is awaited."""

    def load(self, asked: Asked) -> None:
        """Wait for a scan, or show the one there was."""
        if not isinstance(asked.step, model.Zone):
            raise TypeError(f"{asked.step.id} is no scan")
        self._step, self._today = asked.step, asked.context.today
        self._problem = None
        self._field.take("document", 300)
        self._field.hold(asked.value if isinstance(asked.value, str) else "")
        self.reading = None
        if self._field.text:
            self._read()
        self.speak(self.voice)

    def value(self) -> Value:
        """Return what was scanned."""
        return self._field.text or None

    def values(self) -> dict[str, Value]:
        """Return the answers a confirmed scan gives, by question id."""
        if self._step is None or self.reading is None:
            return {}
        return filled(self._step, self.reading)

    # Scanning.

    def on_field_changed(self, event: Field.Changed) -> None:
        """A whole zone is read at once, whether Enter follows or not."""
        event.stop()
        if len(event.field.text) in LENGTHS and self._read(only_perfect=True):
            self._compare()

    def on_field_submitted(self, event: Field.Submitted) -> None:
        """Enter ends a line; after the last one the zone is read."""
        event.stop()
        if len(self._field.text) < SHORTEST:
            return
        if self._read():
            self._compare()
        else:
            self.post_message(self.Submitted())

    def _read(self, *, only_perfect: bool = False) -> bool:
        found = read_mrz(self._field.text, self._today)
        good = isinstance(found, Reading) and found.ok
        self.reading = found if isinstance(found, Reading) and good else None
        return good

    def _compare(self) -> None:
        self._problem = None
        self.speak(self.voice)
        self.post_message(self.Read())

    # Words.

    def speak(self, voice: Voice) -> None:
        """Write prompt and lines anew."""
        self.voice = voice
        waiting = self.reading is None
        self._field.display, self._lines.display = waiting, not waiting
        pair = voice.pair(mark("Lay the photo page on the scanner."))
        problem = voice.wording.explain(self._problem) if self._problem else ""
        self._field.speak(voice, Words(pair.main, pair.second, problem=problem))
        notes = cautions(self.reading) if self.reading else ()
        self._notes.show(
            voice, tuple(Paragraph("▲ " + voice.say(note), "strong") for note in notes)
        )
        if self.reading is not None and self._step is not None:
            lines = compared(self._step, self.reading)
            self._lines.show(voice, [_answer(voice, line) for line in lines])

    def tell(self, problem: Problem | None) -> None:
        """Say at the box what is wrong, and make room for another scan."""
        self._problem = problem
        if problem is not None:
            self._field.hold("")
            self.reading = None
        self.speak(self.voice)

    def start(self) -> Widget | None:
        """Return the box the scanner types into."""
        return self._field if self.reading is None else None

    def entry(self) -> Widget | None:
        """Return the first line to compare."""
        return next(iter(self._lines.cards), None) if self.reading else self._field

    def actions(self) -> tuple[Action, ...]:
        """Return the action that scans again, once something was read."""
        return (Action(_AGAIN, mark("Scan again")),) if self.reading else ()

    def on_action(self, id_: str) -> bool:
        """Wait for another scan."""
        if id_ != _AGAIN:
            return False
        self._field.hold("")
        self.reading = None
        self.speak(self.voice)
        self._field.focus()
        self.post_message(self.Read())
        return True

    def on_answer_list_chosen(self, event: AnswerList.Chosen) -> None:
        """Tell which question corrects the line that was touched."""
        event.stop()
        if self._step is not None and self.reading is not None:
            line = compared(self._step, self.reading)[event.number]
            if line.step_id:
                self.post_message(self.Corrected(line.step_id))


def _answer(voice: Voice, line: Compared) -> Answer:
    label = voice.pair(LABELS[line.part])
    checked = "✓ " + voice.say("Read and checked")
    words = checked if line.checked else "○ " + voice.say("Please compare by eye")
    return Answer(
        label.main, (_shown(voice, line),), label.second, words, is_state=True
    )


def _shown(voice: Voice, line: Compared) -> str:
    if not line.text:
        return "—"
    if line.part == "nationality":
        code = alpha2(line.text)
        return voice.wording.formatter.territory(code) if code else line.text
    if line.part.endswith("_date") and len(line.text) == len("2026-01-31"):
        return voice.wording.formatter.date(date.fromisoformat(line.text))
    if line.part == "sex":
        return _sex(voice, line.text)
    return line.text


def _sex(voice: Voice, letter: str) -> str:
    words = {"F": voice.say("Female"), "M": voice.say("Male")}
    return f"{letter} · {words[letter]}" if letter in words else letter
