"""Handouts on a roll: a picture of black dots, as a receipt printer burns them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from kiosk.errors import HandoutError
from kiosk.handout import qr
from kiosk.handout.model import Code, Handout, Roll, with_values
from kiosk.handout.sheet import code_words, pass_words, words

if TYPE_CHECKING:
    from PIL import Image

    from kiosk.handout.pdf import Press

TEMPLATE: Final = "receipt.typ"
DOTS_PER_MM: Final = 8
PPI: Final = 25.4 * DOTS_PER_MM
WIDTH_DOTS: Final[dict[Roll, int]] = {"58mm": 384, "80mm": 576}
"""What a head can burn; the paper is wider. Source: data sheets of 58 mm and 80 mm
heads of 203 dpi, 48 mm and 72 mm."""
LIGHTEST_BLACK: Final = 150
"""A grey under this is burnt, of 255."""
LEAST_DOTS: Final = 3
MOST_DOTS: Final = 6
"""Dots a module. Source: `qr.module_mm`; larger ones only use up paper."""
USUAL_SIDE: Final = 40 * DOTS_PER_MM
LONG_WORD: Final = re.compile(r"\S{12}(?=\S)")
"""Where a word that a visitor typed may break, for want of a better place."""
BLACK: Final = "#000000"
BREAK_HERE: Final = "\u200b"
LONGEST_WHOLE: Final[dict[Roll, int]] = {"58mm": 16, "80mm": 24}


def receipt(handout: Handout, *, roll: Roll, press: Press, timestamp: int) -> bytes:
    """Draw a handout for a receipt printer of 203 dpi.

    Args:
        handout: What it says.
        roll: How wide the paper is.
        press: Sets the words.
        timestamp: Unix seconds; the picture does not depend on it.

    Returns:
        One PNG of one bit a dot, 384 or 576 dots wide. A module of a code is a whole
        number of dots, three or more.

    Raises:
        HandoutError: A character has no glyph, or a code is too dense.
    """
    codes = [dotted(code, roll) for code in _codes(handout)]

    def inputs(shown: Handout) -> dict[str, str]:
        return _inputs(shown, roll)

    # Set as PDF/UA first: pictures are made also with glyphs missing.
    press.checked(handout, TEMPLATE, inputs, timestamp)
    pages = press.pictures(TEMPLATE, timestamp, PPI)
    return _png(_joined(pages, codes, WIDTH_DOTS[roll]))


def _inputs(handout: Handout, roll: Roll) -> dict[str, str]:
    counter = handout.counter
    sheet = {
        **words(with_values(handout, _breakable)),
        "width": WIDTH_DOTS[roll] / DOTS_PER_MM,
        "counter": pass_words(counter, handout) if counter else None,
        "codes": [code_words(code, handout) for code in _prepared(handout)],
    }
    look = {
        "ink": BLACK,
        "quiet": BLACK,
        "hairline": BLACK,
        "petrol": BLACK,
        "longest_whole": LONGEST_WHOLE[roll],
    }
    return {"sheet": json.dumps(sheet), "look": json.dumps(look)}


def _breakable(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Let words break that are longer than a narrow paper is wide."""
    return tuple(LONG_WORD.sub(rf"\g<0>{BREAK_HERE}", text) for text in texts)


def _prepared(handout: Handout) -> tuple[Code, ...]:
    event = handout.event.code if handout.event else None
    return tuple(code for code in (event, handout.code) if code)


def _codes(handout: Handout) -> Iterator[qr.QrCode]:
    """Yield the codes in the order in which the template leaves room for them."""
    if handout.counter:
        yield qr.draw_unkept(handout.counter.text)
    for code in _prepared(handout):
        yield qr.draw(code.text, level=code.level)


def dotted(code: qr.QrCode, roll: Roll) -> Image.Image:
    """Draw a code, quiet zone and all, with a whole number of dots a module."""
    from PIL import Image

    size = len(code.matrix) + 2 * qr.QUIET
    dots = max(LEAST_DOTS, min(MOST_DOTS, USUAL_SIDE // size))
    if size * dots > WIDTH_DOTS[roll]:
        raise HandoutError(
            f"A code of version {code.version} is too dense for a roll of {roll}.",
            remedy="Print it on a wider roll, or on a sheet.",
        )
    picture = Image.new("L", (size, size), 255)
    modules = bytes(0 if dark else 255 for row in code.matrix for dark in row)
    side = len(code.matrix)
    picture.paste(Image.frombytes("L", (side, side), modules), (qr.QUIET, qr.QUIET))
    return picture.resize((size * dots, size * dots), Image.Resampling.NEAREST)


def _joined(
    pages: tuple[bytes, ...], codes: list[Image.Image], width: int
) -> Image.Image:
    """Put pages and codes below each other: after each page but the last, a code."""
    from PIL import Image

    parts: list[Image.Image] = []
    for page, code in zip_longest(pages, codes):
        parts.append(_black(page))
        if code is not None:
            parts.append(code)
    whole = Image.new("1", (width, sum(part.height for part in parts)), 1)
    top = 0
    for part in parts:
        # A page fills the width, a code stands in the middle.
        whole.paste(part, ((width - part.width) // 2, top))
        top += part.height
    return whole


def _black(page: bytes) -> Image.Image:
    from PIL import Image

    grey = Image.open(BytesIO(page)).convert("L")
    return grey.point(lambda value: 255 * (value >= LIGHTEST_BLACK)).convert("1")


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "png", optimize=False)
    return file.getvalue()
