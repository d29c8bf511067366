"""Writes the bare one-screen app that the first screen is held against.

It is the app one would write by hand for this one picture: a `Static` for each
widget the kiosk shows, in the same region, with the same words, frame and colours,
all directly on the screen. No input, no languages, no settings, no containers; one
short sheet with a class for each look; the words stand in the program. Python
keeps it compiled, as it keeps the kiosk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks._scene import Box, Scene

SIDES = ("top", "right", "bottom", "left")
NAME = "bare_welcome"
PROGRAM = """
from textual.app import App
from textual.widgets import Static


class Bare(App):
    CSS = '''{sheet}'''

    def compose(self):
{statics}


def run():
    Bare().run()
"""
SCREEN = "Screen { background: #EDF1F3; overflow: hidden; }"
STATIC = "Static { position: absolute; }"


def write_app(scene: Scene, folder: Path) -> tuple[str, ...]:
    """Write the app of a scene into a folder, and return the command that runs it."""
    looks = list(dict.fromkeys(_look(box) for box in scene))
    rules = [f".look{number} {{ {look} }}" for number, look in enumerate(looks)]
    rules += [f"#box{number} {{ {_place(box)} }}" for number, box in enumerate(scene)]
    statics = [
        f"        yield Static({chr(10).join(box.lines)!r}, markup=False, "
        f"id='box{number}', classes='look{looks.index(_look(box))}')"
        for number, box in enumerate(scene)
    ]
    text = PROGRAM.format(
        sheet="\n".join((SCREEN, STATIC, *rules)), statics="\n".join(statics)
    )
    (folder / f"{NAME}.py").write_text(text, "utf-8")
    start = f"import sys; sys.path[0] = {str(folder)!r}; import {NAME}; {NAME}.run()"
    return (sys.executable, "-c", start)


def _look(box: Box) -> str:
    edges = [
        f"border-{side}: {kind} {colour};"
        for side, (kind, colour) in zip(SIDES, box.edges, strict=True)
        if kind
    ]
    if edges and len({*box.edges}) == 1:
        edges = [f"border: {box.edges[0][0]} {box.edges[0][1]};"]
    padding = " ".join(str(cells) for cells in box.padding)
    ink = f"color: {box.ink}; background: {box.ground};"
    return " ".join((ink, f"padding: {padding};", *edges))


def _place(box: Box) -> str:
    x, y, width, height = box.region
    return f"offset: {x} {y}; width: {width}; height: {height};"
