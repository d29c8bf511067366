"""A bare Textual app that shows what the kiosk shows, and swaps two questions.

Run by benchmarks.taps and benchmarks.memory, which shows it a whole visit:
python -m benchmarks._picture SCENES.json

It paints the same picture as the kiosk: as many plain `Static` widgets as the kiosk
shows widgets, in the same regions, with the same frames, colours and words, all
directly on the screen (the kiosk needs containers: it must fit every grid). It
swaps them the cheapest way Textual has. Nothing is mounted, queried, styled by
rules, translated or wrapped; words are made ready beforehand; only what differs
between the two questions is touched, in one batch; `update(layout=False)`; and
like the kiosk's own widgets its widgets are spared Textual's second layout. No
widget shows the touch: any click on the screen swaps.
"""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from benchmarks._scene import Box, Scene, read_scenes

SIDES = ("top", "right", "bottom", "left")


class Plain(Static):
    """One box of words. It never scrolls, so one layout is enough."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._box: Box | None = None
        self._said: dict[tuple[str, ...], Content] = {}

    def learn(self, box: Box) -> None:
        """Make words ready."""
        self._said[box.lines] = Content("\n".join(box.lines))

    def become(self, box: Box | None) -> None:
        """Be another box, or none; what is the same is left alone."""
        before, self._box = self._box, box
        if box == before:
            return
        self.display = box is not None
        if box is not None:
            self._place(box, before)
            self._colour(box, before)
            if before is None or box.lines != before.lines:
                self.update(self._said[box.lines], layout=False)

    def _place(self, box: Box, before: Box | None) -> None:
        x, y, width, height = box.region
        if before is None or box.region[:2] != before.region[:2]:
            self.styles.offset = (x, y)
        if before is None or width != before.region[2]:
            self.styles.width = width
        if before is None or height != before.region[3]:
            self.styles.height = height
        if before is None or box.padding != before.padding:
            self.styles.padding = box.padding

    def _colour(self, box: Box, before: Box | None) -> None:
        if before is None or box.edges != before.edges:
            for side, (kind, colour) in zip(SIDES, box.edges, strict=True):
                edge = (kind, colour) if kind else None
                setattr(self.styles, f"border_{side}", edge)
        if before is None or box.ink != before.ink:
            self.styles.color = box.ink
        if before is None or box.ground != before.ground:
            self.styles.background = box.ground


class Picture(App[None]):
    """Two scenes or more; a touch shows the next one."""

    CSS = """
    Screen { background: #EDF1F3; overflow: hidden; }
    Plain { position: absolute; }
    """

    def __init__(self, scenes: tuple[Scene, ...]) -> None:
        super().__init__()
        self._scenes = [{box.key: box for box in scene} for scene in scenes]
        keys = dict.fromkeys(key for scene in self._scenes for key in scene)
        self._plain = {key: Plain() for key in keys}
        for scene in self._scenes:
            for key, box in scene.items():
                self._plain[key].learn(box)

    def compose(self) -> ComposeResult:
        yield from self._plain.values()

    def on_mount(self) -> None:
        self._show(0)

    def on_click(self) -> None:
        with self.batch_update():
            self._show((self._turn + 1) % len(self._scenes))

    def _show(self, turn: int) -> None:
        self._turn = turn
        scene = self._scenes[turn]
        for key, widget in self._plain.items():
            widget.become(scene.get(key))


if __name__ == "__main__":
    Picture(read_scenes(Path(sys.argv[1]))).run()
