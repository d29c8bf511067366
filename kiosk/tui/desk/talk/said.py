"""Turns in the words of the desk: who spoke, Chinese, the other language, origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kiosk.interview.problems import mark
from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.translation.model import Translated
from kiosk.tui.desk.talk.record import Entry
from kiosk.tui.desk.talk.stage import Answered, Fill, Ready, Stage, Waiting
from kiosk.tui.visitor.staff.talked import NONE, ORIGINS, WAITING, WHO
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.visitor.talk.remarks import Remark
from kiosk.tui.voice import Voice

WILL_SAY: Final = mark("You will say:")
WILL_ASK: Final = mark("You will ask whether this is meant:")
TRANSLATING: Final = mark("Translating … Esc stops it.")
UNRELIABLE: Final = mark("There is no reliable translation. Please choose a phrase.")
NOT_SHOWN: Final = mark("(not shown)")


def history(
    entries: Iterable[Entry], voice: Voice, phrasing: Phrasing
) -> tuple[Remark, ...]:
    """Return what was said, the oldest first."""
    return tuple(_remark(entry, voice, phrasing) for entry in entries)


def _remark(entry: Entry, voice: Voice, phrasing: Phrasing) -> Remark:
    turn = entry.turn
    direction = phrasing.language(turn.language).direction
    own = turn.theirs if turn.chinese not in ("", turn.theirs) else ""
    who, why = voice.say(WHO[turn.by]), [voice.say(each) for each in entry.why]
    return Remark(
        who=f"{who} {_origin(entry, voice)}",
        text=turn.chinese or turn.theirs or voice.say(NOT_SHOWN),
        direction="ltr" if turn.chinese else direction,
        under=own,
        under_direction=direction,
        origin=" ".join(why),
    )


def _origin(entry: Entry, voice: Voice) -> str:
    turn = entry.turn
    if entry.waits:
        return voice.say(WAITING)
    if turn.origin == "none":
        return voice.say(NONE)
    known = turn.state if turn.origin == "phrase" else ""
    return voice.say(ORIGINS.get(known) or ORIGINS[turn.origin])


def draft(
    stage: Stage, voice: Voice, phrasing: Phrasing, code: str
) -> tuple[Remark, ...]:
    """Return what is about to be said, in both languages; none while staff choose.

    Args:
        stage: How far staff are.
        voice: The desk's.
        phrasing: The phrasebook.
        code: The visitor's language.
    """
    match stage:
        case Ready(prepared=prepared, asks=asks):
            turn = phrasing.turn(prepared, code, staff=True)
            who = voice.say(WILL_ASK if asks else WILL_SAY)
            about = _remark(Entry(turn), voice, phrasing)
            origin = _origin(Entry(turn), voice)
            return (_with(about, who, origin),)
        case Fill(choosing=choosing) if choosing.phrase is not None:
            words, filled = phrasing.words(STAFF_LANGUAGE), dict(choosing.filled)
            text = words.text(choosing.phrase, filled).shown
            return (_plain(text, voice.say(WILL_SAY)),)
        case Waiting(text=text):
            return (_plain(text, voice.say(TRANSLATING)),)
        case Answered(said=said):
            return (_answer(said, voice, phrasing),)
        case _:
            return ()


def _answer(said: Translated, voice: Voice, phrasing: Phrasing) -> Remark:
    if said.origin == "none":
        return _plain(said.source, voice.say(UNRELIABLE))
    same = said.hears == STAFF_LANGUAGE
    return Remark(
        who=voice.say(WILL_SAY),
        text=said.source,
        direction="ltr",
        under="" if same else said.text,
        under_direction=phrasing.language(said.hears).direction,
        origin=voice.say(ORIGINS[said.origin]),
    )


def _plain(text: str, who: str) -> Remark:
    return Remark(who, text, "ltr", "", "ltr", "")


def _with(remark: Remark, who: str, origin: str) -> Remark:
    return Remark(
        who,
        remark.text,
        remark.direction,
        remark.under,
        remark.under_direction,
        origin,
    )
