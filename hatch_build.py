"""What a wheel carries beside the package: guides, languages and the library."""

from __future__ import annotations

import sys
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
        root = Path(self.root)
        folders = {
            "guides": root / "guides",
            "locales": root / "locales",
            "library": compile_library(root),
        }
        for name, folder in folders.items():
            build_data["force_include"][str(folder)] = f"kiosk/shipped/{name}"


def compile_library(root: Path) -> Path:
    """Compile the content of the checkout `root`; return the library's folder.

    Raises:
        ContentError: a source cannot be used; no wheel is made of it.
    """
    # An isolated build sees only what pyproject.toml requires, not the checkout.
    sys.path.insert(0, str(root))
    from kiosk.content.build import build, sweep
    from kiosk.paths import Places

    library = root / ".build" / "shipped"
    sweep(build(Places(root / "guides", root / "locales", library, checkout=True)))
    return library
