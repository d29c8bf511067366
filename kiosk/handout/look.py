"""How the bank's paper looks: its colour and logo, and how large the print is."""

from __future__ import annotations

import base64
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec

from kiosk.errors import HandoutError
from kiosk.settings import Branch

LARGEST_LOGO: Final = 500_000
"""Bytes: every sheet carries it."""
MOST_PIXELS: Final = 4_000_000
LEAST_CONTRAST: Final = 4.5
"""Of the text on paper. Source: WCAG 2.2, 1.4.3."""
TINT: Final = 0.07
SVG: Final = "http://www.w3.org/2000/svg"
REMEDY: Final = (
    "Let branch.logo be a PNG or SVG of at most 500 kB; until then pages have none."
)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_COLOUR: Final = re.compile("#[0-9A-Fa-f]{6}")
_FOREIGN: Final = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)

Rgb = tuple[float, float, float]


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a sheet looks. It says nothing that the words do not say."""

    colour: str = ""
    """#rrggbb. Empty: ours."""
    logo: str = ""
    """Path of a PNG or SVG. Empty: none. One that cannot be used is left out."""
    large: bool = False
    """Whether the print is large."""


def look_of(branch: Branch) -> Look:
    """Return how the paper of a branch looks."""
    return Look(branch.colour, str(branch.logo.absolute()) if branch.logo else "")


def check_logo(branch: Branch) -> None:
    """Refuse a logo that pages would have to do without.

    Raises:
        HandoutError: It is missing, too large, or no image.
    """
    if branch.logo is not None:
        _read_logo(branch.logo)


def look_values(look: Look) -> dict[str, str]:
    """Return the input of the templates that says how a sheet looks.

    Text keeps its contrast: a light colour stands as it is in rules and darkened in
    letters, and no meaning hangs on a colour.
    """
    values: dict[str, object] = {"large": look.large, **colours(look)}
    logo = logo_of(look.logo)
    if logo:
        values["logo"] = logo
    return {"look": json.dumps(values)}


def colours(look: Look) -> dict[str, str]:
    """Return the colours of a bank by what they are for; none where it has none.

    Returns:
        `brand`: of rules; `petrol`: of letters, and under white ones; `tint`: under
        black letters.
    """
    if not _COLOUR.fullmatch(look.colour):
        return {}
    exact = _rgb(look.colour)
    return {
        "brand": look.colour,
        "petrol": _hex(_readable(exact)),
        "tint": _hex(_mixed(exact, (1, 1, 1), 1 - TINT)),
    }


def logo_of(path: str) -> str:
    """Return a logo as SVG; empty for none, and for one that cannot be used."""
    if not path:
        return ""
    try:
        changed = Path(path).stat().st_mtime_ns
        return _kept_logo(path, changed)
    except (OSError, ValueError, HandoutError):
        return ""


@lru_cache(maxsize=2)
def _kept_logo(path: str, changed: int) -> str:
    return _read_logo(Path(path))


def _read_logo(path: Path) -> str:
    content = _content(path)
    svg = _wrapped(content, path) if content.startswith(_PNG) else _drawn(content, path)
    _try(svg, path)
    return svg


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_LOGO + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no path of a file"
        raise HandoutError(f"branch.logo: {path}: {why}.", remedy=REMEDY) from error
    if len(content) > LARGEST_LOGO:
        problem = f"branch.logo: {path} has more than {LARGEST_LOGO // 1000} kB."
        raise HandoutError(problem, remedy=REMEDY)
    return content


def _wrapped(png: bytes, path: Path) -> str:
    """Return a PNG inside an SVG, the one form in which templates take a logo."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(png), formats=["PNG"]) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise ValueError("too many pixels")
            picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        raise _no_image(path) from error
    encoded = base64.b64encode(png).decode("ascii")
    return (
        f'<svg xmlns="{SVG}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{encoded}"/></svg>'
    )


def _drawn(svg: bytes, path: Path) -> str:
    # Imported here: a page that is only composed reads no logo.
    from xml.etree import ElementTree

    try:
        if _FOREIGN.search(svg):
            raise ValueError("it may grow without end, or read other files")
        root = ElementTree.fromstring(svg)  # noqa: S314 - without entities it is safe
        if root.tag != f"{{{SVG}}}svg":
            raise ValueError("no SVG")
        return svg.decode("utf-8")
    except (ElementTree.ParseError, ValueError) as error:
        raise _no_image(path) from error


def _try(svg: str, path: Path) -> None:
    """Set a page with nothing but the logo: what fails here would fail on each page."""
    import typst

    source = '#set document(title: "x")\n#image(bytes(sys.inputs.svg), alt: "x")'
    try:
        typst.compile(
            source.encode(),
            format="pdf",
            sys_inputs={"svg": svg},
            pdf_standards=["ua-1", "a-2a"],
        )
    except typst.TypstError as error:
        raise _no_image(path) from error


def _no_image(path: Path) -> HandoutError:
    return HandoutError(f"branch.logo: {path} is no PNG or SVG.", remedy=REMEDY)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(value * 255):02x}" for value in colour)


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (
        value + (its - value) * share for value, its in zip(colour, other, strict=True)
    )
    return red, green, blue


def _readable(colour: Rgb) -> Rgb:
    """Return a colour, darkened until white letters on it can be read."""
    for step in range(21):
        darker = _mixed(colour, (0, 0, 0), step / 20)
        if contrast_with_white(darker) >= LEAST_CONTRAST:
            return darker
    return 0, 0, 0


def contrast_with_white(colour: Rgb) -> float:
    """Return how far a colour stands out from white, 1 to 21.

    Source: WCAG 2.2, contrast ratio and relative luminance.
    """
    linear = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in colour
    )
    luminance = sum(
        part * value
        for part, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return 1.05 / (luminance + 0.05)
