"""The terminal that runs in the browser, out of a package that is pinned.

Textual-serve brings xterm.js with its parts in one file, and at its end a client of its
own: it opens links and files, reads the clipboard and hides its terminal. That end is
cut off, and what it was made of handed to the client of ours, `static/screen.js`.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

from kiosk.errors import BridgeError

PINNED: Final = "textual-serve 1.1.3"
BUNDLE_SHA256: Final = (
    "c1e7f29ed0facdd331181d6262f92acfc1cf908569d9e013c16038142a23a470"
)
"""Of static/js/textual.js in that package."""
_CLIENT: Final = "class w{constructor(e,t){this.element=e,"
_PARTS: Final = {
    "Terminal": "v.Terminal",
    "FitAddon": "g.FitAddon",
    "CanvasAddon": "m.CanvasAddon",
    "Unicode11Addon": "C.Unicode11Addon",
}
"""Name for our client, and name in the file."""


def package_file(path: str) -> Path:
    """Return a file of the package.

    Raises:
        BridgeError: The package is not installed.
    """
    try:
        folder = Path(str(files("textual_serve")))
    except ModuleNotFoundError as error:
        raise BridgeError(f"{PINNED} is not installed.", remedy=_REMEDY) from error
    return folder / path


def terminal_script() -> bytes:
    """Return the terminal without the client it came with.

    Raises:
        BridgeError: The file is another than the one that was looked at.
    """
    try:
        bundle = package_file("static/js/textual.js").read_bytes()
    except OSError as error:
        raise BridgeError(f"{PINNED} is not whole.", remedy=_REMEDY) from error
    return cut(bundle)


def cut(bundle: bytes) -> bytes:
    """Return a bundle without its client.

    Raises:
        BridgeError: It is not the one that was looked at.
    """
    if sha256(bundle).hexdigest() != BUNDLE_SHA256:
        raise BridgeError(f"{PINNED} is another than it was.", remedy=_REMEDY)
    libraries, _client, _rest = bundle.decode().partition(_CLIENT)
    parts = ",".join(f"{name}:{inside}" for name, inside in _PARTS.items())
    return f"{libraries}window.KioskTerminal={{{parts}}}}})()}})();\n".encode()


_REMEDY: Final = "Install the kiosk with its locked packages again."
