"""What is said of one widget: the words it shows, never what was typed or scanned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from kiosk.content.wording import UNTRANSLATED
from kiosk.interview.problems import mark
from kiosk.tui.visitor.pages.language_cards import LanguageCards
from kiosk.tui.visitor.pages.welcome import Greetings
from kiosk.tui.visitor.talk.remarks import Remark, Remarks
from kiosk.tui.voice import SecondLine, Voice
from kiosk.tui.widgets.answer_card import Answer, AnswerCard
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.prose import Prose
from kiosk.tui.widgets.sheet import Sheet
from kiosk.tui.widgets.still import UNREAD
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from textual.widget import Widget

CHINESE: Final = "zh"
PART: Final = "\u2063"
"""Stands between the parts of what is said, one of which may be in English."""
ENDS: Final = ".!?:;。！？：；؟؛…"
"""Signs at which a voice pauses anyway."""


# Translators: read aloud after what is on a card that was touched.
CHOSEN: Final = mark("Chosen")
# Translators: read aloud; one of several cards to choose from, "2 of 5: Passport".
ONE_OF: Final = mark("%(n)s of %(count)s: %(text)s")
# Translators: read aloud instead of what was typed, which is never said.
FILLED: Final = mark("Filled in")
# Translators: read aloud: nothing was typed into a box yet.
EMPTY: Final = mark("Empty")
# Translators: read aloud before the name of a box to type in.
BOX: Final = mark("Box")
# Translators: read aloud before what is written on a button.
BUTTON: Final = mark("Button: %(text)s")
# Translators: read aloud; a button that shows what stands further up.
UP: Final = mark("Further up")
# Translators: read aloud; a button that shows what stands further down.
DOWN: Final = mark("Further down")

Kind = Literal["text", "error", "control", "card", "chosen", "button"]
"""An error says what is wrong, and is said before all else. A control or a card is said
when it has the focus; a button, and a card that was chosen, also when it is new."""
PREPARED: Final = frozenset(("card", "chosen"))
"""What nobody typed: it is offered to be chosen, and must be heard for that."""
UNASKED: Final = frozenset(("control", "card"))
"""What is not said just because it is new."""


class Said(NamedTuple):
    """One thing that is said."""

    text: str
    kind: Kind = "text"
    language: str = ""
    """Code of the language it is in. Empty: the visitor's."""


def said_of(widget: Widget, voice: Voice) -> tuple[Said, ...]:
    """Return what is said of a widget where it stands on the screen; nothing of most.

    Args:
        widget: It is seen.
        voice: The visitor's.
    """
    if widget.has_class(UNREAD):
        return ()
    match widget:
        case Words():
            kind: Kind = "error" if widget.part == "error" else "text"
            return tuple(Said(pair.main, kind) for pair in widget.pairs)
        case Prose():
            return tuple(
                Said(each.text, "error" if each.style == "error" else "text")
                for each in widget.paragraphs
                if not isinstance(each.text, SecondLine)
            )
        case Sheet():
            return tuple(_of_sheet(widget, voice))
        case Greetings():
            return tuple(
                Said(f"{each.greeting}. {each.choose}.", language=each.code)
                for each in widget.languages
            )
        case Remarks():
            return tuple(
                said
                for each in widget.shown
                for said in _of_remark(each, last=widget.large)
            )
    return tuple(_of_control(widget, voice))


def _of_control(widget: Widget, voice: Voice) -> Iterator[Said]:
    match widget:
        case Field():
            if widget.words.problem:
                yield Said(widget.words.problem, "error")
            yield Said(_field(widget, voice), "control")
        case Card() if isinstance(widget.parent, LanguageCards):
            line = widget.face.line.main if widget.face.line else ""
            text = _joined(widget.face.title.main, line)
            yield Said(text, "card", widget.name or "")
        case Card():
            kind: Kind = "chosen" if widget.chosen else "card"
            yield Said(_card(widget, voice), kind)
        case AnswerCard():
            yield Said(_answer(widget.answer, voice), "control")
        case TouchButton():
            yield Said(_button(widget, voice), "button")


def _of_sheet(sheet: Sheet, voice: Voice) -> Iterator[Said]:
    for block in sheet.blocks:
        yield Said(block.heading.main)
        for item in block.items:
            number = f"{item.number}. " if item.number else ""
            yield Said(number + item.text.main)


def _of_remark(remark: Remark, *, last: bool) -> Iterator[Said]:
    yield Said(remark.who)
    if remark.told:
        yield Said(remark.text)
    if last and remark.told and remark.by_visitor and remark.under:
        # So that staff who stand beside the kiosk hear it.
        yield Said(remark.under, language=CHINESE)


# Controls.


def _card(card: Card, voice: Voice) -> str:
    line = card.face.line
    chosen = voice.say(CHOSEN) if card.chosen else ""
    text = _joined(card.face.title.main, line.main if line else "", chosen)
    return _one_of(card, text, voice)


def _one_of(control: Card | Field, text: str, voice: Voice) -> str:
    """Return a text with which of its row or page the control is, if not the only."""
    kind = Card if isinstance(control, Card) else Field
    beside = control.parent.children if control.parent else ()
    seen = [each for each in beside if isinstance(each, kind) and each.display]
    if control not in seen or len(seen) < 2:
        return text
    number, count = str(seen.index(control) + 1), str(len(seen))
    return voice.say(ONE_OF, n=number, count=count, text=PART + text)


def _answer(answer: Answer, voice: Voice) -> str:
    value = _joined(*answer.lines) if answer.told else voice.say(FILLED)
    return _joined(answer.label, value, answer.far)


def _field(field: Field, voice: Voice) -> str:
    state = voice.say(FILLED if field.text else EMPTY)
    words, box = field.words, voice.say(BOX)
    named = f"{box}: {PART}{words.label}" if words.label else _one_of(field, box, voice)
    return _joined(named, state, words.hint)


def _button(button: TouchButton, voice: Voice) -> str:
    text = button.label.main
    text = text.replace("▲", voice.say(UP)).replace("▼", voice.say(DOWN))
    return voice.say(BUTTON, text=PART + text)


def _joined(*texts: str) -> str:
    """Return texts as sentences, each a part that may be in another language."""
    return PART.join(_ended(each) for each in texts if each)


def _ended(text: str) -> str:
    """Return a text with a blank behind its full stop: a voice pauses there."""
    ends = text.removesuffix(UNTRANSLATED)[-1:] in ENDS
    return f"{text} " if ends else f"{text}. "


def errors_first(said: Iterable[Said]) -> tuple[Said, ...]:
    """Return the same, what is wrong before all else."""
    return tuple(sorted(said, key=lambda each: each.kind != "error"))
