"""The size of the text in an xterm, and where it is not offered."""

from __future__ import annotations

import pytest
from textual.app import App

from kiosk.tui.in_xterm import XtermSurface, surface_of
from kiosk.tui.surface import PLAIN, TEXT_STEPS

XTERM = {"XTERM_VERSION": "XTerm(379)", "KIOSK_FONT_SIZE": "16"}


def test_it_is_offered_in_an_xterm_whose_size_of_text_is_known() -> None:
    assert isinstance(surface_of(XTERM), XtermSurface)
    assert surface_of(XTERM).sizes_text
    assert not surface_of(XTERM).ends_with_visit


@pytest.mark.parametrize(
    "other",
    [
        {"KIOSK_FONT_SIZE": ""},
        {"KIOSK_FONT_SIZE": "0"},
        {"KIOSK_FONT_SIZE": "16;\x07"},
        {"KIOSK_FONT_SIZE": "999"},
        {"TMUX": "tmux,1,0"},
    ],
)
def test_it_is_hidden_elsewhere(other: dict[str, str]) -> None:
    assert surface_of({**XTERM, **other}) is PLAIN
    assert surface_of({"KIOSK_FONT_SIZE": "16"}) is PLAIN
    assert surface_of({}) is PLAIN


async def test_the_terminal_is_told_a_font_for_each_step() -> None:
    app, written = App[None](), list[str]()
    async with app.run_test():
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[assignment,method-assign]
        for step in TEXT_STEPS:
            surface_of(XTERM).size_text(step)
        told = [text for text in written if "]50;" in text]
    assert told == [
        "\x1b]50;xft:DejaVu Sans Mono:size=16\x07",
        "\x1b]50;xft:DejaVu Sans Mono:size=21\x07",
        "\x1b]50;xft:DejaVu Sans Mono:size=25\x07",
    ]
