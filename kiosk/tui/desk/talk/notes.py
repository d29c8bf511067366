"""What stands above the talk: what the machine never gets, and whether there is one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from kiosk.translation.conversation import STAFF_LANGUAGE
from kiosk.tui.desk.talk import words
from kiosk.tui.desk.talk.lead import Lead
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words


class Notes(Vertical):
    """Lines of the desk, of no visitor."""

    DEFAULT_CSS = """
    Notes { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._legal = Words(part="quiet")
        self._phrases_only = Words(part="strong")
        self._quiet = Words(part="quiet")

    def compose(self) -> ComposeResult:
        """Put in the lines."""
        yield self._legal
        yield self._phrases_only
        yield self._quiet

    def show(self, voice: Voice, lead: Lead) -> None:
        """Write what fits the talk."""
        alone = lead.has_pair is False and lead.code != STAFF_LANGUAGE
        for line, text in (
            (self._legal, words.LEGAL),
            (self._phrases_only, words.PHRASES_ONLY if alone else ""),
            (self._quiet, "" if lead.record.entries else words.QUIET),
        ):
            line.show(voice.plain(voice.say(text) if text else ""))
