"""One line being typed: the text, where the next character goes, how long it may be."""

import unicodedata
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with a cursor. Every change gives a new one."""

    text: str = ""
    cursor: int = 0
    """Place between characters, 0 to the length of the text."""
    limit: int = 60
    """Most characters the text may have."""

    def typed(self, characters: str) -> "Line":
        """Put cleaned characters in at the cursor; what is over the limit is left."""
        room = self.limit - len(self.text)
        added = characters[: max(room, 0)]
        text = self.text[: self.cursor] + added + self.text[self.cursor :]
        return replace(self, text=text, cursor=self.cursor + len(added))

    def backspaced(self) -> "Line":
        """Take away the character before the cursor, marks on it included."""
        start = _before(self.text, self.cursor)
        text = self.text[:start] + self.text[self.cursor :]
        return replace(self, text=text, cursor=start)

    def deleted(self) -> "Line":
        """Take away the character after the cursor, marks on it included."""
        end = _after(self.text, self.cursor)
        return replace(self, text=self.text[: self.cursor] + self.text[end:])

    def moved(self, steps: int) -> "Line":
        """Move the cursor by whole characters, in the order of typing."""
        cursor = self.cursor
        for _step in range(abs(steps)):
            move = _before if steps < 0 else _after
            cursor = move(self.text, cursor)
        return replace(self, cursor=cursor)

    def put_at(self, cursor: int) -> "Line":
        """Put the cursor before the character of that number."""
        return replace(self, cursor=min(max(cursor, 0), len(self.text)))

    def holding(self, text: str) -> "Line":
        """Replace the whole text, the cursor at its end."""
        text = text[: self.limit]
        return replace(self, text=text, cursor=len(text))


def _before(text: str, cursor: int) -> int:
    cursor = max(cursor - 1, 0)
    while cursor and unicodedata.combining(text[cursor]):
        cursor -= 1
    return cursor


def _after(text: str, cursor: int) -> int:
    cursor = min(cursor + 1, len(text))
    while cursor < len(text) and unicodedata.combining(text[cursor]):
        cursor += 1
    return cursor
