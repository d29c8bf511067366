"""What a desk works with. Made once by the command, and handed to every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.counter.model import Deed
from kiosk.tui.visitor.tongues import CHINESE, ENGLISH, Tongues
from kiosk.tui.voice import Voice

if TYPE_CHECKING:
    from kiosk.content.library import Library
    from kiosk.content.wording import Wording
    from kiosk.counter.model import Staff
    from kiosk.counter.store import Store
    from kiosk.sealing.case_keys import CaseKeys
    from kiosk.sealing.key_folder import KeyFolder
    from kiosk.settings import Settings
    from kiosk.tui.paper_tray import PaperTray


@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace:
    """Store, keys, content and the person who is signed in."""

    settings: Settings
    library: Library
    tongues: Tongues
    """The visitors' languages."""
    store: Store
    keys: KeyFolder
    case_keys: CaseKeys
    clock: Callable[[], datetime]
    """Now, aware, in UTC."""
    tray: PaperTray
    """Where this desk prints."""
    staff: Staff | None = None
    """Who is signed in; None: nobody."""

    @property
    def today(self) -> date:
        """The branch's day."""
        return self.clock().astimezone(ZoneInfo(self.settings.time_zone)).date()

    def deed(self, verb: str, subject: str = "") -> Deed:
        """Return the words of an audit row for what is done here now."""
        who = f"staff:{self.staff.id}" if self.staff else f"desk:{self.desk}"
        return Deed(actor=who, verb=verb, subject=subject, at=self.clock())

    @property
    def desk(self) -> str:
        """The name of this desk."""
        return self.settings.counter.desk

    def words(self, *, english: bool = False) -> Wording:
        """Return the desk's words: Chinese, or the English they are written in."""
        from kiosk.content.wording import STAFF, Wording

        language = self.tongues.language(ENGLISH if english else CHINESE)
        return Wording(language, self.library, self.settings, self.today, domains=STAFF)

    def voice(self, *, english: bool = False) -> Voice:
        """Return the voice the desk speaks to staff with."""
        words = self.words(english=english)
        return Voice(words.language, self.settings.terminal.bidi, words)


def utc_now() -> datetime:
    """Return now, aware, in UTC."""
    return datetime.now(UTC)
