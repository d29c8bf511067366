"""A file or a photograph of the printed page is read like a scan."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageFilter

from kiosk.counter.pictures import codes_in
from kiosk.counter.refusals import Refusal
from kiosk.handout.qr import draw_unkept

TEXT = "KP1:963" + "A1B2C3 $" * 120 + "ABC"


def drawn(module: int = 6) -> Image.Image:
    matrix = draw_unkept(TEXT).matrix
    side = len(matrix) + 8
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            image.putpixel((x + 4, y + 4), 0 if dark else 255)
    return image.resize((side * module, side * module), Image.Resampling.NEAREST)


def saved(image: Image.Image, format: str, **how: int) -> bytes:
    file = BytesIO()
    image.save(file, format, **how)
    return file.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF"])
def test_the_largest_pass_is_read_from_every_usual_file(format: str) -> None:
    assert codes_in(saved(drawn(), format)) == (TEXT,)


def test_a_phones_photograph_is_read() -> None:
    page = Image.new("L", (2400, 3200), 235)
    page.paste(drawn(8), (700, 900))
    photo = page.rotate(4, expand=True, fillcolor=120)
    photo = photo.filter(ImageFilter.GaussianBlur(1.4)).point(lambda one: one * 0.8 + 9)

    assert codes_in(saved(photo.convert("RGB"), "JPEG", quality=60)) == (TEXT,)


def test_a_code_on_a_transparent_ground_is_read() -> None:
    grey = drawn()
    image = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), mask=grey.point(lambda one: 255 - one))

    assert codes_in(saved(image, "PNG")) == (TEXT,)


@pytest.mark.parametrize(
    "picture",
    [
        b"",
        b"no picture",
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        saved(Image.new("L", (50, 50), 255), "PNG"),
        saved(Image.new("1", (9000, 9000)), "PNG"),
        saved(drawn(), "PNG")[:900],
        bytes(30_000_001),
    ],
    ids=["empty", "text", "head", "white", "too-large", "cut", "too-long"],
)
def test_what_cannot_be_read_says_so(picture: bytes) -> None:
    assert codes_in(picture) == Refusal("no-picture")
