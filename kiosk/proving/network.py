"""Whether anybody else's machine can reach what is meant for this one."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from kiosk.proving.finding import Finding, Ground
from kiosk.proving.host import Host

_LISTENING: Final = "0A"
"""State of a socket. Source: proc(5), net/tcp; linux/tcp_states.h."""


def listeners_set(ground: Ground) -> Iterator[Finding]:
    """What the settings let others reach."""
    touchscreen, takeaway = ground.settings.touchscreen, ground.settings.takeaway
    if not touchscreen.is_local:
        yield Finding(
            "listener-set",
            "refuse",
            f"The kiosk's screen can be opened from the network: {touchscreen.host}.",
            'Set host = "127.0.0.1" in [touchscreen] of kiosk.toml.',
        )
    if takeaway.enabled and ip_address(takeaway.listen).is_unspecified:
        yield Finding(
            "listener-wide",
            "warn",
            f"Pages for phones are served to every network: {takeaway.listen}.",
            "Set listen in [takeaway] to the address in the visitors' network.",
        )


def listeners_found(ground: Ground) -> Iterator[Finding]:
    """What programs of ours really listen on."""
    takeaway = ground.settings.takeaway
    ours = {
        number: each
        for each in ground.host.processes()
        if each.is_kiosk
        for number in each.sockets()
    }
    for address, port, number in listening(ground.host):
        process = ours.get(number)
        if process is None or address.is_loopback:
            continue
        if "takeaway" in process.words and port == takeaway.port:
            continue
        yield Finding(
            "listener-found",
            "refuse",
            f"A program of the kiosk can be reached from the network: "
            f"{address} port {port}.",
            "End it, and start it with settings that listen on 127.0.0.1.",
        )


def listening(host: Host) -> Iterator[tuple[IPv4Address | IPv6Address, int, str]]:
    """Yield address, port and number of each socket that is listened on."""
    for name in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in host.text(name).splitlines()[1:]:
            parts = line.split()
            if len(parts) > 9 and parts[3] == _LISTENING:
                address, _, port = parts[1].partition(":")
                yield _address(address), int(port, 16), parts[9]


def _address(told: str) -> IPv4Address | IPv6Address:
    """Return an address out of words of 32 bits in the order of the machine."""
    raw = bytes.fromhex(told)
    words = (raw[at : at + 4][::-1] for at in range(0, len(raw), 4))
    found = ip_address(b"".join(words))
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
