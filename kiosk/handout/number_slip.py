"""The slip of a visitor who waits with a number: nothing of the visit is on it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.content.wording import Said, Wording
from kiosk.handout.compose import AS_OF, NEVER_ASK, PREVAILS, SCAN, Voices
from kiosk.handout.look import look_of
from kiosk.handout.model import Code, Handout, Line, Section
from kiosk.interview.problems import mark

NUMBER: Final = mark("Your number is %(number)s")
SIT_DOWN: Final = mark("Sit down. Staff call this number.")
KEEP: Final = mark("Keep this page until you are called")
TAKEN: Final = mark("Taken on %(date)s at %(time)s, kiosk %(place)s")


def of_number(number: int, place: str, at: datetime, voices: Voices) -> Handout:
    """Return the slip.

    Args:
        number: From 1.
        place: Where the call came from, as staff know it.
        at: When the number was taken, aware; the branch's clock is printed.
        voices: Who speaks.

    Returns:
        Number, time, place and bank, in both languages, and the same as a code.
    """
    language = voices.main.language
    local = at.astimezone(ZoneInfo(voices.main.settings.time_zone))
    words = in_words(number, place, voices)
    title = voices.filled(NUMBER, number=lambda _words: str(number))
    taken = voices.filled(
        TAKEN,
        date=lambda voice: voice.formatter.date(local.date()),
        time=lambda _words: local.strftime("%H:%M"),
        place=lambda _words: place,
    )
    return Handout(
        id="number",
        language=language.code,
        locale=language.locale.replace("_", "-"),
        direction=language.direction,
        title=title,
        lead=voices.said(SIT_DOWN),
        sections=(Section("taken", voices.said(KEEP), (taken,)),),
        code=Code(words, voices.said(SCAN), said=title.text),
        branch=Line(
            voices.main.bank_name,
            voices.chinese.bank_name if voices.chinese else "",
        ),
        as_of=voices.dated(AS_OF),
        look=look_of(voices.main.settings.branch),
        footer=(voices.said(NEVER_ASK), voices.said(PREVAILS)),
    )


def in_words(number: int, place: str, voices: Voices) -> str:
    """Return what the code says: the number in both languages, and the place."""
    speaking = (voices.main, voices.chinese or voices.main)
    said = dict.fromkeys(_said(words, number).text for words in speaking)
    return "\n".join((*said, place))


def _said(words: Wording, number: int) -> Said:
    return words.said(NUMBER, number=str(number))
