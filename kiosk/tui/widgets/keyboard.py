"""The on-screen keyboard: one widget that draws all its keys and knows what was hit."""

from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kiosk.keyboard.layout import Key, Layout, Role
from kiosk.keyboard.layouts import LAYOUTS
from kiosk.keyboard.places import Placed, key_at, place, rows_of
from kiosk.keyboard.walking import walked
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.inks import Ink, ink_of
from kiosk.tui.widgets.laying import laid

LOW_GRID = 24
"""Under this many rows on screen a key has two rows instead of three."""
LOW_ROWS = 2
"""Rows of a low key."""
SIGNS: Final[dict[Role, str]] = {"space": "└┘", "clear": "⌧", "done": "✓"}
"""What stands on a key that is too narrow for its word."""
MOST_SHARE = 2 / 3
"""A keyboard that would take more of the screen than this has low keys too."""
_INKS: Final = {
    "key": Ink("ink", "card", bold=True),
    "edge": Ink("line", "line"),
    "done": Ink("onbrand", "brand", bold=True),
    "held": Ink("onfocus", "focus", bold=True),
}


class Keyboard(Widget, can_focus=False):
    """A keyboard over the full width. It never takes the focus from the field.

    A key acts when it is let go, and only when it is the key that was touched,
    so a finger that slips can still change its mind.
    """

    DEFAULT_CSS = """
    Keyboard { height: auto; width: 1fr; background: $shelf; color: $ink; }
    """

    @dataclass
    class Struck(Message):
        """A key was touched and let go."""

        key: Key

    class Resized(Message):
        """The keyboard takes another room, since the face or the grid changed."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._voice = voice
        self._layout_shown: Layout = LAYOUTS["text"]
        self._face = self._layout_shown.faces[0]
        self._held: Placed | None = None
        self._at: Placed | None = None
        """The key that arrows have led to. None: nobody walks over the keys."""
        self._places: dict[tuple[str, str, int], tuple[Placed, ...]] = {}

    def show(self, layout_id: str) -> None:
        """Turn to the first face of a layout."""
        if self._layout_shown.id != layout_id:
            self._layout_shown = LAYOUTS[layout_id]
            self._turn(self._layout_shown.faces[0].id)

    def speak(self, voice: Voice) -> None:
        """Write the words on the keys in another language."""
        self._voice = voice
        self.refresh()

    def _turn(self, face_id: str) -> None:
        self._face = self._layout_shown.face(face_id)
        self._held = None
        if self._at is not None:
            self.stand_on("type")
        self.refresh(layout=True)

    # Where the keys are.

    def _placed(self, width: int) -> tuple[Placed, ...]:
        kept = (self._layout_shown.id, self._face.id, width)
        if kept not in self._places:
            self._places[kept] = place(self._face, max(width, 20))
        return self._places[kept]

    @property
    def _row_height(self) -> int:
        return self._row_height_at(self.size.width)

    def _row_height_at(self, width: int) -> int:
        height = self.screen.size.height
        rows = rows_of(self._placed(width))
        low = height < LOW_GRID or 3 * rows > MOST_SHARE * height
        return LOW_ROWS if low else 3

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all keys."""
        return rows_of(self._placed(width)) * self._row_height_at(width)

    def key_region(self, label: str) -> Region:
        """Return where a key is on the screen, by what it types or by its role.

        Raises:
            LookupError: No such key is on the face that is shown.
        """
        for placed in self._placed(self.size.width):
            if label in (placed.key.types, placed.key.role, placed.key.label):
                return Region(
                    self.region.x + placed.x,
                    self.region.y + placed.row * self._row_height,
                    placed.width,
                    self._row_height,
                )
        raise LookupError(label)

    # Walking over the keys, for who has no more than arrows and Enter.

    @property
    def at(self) -> Key | None:
        """The key that arrows have led to; None: nobody walks over the keys."""
        return self._at.key if self._at else None

    def walk(self, arrow: str) -> None:
        """Go to the next key on the side of an arrow."""
        self._at = walked(self._placed(self.size.width), self._at, arrow)
        self.refresh()

    def stand_on(self, role: Role) -> None:
        """Begin to walk: on a key of this role, or where there is none on the first."""
        placed = self._placed(self.size.width)
        of_role = (each for each in placed if each.key.role == role)
        self._at = next(of_role, placed[0])
        self.refresh()

    def stand_off(self) -> None:
        """End the walk."""
        self._at = None
        self.refresh()

    def strike_at(self) -> None:
        """Do what the key does that arrows have led to."""
        if self._at is not None:
            self._strike(self._at.key)

    def on_resize(self) -> None:
        """Tell that what is typed in may be covered now."""
        self.post_message(self.Resized())

    # Touch.

    def _key_under(self, event: events.MouseEvent) -> Placed | None:
        placed = self._placed(self.size.width)
        return key_at(placed, event.x, event.y // self._row_height)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Show which key is held."""
        event.stop()
        if event.button == 1:
            self._held = self._key_under(event)
            self.capture_mouse()
            self.refresh()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Do what the key does, if it is the one that was touched."""
        event.stop()
        held, self._held = self._held, None
        self.release_mouse()
        self.refresh()
        inside = 0 <= event.x < self.size.width and 0 <= event.y < self.size.height
        if held is not None and inside and held == self._key_under(event):
            self._strike(held.key)

    def _strike(self, key: Key) -> None:
        if key.role == "face":
            self._turn(key.face)
            return
        self.post_message(self.Struck(key))
        if key.types and self._face.then:
            self._turn(self._face.then)

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw one row of cells."""
        width = self.size.width
        row, inside = divmod(y, self._row_height)
        ground = self.visual_style.rich_style
        segments: list[Segment] = []
        for placed in self._placed(width):
            if placed.row == row:
                segments += self._key_row(placed, inside, ground)
        return Strip(segments, width)

    def _key_row(self, placed: Placed, inside: int, ground: Style) -> list[Segment]:
        across = placed.width - placed.indent - placed.outdent - 2
        face = self._style_of(placed)
        filled = placed in (self._held, self._at) or placed.key.role == "done"
        edge = ink_of(self, _INKS["edge"]).bgcolor
        line = face.bgcolor if filled else edge
        if inside == self._row_height // 3:
            middle = Segment(self._label(placed.key, across), face)
        else:
            # A low key has no rule above, and so twice as much of one below.
            below = "▁" if self._row_height > LOW_ROWS else "▂"
            rule = "▔" if inside == 0 else below
            middle = Segment(rule * across, Style(color=line, bgcolor=face.bgcolor))
        return [
            Segment(" " * placed.indent, ground),
            Segment("▊", Style(color=ground.bgcolor, bgcolor=line)),
            middle,
            Segment("▎", Style(color=line, bgcolor=ground.bgcolor)),
            Segment(" " * placed.outdent, ground),
        ]

    def _style_of(self, placed: Placed) -> Style:
        if placed in (self._held, self._at):
            return ink_of(self, _INKS["held"])
        return ink_of(self, _INKS["done" if placed.key.role == "done" else "key"])

    def _label(self, key: Key, width: int) -> str:
        text = key.label or self._word(key.role)
        if cell_len(text) > width:
            text = SIGNS.get(key.role, text)
        line = laid(self._voice, text, width, align="center")[0]
        return line + " " * (width - cell_len(line))

    def _word(self, role: Role) -> str:
        say = self._voice.say
        words = {
            # Translators: a key of the keyboard, the blank between words.
            "space": say("Space"),
            # Translators: a key of the keyboard; empties the whole box.
            "clear": say("Clear"),
            "done": say("Done"),
        }
        return words.get(role, "·")
