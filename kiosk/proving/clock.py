"""Whether the machine knows what day and hour it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import kiosk
from kiosk.proving.finding import Finding, Ground

USUAL_ZONE: Final = "Asia/Shanghai"
MOST_SECONDS: Final = 300
"""How far the battery's clock may be from the kernel's."""
_SET: Final = "Set the clock, or have systemd-timesyncd follow a server of the bank."


def wrong_clock(ground: Ground) -> Iterator[Finding]:
    """Passes expire and rules change by the clock."""
    now, built = ground.host.now(), _installed()
    if now < built:
        yield Finding(
            "clock-behind",
            "refuse",
            f"The clock says {now:%Y-%m-%d}; this program came on {built:%Y-%m-%d}.",
            _SET,
        )
    if not ground.host.clock_is_kept():
        yield Finding(
            "clock-alone",
            "warn",
            "Nothing keeps the clock of this machine right.",
            _SET,
        )
    yield from _battery(ground, now)


def _installed() -> datetime:
    """Return when the program was laid down here."""
    moment = Path(kiosk.__file__).stat().st_mtime
    return datetime.fromtimestamp(moment, UTC)


def _battery(ground: Ground, now: datetime) -> Iterator[Finding]:
    told = ground.host.text("/sys/class/rtc/rtc0/since_epoch").strip()
    if told.isdecimal() and abs(int(told) - now.timestamp()) > MOST_SECONDS:
        yield Finding(
            "clock-battery",
            "warn",
            "The clock that runs by battery is more than five minutes off.",
            "Run hwclock --systohc; if that does not last, change the battery.",
        )


def zone(ground: Ground) -> Iterator[Finding]:
    """All of China has one time."""
    if ground.settings.time_zone != USUAL_ZONE:
        yield Finding(
            "time-zone",
            "warn",
            f"The branch's time zone is {ground.settings.time_zone}, not {USUAL_ZONE}.",
            f'Set time_zone = "{USUAL_ZONE}" in kiosk.toml, unless it is meant so.',
        )
