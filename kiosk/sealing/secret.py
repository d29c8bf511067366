"""Secret bytes that do not show themselves."""

from __future__ import annotations

from typing import Self


class Secret(bytes):
    """Key material: bytes everywhere, except where somebody would print them.

    Python cannot wipe memory; what this prevents is a key in a log, an error or a
    traceback with values.
    """

    @classmethod
    def draw(cls, length: int = 32) -> Self:
        """Return fresh random bytes from the operating system."""
        from secrets import token_bytes

        return cls(token_bytes(length))

    def __repr__(self) -> str:
        return f"<{len(self)} secret bytes>"

    def __str__(self) -> str:
        return repr(self)
