"""What an operator can set for a visitor's phone, and what makes no sense there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

FOLDER: Final = "takeaway"
"""Where pages of visits wait, in `paths.state_folder()`."""
LONGEST_ADDRESS: Final = 60
"""A longer address makes a code that no small screen can show."""
_ADDRESS = re.compile(
    r"https?://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])"
    r"(?::[0-9]{1,5})?"
)
_LISTEN = re.compile(r"[0-9A-Fa-f:.]+")
_NETWORK_KEY = re.compile(r"[\x20-\x7e]{8,63}")
"""Source: IEEE 802.11i, passphrase of WPA2-PSK."""
_LONGEST_NETWORK_BYTES: Final = 32
"""Source: IEEE 802.11, SSID."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeaway:
    """The pages that a phone takes home: `kiosk takeaway`."""

    enabled: bool = False
    """Whether pages are served, and screens show their addresses."""
    listen: str = "127.0.0.1"
    """The address of this machine that is listened on."""
    port: int = 8480
    """The port that is listened on."""
    address: str = ""
    """What stands in codes: http://10.20.0.5:8480, without a path."""
    certificate: Path | None = None
    """Chain of certificates as PEM. None: plain http, and nothing personal."""
    certificate_key: Path | None = None
    """The key of the certificate, as PEM."""
    folder: Path | None = None
    """Pages of visits wait here, sealed; best in memory (tmpfs). None: `takeaway` in
    `paths.state_folder()`."""
    requests_a_minute: int = 120
    """How many requests one address may make."""

    @property
    def encrypted(self) -> bool:
        """Whether pages go over TLS: only then anything personal is offered."""
        return self.certificate is not None

    def page_address(self, id_: str, language: str) -> str:
        """Return where a guide or service stands; empty: pages are not served."""
        return f"{self.address}/g/{id_}/{language}" if self.enabled else ""


def senseless_takeaway(takeaway: Takeaway) -> Iterator[str]:
    """Yield what has the right type but would lead phones nowhere."""
    if not _LISTEN.fullmatch(takeaway.listen):
        yield "takeaway.listen is no address, such as 10.20.0.5."
    if not 1 <= takeaway.port <= 65535:
        yield "takeaway.port is not from 1 to 65535."
    if not 10 <= takeaway.requests_a_minute <= 100_000:
        yield "takeaway.requests_a_minute is not from 10 to 100000."
    if (takeaway.certificate is None) != (takeaway.certificate_key is None):
        yield "takeaway.certificate and takeaway.certificate_key go together."
    if takeaway.enabled or takeaway.address:
        yield from _senseless_address(takeaway)


def _senseless_address(takeaway: Takeaway) -> Iterator[str]:
    address = takeaway.address
    if len(address) > LONGEST_ADDRESS or not _leads_somewhere(address):
        yield "takeaway.address is not like http://10.20.0.5:8480, without a path."
    elif address.startswith("https:") != takeaway.encrypted:
        yield "takeaway.address begins with https:// where there is a certificate."


def _leads_somewhere(address: str) -> bool:
    if not _ADDRESS.fullmatch(address):
        return False
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


def senseless_network(name: str, password: str) -> Iterator[str]:
    """Yield what no phone would take for a network and its password."""
    if len(name.encode("utf-8", "replace")) > _LONGEST_NETWORK_BYTES:
        yield f"branch.wifi_name is longer than {_LONGEST_NETWORK_BYTES} bytes."
    if password and not name:
        yield "branch.wifi_password is set without branch.wifi_name."
    if password and not _NETWORK_KEY.fullmatch(password):
        yield "branch.wifi_password is not 8 to 63 signs of ASCII."


def senseless_place(latitude: float | None, longitude: float | None) -> Iterator[str]:
    """Yield what is no place on earth."""
    if (latitude is None) != (longitude is None):
        yield "branch.latitude and branch.longitude go together."
    for name, value, most in (
        ("latitude", latitude, 90),
        ("longitude", longitude, 180),
    ):
        # What is no number is not within the bounds either.
        if value is not None and not -most <= value <= most:
            yield f"branch.{name} is not from -{most} to {most}."
