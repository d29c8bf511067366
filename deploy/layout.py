"""What is laid down on a kiosk's machine, and where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final, Literal

HERE: Final = Path(__file__).resolve().parent
UNITS: Final = "etc/systemd/system"
SETTINGS: Final = "etc/kiosk/kiosk.toml"
MANIFEST: Final = "var/lib/kiosk-appliance/manifest.json"
OWN_FOLDERS: Final = ("var/lib/kiosk", "var/cache/kiosk", "etc/kiosk")
"""What the kiosk and its operator keep; only `uninstall --purge` removes it."""

Screen = Literal["browser", "terminal", "desk", "none"]
SCREENS: Final[dict[Screen, tuple[str, ...]]] = {
    "browser": ("kiosk-bridge", "kiosk-screen"),
    "terminal": ("kiosk-terminal",),
    "desk": ("kiosk-desk",),
    "none": (),
}
"""The services that each way of using the machine's screen needs."""

_SPEAKS: Final = ("espeak-ng", "usr/bin/espeak-ng")
_FILLS: Final = ("cage", "usr/bin/cage")
_DEJAVU: Final = (
    "fonts-dejavu-core",
    "usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
)
_XTERM: Final = (
    ("xterm", "usr/bin/xterm"),
    ("xwayland", "usr/bin/Xwayland"),
    ("fonts-noto-cjk", "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
)
NEEDS: Final[dict[Screen, tuple[tuple[str, str], ...]]] = {
    "browser": (("chromium", "usr/bin/chromium"), _FILLS, _DEJAVU, _SPEAKS),
    "terminal": (*_XTERM, _FILLS, _DEJAVU, _SPEAKS),
    "desk": (*_XTERM, _FILLS, _DEJAVU),
    "none": (),
}
"""Debian's packages that each way needs, and a file of each."""

_ORIGIN = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?")
PORT: Final = 8490
ORIGIN: Final = f"http://127.0.0.1:{PORT}"
"""What the shipped browser policy allows; another port is written in its place."""

FILES: Final = (
    ("chromium/kiosk.json", "etc/chromium/policies/managed/kiosk.json", 0o644),
    ("screen/kiosk-screen", "opt/kiosk/screen/kiosk-screen", 0o755),
    ("screen/kiosk-terminal", "opt/kiosk/screen/kiosk-terminal", 0o755),
    ("system/coredump.conf", "etc/systemd/coredump.conf.d/kiosk.conf", 0o644),
    ("system/journald.conf", "etc/systemd/journald.conf.d/kiosk.conf", 0o644),
    ("system/logind.conf", "etc/systemd/logind.conf.d/kiosk.conf", 0o644),
    ("system/manager.conf", "etc/systemd/system.conf.d/kiosk.conf", 0o644),
    ("system/pam", "etc/pam.d/kiosk-screen", 0o644),
    ("system/sysctl.conf", "etc/sysctl.d/80-kiosk.conf", 0o644),
    ("system/sysusers.conf", "etc/sysusers.d/kiosk.conf", 0o644),
    ("system/tmpfiles.conf", "etc/tmpfiles.d/kiosk.conf", 0o644),
    ("system/udev.rules", "etc/udev/rules.d/70-kiosk.rules", 0o644),
    ("systemd/kiosk-bridge.service", f"{UNITS}/kiosk-bridge.service", 0o644),
    ("systemd/kiosk-desk.service", f"{UNITS}/kiosk-desk.service", 0o644),
    ("systemd/kiosk-screen.service", f"{UNITS}/kiosk-screen.service", 0o644),
    ("systemd/kiosk-takeaway.service", f"{UNITS}/kiosk-takeaway.service", 0o644),
    ("systemd/kiosk-terminal.service", f"{UNITS}/kiosk-terminal.service", 0o644),
    ("systemd/tmp.mount", f"{UNITS}/tmp.mount", 0o644),  # noqa: S108 - a unit
)
BRANCH: Final = tuple(
    ("systemd/branch.conf", f"{UNITS}/{unit}.service.d/branch.conf", 0o644)
    for unit in ("kiosk-bridge", "kiosk-desk", "kiosk-terminal")
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One file or link, as it is to be."""

    path: str
    """Below the root, without a leading slash."""
    content: bytes
    """Of a link: where it leads."""
    mode: int = 0o644
    link: bool = False
    once: bool = False
    """Laid down once; from then on it is the operator's."""


def things(root: Path, *, screen: Screen, takeaway: bool) -> tuple[Thing, ...]:
    """Return everything that belongs on the machine, in a fixed order."""
    laid = [Thing(path, _content(root, source), mode) for source, path, mode in FILES]
    once = (*BRANCH, ("kiosk.toml", SETTINGS, 0o640))
    laid += [
        Thing(path, (HERE / source).read_bytes(), mode, once=True)
        for source, path, mode in once
    ]
    started = (*SCREENS[screen], *(("kiosk-takeaway",) if takeaway else ()))
    links = [(f"multi-user.target.wants/{unit}.service", unit) for unit in started]
    laid += [
        Thing(f"{UNITS}/{place}", f"../{unit}.service".encode(), link=True)
        for place, unit in links
    ]
    laid += [
        Thing(f"{UNITS}/local-fs.target.wants/tmp.mount", b"../tmp.mount", link=True),
        # Ctrl+Alt+Del starts nothing.
        Thing(f"{UNITS}/ctrl-alt-del.target", b"/dev/null", link=True),
    ]
    if SCREENS[screen]:
        # No login waits where the kiosk's screen is.
        login = f"{UNITS}/getty@tty1.service"
        laid.append(Thing(login, b"/dev/null", link=True))
    return tuple(laid)


def _content(root: Path, source: str) -> bytes:
    content = (HERE / source).read_bytes()
    if source.startswith("chromium/"):
        return content.replace(ORIGIN.encode(), _origin(root).encode())
    return content


def _short(host: str) -> str:
    try:
        return ip_address(host).compressed
    except ValueError:
        return host


def _origin(root: Path) -> str:
    """Return where the browser may go: by the settings of this machine.

    Raises:
        ValueError: The settings cannot be read.
    """
    settings = root / SETTINGS
    if not settings.exists():
        return ORIGIN
    try:
        told = tomllib.loads(settings.read_text("utf-8")).get("touchscreen", {})
    except ValueError as error:
        raise ValueError(f"/{SETTINGS} cannot be read: {error}") from error
    named = told if isinstance(told, dict) else {"origin": told}
    host, port = str(named.get("host", "127.0.0.1")), named.get("port", PORT)
    # As a browser says it, and as `kiosk.touchscreen` has it.
    short = f"[{_short(host)}]" if ":" in host else host
    usual = f"http://{short}" if port == 80 else f"http://{short}:{port}"
    origin = str(named.get("origin") or usual)
    if not _ORIGIN.fullmatch(origin):
        # In the policy it would be no address, and the browser held by nothing.
        raise ValueError(f"/{SETTINGS}: no page can stand under {origin!r}.")
    return origin
