"""Faces of the keyboards for sentences: rows of letters, and the keys around them."""

from typing import Final

from kiosk.keyboard.layout import Face, Key

NARROW: Final = 20
"""Units of a row of ten letters."""
BROAD: Final = 24
"""Units of a row of twelve letters, for the scripts that have more."""
BASE: Final = "◌"
"""What a mark is drawn on where it stands alone on a key."""


def keys(row: str) -> tuple[Key, ...]:
    """Return one typing key for each word of a row.

    Args:
        row: What the keys type, with spaces between. A mark stands on a dotted circle,
            which is drawn and not typed.
    """
    return tuple(Key("type", word, word.replace(BASE, "")) for word in row.split())


def turn(label: str, face: str, units: int = 3) -> Key:
    """Return a key that turns to another face."""
    return Key("face", label, units=units, face=face)


def letter_rows(rows: tuple[str, ...], *, shift: Key | None = None) -> list[list[Key]]:
    """Return rows of letters; the last has the key to other letters, and ⌫ at its end.

    Args:
        rows: Each as in `keys`.
        shift: The key before the letters of the last row; None: there is none.
    """
    made = [list(keys(row)) for row in rows]
    made[-1] = [*([shift] if shift else []), *made[-1]]
    made[-1].append(Key("backspace", "⌫", units=shift.units if shift else 4))
    return made


def bottom(turns: tuple[Key, ...], signs: str, units: int) -> tuple[Key, ...]:
    """Return the last row: turns, signs around the space bar, Done.

    Args:
        turns: Keys to other faces.
        signs: As in `keys`; the first stands before the space bar.
        units: Width of the row; the space bar takes what the others leave.
    """
    first, *others = keys(signs)
    done = Key("done", units=4)
    taken = sum(key.units for key in (*turns, first, *others, done))
    space = Key("space", types=" ", units=units - taken)
    return (*turns, first, space, *others, done)


def face(
    face_id: str,
    rows: list[list[Key]],
    last: tuple[Key, ...],
    *,
    then: str = "",
) -> Face:
    """Return a face of rows of keys over a last row."""
    return Face(face_id, (*(tuple(row) for row in rows), last), then)


def latin_faces(main: str, upper: str, *turns: Key) -> tuple[Face, Face]:
    """Return the small and the capital Latin letters.

    Args:
        main: Id of the face with small letters.
        upper: Id of the face with capitals, which lasts for one letter.
        turns: Keys of both to other faces.
    """
    last = bottom(turns, ", . ?", NARROW)
    small = ("q w e r t y u i o p", "a s d f g h j k l '", "z x c v b n m")
    capitals = tuple(row.upper() for row in small)
    return (
        face(main, letter_rows(small, shift=turn("⇧", upper)), last),
        face(upper, letter_rows(capitals, shift=turn("⇩", main)), last, then=main),
    )


def digit_face(*turns: Key) -> Face:
    """Return digits, signs, the keys that move the cursor, and Clear.

    Args:
        turns: Keys back to the letters, two at most.
    """
    signs = [*keys("! ' \" + ¥ $"), Key("clear", units=4), Key("backspace", "⌫", "", 4)]
    arrows = (Key("left", "◀"), Key("right", "▶"))
    last = bottom((*turns, *arrows), ", .", NARROW)
    rows = [list(keys("1 2 3 4 5 6 7 8 9 0")), list(keys("- / : ; ( ) & @ € %"))]
    return face("digits", [*rows, signs], last)


DIGITS: Final = turn("123", "digits")
"""Turns to digits and signs."""
LATIN: Final = turn("abc", "latin")
"""Turns to Latin letters."""


def other_faces(label: str) -> tuple[Face, ...]:
    """Return the faces that every script but Latin has: Latin letters and digits.

    Args:
        label: What stands on the keys that turn back to the script.
    """
    back = turn(label, "letters")
    return (
        *latin_faces("latin", "latin-capitals", DIGITS, back),
        digit_face(back, LATIN),
    )
