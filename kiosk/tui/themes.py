"""The palettes. The sheet names tokens only; each palette gives them colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

TOKENS: Final = tuple(
    """
    paper card shelf ink quiet line frame onframe rule brand onbrand chosen onchosen
    focus onfocus focusfield error errortint good help onhelp alarm onalarm
    """.split()  # noqa: SIM905 - one line a row of the palette
)


def _palette(colours: str) -> Mapping[str, str]:
    return dict(zip(TOKENS, colours.split(), strict=True))


LOBBY: Final = _palette(
    "#EDF1F3 #FFFFFF #DCE4E8 #13202B #3B4A56 #74838E #08333F #FFFFFF #6F9AA6 "
    "#0A566B #FFFFFF #D5E8EC #13202B #FFD75E #13202B #FFF3CC #96191C #FCECEB "
    "#14532D #FFFFFF #5A2A63 #5A2A63 #FFFFFF"
)
"""For a bright lobby: dark on light, where glare shows least."""

CONTRAST: Final = _palette(
    "#FFFFFF #FFFFFF #FFFFFF #000000 #000000 #000000 #000000 #FFFFFF #FFFFFF "
    "#000000 #FFFFFF #000000 #FFFFFF #FFE14D #000000 #FFF3CC #8A0000 #FFFFFF "
    "#003D14 #FFFFFF #000000 #000000 #FFFFFF"
)
"""Black on white, 21 to 1."""

YELLOW: Final = _palette(
    "#000000 #000000 #000000 #FFE83B #FFE83B #FFE83B #000000 #FFE83B #FFE83B "
    "#FFE83B #000000 #FFE83B #000000 #FFFFFF #000000 #333000 #FFFFFF #000000 "
    "#FFFFFF #FFFFFF #000000 #FFE83B #000000"
)
"""Yellow on black, for eyes that light ground dazzles."""

PALETTES: Final[Mapping[str, Mapping[str, str]]] = {
    "lobby": LOBBY,
    "contrast": CONTRAST,
    "yellow": YELLOW,
}
DEFAULT: Final = "lobby"


def themes() -> tuple[Theme, ...]:
    """Return one Textual theme for each palette."""
    return tuple(_theme(name, palette) for name, palette in PALETTES.items())


def _theme(name: str, palette: Mapping[str, str]) -> Theme:
    return Theme(
        name=name,
        primary=palette["brand"],
        error=palette["error"],
        foreground=palette["ink"],
        background=palette["paper"],
        surface=palette["card"],
        dark=name == "yellow",
        variables={
            **palette,
            "input-selection-background": palette["ink"],
            "input-selection-foreground": palette["paper"],
        },
    )
