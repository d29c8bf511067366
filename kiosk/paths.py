"""Where guides/ and locales/ are: in a checkout, or carried by the wheel."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders a running kiosk reads."""

    guides: Path
    """Services, guides and facts as people edit them."""
    locales: Path
    """languages.toml and the catalogues as translators edit them."""
    library: Path
    """The compiled library."""
    checkout: bool
    """True where people edit: the library is then rebuilt when a source changed."""


def find_places() -> Places:
    """Return the wheel's own folders, or those of the checkout around the package."""
    shipped = _PACKAGE / "shipped"
    if shipped.is_dir():
        return Places(
            shipped / "guides", shipped / "locales", shipped / "library", checkout=False
        )
    root = _PACKAGE.parent
    return Places(
        root / "guides", root / "locales", root / ".build" / "library", checkout=True
    )


def state_folder() -> Path:
    """Return where keys and the embedded database stand; it may not exist yet.

    Source: XDG Base Directory Specification (XDG_STATE_HOME).
    """
    given = os.environ.get("XDG_STATE_HOME", "")
    home = Path(given) if given.startswith("/") else Path.home() / ".local" / "state"
    return home / "kiosk"
