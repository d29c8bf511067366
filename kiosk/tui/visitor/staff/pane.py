"""The pane of whoever helps: always Chinese, never mirrored."""

from __future__ import annotations

from typing import Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import ActionsChanged
from kiosk.tui.visitor.staff.deeds import Ended, Led, Said, Suggested, Swapped
from kiosk.tui.visitor.staff.seen import Line, Seen
from kiosk.tui.visitor.staff.sheet import StaffSheet
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

View = Literal["here", "steps", "sentences", "options"]
LISTING: Final = "-listing"
"""The screen has this class while a list is open: the pane may be higher."""
HEADS: Final = {
    "here": mark("You are helping this visitor"),
    "steps": mark("Which step is the visitor to see?"),
    "sentences": mark("Which sentence is the visitor to read?"),
    "options": mark("Which answer do you suggest? The visitor decides."),
}
KEYS: Final = {
    "steps": mark("Steps"),
    "sentences": mark("Sentences"),
    "options": mark("Suggest"),
    "end": mark("End help"),
    "swap": mark("Their page"),
}
BACK: Final = mark("Back")
WAYS: Final = {"earlier": ("▲", -1), "later": ("▼", 1)}


class Head(Words):
    """A line on a fill of its own."""

    @property
    def one_ink(self) -> bool:
        """All on it is written in one colour."""
        return True


class StaffPane(Vertical):
    """The step in Chinese, three lists to choose from, and the end of it."""

    def __init__(self, voice: Voice, sentences: tuple[Line, ...]) -> None:
        super().__init__(id="staff")
        self._voice = voice
        self._sentences = sentences
        self._seen = Seen("")
        self._note = ""
        self._view: View = "here"
        self._head = Head(part="strong", id="staff-head")
        self._sheet = StaffSheet(voice, id="staff-sheet")
        names = (*WAYS, "back", *KEYS)
        self._keys = {
            name: TouchButton(classes="scroll" if name in WAYS else name)
            for name in names
        }

    def compose(self) -> ComposeResult:
        """Make the head, what is read or chosen, and the keys."""
        yield self._head
        yield self._sheet
        with Container(id="staff-keys"):
            yield from self._keys.values()

    def key(self, name: str) -> TouchButton:
        """Return one of the keys: of `KEYS`, of `WAYS`, or "back"."""
        return self._keys[name]

    async def show(self, seen: Seen, sentences: tuple[Line, ...]) -> None:
        """Take what the visitor sees; a list stays open while its step does."""
        moved = seen.step != self._seen.step
        self._seen, self._sentences = seen, sentences
        if self._view == "here" or moved:
            await self._turn("here")
        else:
            self._write()

    async def tell(self, note: str) -> None:
        """Say what became of a suggestion; English."""
        self._note = note
        await self._turn("here")

    async def _turn(self, view: View) -> None:
        self._view = view
        self.screen.set_class(view != "here", LISTING)
        if view == "here":
            await self._sheet.read(self._seen, self._note)
        else:
            await self._sheet.offer(self._lines(view))
        self._write()

    def _lines(self, view: View) -> tuple[Line, ...]:
        match view:
            case "steps":
                return self._seen.steps
            case "options":
                return self._seen.options
            case _:
                return self._sentences

    def _write(self) -> None:
        voice, here = self._voice, self._view == "here"
        self.set_class(here, "-here")
        self._head.show(voice.plain(voice.say(HEADS[self._view])))
        for name, text in KEYS.items():
            key = self._keys[name]
            key.show(voice.plain(voice.say(text)))
            # Whether there is a page to swap with, the sheet of looks knows.
            if name != "swap":
                key.display = here
        # Hidden, not taken away: the others stay where the hand knows them.
        self._keys["steps"].visible = bool(self._seen.steps)
        self._keys["options"].visible = bool(self._seen.options)
        self._keys["back"].show(voice.plain(voice.say(BACK)))
        self._keys["back"].display = not here
        for name, (sign, _way) in WAYS.items():
            self._keys[name].show(Pair(sign))
            self._keys[name].display = self._sheet.overflows

    @on(ActionsChanged)
    def _overflows(self, message: ActionsChanged) -> None:
        message.stop()
        self._write()

    @on(Target.Touched)
    async def _touched(self, message: Target.Touched) -> None:
        message.stop()
        target = message.target
        if isinstance(target, Card):
            await self._choose(target.name or "")
            return
        name = next(name for name, key in self._keys.items() if key is target)
        if name in WAYS:
            self._sheet.turn(WAYS[name][1])
        else:
            await self._press(name)

    async def _press(self, name: str) -> None:
        self._note = ""
        match name:
            case "steps" | "sentences" | "options":
                await self._turn(name)
            case "back":
                await self._turn("here")
            case "end":
                self.post_message(Ended())
            case "swap":
                self.post_message(Swapped())

    async def _choose(self, id_: str) -> None:
        view, step = self._view, self._seen.step
        await self._turn("here")
        match view:
            case "steps":
                self.post_message(Led(id_))
            case "sentences":
                self.post_message(Said(id_))
            case "options":
                self.post_message(Suggested(step, id_))
