"""The keyboards there are: for fields Latin letters and digits, for sentences all.

Only what a field can hold is on its keyboard: a name has no digits but on the
second face, a telephone number has no letters.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from kiosk.keyboard.free_names import FREE_IDS
from kiosk.keyboard.layout import Face, Key, Layout, letters

_BACKSPACE: Final = Key("backspace", "⌫", units=4)
_LEFT: Final = Key("left", "◀")
_RIGHT: Final = Key("right", "▶")


def _turn(label: str, face: str, units: int = 3) -> Key:
    return Key("face", label, units=units, face=face)


def _bottom(turn: Key, *signs: str) -> tuple[Key, ...]:
    """The row under the letters; space takes what the others leave of 20."""
    typing = tuple(Key("type", sign, sign) for sign in signs)
    clear, done = Key("clear", units=4), Key("done", units=4)
    taken = turn.units + 2 * len(typing) + clear.units + done.units
    space = Key("space", types=" ", units=20 - taken)
    return (turn, *typing, space, clear, done)


def _letter_face(face_id: str, characters: str, third: str, *bottom: str) -> Face:
    top, middle, low = characters.split()
    return Face(
        face_id,
        (
            letters(top),
            letters(middle),
            (*letters(third + low), _BACKSPACE),
            _bottom(_turn("123", "digits"), *bottom),
        ),
    )


def _digit_face(second: str, third: str, *bottom: str) -> Face:
    return Face(
        "digits",
        (
            letters("1234567890"),
            letters(second),
            (_LEFT, _RIGHT, *letters(third), _BACKSPACE),
            _bottom(_turn("ABC", "letters"), *bottom),
        ),
    )


def _keypad(layout_id: str, sign: str = "") -> Layout:
    """Ten large digits; the one sign the field takes stands beside the zero."""
    if sign:
        bottom = (Key("type", sign, sign), *letters("0"), Key("clear"), Key("done"))
    else:
        bottom = (Key("clear"), *letters("0", units=4), Key("done"))
    rows = (
        (*letters("123"), Key("backspace", "⌫")),
        (*letters("456"), _LEFT),
        (*letters("789"), _RIGHT),
        bottom,
    )
    return Layout(layout_id, (Face("digits", rows),))


_UPPER: Final = "QWERTYUIOP ASDFGHJKL ZXCVBNM"
_DIGITS: Final = _digit_face("-/:;()&@#", ".,+_'")
_DOCUMENT: Final = Face(
    "letters",
    (
        letters("1234567890"),
        letters("QWERTYUIOP"),
        letters("ASDFGHJKL"),
        (*letters("ZXCVBNM"), Key("backspace", "⌫", units=3), Key("done", units=3)),
    ),
)
_EMAIL: Final = Face(
    "letters",
    (
        letters("1234567890"),
        letters("qwertyuiop"),
        letters("asdfghjkl@"),
        letters("zxcvbnm.-_"),
        (
            Key("type", "@gmail.com", "@gmail.com", 5),
            Key("type", "@qq.com", "@qq.com", 4),
            Key("type", ".com", ".com", 3),
            Key("backspace", "⌫", units=3),
            Key("done", units=5),
        ),
    ),
)

_OF_FIELDS: Final = MappingProxyType(
    {
        layout.id: layout
        for layout in (
            Layout(
                "latin-name",
                (_letter_face("letters", _UPPER, "-", "'"), _DIGITS),
            ),
            Layout("text", (_letter_face("letters", _UPPER, ",", "."), _DIGITS)),
            Layout("document", (_DOCUMENT,)),
            Layout("email", (_EMAIL,)),
            _keypad("digits"),
            _keypad("date"),
            _keypad("phone", "+"),
            _keypad("amount", "."),
        )
    }
)


class _Layouts(Mapping[str, Layout]):
    """Those of fields; those for sentences are made when one is asked for."""

    def __getitem__(self, id_: str) -> Layout:
        if id_ not in FREE_IDS:
            return _OF_FIELDS[id_]
        # Imported here: most visitors type no sentence.
        from kiosk.keyboard.free_layouts import FREE

        return next(layout for layout in FREE if layout.id == id_)

    def __iter__(self) -> Iterator[str]:
        return iter((*_OF_FIELDS, *sorted(FREE_IDS)))

    def __len__(self) -> int:
        return len(_OF_FIELDS) + len(FREE_IDS)


LAYOUTS: Final = _Layouts()
"""Every keyboard by its id."""
