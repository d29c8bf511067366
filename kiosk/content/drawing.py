"""The diagram of a service as an SVG picture, drawn without any other program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from kiosk.content.diagram import Box, Diagram, Row

LINE = 18
"""Height of a line of text, in pixels; letters are 13 high."""
GAP = 26
"""Room between boxes, for the arrow."""
PADDING = 10
LEFT, STEP_WIDTH, STOP_LEFT, STOP_WIDTH = 40, 440, 560, 360
CHARACTER = 7.4
"""About the width of a letter, in pixels: lines are broken by it."""
WIDTH = STOP_LEFT + STOP_WIDTH + LEFT
_STYLE = (
    "text{font:13px 'DejaVu Sans','Noto Sans',Arial,sans-serif;fill:#111}"
    ".id{font-weight:bold}.when{font-style:italic;fill:#444}"
    "rect{fill:#fff;stroke:#345;stroke-width:1.5}"
    ".end{fill:#eef6ee}.staff{fill:#fbeceb;stroke:#a33}"
    "path{fill:none;stroke:#345;stroke-width:1.5;marker-end:url(#tip)}"
)
_TIP = (
    '<defs><marker id="tip" markerWidth="9" markerHeight="9" refX="8" refY="4.5" '
    'orient="auto"><polygon points="0,0 9,4.5 0,9" fill="#345"/></marker></defs>'
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The words of a box, broken to its width."""

    rows: tuple[tuple[str, str], ...]
    """Class and words of each line."""

    @property
    def height(self) -> int:
        return len(self.rows) * LINE + PADDING


def svg(diagram: Diagram) -> str:
    """Return the diagram as a picture: steps downwards, stops at their side.

    The text in it is the content's own and is escaped.
    """
    parts: list[str] = [_text(LEFT, 30, "id", diagram.title)]
    top = 50
    for row in diagram.rows:
        height, drawn = _row(row, top)
        parts += drawn
        parts.append(_arrow(f"M{_middle()} {top + height}v{GAP - 1}"))
        top += height + GAP
    # The last arrow leads to the outcomes, of which the first that holds counts.
    height, drawn = _outcomes(diagram.outcomes, top)
    parts += drawn
    return _picture(top + height, parts)


def _row(row: Row, top: int) -> tuple[int, list[str]]:
    lines = _lines(row.step, STEP_WIDTH, "only if ")
    drawn = list(_box(LEFT, top, STEP_WIDTH, lines))
    below = top
    for stop in row.stops:
        words = _lines(stop, STOP_WIDTH, "if ")
        kind = "staff" if stop.staff else "end"
        drawn += _box(STOP_LEFT, below, STOP_WIDTH, words, kind)
        middle = below + LINE
        drawn.append(_arrow(_aside(top, lines.height, middle)))
        below += words.height + PADDING
    # The spine goes on down to the next step where the stops need more room.
    height = max(lines.height, below - top)
    if height > lines.height:
        drawn.append(_line(f"M{_middle()} {top + lines.height}V{top + height}"))
    return height, drawn


def _outcomes(outcomes: tuple[Box, ...], top: int) -> tuple[int, list[str]]:
    start, drawn = top, [_text(LEFT, top + LINE, "when", "The first that applies:")]
    top += 2 * LINE
    for outcome in outcomes:
        lines = _lines(outcome, STEP_WIDTH, "if ", always="otherwise")
        kind = "staff" if outcome.staff else "end"
        drawn += _box(LEFT, top, STEP_WIDTH, lines, kind)
        top += lines.height + PADDING
    return top - start + GAP, drawn


def _lines(box: Box, width: int, before: str, always: str = "") -> _Lines:
    when = before + box.when if box.when else always
    most = int((width - 2 * PADDING) / CHARACTER)
    return _Lines(
        tuple(
            (kind, line)
            for kind, words in (("id", box.id), ("title", box.title), ("when", when))
            for line in wrap(words, most)
        )
    )


def _box(
    left: int, top: int, width: int, lines: _Lines, kind: str = "step"
) -> Iterator[str]:
    yield (
        f'<rect class="{kind}" x="{left}" y="{top}" width="{width}" '
        f'height="{lines.height}" rx="6"/>'
    )
    for number, (name, words) in enumerate(lines.rows, start=1):
        yield _text(left + PADDING, top + number * LINE, name, words)


def _text(left: int, base: int, kind: str, words: str) -> str:
    return f'<text class="{kind}" x="{left}" y="{base}">{escape(words)}</text>'


def _arrow(course: str) -> str:
    return f'<path d="{course}"/>'


def _line(course: str) -> str:
    return f'<path d="{course}" style="marker-end:none"/>'


def _aside(top: int, height: int, middle: int) -> str:
    """Return the course from a step to a stop, bent where the stop is lower."""
    right = LEFT + STEP_WIDTH
    base = min(middle, top + height - PADDING)
    if base == middle:
        return f"M{right} {middle}H{STOP_LEFT - 1}"
    bend = (right + STOP_LEFT) // 2
    return f"M{right} {base}H{bend}V{middle}H{STOP_LEFT - 1}"


def _middle() -> int:
    return LEFT + STEP_WIDTH // 2


def _picture(height: int, parts: list[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}">'
    )
    ground = '<rect width="100%" height="100%" style="stroke:none"/>'
    style = f"<style>{_STYLE}</style>"
    return "\n".join((head, style, _TIP, ground, *parts, "</svg>")) + "\n"
