"""What a wheel carries beside the package: guides and languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedContent(BuildHookInterface[Any]):
    """Puts the content into `kiosk/shipped`, where an installed kiosk looks for it.

    An editable installation gets nothing: there the kiosk reads the checkout itself.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the content folders to a standard wheel; called by hatchling."""
        if version == "editable":
            return
        for name in ("guides", "locales"):
            source = str(Path(self.root) / name)
            build_data["force_include"][source] = f"kiosk/shipped/{name}"
