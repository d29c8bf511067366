"""Sentences that staff can show a visitor during an assisted session.

A few fixed ones; each is translated by a person and shown large. Ids never change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.interview.problems import mark

SENTENCES: Final[Mapping[str, str]] = {
    "hello": mark("Hello. I will help you now."),
    "document": mark("Please show me your identity document."),
    "read": mark("Please read this page. Take your time."),
    "check": mark("Please check if this is right."),
    "passport-name": mark("Please enter the name exactly as in the passport."),
    "wait": mark("Please wait a moment."),
    "come": mark("Please come with me to the counter."),
    "colleague": mark("I will bring a colleague who speaks your language."),
    "no-pin": mark("Never tell anyone your PIN or a code, not even us."),
    "thanks": mark("Thank you. We are done here."),
}
"""English by id."""
