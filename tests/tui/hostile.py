"""Everything at once that a keyboard, a scanner or a mouse can send, and what came."""

from __future__ import annotations

import string
import sys
from collections.abc import Awaitable, Callable, Iterator
from functools import cache

from textual import events
from textual._xterm_parser import XTermParser

from tests.tui.hands import Kiosk, app_of, frame_of, key, mouse, settled
from tests.tui.payloads import FORBIDDEN, PAYLOADS

HELD = ("ctrl", "alt", "super", "ctrl+alt", "ctrl+shift", "alt+shift")
LETTERS = string.ascii_lowercase
NAMES = (
    *(f"{held}+{letter}" for held in HELD for letter in LETTERS),
    *(f"{held}+{digit}" for held in HELD[:2] for digit in string.digits),
    *(f"f{number}" for number in range(1, 25)),
    *(f"{held}+f{at}" for held in ("shift", "ctrl", "alt") for at in range(1, 13)),
    *("ctrl+backslash", "ctrl+@", "ctrl+insert", "shift+insert", "ctrl+delete"),
    *("ctrl+right_square_bracket", "ctrl+circumflex_accent", "ctrl+underscore"),
    *["escape"] * 100,
)
BYTES = (
    # A title, the clipboard written and asked for, a link, a file, a notice.
    *(
        "\x1b]0;pwn\x07",
        "\x1b]52;c;eHg=\x07",
        "\x1b]52;c;?\x07",
        "\x1b]8;;http://x\x07",
    ),
    *("\x1b]1337;File=name=eA==:eHg=\x07", "\x1b]9;pwn\x07", "\x1b]777;notify;a;b\x07"),
    # Another screen, a reset, a size, a mode, what a terminal says of itself.
    *("\x1b[?1049l", "\x1bc", "\x1b[8;5;5t", "\x1b[?1000l", "\x1b[c", "\x1b[6n"),
    *(
        "\x1b[?2026;2$y",
        "\x1bP1$r0m\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
        "\x9b31m",
        "\x9d0;x\x9c",
    ),
    # Keys as a newer protocol writes them: Control with c, q, p; a function key.
    *("\x1b[99;5u", "\x1b[113;5u", "\x1b[112;5u", "\x1b[24;8~", "\x1b[27;5;113~"),
    # Pasted, and a paste that does not end.
    *("\x1b[200~[@click=app.quit]\x03\x11\x1b[201~", "\x1b[I", "\x1b[O"),
    # Mouse buttons and wheels beyond what there is.
    *("\x1b[<66;5;5M", "\x1b[<128;5;5M\x1b[<128;5;5m", "\x1b[<2;999;999M"),
)
SCANS = (
    # Source: ISO/IEC 15424, symbology identifiers that a scanner puts first.
    *("]Q3http://x/\x11\x10\x03", "]C1\x1d01\x04\x1a\x11", "]e0[@click=app.quit]"),
    *("]d2\x1b\x11\x18\x03", "]A0$T$X%T", "]L0\x00\x01\x02\x03\x11\x13"),
)


@cache
def _hook() -> list[tuple[str, str]]:
    """Return where deeds of this process are noted from now on; a hook stays."""
    noted: list[tuple[str, str]] = []

    def hook(name: str, given: tuple[object, ...]) -> None:
        if name == "open" and _writes(given):
            noted.append((name, str(given[0])))
        elif name in ("webbrowser.open", "os.system", "os.exec", "subprocess.Popen"):
            noted.append((name, str(given[:1])))

    sys.addaudithook(hook)
    return noted


def _writes(given: tuple[object, ...]) -> bool:
    """Whether a file is opened for more than reading. Source: os.open(3), flags."""
    flags = given[2]
    # Python keeps what it has read of a module, under its name with `.pyc`.
    own = str(given[0]).startswith("/proc/") or ".pyc" in str(given[0])
    return isinstance(flags, int) and bool(flags & 3) and not own


def burst() -> Iterator[events.Event]:
    """Everything: at least 400 events, none of which answers anything."""
    yield from map(key, NAMES)
    for button in (2, 3):
        for kind in (events.MouseDown, events.MouseMove, events.MouseUp):
            yield mouse(kind, 20 + button, 1, button)
    for x in (4, 30, 60):
        # From the title, where nothing is, to somewhere.
        yield mouse(events.MouseDown, 2, 1, 3)
        yield mouse(events.MouseMove, x, 12, 3)
        yield mouse(events.MouseUp, x, 12, 3)
    for text in BYTES:
        yield from XTermParser(debug=False).feed(text)  # type: ignore[misc]
    yield from map(events.Paste, (*PAYLOADS, *SCANS))


async def held_out(
    pilot: Kiosk,
    name: str,
    *,
    between: Callable[[], None] | None = None,
    rest: Callable[[Kiosk], Awaitable[None]] = settled,
) -> int:
    """Send everything to the screen as it is, and see that it is ours still.

    Args:
        pilot: The kiosk.
        name: What the screen is called.
        between: Done before each event, in the turn of the app.
        rest: Waits until all is dealt with.

    Returns:
        How many events were sent.
    """
    app, frame = app_of(pilot), frame_of(pilot)
    noted, before, sent = _hook(), len(_hook()), 0
    overs = len(app.screen_stack)
    for event in burst():
        if between is not None:
            app.call_later(between)
        app.post_message(event)
        sent += 1
    await rest(pilot)
    assert app.is_running, name
    assert app.return_code is None, name
    assert app.screen is frame, name
    assert len(app.screen_stack) == overs, name
    assert app.clipboard == "", name
    assert not app._notifications, name
    assert noted[before:] == [], name
    shown = "".join(
        segment.text
        for strip in app.screen._compositor.render_strips()
        for segment in strip
    )
    assert not FORBIDDEN & set(shown), name
    return sent
