"""What an operator can set for the kiosk in a browser, and what makes no sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final

FOLDER: Final = "touchscreen"
"""Where the address for the browser stands, in `paths.state_folder()`."""
LOCAL_NAME: Final = "localhost"
_ORIGIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])"
    r"(?P<port>:[1-9][0-9]{0,4})?"
)
"""As a browser says it. Source: RFC 6454, section 6.2."""
_USUAL_PORTS: Final = ("http://", ":80"), ("https://", ":443")


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchscreen:
    """The kiosk in a browser: `kiosk serve`."""

    host: str = "127.0.0.1"
    """The address that is listened on. Any but this machine's own inside (127.0.0.1,
    ::1) lets others of the network reach it."""
    port: int = 8490
    """The port that is listened on."""
    origin: str = ""
    """What stands before the path in the browser, when something of yours stands
    between: https://kiosk.example. Empty: http://, host and port."""
    processes: int = 2
    """Most processes of screens: 1, or 2 to keep the next visitor's ready."""
    font_size: int = 28
    """Size of the text in px on a screen whose shorter side has 1080 px; it grows
    and shrinks with the screen."""
    folder: Path | None = None
    """Where the address for the browser is written, best in memory (/run). None:
    `touchscreen` in `paths.state_folder()`."""

    @property
    def own_origin(self) -> str:
        """Return the one origin that pages of ours have."""
        return self.origin or self.origin_of(self.host)

    def origin_of(self, host: str) -> str:
        """Return the origin of pages under a name or address of this machine.

        As a browser says it: an address in its one short form, no port 80.
        """
        if ":" in host:
            host = f"[{ip_address(host).compressed}]"
        return f"http://{host}" if self.port == 80 else f"http://{host}:{self.port}"

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach it."""
        return ip_address(self.host).is_loopback


def senseless_touchscreen(touchscreen: Touchscreen) -> Iterator[str]:
    """Yield what has the right type but would show no kiosk."""
    if not _is_address(touchscreen.host):
        yield "touchscreen.host is no address, such as 127.0.0.1."
    if not 1 <= touchscreen.port <= 65535:
        yield "touchscreen.port is not from 1 to 65535."
    if touchscreen.origin and not _is_origin(touchscreen.origin):
        yield (
            "touchscreen.origin is not like https://kiosk.example, in small letters, "
            "without a path and without the usual port."
        )
    if not 1 <= touchscreen.processes <= 2:
        yield "touchscreen.processes is neither 1 nor 2."
    if not 12 <= touchscreen.font_size <= 48:
        yield "touchscreen.font_size is not from 12 to 48."


def _is_origin(origin: str) -> bool:
    """Tell whether a browser says it just so: else ours would be refused for ever."""
    found = _ORIGIN.fullmatch(origin)
    if found is None or int((found["port"] or ":1")[1:]) > 65535:
        return False
    return not any(
        origin.startswith(scheme) and found["port"] == port
        for scheme, port in _USUAL_PORTS
    )


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return "%" not in host  # A zone, which no address of a page has.
