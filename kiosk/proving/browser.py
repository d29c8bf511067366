"""Whether the browser of the kiosk lets a visitor or a page do too much."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kiosk.proving.finding import Finding, Ground
from kiosk.proving.host import BROWSERS

FOLDERS: Final = (
    "/etc/chromium/policies/managed",
    "/etc/chromium-browser/policies/managed",
    "/etc/opt/chrome/policies/managed",
)
"""Where browsers look for what the owner of a machine decided."""
WANTED: Final[Mapping[str, Any]] = {
    "AllowFileSelectionDialogs": False,
    "AutofillAddressEnabled": False,
    "AutofillCreditCardEnabled": False,
    "BackgroundModeEnabled": False,
    "BrowserSignin": 0,
    "DefaultClipboardSetting": 2,
    "DefaultGeolocationSetting": 2,
    "DefaultNotificationsSetting": 2,
    "DefaultPopupsSetting": 2,
    "DeveloperToolsAvailability": 2,
    "DownloadRestrictions": 3,
    "EditBookmarksEnabled": False,
    "ExtensionInstallBlocklist": ["*"],
    "MetricsReportingEnabled": False,
    "NetworkPredictionOptions": 2,
    "PasswordManagerEnabled": False,
    "PrintingEnabled": False,
    "SyncDisabled": True,
    "TranslateEnabled": False,
}
"""Policies without which a visitor finds a way out, or something stays behind.

Source: Chromium, list of enterprise policies; deploy/chromium/kiosk.json has them all.
"""
BLOCKED: Final = ("*", "chrome://*", "file://*", "view-source:*")
UNSAFE: Final = (
    "--no-sandbox",
    "--disable-setuid-sandbox",
    "--disable-web-security",
    "--disable-site-isolation-trials",
    "--load-extension",
    "--remote-debugging-address",
    "--remote-debugging-pipe",
    "--remote-debugging-port",
    "--single-process",
)


def policy(ground: Ground) -> Iterator[Finding]:
    """The owner of the machine decides what the browser may do, not its user."""
    if ground.host.program(*BROWSERS) is None:
        return  # The kiosk is shown in a terminal.
    told = _policy(ground)
    if not told:
        yield Finding(
            "browser-policy",
            "refuse",
            "The browser has no policy: visitors can leave the kiosk's page.",
            f"Lay down deploy/chromium/kiosk.json in {FOLDERS[0]}.",
        )
        return
    missing = [*_missing(told, ground.settings.touchscreen.own_origin)]
    if missing:
        yield Finding(
            "browser-policy-incomplete",
            "refuse",
            f"The browser's policy lacks {', '.join(missing)}.",
            f"Lay down deploy/chromium/kiosk.json in {FOLDERS[0]} again.",
        )


def _missing(told: Mapping[str, Any], origin: str) -> Iterator[str]:
    for name, value in WANTED.items():
        if told.get(name) != value:
            yield name
    blocked = told.get("URLBlocklist")
    for address in BLOCKED:
        if not isinstance(blocked, list) or address not in blocked:
            yield f"URLBlocklist {address}"
    if told.get("URLAllowlist") != [origin]:
        yield f"URLAllowlist {origin} alone"


def _policy(ground: Ground) -> dict[str, Any]:
    """Return what all files of the first folder say together."""
    for folder in FOLDERS:
        together: dict[str, Any] = {}
        for path in sorted(ground.host.at(folder).glob("*.json")):
            together |= _object(ground.host.text(Path(folder) / path.name))
        if together:
            return together
    return {}


def _object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def flags(ground: Ground) -> Iterator[Finding]:
    """A browser that was started for a test does not belong in a lobby."""
    for process in ground.host.processes():
        # Chromium rewrites the command lines of its parts: blanks for zeros.
        words = " ".join(process.words).split()
        found = sorted({word.partition("=")[0] for word in words} & {*UNSAFE})
        if process.is_browser and found:
            yield Finding(
                "browser-flags",
                "refuse",
                f"A browser runs with {', '.join(found)}.",
                "End it, and start it by kiosk-screen.service, as a user of its own.",
            )
            return
