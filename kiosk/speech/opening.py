"""The voice of a kiosk, as it was set."""

from __future__ import annotations

from kiosk.read_aloud import Speech
from kiosk.speech.command import found_command
from kiosk.speech.speaker import Speaker


def open_speaker(speech: Speech) -> Speaker:
    """Return the voice. Nothing is started, and espeak-ng is not asked yet.

    Args:
        speech: What the operator set.
    """
    if speech.on == "never":
        return Speaker(speech, None)
    return Speaker(speech, found_command(speech.player))
