"""Codes in a picture: a file, or a phone's photograph of a printed page."""

from __future__ import annotations

from typing import Final

from kiosk.counter.refusals import Refusal

MOST_BYTES: Final = 30_000_000
MOST_PIXELS: Final = 60_000_000
"""More than any phone's camera makes; a small file can claim far more."""
LONG_SIDE: Final = 3000
"""Larger photographs are made smaller: the decoder needs three pixels a module."""
FORMATS: Final = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")


def codes_in(picture: bytes) -> tuple[str, ...] | Refusal:
    """Return the text of every QR in a picture. Slow: not for the event loop."""
    import zxingcpp
    from PIL import Image

    if len(picture) > MOST_BYTES:
        return Refusal("no-picture")
    try:
        grey, size = _grey(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Refusal("no-picture")
    found = zxingcpp.read_barcodes(
        memoryview(grey).cast("B", (size[1], size[0])),
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        text_mode=zxingcpp.TextMode.Plain,
    )
    texts = tuple(dict.fromkeys(one.text for one in found if one.text))
    return texts or Refusal("no-picture")


def _grey(picture: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return the pixels of a picture, a byte each, and its columns and rows."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(picture), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError("too large")
        image.draft("L", (LONG_SIDE, LONG_SIDE))
        image.thumbnail((LONG_SIDE, LONG_SIDE))
        # What is transparent stands on white paper.
        flat = Image.new("RGBA", image.size, "white")
        flat.alpha_composite(image.convert("RGBA"))
        return flat.convert("L").tobytes(), flat.size
