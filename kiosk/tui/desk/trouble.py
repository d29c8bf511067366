"""What a desk says when something does not work."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.counter.sign_in import SignInRefused
from kiosk.errors import ConflictError, KioskError, StoreError
from kiosk.interview.problems import mark
from kiosk.tui.voice import Voice

AWAY = mark("The database is not there. Nothing is lost; the desk tries again.")
FIRST = mark("A colleague was first. The list is up to date again.")


def explained(voice: Voice, error: KioskError) -> str:
    """Return one line for staff: what is wrong, and what to do."""
    if isinstance(error, StoreError):
        return voice.say(AWAY)
    if isinstance(error, ConflictError):
        return voice.say(FIRST)
    remedy = voice.say(error.remedy) if error.remedy else ""
    return f"{voice.say(error.problem)} {remedy}".rstrip()


def why_refused(voice: Voice, refused: SignInRefused, zone: ZoneInfo) -> str:
    """Return why somebody cannot sign in, and until when, in the branch's time."""
    until = refused.until.astimezone(zone).strftime("%H:%M:%S") if refused.until else ""
    return voice.say(refused.problem, time=until)
