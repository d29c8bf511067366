"""Keys and gestures that lead out of a page in a browser with a window."""

from __future__ import annotations

from dataclasses import dataclass

NAMED = {
    "Tab": 9,
    "Escape": 27,
    "Delete": 46,
    "Insert": 45,
    "Home": 36,
    "End": 35,
    "Left": 37,
    "Up": 38,
    "Right": 39,
    "Down": 40,
    "BackSpace": 8,
    "plus": 187,
    "minus": 189,
    "equal": 187,
    "F4": 115,
}
SIGNS = {"plus": "+", "minus": "-", "equal": "="}
HELD = {"alt": 1, "ctrl": 2, "super": 4, "shift": 8}
"""Source: Chrome DevTools Protocol, Input.dispatchKeyEvent, modifiers."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key with what is held, by the names of xdotool."""

    name: str

    @property
    def held(self) -> int:
        return sum(HELD[each] for each in self.name.split("+")[:-1])

    @property
    def key(self) -> str:
        """The name that a page hears."""
        last = self.name.split("+")[-1]
        arrow = last in ("Left", "Up", "Right", "Down")
        if last == "BackSpace":
            return "Backspace"
        return f"Arrow{last}" if arrow else SIGNS.get(last, last)

    @property
    def code(self) -> int:
        """The number of the key on a keyboard of Windows."""
        last = self.name.split("+")[-1]
        if last[0] == "F" and last[1:].isdigit():
            return 111 + int(last[1:])
        return NAMED[last] if last in NAMED else ord(last.upper())


SHORTCUTS = tuple(
    Stroke(name)
    for name in (
        # To a terminal i is the tabulator, and m is Enter.
        *(f"ctrl+{letter}" for letter in "abcdefghjklnopqrstuvwxyz"),
        *(f"ctrl+{digit}" for digit in "0123456789"),
        *(f"ctrl+{name}" for name in ("plus", "minus", "equal", "Tab", "F4", "F5")),
        *(f"ctrl+shift+{letter}" for letter in "abcdefghijklmnopqrstvwxyz"),
        *("ctrl+shift+Tab", "ctrl+shift+Delete", "ctrl+Insert", "shift+Insert"),
        *("shift+Delete", "ctrl+Home", "ctrl+End", "ctrl+F1", "shift+Escape"),
        *("alt+F4", "alt+F8", "alt+d", "alt+e", "alt+f", "alt+Home", "alt+Left"),
        *("alt+Right", "alt+BackSpace", "alt+Tab", "alt+1", "alt+9"),
        *("F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "shift+F10"),
        *("shift+F5", "ctrl+shift+F5", "ctrl+F6", "ctrl+F12", "ctrl+alt+Delete"),
        *("ctrl+alt+t", "ctrl+alt+F1", "super+l", "super+d", "super+r", "super+e"),
        # Begins a sign by its number, in an input method; Escape ends that.
        "ctrl+shift+u",
        *["Escape"] * 5,
    )
)
"""Source: the help pages of Chromium, and of the desktops of Debian."""
