"""What was said last, as staff read it in their pane."""

from __future__ import annotations

from typing import Final

from kiosk.interview.problems import mark
from kiosk.translation.conversation import STAFF_LANGUAGE, Turn
from kiosk.tui.visitor.talk.phrasing import Phrasing
from kiosk.tui.visitor.talk.remarks import Remark
from kiosk.tui.visitor.talk.talk import Talk
from kiosk.tui.voice import Voice

MOST: Final = 4
"""Remarks in the pane: the visitor's page has them all."""
WHO: Final = {"staff": mark("Staff:"), "visitor": mark("Visitor:")}
NONE: Final = mark("Not translated")
NEAR: Final = mark("Not translated. Perhaps: %(phrases)s")
WAITING: Final = mark("Being translated")
ORIGINS: Final = {
    "draft": mark("Phrase · machine draft, not reviewed by a native speaker"),
    "reviewed": mark("Phrase · reviewed by a native speaker"),
    "phrase": mark("Prepared phrase"),
    "machine": mark("Machine translation, not reviewed"),
    "same": mark("As it was written"),
}


def talked(talk: Talk, voice: Voice) -> tuple[Remark, ...]:
    """Return what was said last in Chinese, the last first."""
    turns = talk.turns[: -MOST - 1 : -1]
    return tuple(
        _remark(turn, voice, talk, last=place == 0) for place, turn in enumerate(turns)
    )


def _remark(turn: Turn, voice: Voice, talk: Talk, *, last: bool) -> Remark:
    direction = talk.phrasing.language(turn.language).direction
    own = turn.theirs if turn.chinese not in ("", turn.theirs) else ""
    return Remark(
        who=voice.say(WHO[turn.by]),
        text=turn.chinese or turn.theirs,
        direction="ltr" if turn.chinese else direction,
        under=own,
        under_direction=direction,
        origin=_origin(turn, voice, talk, last=last),
    )


def _origin(turn: Turn, voice: Voice, talk: Talk, *, last: bool) -> str:
    if turn.sent:
        return voice.say(WAITING)
    if turn.origin == "none":
        near = _near(talk, talk.phrasing) if last else ""
        return voice.say(NEAR, phrases=near) if near else voice.say(NONE)
    known = turn.state if turn.origin == "phrase" else ""
    return voice.say(ORIGINS.get(known) or ORIGINS[turn.origin])


def _near(talk: Talk, phrasing: Phrasing) -> str:
    return " / ".join(phrasing.text(one, STAFF_LANGUAGE) for one in talk.nearest)
