"""What the kiosk shows, as plain boxes of words, for a bare app to show the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget


class Box(msgspec.Struct, frozen=True):
    """One widget: where it is, what is written in it, how it looks."""

    key: str
    """The same for a widget that is seen in several scenes."""
    region: tuple[int, int, int, int]
    """Column, row, width, height, with the frame."""
    lines: tuple[str, ...]
    """The rows inside the frame, as painted; spaces at their ends are cut."""
    ink: str
    ground: str
    edges: tuple[tuple[str, str], ...]
    """Kind and colour of the frame: top, right, bottom, left; "" for none."""
    padding: tuple[int, int, int, int]
    """Cells between frame and words: top, right, bottom, left."""
    touched: bool
    """Whether it can be touched."""


Scene = tuple[Box, ...]


def seen(screen: Screen[object]) -> Scene:
    """Return the boxes of a screen: every widget in sight that holds no other."""
    return tuple(_box(widget) for widget in _leaves(screen))


def _leaves(screen: Screen[object]) -> Iterator[Widget]:
    for widget in screen.walk_children():
        if isinstance(widget, Widget) and not widget.children:
            region = widget.region.intersection(screen.region)
            if region.area and widget.visible and region in screen.find_widget(widget):
                yield widget


def _box(widget: Widget) -> Box:
    region, inner = widget.region, widget.content_size
    padding = widget.styles.padding
    left, top = widget.content_offset
    rows = widget.render_lines(Region(0, 0, region.width, region.height))
    shown = rows[top : top + inner.height]
    lines = [row.crop(left, left + inner.width).text for row in shown]
    return Box(
        f"box{id(widget)}",
        (region.x, region.y, region.width, region.height),
        tuple(line.rstrip() for line in lines),
        widget.styles.color.hex,
        widget.background_colors[1].hex,
        tuple((kind, colour.hex) for kind, colour in widget.styles.border),
        (padding.top, padding.right, padding.bottom, padding.left),
        widget.focusable,
    )


def write_scenes(scenes: tuple[Scene, ...], path: Path) -> None:
    path.write_bytes(msgspec.json.encode(scenes))


def read_scenes(path: Path) -> tuple[Scene, ...]:
    return msgspec.json.decode(path.read_bytes(), type=tuple[Scene, ...])
