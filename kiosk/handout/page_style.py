"""How the pages for phones look: in the bank's colour, with its logo."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib import resources
from string import Template
from typing import Final

from kiosk.handout.look import Look, colours, logo_of

OURS: Final = {"brand": "#0a566b", "petrol": "#0a566b", "tint": "#eef3f5"}
"""Colours where the bank has set none."""
LARGEST_PICTURE: Final = 12_000
"""Bytes of a logo that goes on a page: one should stay a page of a few kB."""


def style(look: Look) -> str:
    """Return the style of a page, as it stands in it.

    Args:
        look: Only its colour counts: it is darkened where letters have it.
    """
    return Template(_sheet()).substitute({**OURS, **colours(look)})


def picture(look: Look) -> str:
    """Return the logo as an address that holds it; empty: a page has none.

    A large one is for paper only.
    """
    logo = logo_of(look.logo).encode()
    if not 0 < len(logo) <= LARGEST_PICTURE:
        return ""
    return f"data:image/svg+xml;base64,{b64encode(logo).decode()}"


@cache
def _sheet() -> str:
    sheet = resources.files("kiosk.handout").joinpath("templates/page.css")
    return sheet.read_text("utf-8").replace("\n", "")
