"""The parts of the case page, side by side or below each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from kiosk.counter.case_view import CaseView
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_faces import COMPARE, OWN_FROM, answer_face, task_face
from kiosk.tui.desk.case_parts import Large, Warned
from kiosk.tui.desk.rows import RowList
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

LISTS: Final = ("answers", "brought", "steps")
"""Ids of the lists, in the order the arrows go through them."""


class CaseBoard(Container):
    """Answers and warnings; beside them what to bring and to do."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(id=id)
        bidi = voice.bidi
        self.lists = tuple(RowList(bidi=bidi, id=name) for name in LISTS)
        self._titles = tuple(Words(part="title", classes="heading") for _ in LISTS)
        self.warned = Warned(id="warned")
        self.large = Large(id="large")

    def compose(self) -> ComposeResult:
        """Put the answers at one side, the lists to tick at the other."""
        with Vertical(id="said"):
            yield self.large
            yield self.warned
            yield self._titles[0]
            yield self.lists[0]
        with Vertical(id="todo"):
            for title, rows in zip(self._titles[1:], self.lists[1:], strict=True):
                yield title
                yield rows

    def on_mount(self) -> None:
        """Nothing is shown large yet."""
        self.large.show("", "")
        self.warned.display = False

    async def show(
        self,
        voice: Voice,
        view: CaseView,
        *,
        ticked: Collection[str],
        unmasked: Collection[str],
    ) -> None:
        """Write a case."""
        columns = self.app.size.width
        self._write_titles(voice, wide=columns >= OWN_FROM)
        self.warned.show(voice, view.warnings)
        answers, brought, steps = self.lists
        await answers.show(
            [
                answer_face(row, voice, shown=row.id in unmasked, columns=columns)
                for row in view.rows
            ]
        )
        await brought.show([task_face(task, ticked) for task in view.brought])
        await steps.show([task_face(task, ticked) for task in view.steps])

    def _write_titles(self, voice: Voice, *, wide: bool) -> None:
        both = mark("Answers, and what the visitor read")
        titles = (
            both if wide else mark("Answers"),
            mark("Documents: tick what is here"),
            mark("At the counter"),
        )
        for words, title in zip(self._titles, titles, strict=True):
            words.show(voice.plain(voice.say(title)))
        compare = voice.say(mark("Compare with the document"))
        said = f"{voice.say(titles[0])}   {COMPARE} {compare}"
        self._titles[0].show(voice.plain(said))

    def next_list(self, way: int) -> None:
        """Give the focus to the list before (-1) or after (1)."""
        at = next((n for n, one in enumerate(self.lists) if _focused(one)), 0)
        for step in range(1, len(self.lists) + 1):
            rows = self.lists[(at + way * step) % len(self.lists)]
            if rows.cards:
                rows.point_at()
                return

    @property
    def current(self) -> tuple[str, str]:
        """Id of the list and of the row that have the focus; empty: none."""
        for rows in self.lists:
            if _focused(rows):
                return rows.id or "", rows.current
        return "", ""


def _focused(rows: RowList) -> bool:
    return any(card.has_focus for card in rows.cards)
