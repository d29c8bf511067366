"""How often one address may ask: a bucket of tokens for each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from typing import Final

MOST_BUCKETS: Final = 4096
"""Addresses remembered; the one that was quiet longest is forgotten first."""
SECONDS: Final = 60.0


class Buckets:
    """Counts in memory alone: no address is ever written anywhere."""

    def __init__(self, a_minute: int, clock: Callable[[], float]) -> None:
        """Keep the limit.

        Args:
            a_minute: Requests an address may make, all at once if it likes.
            clock: Seconds that never go back.
        """
        self._a_minute = a_minute
        self._clock = clock
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> bool:
        """Take a token of an address; False when it has none left.

        Args:
            address: IPv4 or IPv6. A network of 64 bits is one address: a single
                phone may choose any in it.
        """
        key = who(address)
        now = self._clock()
        level, then = self._levels.pop(key, (float(self._a_minute), now))
        level = min(self._a_minute, level + (now - then) * self._a_minute / SECONDS)
        allowed = level >= 1
        self._levels[key] = (level - 1 if allowed else level, now)
        if len(self._levels) > MOST_BUCKETS:
            self._levels.popitem(last=False)
        return allowed

    def __len__(self) -> int:
        """Return how many addresses are remembered."""
        return len(self._levels)


def who(address: str) -> str:
    """Return what counts as one phone: an IPv4 address, or 64 bits of IPv6."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return found.exploded[:19]
    return str(getattr(found, "ipv4_mapped", None) or found)
