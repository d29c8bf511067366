"""The counter pass on a handout: the code, and what to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from kiosk.content.answers import moment_in_words
from kiosk.handout.compose import Voices
from kiosk.handout.model import CounterCode, Handout, Line
from kiosk.interview.problems import mark

FOR_COUNTER = mark("For the counter")
STAFF_SCAN = mark("Staff scan this code and see your answers in Chinese.")
WHO_READS = mark("Only this bank's counter can read it. It holds what you answered.")
ENDS = mark("It works once, until %(moment)s.")
# Translators: eight letters that stand for the code when it cannot be scanned.
SPOKEN = mark("If it cannot be scanned, tell staff: %(code)s")
ASKED_AGAIN = mark("There was no room for this, staff ask you again: %(question)s")


@dataclass(frozen=True, slots=True, repr=False)
class Carried:
    """A pass as a handout says it."""

    text: str
    """What the code says."""
    ends: datetime
    """When it can be used no more, by the branch's clock."""
    code: str = ""
    """The short code that stands for it; empty for none."""
    again: tuple[str, ...] = ()
    """Labels of the questions that found no room in it."""


def with_pass(handout: Handout, carried: Carried, voices: Voices) -> Handout:
    """Return the handout of a visit with the counter pass on it."""
    lines = tuple(pass_lines(carried, voices))
    counter = CounterCode(carried.text, voices.said(FOR_COUNTER), lines)
    return replace(handout, counter=counter)


def pass_lines(carried: Carried, voices: Voices) -> list[Line]:
    """Return what to know of a pass, in words."""
    until = carried.ends.replace(tzinfo=None).isoformat(timespec="minutes")
    lines = [
        voices.said(STAFF_SCAN),
        voices.said(WHO_READS),
        voices.filled(ENDS, moment=lambda words: moment_in_words(until, words)),
    ]
    if carried.code:
        lines.append(voices.filled(SPOKEN, code=lambda _: carried.code))
    lines += [_asked_again(label, voices) for label in carried.again]
    return lines


def _asked_again(label: str, voices: Voices) -> Line:
    return voices.filled(ASKED_AGAIN, question=lambda words: words.tell(label).shown)
