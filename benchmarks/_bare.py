"""Bare Textual apps with fixed words: what the kiosk's screens are held against.

python -m benchmarks._bare one       one Static
python -m benchmarks._bare N M       N buttons; a key or touch shows M others instead
python -m benchmarks._bare label     one button that changes its own label
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Grid
from textual.widgets import Button, Static


class One(App[None]):
    """One screen with one line on it."""

    def compose(self) -> ComposeResult:
        yield Static("painted 0")


class Cards(App[None]):
    """A screen of buttons, and another one behind it."""

    CSS = "Grid { grid-size: 5; } Button { width: 1fr; }"

    def __init__(self, first: int, second: int) -> None:
        super().__init__()
        self._first, self._second = first, second

    def compose(self) -> ComposeResult:
        with Grid(id="body"):
            for number in range(self._first):
                yield Button(f"painted {number}")

    async def on_button_pressed(self) -> None:
        body = self.query_one("#body")
        with self.batch_update():
            await body.remove_children()
            await body.mount_all(
                Button(f"behind {number}") for number in range(self._second)
            )


class Label(App[None]):
    """One button that changes its own label."""

    def compose(self) -> ComposeResult:
        yield Button("touched 0 times")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.button.label = f"touched {len(str(event.button.label)) % 7} times"


if __name__ == "__main__":
    if sys.argv[1] == "one":
        One().run()
    elif sys.argv[1] == "label":
        Label().run()
    else:
        Cards(int(sys.argv[1]), int(sys.argv[2])).run()
