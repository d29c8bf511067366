"""No screen is shown on a machine that would leak what visitors type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.errors import HostError
from kiosk.journal import Event
from kiosk.journal_place import journal_of
from kiosk.paths import state_folder

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.settings import Settings


def refuse_unsafe(settings: Settings, config: Path | None) -> None:
    """Go on only where nothing on this machine refuses.

    Args:
        settings: What the operator set.
        config: Where; None: nowhere.

    Raises:
        HostError: With each reason and its remedy.
    """
    # Imported here: only screens in front of visitors need it.
    from kiosk.proving.examine import refusals

    found = refusals(settings, str(config.absolute()) if config else "")
    if not found:
        return
    journal = journal_of(settings.journal, settings.counter.folder or state_folder())
    journal.write(Event.UNSAFE, findings=len(found))
    reasons = "\n".join(f"- {one.problem} {one.remedy}" for one in found)
    raise HostError(
        f"No visitor may use this machine:\n{reasons}",
        remedy="See kiosk doctor. For a test: --unsafe-host.",
    )
