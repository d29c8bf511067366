"""What comes back when something is to be said in another language."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kiosk.content.phrases import SlotValues
from kiosk.language.catalogue import State

Origin = Literal["phrase", "machine", "same", "none"]
"""A prepared phrase, the machine behind its guard, the very words because both speak
one language, or no translation at all."""
Refusal = Literal["empty", "long", "secret"]
"""Nothing was said; more than 500 characters; a card number, PIN or one-time code."""


class Finding(Struct, frozen=True):
    """One reason why a translation of the machine is not shown."""

    rule: str
    """One of `guard.rules.RULES`, or `reserved`: the machine was not asked."""
    detail: str
    """What was found, for whoever looks after the models; never shown as a sentence."""


class Prepared(Struct, frozen=True, kw_only=True):
    """A phrase with what stands in its slots."""

    phrase: str
    """Id of the phrase."""
    values: SlotValues = {}


class Translated(Struct, frozen=True, kw_only=True):
    """A sentence in another language, and where that comes from."""

    source: str
    """What was said, cleaned."""
    speaks: str
    """Code of its language."""
    hears: str
    """Code of the language it is for."""
    text: str = ""
    """The translation; empty when the origin is `none`."""
    origin: Origin = "none"
    state: State | Literal[""] = ""
    """How far the translation of a phrase was looked at; empty for anything else."""
    prepared: Prepared | None = None
    """The phrase, when the origin is one."""
    back: str = ""
    """A machine text translated back, for staff; empty: it was not asked for, or the
    way back did not pass the guard."""
    findings: tuple[Finding, ...] = ()
    """Why a machine text is not shown."""
    trouble: str = ""
    """Why there was no machine to ask: the problem of a `TranslationError`, English."""
    refused: Refusal | Literal[""] = ""
    """Why the text was not even looked at. Of a secret the source is not kept."""
    nearest: tuple[Prepared, ...] = ()
    """Phrases to offer, the nearest first; none of them is ever sent by itself."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Translated {self.speaks}-{self.hears} {self.origin}>"
