"""The pane of whoever helps: always Chinese, never mirrored."""

from __future__ import annotations

from typing import Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from kiosk.interview.problems import mark
from kiosk.tui.visitor.messages import ActionsChanged, PhraseSaid
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.pages.phrases import PhrasesPage
from kiosk.tui.visitor.staff.deeds import (
    Ended,
    Led,
    Said,
    Suggested,
    Swapped,
    TalkWanted,
)
from kiosk.tui.visitor.staff.seen import Seen
from kiosk.tui.visitor.staff.sheet import StaffSheet
from kiosk.tui.visitor.staff.talked import talked
from kiosk.tui.visitor.talk.talk import Talk
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.button import TouchButton
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.row import STRAIGHT
from kiosk.tui.widgets.target import Target
from kiosk.tui.widgets.words import Words

View = Literal["here", "steps", "phrases", "options"]
LISTING: Final = "-listing"
"""The screen has this class while a list is open: the pane may be higher."""
PHRASING: Final = "-phrasing"
"""And this one while a phrase is chosen, where staff may type."""
HEADS: Final = {
    "here": mark("You are helping this visitor"),
    "steps": mark("Which step is the visitor to see?"),
    "phrases": mark("What do you want to say?"),
    "options": mark("Which answer do you suggest? The visitor decides."),
}
KEYS: Final = {
    "steps": mark("Steps"),
    "phrases": mark("Phrases"),
    "options": mark("Suggest"),
    "end": mark("End help"),
    "talk": mark("Their talk"),
    "swap": mark("Their page"),
}
BESIDE_ONLY: Final = ("talk", "swap")
"""Keys for where there is room for one page only: the sheet of looks knows where."""
BACK: Final = mark("Back")
WAYS: Final = {"earlier": ("▲", -1), "later": ("▼", 1)}


class Head(Words):
    """A line on a fill of its own."""

    @property
    def one_ink(self) -> bool:
        """All on it is written in one colour."""
        return True


class StaffPane(Vertical):
    """The talk and the step in Chinese, lists to choose from, and the end of it."""

    def __init__(self, voice: Voice, talk: Talk) -> None:
        super().__init__(id="staff", classes=STRAIGHT)
        self._voice = voice
        self._talk = talk
        self._hears = ""
        self._seen = Seen("")
        self._note = ""
        self._view: View = "here"
        self._head = Head(part="strong", id="staff-head")
        self._sheet = StaffSheet(voice, id="staff-sheet")
        self._phrases = PhrasesPage(voice, by="staff", id="staff-phrases")
        names = (*WAYS, "back", *KEYS, "do")
        self._keys = {
            name: TouchButton(classes="scroll" if name in WAYS else name)
            for name in names
        }

    def compose(self) -> ComposeResult:
        """Make the head, what is read or chosen, and the keys."""
        self._phrases.display = False
        yield self._head
        yield self._sheet
        yield self._phrases
        with Container(id="staff-keys"):
            yield from self._keys.values()

    def key(self, name: str) -> TouchButton:
        """Return one of the keys: of `KEYS`, of `WAYS`, "back" or "do"."""
        return self._keys[name]

    @property
    def _page(self) -> Page:
        return self._phrases if self._view == "phrases" else self._sheet

    async def show(self, seen: Seen, hears: str) -> None:
        """Take what the visitor sees; a list stays open while its step does.

        Args:
            seen: One place of the journey.
            hears: Code of the visitor's language.
        """
        moved = seen.step != self._seen.step
        spoken = hears != self._hears
        self._seen, self._hears = seen, hears
        if self._view == "here" or (moved and self._view != "phrases"):
            await self._turn("here")
        else:
            self._write()
        if spoken and self._view == "phrases":
            self._phrases.show(self._talk, hears)

    async def tell(self, note: str) -> None:
        """Say what became of a suggestion; English."""
        self._note = note
        await self._turn("here")

    async def _turn(self, view: View) -> None:
        self._view = view
        self.screen.set_class(view != "here", LISTING)
        self.screen.set_class(view == "phrases", PHRASING)
        self._phrases.display = view == "phrases"
        self._sheet.display = view != "phrases"
        match view:
            case "here":
                told = talked(self._talk, self._voice)
                await self._sheet.read(self._seen, self._note, told)
            case "phrases":
                self._phrases.show(self._talk, self._hears)
            case "steps":
                await self._sheet.offer(self._seen.steps)
            case "options":
                await self._sheet.offer(self._seen.options)
        self._write()

    def _write(self) -> None:
        voice, here = self._voice, self._view == "here"
        self.set_class(here, "-here")
        self._head.show(voice.plain(voice.say(HEADS[self._view])))
        for name, text in KEYS.items():
            key = self._keys[name]
            key.show(voice.plain(voice.say(text)))
            if name not in BESIDE_ONLY:
                key.display = here
        # Hidden, not taken away: the others stay where the hand knows them.
        self._keys["steps"].visible = bool(self._seen.steps)
        self._keys["options"].visible = bool(self._seen.options)
        self._keys["back"].show(voice.plain(voice.say(BACK)))
        self._keys["back"].display = not here
        for name, (sign, _way) in WAYS.items():
            self._keys[name].show(Pair(sign))
            self._keys[name].display = self._page.overflows
        self._write_deed()

    def _write_deed(self) -> None:
        """Offer what the page of the phrases offers."""
        offered = () if self._view != "phrases" else self._phrases.actions()
        self._keys["do"].display = bool(offered)
        if offered:
            label = self._voice.plain(self._voice.say(offered[0].label))
            self._keys["do"].show(label, primary=True)

    @on(ActionsChanged)
    def _overflows(self, message: ActionsChanged) -> None:
        message.stop()
        self._write()

    @on(PhraseSaid)
    async def _say(self, message: PhraseSaid) -> None:
        message.stop()
        await self._turn("here")
        self.post_message(Said(message.prepared))

    @on(Target.Touched)
    async def _touched(self, message: Target.Touched) -> None:
        message.stop()
        target = message.target
        if isinstance(target, Card):
            await self._choose(target.name or "")
            return
        name = next(name for name, key in self._keys.items() if key is target)
        if name in WAYS:
            self._page.turn(WAYS[name][1])
        else:
            await self._press(name)

    async def _press(self, name: str) -> None:
        self._note = ""
        match name:
            case "steps" | "phrases" | "options":
                await self._turn(name)
            case "back" if self._view == "phrases" and self._phrases.back():
                return
            case "back":
                await self._turn("here")
            case "do":
                for action in self._phrases.actions():
                    self._phrases.on_action(action.id)
            case _:
                self.post_message(
                    {"end": Ended, "talk": TalkWanted}.get(name, Swapped)()
                )

    async def _choose(self, id_: str) -> None:
        view, step = self._view, self._seen.step
        await self._turn("here")
        match view:
            case "steps":
                self.post_message(Led(id_))
            case "options":
                self.post_message(Suggested(step, id_))
