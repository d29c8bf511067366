"""The way through a repeated group: its items, and the one being filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kiosk.interview.conditions import holds
from kiosk.interview.model import AnyField, Group, Value

Item = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Items:
    """A group being answered. Never changed: each act gives a new one."""

    group: Group
    today: date
    items: tuple[Item, ...] = ()
    at: int | None = None
    """The item being filled, the number of items for a new one. None: the list."""
    draft: Mapping[str, Value] | None = None
    """What is answered of that item."""
    asked: int = 0
    """How many of its questions are behind us."""

    @property
    def part(self) -> AnyField | None:
        """The question to ask now; None when the list is shown."""
        if self.at is None:
            return None
        parts = self._parts()
        return parts[self.asked] if self.asked < len(parts) else None

    @property
    def is_full(self) -> bool:
        """Whether no more can be added."""
        return len(self.items) >= self.group.most

    def added(self) -> "Items":
        """Begin a new item; a full group stays as it is."""
        if self.is_full:
            return self
        return replace(self, at=len(self.items), draft={}, asked=0)

    def opened(self, number: int) -> "Items":
        """Look at an item again, from its first question."""
        return replace(self, at=number, draft=dict(self.items[number]), asked=0)

    def answered(self, value: Value) -> "Items":
        """Take the answer to `part`; after the last one the list is shown."""
        part = self.part
        if part is None:
            return self
        ahead = replace(
            self, draft={**(self.draft or {}), part.id: value}, asked=self.asked + 1
        )
        return ahead if ahead.part is not None else ahead._kept()

    def back(self) -> "Items | None":
        """Look at the question before, or the list. None: leave the group."""
        if self.at is None:
            return None
        if self.asked:
            return replace(self, asked=self.asked - 1)
        return replace(self, at=None, draft=None)

    def removed(self) -> "Items":
        """Drop the item that is open, and show the list."""
        rest = [item for number, item in enumerate(self.items) if number != self.at]
        return replace(self, items=tuple(rest), at=None, draft=None, asked=0)

    def _parts(self) -> tuple[AnyField, ...]:
        known: dict[str, Value] = {}
        asked: list[AnyField] = []
        for part in self.group.fields:
            if holds(part.when, known, self.today):
                asked.append(part)
                if self.draft and part.id in self.draft:
                    known[part.id] = self.draft[part.id]
        return tuple(asked)

    def _kept(self) -> "Items":
        applying = {part.id for part in self._parts()}
        item = {id_: v for id_, v in (self.draft or {}).items() if id_ in applying}
        items: list[Item] = list(self.items)
        if self.at is not None and self.at < len(items):
            items[self.at] = item
        else:
            items.append(item)
        return replace(self, items=tuple(items), at=None, draft=None, asked=0)


def items_of(value: Value) -> tuple[Item, ...]:
    """Return the items of an answer; none when there is no answer."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return ()
    return tuple(item for item in value if isinstance(item, Mapping))
