"""The bridge begins anew between two visitors, so that its memory holds nothing of one.

What cannot be made clean is replaced: the program is executed again in the same
process (docs/decisions/012-screens-in-a-browser.md). What goes along is the socket it
listens on and the next visitor's screen, which is ready.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, NoReturn

from kiosk.bridge.messages import Size
from kiosk.bridge.screens import Screen

OPTION: Final = "--renewed"
"""What the program is given: the number of the file that holds the rest."""
_MOST_BYTES: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Handed:
    """What goes from one program to the next in the same process."""

    listener: int
    """The socket, by its number."""
    visits: int
    """How many visitors have been."""
    words: dict[str, Any]
    """What the page says: it need not be read again."""
    spare: dict[str, Any] | None = None
    """The next screen: pid, source, sink, columns, rows."""
    number: dict[str, Any] | None = None
    """The number of a visitor who waits, and the language."""

    @property
    def screen(self) -> Screen | None:
        """Return the next screen."""
        told = self.spare
        if told is None:
            return None
        size = Size(told["columns"], told["rows"])
        return Screen(told["pid"], told["source"], told["sink"], size)


def spare_of(screen: Screen | None) -> dict[str, Any] | None:
    """Return what is handed over of a screen."""
    if screen is None:
        return None
    size = asdict(screen.size)
    return {"pid": screen.pid, "source": screen.source, "sink": screen.sink, **size}


def renew(handed: Handed, command: Sequence[str]) -> NoReturn:
    """Execute the program again, in the same process.

    Args:
        handed: What goes along; nothing in it is of a visitor.
        command: The program and its words.
    """
    opened = os.memfd_create("kiosk", 0)
    os.write(opened, json.dumps(asdict(handed)).encode())
    numbers = [opened, handed.listener]
    if handed.spare is not None:
        numbers += [handed.spare["source"], handed.spare["sink"]]
    for number in numbers:
        os.set_inheritable(number, True)
    sys.stdout.flush()
    os.execv(command[0], (*command, OPTION, str(opened)))  # noqa: S606 - ours


def receive(number: int) -> Handed:
    """Return what the program before this one left, and close the file.

    Raises:
        ValueError: There is nothing like it.
    """
    try:
        told = json.loads(os.pread(number, _MOST_BYTES, 0))
        os.close(number)
        handed = Handed(**told)
    except (OSError, TypeError) as error:
        raise ValueError("nothing was handed over") from error
    for kept in (handed.listener, *_pipes(handed)):
        os.set_inheritable(kept, False)
    return handed


def _pipes(handed: Handed) -> tuple[int, ...]:
    spare = handed.spare
    return () if spare is None else (int(spare["source"]), int(spare["sink"]))
