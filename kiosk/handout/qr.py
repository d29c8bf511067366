"""QR codes: drawn with a fixed mask and read back before anyone sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kiosk.errors import HandoutError
from kiosk.handout.model import Level

QUIET = 4
SMALLEST_MODULE_MM = 0.375
ALPHANUMERIC = re.compile(r"[0-9A-Z $%*+\-./:]+")
"""What takes five and a half bits a sign. Source: ISO/IEC 18004, 7.4.4."""
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'

# The lowest mean penalty over prepared texts in four languages; scoring all
# eight masks costs five times as much as drawing the code.
_MASK = 2
_LARGEST_VERSION = 40
_DOTS_PER_MODULE = 2


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code that an independent decoder has read back."""

    matrix: tuple[tuple[bool, ...], ...]
    """Rows of modules, True is dark, without the quiet zone."""
    version: int
    level: Level


def draw(text: str, *, level: Level = "M", max_version: int | None = None) -> QrCode:
    """Draw a text as a QR and read it back from the very modules.

    Drawn codes are remembered: only for prepared text, nothing personal.

    Args:
        text: what a phone shows.
        level: how much damage it stands: L 7 %, M 15 %, Q 25 %.
        max_version: the largest that fits, 1 to 40 (0: none fits); None for any.

    Raises:
        HandoutError: the text does not fit, or cannot be read back exactly.

    Source: ISO/IEC 18004 (versions, levels, masks).
    """
    return _fitting(_checked(text, level), max_version)


def draw_unkept(
    text: str, *, level: Level = "M", max_version: int | None = None
) -> QrCode:
    """Draw a text that may be personal: as `draw` does, and nothing is remembered."""
    return _fitting(_read(text, level), max_version)


@lru_cache(maxsize=64)
def _checked(text: str, level: Level) -> QrCode:
    return _read(text, level)


def _fitting(code: QrCode, max_version: int | None) -> QrCode:
    if max_version is not None and code.version > max_version:
        raise HandoutError(
            f"The code needs version {code.version}, {max_version} fits here.",
            remedy="Show the short text instead, or print it.",
        )
    return code


def _read(text: str, level: Level) -> QrCode:
    matrix = _modules(text, level)
    if read_back(matrix) != text:
        raise HandoutError(
            "A code could not be read back as the text that was put in.",
            remedy="Change the text of the code: longer, or plain ASCII.",
        )
    return QrCode(matrix, (len(matrix) - 17) // 4, level)


def _modules(text: str, level: Level) -> tuple[tuple[bool, ...], ...]:
    from qrcode import constants
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode
    from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, QRData

    corrections = {
        "L": constants.ERROR_CORRECT_L,
        "M": constants.ERROR_CORRECT_M,
        "Q": constants.ERROR_CORRECT_Q,
    }
    drawing = QRCode(error_correction=corrections[level], mask_pattern=_MASK)
    try:
        # One segment: several of them leave the decoder less to tell the
        # encoding from.
        dense = ALPHANUMERIC.fullmatch(text) is not None
        mode = MODE_ALPHA_NUM if dense else MODE_8BIT_BYTE
        drawing.add_data(QRData(text.encode("utf-8"), mode, check_data=False))
        # The smallest version is found all the same, once instead of twice.
        drawing.make(fit=False)
    except (DataOverflowError, ValueError) as error:
        raise HandoutError("This text does not fit a code.") from error
    return tuple(tuple(map(bool, row)) for row in drawing.modules)


def read_back(matrix: tuple[tuple[bool, ...], ...]) -> str | None:
    """Read modules as a phone would: dark on light, upright, four of light round.

    Returns:
        The text, or None when they are no code.
    """
    import zxingcpp

    side = (len(matrix) + 2 * QUIET) * _DOTS_PER_MODULE
    picture = memoryview(_picture(matrix)).cast("B", (side, side))
    found = zxingcpp.read_barcode(
        picture,
        formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]),
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return found.text if found else None


def _picture(matrix: tuple[tuple[bool, ...], ...]) -> bytes:
    dark, light = b"\x00" * _DOTS_PER_MODULE, b"\xff" * _DOTS_PER_MODULE
    margin = light * QUIET
    above = light * (len(matrix) + 2 * QUIET) * _DOTS_PER_MODULE * QUIET
    rows = (
        margin + bytes(row).replace(b"\0", light).replace(b"\1", dark) + margin
        for row in matrix
    )
    return above + b"".join(row * _DOTS_PER_MODULE for row in rows) + above


def half_blocks(code: QrCode, quiet: int = QUIET) -> tuple[str, ...]:
    """Draw a code for a terminal, two modules in a cell, one above the other.

    The rows are right only in black on white, whatever the theme.

    Args:
        code: the code.
        quiet: light modules round it; under 2 some phones fail.
    """
    size = len(code.matrix) + 2 * quiet
    side = (False,) * quiet
    light = (False,) * size
    rows = [light] * quiet
    rows += [side + row + side for row in code.matrix]
    rows += [light] * (quiet + size % 2)
    block = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return tuple(
        "".join(block[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def cells(version: int, quiet: int = QUIET) -> tuple[int, int]:
    """Give the columns and rows that `half_blocks` needs for a version 1 to 40."""
    size = 17 + 4 * version + 2 * quiet
    return size, -(-size // 2)


def largest_version_for(columns: int, rows: int, quiet: int = QUIET) -> int:
    """Give the largest version that a place of cells can show, 0 for none."""
    size = min(columns, 2 * rows) - 2 * quiet
    return max(0, min(_LARGEST_VERSION, (size - 17) // 4))


def module_mm(version: int, side_mm: float) -> float:
    """Give the size of one module on paper.

    Args:
        version: 1 to 40.
        side_mm: the printed side, quiet zone included.

    Raises:
        HandoutError: the modules would be too small for a phone to read.

    Source: measured, 203 dpi thermal print and simulated phone pictures:
        three dots (0.375 mm) always read, two dots did not.
    """
    size = side_mm / (17 + 4 * version + 2 * QUIET)
    if size < SMALLEST_MODULE_MM:
        raise HandoutError(
            f"A code of version {version} is too dense for {side_mm:g} mm.",
            remedy="Shorten the text of the code, or print it larger.",
        )
    return size


def least_side_mm(version: int) -> float:
    """Return the smallest printed side of a code, quiet zone included.

    Args:
        version: 1 to 40.

    Source: as for `module_mm`.
    """
    return SMALLEST_MODULE_MM * (17 + 4 * version + 2 * QUIET)


def svg(code: QrCode, *, quiet: int = QUIET) -> str:
    """Draw a code as one SVG path, a module is one unit.

    It names no address and no colour but black and white.
    """
    size = len(code.matrix) + 2 * quiet
    rows = (
        f"M{quiet} {y + quiet}.5{_strokes(row)}" for y, row in enumerate(code.matrix)
    )
    return (
        f'<svg {NAMESPACE} viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path stroke="#000" d="{"".join(rows)}"/></svg>'
    )


def _strokes(row: tuple[bool, ...]) -> str:
    # Text is quicker to split into runs than a tuple: two thousand modules.
    runs = re.findall(b"\1+|\0+", bytes(row).rstrip(b"\0"))
    return "".join(f"h{len(run)}" if run[0] else f"m{len(run)} 0" for run in runs)
