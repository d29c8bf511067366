"""What an on-screen keyboard is made of."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["type", "backspace", "clear", "space", "face", "left", "right", "done"]
"""What a key does. Only `type` and `space` put a character into the text."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a face."""

    role: Role
    label: str = ""
    """What is drawn. Empty: the word for the role, in the visitor's language."""
    types: str = ""
    """What it puts into the text."""
    units: int = 2
    """Width. Two units are one letter key; the keys of a row share its width."""
    face: str = ""
    """The face a `face` key turns to."""


@dataclass(frozen=True, slots=True)
class Face:
    """The keys that are seen together, in rows from top to bottom."""

    id: str
    rows: tuple[tuple[Key, ...], ...]
    then: str = ""
    """The face that comes after one key that types. Empty: this one stays."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A keyboard for one kind of text. The first face is shown first."""

    id: str
    faces: tuple[Face, ...]

    def face(self, face_id: str) -> Face:
        """Return one face.

        Raises:
            KeyError: The layout has no face of that name.
        """
        for face in self.faces:
            if face.id == face_id:
                return face
        raise KeyError(face_id)


def letters(characters: str, *, units: int = 2) -> tuple[Key, ...]:
    """Return one typing key a character."""
    return tuple(Key("type", sign, sign, units) for sign in characters)
