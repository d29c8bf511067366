"""What staff read in their pane, or choose from."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Sequence

from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.staff.seen import Line, Seen
from kiosk.tui.visitor.talk.remarks import Remark, Remarks
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card import Card, Face
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.words import Words


class StaffSheet(Page):
    """The step, or a list of cards; longer ones are turned like every page."""

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._read: tuple[Seen, str, tuple[Remark, ...]] | None = None
        """What is read now; None: nothing, or a list."""
        self._filling = Lock()

    async def read(
        self, seen: Seen, note: str, talked: tuple[Remark, ...] = ()
    ) -> None:
        """Show what was said last, and a step.

        Args:
            seen: What the visitor sees.
            note: What became of the last suggestion, in English; empty: nothing.
            talked: What was said, the last first.
        """
        if self._read == (seen, note, talked):
            return
        self._read = (seen, note, talked)
        voice = self.voice
        said = Remarks(voice, large=False)
        said.show(voice, talked)
        lines = [
            Words(voice.plain(voice.say(note) if note else ""), part="good"),
            Words(voice.plain(seen.place), part="quiet"),
            Words(voice.plain(seen.title), part="title"),
            Words(voice.plain(seen.lead), part="quiet"),
            Words(voice.plain(seen.answer), part="strong"),
            Words(*(voice.plain(f"· {one.title.main}") for one in seen.options)),
        ]
        shown = [each for each in lines if any(p.main for p in each.pairs)]
        await self._fill([*([said] if talked else []), *shown])

    async def offer(self, lines: tuple[Line, ...]) -> None:
        """Show cards, those marked that the visitor sees or has chosen."""
        self._read = None
        cards = [Card(Face(one.title, one.below), name=one.id) for one in lines]
        for card, one in zip(cards, lines, strict=True):
            card.chosen = one.here
        await self._fill(cards)

    async def _fill(self, rows: Sequence[Drawn]) -> None:
        # One after the other: what was said can come while a step is shown.
        async with self._filling:
            await self.remove_children()
            await self.mount_all(rows)
            self.scroll_home(animate=False)
