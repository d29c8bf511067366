"""Rows of cells from texts: laid out in a voice's direction, near end and far end."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from kiosk.language.visual import Align, lay_out
from kiosk.tui.voice import Voice


def laid(
    voice: Voice, text: str, width: int, *, align: Align = "start"
) -> tuple[str, ...]:
    """Return the lines of a text as cells, with no spaces around them.

    Args:
        voice: Gives the direction, and who orders right-to-left text.
        text: Logical text; an empty one has no lines.
        width: Cells in a line.
        align: "center" keeps the spaces in front of each line.
    """
    if not text:
        return ()
    lines = lay_out(
        text,
        max(width, 1),
        direction=voice.direction,
        bidi=voice.bidi,
        measure=cell_len,
        align=align,
    )
    return lines if align == "center" else tuple(line.strip() for line in lines)


def same_side(voice: Voice, other: Voice) -> bool:
    """Tell whether two voices lay the same words out alike."""
    return (voice.direction, voice.bidi) == (other.direction, other.bidi)


def two_ends(
    voice: Voice, near: list[Segment], far: list[Segment], *, width: int, ground: Style
) -> list[Segment]:
    """Return a row with something at each end, mirrored where the screen is.

    Args:
        voice: Gives the direction.
        near: Segments of the end where reading begins, in reading order.
        far: Segments of the other end, in reading order.
        width: Cells of the row.
        ground: Style of what lies between.
    """
    spare = width - sum(cell_len(part.text) for part in (*near, *far))
    row = [*near, Segment(" " * max(spare, 0), ground), *far]
    return row if voice.direction == "ltr" else row[::-1]
