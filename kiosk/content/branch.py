"""What texts may say of the branch, from its settings."""

from __future__ import annotations

from typing import Protocol

from kiosk.interview.problems import mark
from kiosk.language.formatting import Formatter
from kiosk.language.languages import Language
from kiosk.settings import Branch, Idle

CHINESE = "zh"
BRANCH = frozenset(
    (
        "bank_name",
        "branch_phone",
        "branch_address",
        "branch_hours",
        "busy_hours",
        "staff_languages",
        "currencies",
        "exchange_points",
        "floor_hint",
        "foreign_phone",
    )
)
"""Placeholders that stand for something of the branch."""
IDLE = frozenset(("idle_time", "countdown_time"))
"""Placeholders that tell how long the kiosk waits before it forgets."""
FOREIGN_PHONE = {
    None: "",
    True: mark("This branch accepts foreign phone numbers."),
    False: mark("This branch needs a Chinese phone number."),
}


class Speaker(Protocol):
    """What the words of a language offer here."""

    language: Language

    @property
    def formatter(self) -> Formatter:
        """How the language writes lists and names."""

    def say(self, msgid: str, **values: str) -> str:
        """Return a text of the interface."""


def bank_name(branch: Branch, code: str) -> str:
    """Return the bank's name: a proper name, so in English or Chinese only."""
    return branch.name_zh if code == CHINESE else branch.name


def branch_values(branch: Branch, speaker: Speaker) -> dict[str, str]:
    """Return what a text may say of the branch, by placeholder.

    What the settings lack is empty: a line that needs it is left out. Texts of the
    branch's own are Chinese for Chinese, else English: nobody translates them.
    """
    formatter = speaker.formatter
    code = speaker.language.code
    own = {
        "branch_address": (branch.address, branch.address_zh),
        "branch_hours": (branch.hours, branch.hours_zh),
        "busy_hours": (branch.busy_hours, branch.busy_hours_zh),
        "exchange_points": (branch.exchange_points, branch.exchange_points_zh),
        "floor_hint": (branch.floor_hint, branch.floor_hint_zh),
    }
    values = {name: texts[code == CHINESE] for name, texts in own.items()}
    spoken = tuple(formatter.language_name(code) for code in branch.languages)
    return values | {
        "bank_name": bank_name(branch, code),
        "branch_phone": branch.phone,
        "staff_languages": formatter.several(spoken),
        "currencies": formatter.several(branch.currencies),
        "foreign_phone": speaker.say(FOREIGN_PHONE[branch.foreign_phone]),
    }


def idle_values(idle: Idle, formatter: Formatter) -> dict[str, str]:
    """Return what a text may say of the time the kiosk waits, by placeholder."""
    return {
        "idle_time": _span(idle.reading_seconds, formatter),
        "countdown_time": _span(idle.personal_countdown_seconds, formatter),
    }


def _span(seconds: float, formatter: Formatter) -> str:
    whole = round(seconds)
    if whole % 60 == 0:
        return formatter.duration(whole // 60, "minutes")
    return formatter.duration(whole, "seconds")
