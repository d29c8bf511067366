"""A visitor of few words: three answers, a code for the phone, and good-bye."""

from __future__ import annotations

from tests.bridge.connections import Connection
from tests.bridge.glass import Glass

WELCOME = "Choose your language"
HOME = "What would you like to do?"
CHOSEN = "●✓"
SERVICE = "Replace or collect a card"
ANSWERS = (
    ("Which bank gave you the card?", "This bank"),
    ("Why do you need the counter?", "A new card is ready"),
    ("Who will collect the card?", "Only me"),
)
OUTCOME = "Ready for the counter"
SIZE = "columns=114&rows=60"
"""High enough for the service to be there without scrolling."""


class Hurried(Glass):
    """Makes a short visit."""

    async def come(self) -> None:
        """Choose a language and a service."""
        await self.until(lambda: self.reads(WELCOME) or None)
        await self.tap("English", lambda: self.reads(HOME))
        await self._choose(SERVICE)
        await self._go_on(HOME)

    async def answer(self) -> None:
        """Answer three questions; where they lead is shown."""
        for title, answer in ANSWERS:
            await self._choose(answer)
            await self._go_on(title)
        await self.tap("Make my handout", lambda: self.reads(OUTCOME))

    async def take_along(self, begins: str) -> str:
        """Return the address in the code; a phone reads it.

        Args:
            begins: What the address begins with, once the page waits there.
        """
        return await self.until(lambda: self._read(begins))

    def _read(self, begins: str) -> str | None:
        self.lines()
        code = self.cells.code()
        return code if code.startswith(begins) else None

    async def go(self) -> None:
        """Finish, and be forgotten."""
        await self.tap("Finish and erase", lambda: self.over)

    @property
    def over(self) -> bool:
        """Whether the bridge said that the visit is over."""
        return ["over", "done"] in self.page.told

    async def _choose(self, card: str) -> None:
        def chosen() -> bool:
            box = self.box(card)
            return box is not None and any(mark in box.text for mark in CHOSEN)

        await self.tap(card, chosen)

    async def _go_on(self, title: str) -> None:
        await self.tap("Continue", lambda: not self.reads(title))


async def short_visit(page: Connection) -> Hurried:
    """Come and answer; return the visitor, who stands before the outcome."""
    visitor = Hurried(page)
    await visitor.come()
    await visitor.answer()
    return visitor
