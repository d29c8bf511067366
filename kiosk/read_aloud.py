"""What can be set of reading aloud, and what of it makes no sense."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

SLOWEST, FASTEST = 80, 300
_LANGUAGE = re.compile("[a-z]{2,3}(_[A-Za-z]+)*")
_VOICE = re.compile("[A-Za-z0-9][A-Za-z0-9_+/-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How screens are read aloud."""

    on: Literal["auto", "never", "always-offered"] = "auto"
    """auto: offered in languages with a voice that can be understood; never: not
    offered; always-offered: also where the voice spells out what it cannot read."""
    rate: int = 140
    """Words a minute."""
    slow_rate: int = 110
    """Words a minute for a visitor who asked for more time."""
    player: tuple[str, ...] = ()
    """A program and its arguments that plays the WAV file it is given on its
    standard input, such as ("aplay", "-q"). Empty: espeak-ng plays by itself."""
    voices: Mapping[str, str] = field(default_factory=dict)
    """Another voice of espeak-ng, by code of the language."""


def senseless_speech(speech: Speech) -> Iterator[str]:
    """Yield what has the right type and would leave visitors without a voice."""
    for name in ("rate", "slow_rate"):
        if not SLOWEST <= getattr(speech, name) <= FASTEST:
            yield f"speech.{name} is not from {SLOWEST} to {FASTEST}."
    if speech.player and (
        not speech.player[0].strip() or "\0" in "".join(speech.player)
    ):
        yield "speech.player names no program."
    for language, voice in speech.voices.items():
        if not _LANGUAGE.fullmatch(language):
            yield f"speech.voices: {language!r} is no code of a language."
        if not _VOICE.fullmatch(voice):
            yield f"speech.voices.{language}: {voice!r} is no name of a voice."
