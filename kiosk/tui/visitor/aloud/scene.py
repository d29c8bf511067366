"""What is said of the whole screen, in its order, and of what has the focus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from kiosk.content.wording import SOURCE, UNTRANSLATED
from kiosk.interview.problems import mark
from kiosk.speech.model import Utterance
from kiosk.tui.visitor.aloud.guard import withheld, without
from kiosk.tui.visitor.aloud.keys import key_said
from kiosk.tui.visitor.aloud.said import PART, PREPARED, Said, errors_first, said_of
from kiosk.tui.visitor.countdown import Countdown
from kiosk.tui.visitor.fittings import COUNTING
from kiosk.tui.visitor.help_strip import HelpStrip
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.widgets.action_row import ActionRow
from kiosk.tui.widgets.band import Band
from kiosk.tui.widgets.dock import Dock

if TYPE_CHECKING:
    from textual.widget import Widget

    from kiosk.tui.visitor.frame import FrameScreen

# Translators: read aloud on the first screen, to people who do not see it.
HOW: Final = mark("Arrow keys move, Enter chooses, the star key reads it again.")
# Translators: read aloud in a box to type in.
TYPE: Final = mark("Enter opens the keyboard.")
Heard = tuple[Said, ...]


def scene(frame: FrameScreen) -> Heard:
    """Return what is said of the screen: what is wrong, then all from the top."""
    if frame.has_class(COUNTING):
        return tuple(_inside(frame.query_one(Countdown), frame))
    if not frame.page.aloud:
        return ()
    step = next((each.step for each in frame.query(Band)), "")
    parts = (
        *((Said(step, "control"),) if step else ()),
        *_inside(frame.page, frame),
        *(said for each in frame.query(HelpStrip) for said in _inside(each, frame)),
        *(said for each in frame.query(ActionRow) for said in _inside(each, frame)),
    )
    how = (Said(HOW),) if frame.journey.place == "welcome" and not frame.top else ()
    return (*errors_first(parts), *_in_each_language(frame, how))


def _inside(widget: Widget, frame: FrameScreen) -> Iterator[Said]:
    if not widget.display or not widget.visible:
        return
    yield from (said for said in said_of(widget, frame.voice) if said.text.strip())
    for child in widget.children:
        yield from _inside(child, frame)


def _in_each_language(frame: FrameScreen, said: Heard) -> Iterator[Said]:
    """Yield it in every language: nobody has chosen one yet."""
    for each in said:
        for voice in frame.voices():
            if voice.words is not None:
                yield Said(voice.say(each.text), "control", voice.language.code)


def focused(frame: FrameScreen) -> Heard:
    """Return what is said of the widget that has the focus; empty: none has.

    While somebody walks over the keyboard, what is said of the key comes last.
    """
    widget = frame.focused
    if widget is None or frame.has_class(COUNTING) or not _is_read(widget, frame):
        return ()
    said = said_of(widget, frame.voice)
    controls = tuple(each for each in said if each.kind != "error")
    page = frame.page
    if not isinstance(page, TypingPage) or not page.can_type_in(widget):
        return controls
    at = page.keyboard.at if page.walks else None
    last = key_said(at, frame.voice) if at else frame.voice.say(TYPE)
    return (*controls, Said(last, "control"))


def _is_read(widget: Widget, frame: FrameScreen) -> bool:
    """Tell whether a widget is of the visitor's part of the screen."""
    for each in widget.ancestors_with_self:
        if isinstance(each, Page):
            return each is frame.page and each.aloud
        if isinstance(each, ActionRow | Dock):
            return frame.page.aloud
    return False


def uttered(frame: FrameScreen, heard: Iterable[Said]) -> tuple[Utterance, ...]:
    """Return what the voice is given: nothing that was typed, each text once."""
    words, own = withheld(frame), frame.voice.language.code
    said = (
        part
        for each in heard
        for part in _parts(_kept(each, words), each.language or own)
    )
    return tuple(dict.fromkeys(said))


def _kept(said: Said, words: frozenset[str]) -> str:
    return said.text if said.kind in PREPARED else without(said.text, words)


def _parts(text: str, language: str) -> Iterator[Utterance]:
    """Yield a text in one go, but what is not translated in English."""
    for english, parts in groupby(text.split(PART), lambda part: UNTRANSLATED in part):
        joined = "".join(parts).replace(UNTRANSLATED, "").strip()
        if joined:
            yield Utterance(joined, SOURCE if english else language)
