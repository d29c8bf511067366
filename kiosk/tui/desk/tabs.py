"""The tabs under the band, each with its F-key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.containers import Horizontal
from textual.message import Message

from kiosk.tui.desk.registry import Tab
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.lines import Line, both
from kiosk.tui.widgets.target import Target

ROWS = 2


class TabTarget(Target):
    """One tab: key and count above the name; side by side where there is no room."""

    middle = True

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab
        self.label = ""
        self.count: int | None = None

    @property
    def one_ink(self) -> bool:
        """All on a tab is written in the colour of its fill."""
        return True

    def show(self, label: str, count: int | None, *, on: bool) -> None:
        """Write another label or count, and fill the tab that is on."""
        self.set_class(on, "-on")
        if (label, count) != (self.label, self.count):
            self.label, self.count = label, count
            self.relaid()

    def lines(self, width: int) -> list[Line]:
        """Return one row or two."""
        key = self.tab.key.upper()
        count = "" if self.count is None else f" {self.count}"
        if self.content_size.height < ROWS:
            return both(Pair(f"{key} {self.label}{count}"), width, "strong", "center")
        return [
            *both(Pair(f"{key}{count}"), width, "plain", "center"),
            *both(Pair(self.label), width, "strong", "center"),
        ]


class Tabs(Horizontal):
    """The tabs of whoever is signed in."""

    @dataclass
    class Wanted(Message):
        """A tab was touched."""

        page: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._targets: tuple[TabTarget, ...] = ()

    async def fill(self, tabs: Sequence[Tab]) -> None:
        """Put in the tabs of somebody; those of somebody else go."""
        await self.remove_children()
        self._targets = tuple(map(TabTarget, tabs))
        await self.mount(*self._targets)
        self.lay_in(narrow=self.screen.has_class("-narrow"))

    def lay_in(self, *, narrow: bool) -> None:
        """Stand in one row of tabs, or in two."""
        number = max(len(self._targets), 1)
        self.styles.grid_size_columns = -(-number // 2) if narrow else number

    def show(self, voice: Voice, page: str, counts: Mapping[str, int]) -> None:
        """Write the labels and counts; `page` is on."""
        for target in self._targets:
            tab = target.tab
            target.show(voice.say(tab.label), counts.get(tab.page), on=tab.page == page)

    @on(Target.Touched)
    def _report(self, message: Target.Touched) -> None:
        message.stop()
        if isinstance(message.target, TabTarget):
            self.post_message(self.Wanted(message.target.tab.page))
