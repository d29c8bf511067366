"""One line being typed: the text, where the next character goes, how long it may be."""

from dataclasses import dataclass, replace

from kiosk.keyboard.composing import Composer, normal
from kiosk.keyboard.marks import after_next, before_last, settled


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
        start = before_last(self.text, self.cursor)
        text = self.text[:start] + self.text[self.cursor :]
        return replace(self, text=text, cursor=start)

    def deleted(self) -> "Line":
        """Take away the character after the cursor, marks on it included."""
        end = after_next(self.text, self.cursor)
        return replace(self, text=self.text[: self.cursor] + self.text[end:])

    def moved(self, steps: int) -> "Line":
        """Move the cursor by whole characters, in the order of typing."""
        cursor = self.cursor
        for _step in range(abs(steps)):
            move = before_last if steps < 0 else after_next
            cursor = move(self.text, cursor)
        return replace(self, cursor=cursor)

    def put_at(self, cursor: int) -> "Line":
        """Put the cursor before the character of that number, never inside one."""
        return replace(self, cursor=settled(self.text, cursor))

    def holding(self, text: str) -> "Line":
        """Replace the whole text, the cursor at its end."""
        text = text[: self.limit]
        return replace(self, text=text, cursor=len(text))


def composed(line: Line, key: str, composer: Composer) -> Line:
    """Return the line after a key whose characters join those before the cursor.

    A key that would take the text over its limit changes nothing.

    Args:
        line: What is typed.
        key: What the key types.
        composer: How the script is typed.
    """
    return _led(line, composer.compose(line.text[: line.cursor], key))


def uncomposed(line: Line, composer: Composer) -> Line:
    """Return the line with one thing less before the cursor: a letter, or a part."""
    return _led(line, composer.backspaced(line.text[: line.cursor]))


def _led(line: Line, before: str) -> Line:
    before, after = normal(before), line.text[line.cursor :]
    if len(before) + len(after) > line.limit:
        return line
    return replace(line, text=before + after, cursor=len(before))
