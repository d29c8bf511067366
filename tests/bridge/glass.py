"""A page without a browser: what is painted becomes cells, which can be touched."""

from __future__ import annotations

import asyncio
import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from rich.cells import cell_len

from tests.bridge.connections import SECONDS, Connection
from tests.seeing import Box, boxes
from tests.tui.seen_codes import DOTS, read_rows

TOKEN: Final = re.compile(
    r"\x1b\[([0-9;?<>=$]*)([@-~])|\x1b\][^\x07]*\x07|\x1b[^\[\]]|[^\x1b]"
)
BEGUN: Final = re.compile(r"\x1b(\[[0-9;?<>=$]*|\][^\x07]*)?\Z")
"""A sequence whose end is in the next message."""
AGAIN_SECONDS: Final = 2.0
"""A touch may fall on a page that was just laid out anew: it is made again."""
HALF: Final = "▀"
Found = TypeVar("Found")
Cell = tuple[str, str]
"""A sign, and the numbers of its colours."""
EMPTY: Final[Cell] = (" ", "")


@dataclass
class Cells:
    """What stands on a terminal. Source: ECMA-48, CUP and SGR; no more is painted."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    _row: int = 0
    _column: int = 0
    _colours: str = ""
    _rest: str = ""
    _decoder: codecs.IncrementalDecoder = field(
        default_factory=codecs.getincrementaldecoder("utf-8")
    )

    def paint(self, painted: bytes) -> None:
        """Take what a program writes."""
        text = self._rest + self._decoder.decode(painted)
        begun = BEGUN.search(text)
        self._rest = begun[0] if begun else ""
        for token in TOKEN.finditer(text, 0, len(text) - len(self._rest)):
            if token[2] == "H":
                row, _, column = token[1].partition(";")
                self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
            elif token[2] == "m":
                self._colours = token[1]
            elif token[0] >= " ":
                self._put(token[0])

    def _put(self, sign: str) -> None:
        cells, width = self.rows.setdefault(self._row, {}), cell_len(sign)
        if width:
            cells[self._column] = (sign, self._colours)
        for behind in range(1, width):
            cells[self._column + behind] = ("", self._colours)
        self._column += width

    def lines(self) -> list[str]:
        """Return what can be read, row by row."""
        return ["".join(sign for sign, _ in row) for row in self._all()]

    def _all(self) -> list[list[Cell]]:
        wide = 1 + max((max(row) for row in self.rows.values()), default=-1)
        rows = range(1 + max(self.rows, default=-1))
        return [
            [self.rows.get(row, {}).get(at, EMPTY) for at in range(wide)]
            for row in rows
        ]

    def code(self) -> str:
        """Return what a phone reads from the code that stands there; empty: none."""
        rows: list[bytes] = []
        for row in self._all():
            for dark in (_dark_above, _dark_below):
                dots = b"".join(
                    (b"\0" if dark(*cell) else b"\xff") * DOTS for cell in row
                )
                rows += [dots] * DOTS
        return read_rows(rows) or ""


def _dark_below(_sign: str, colours: str) -> bool:
    return "48;2;0;0;0" in colours


def _dark_above(sign: str, colours: str) -> bool:
    return "38;2;0;0;0" in colours if sign == HALF else _dark_below(sign, colours)


@dataclass
class Glass:
    """Sees and touches through a connection."""

    page: Connection
    cells: Cells = field(default_factory=Cells)
    _seen: int = 0

    def lines(self) -> list[str]:
        """Return what stands on it by now, row by row."""
        self.cells.paint(self.page.painted[self._seen :])
        self._seen = len(self.page.painted)
        return self.cells.lines()

    async def until(
        self, seen: Callable[[], Found | None], seconds: float = SECONDS
    ) -> Found:
        """Wait until something is seen; return it.

        Raises:
            TimeoutError: It was not.
        """
        async with asyncio.timeout(seconds):
            while (found := seen()) is None:
                assert await self.page.take(), (self.page.wire.close_code, self.lines())
        return found

    def box(self, text: str) -> Box | None:
        """Return the frame that says this first, with or without a mark before it."""
        said = (each for each in boxes(self.lines()) if _says(each, text))
        return next(said, None)

    def reads(self, text: str) -> bool:
        """Tell whether a text stands in one row."""
        return any(text in line for line in self.lines())

    async def tap(self, text: str, leads_to: Callable[[], object]) -> None:
        """Touch a frame by its text, until that leads to something."""
        for _try in range(10):
            box = await self.until(lambda: self.box(text) or leads_to() or None)
            if isinstance(box, Box):
                await self._touch(box)
            try:
                await self.until(lambda: leads_to() or None, AGAIN_SECONDS)
            except TimeoutError:
                continue
            return
        raise AssertionError((text, self.lines()))

    async def _touch(self, box: Box) -> None:
        column, row = box.middle
        at = f"{int(column) + 1};{int(row) + 1}"
        await self.page.type(f"\x1b[<0;{at}M\x1b[<0;{at}m")


def _says(box: Box, text: str) -> bool:
    return box.text.strip(" ●○✓☐→").split("\n", 1)[0].strip() == text
