"""The one screen of the visitor app: band, page, actions, dock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size

from kiosk.settings import Settings
from kiosk.tui.visitor import messages
from kiosk.tui.visitor.carrying import Carrier
from kiosk.tui.visitor.display import AS_DESIGNED
from kiosk.tui.visitor.dock_ways import follow
from kiosk.tui.visitor.fittings import Fittings, slots_for
from kiosk.tui.visitor.grid_screen import GridScreen
from kiosk.tui.visitor.help_here import HelpHere, Helping
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.lock import Lock
from kiosk.tui.visitor.overs import Overs
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.pages.welcome import WelcomePage
from kiosk.tui.visitor.pages_shown import PagesShown
from kiosk.tui.visitor.places import show_over, show_place, show_told
from kiosk.tui.visitor.talk_here import TALK_PAGES, TalkHere
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.action_row import ActionRow
from kiosk.tui.widgets.dock import Dock

if TYPE_CHECKING:
    from kiosk.counter.calling import Standing
    from kiosk.interview.context import Context
    from kiosk.tui.visitor.counter_desk import CounterDesk
    from kiosk.tui.visitor.moves import Move


class FrameScreen(GridScreen):
    """Shows one page at a time. All that is known of a visitor is in here."""

    def __init__(
        self,
        settings: Settings,
        tongues: Tongues,
        lock: Lock,
        size: Size,
        counter: CounterDesk | None = None,
    ) -> None:
        super().__init__(size)
        self._settings = settings
        self._tongues = tongues
        self.voice: Voice = tongues.voice()
        self.journey = Journey()
        self.carrier = Carrier(counter, settings, tongues.reach)
        """Has the counter pass of this visitor."""
        self.look = AS_DESIGNED
        """How the visitor wants the screens to be."""
        self._awaited = ""
        """The language that was touched before the content was open."""
        self._today: Context | None = None
        self._overs = Overs()
        self._fittings = Fittings(settings.branch)
        self._help_here = HelpHere(tongues)
        self.talk = TalkHere(tongues)
        """What staff and this visitor say to each other."""
        welcome = WelcomePage(self.voice, tongues.languages)
        self._pages = PagesShown(welcome, lock, id="body")

    def compose(self) -> ComposeResult:
        """Make what the first screen shows; the rest comes when it is needed."""
        self.rewrite()
        yield self._fittings.band
        yield self._pages
        yield self._fittings.actions
        yield self._fittings.dock

    def on_unmount(self) -> None:
        """Forget what waits for the visitor's phone."""
        self.carrier.pages.forget()

    # What the app asks.

    @property
    def top(self) -> str:
        """The page that stands over the journey; empty: none."""
        return self._overs.top

    @property
    def page(self) -> Page:
        """The page on screen."""
        return self._pages.page(self._overs.top or self.journey.place)

    @property
    def reading(self) -> bool:
        """Whether something is read or answered, rather than chosen."""
        talks = self._overs.top in TALK_PAGES
        under = self._pages.page(self.journey.place)
        return self.helped or talks or under.reading

    @property
    def unhurried(self) -> bool:
        """Whether there is more time: it was asked for, or staff help here."""
        return self.look.longer or self.helped

    @property
    def helped(self) -> bool:
        """Whether staff help here."""
        return self._help_here.on

    @property
    def personal(self) -> bool:
        """Whether something personal was entered."""
        return self._today is not None and self.journey.personal(self._today)

    @property
    def untouched(self) -> bool:
        """Whether there is nothing to forget."""
        begun = self._overs.top or self.helped or self.look != AS_DESIGNED
        return self.journey == Journey() and not begun

    def voices(self) -> tuple[Voice, ...]:
        """Return one for each language, in the order of the first screen."""
        languages = self._tongues.languages
        return tuple(self._tongues.voice(each.code) for each in languages)

    def address(self) -> str:
        """Return where a phone finds what is read here; empty: nowhere."""
        return self._pages.page(self.journey.place).address()

    def count(self, seconds: int | None) -> None:
        """Show the countdown over everything, or take it away again.

        Args:
            seconds: How many are left; None: somebody is there.
        """
        self._fittings.count(self, self.voice, seconds)

    def erases(self, event: events.Event) -> bool:
        """Tell whether a touch during the countdown is on "Finish and erase"."""
        return self._fittings.erases(event)

    async def library_opened(self) -> None:
        """Go on with a language that was touched before the content was there."""
        self._fittings.actions.fill()
        if self._awaited:
            await self._choose(messages.LanguageChosen(self._awaited))

    async def over(self, name: str) -> None:
        """Show a page that stands over the journey and leaves it as it is."""
        if self._overs.top == name:
            return
        page = await self._pages.ready(name, self.voice)
        self._overs.lay(name, self.focused)
        self.set_focus(None)
        await show_over(page, self, self._tongues, self._settings)
        self._turn_to(page)
        if name == "call":
            self.post_message(messages.HelpWanted())

    async def lay(self, name: str, *model: object) -> None:
        """Show a page over the journey, with what its `show` takes."""
        await show_told(await self._pages.ready(name, self.voice), *model)
        await self.over(name)

    def stand(self, standing: Standing | None) -> None:
        """Show how a call stands; None: there is none."""
        self.talk.stand(standing)
        self._fittings.stand(self, standing)
        self._pages.stand(standing)
        self.rewrite()

    # The journey.

    def context(self) -> Context:
        """Return the day and the times on offer: the same for a whole visit."""
        if self._today is None:
            from kiosk.tui.visitor.today import context_of

            self._today = context_of(self._settings)
        return self._today

    async def go(self, journey: Journey) -> None:
        """Show another place of the journey."""
        self.journey = journey
        self._overs.clear()
        self.set_focus(None)
        page = await self._pages.ready(journey.place, self.voice)
        with self.app.batch_update():
            await show_place(page, journey, self._tongues, self.context(), self.carrier)
            self._turn_to(page)
        self.post_message(messages.PlaceShown())

    def _turn_to(self, page: Page) -> None:
        self._pages.turn_to(page)
        if page.scroll_y:
            page.scroll_home(animate=False)
        self.rewrite()

    @on(messages.Left)
    async def leave(self) -> None:
        """Show what was there before the page that stands over it."""
        under = self._overs.lift()
        page = await self._pages.ready(
            self._overs.top or self.journey.place, self.voice
        )
        if self._overs.top:
            await show_over(page, self, self._tongues, self._settings)
        else:
            page.redraw()
        self._pages.turn_to(page)
        self.rewrite()
        self.set_focus(under, scroll_visible=False)

    # Words.

    async def speak(self, code: str, *, second: bool) -> None:
        """Speak another language; place, answers and focus stay."""
        self.voice = self._tongues.voice(code, second=second)
        with self.app.batch_update():
            self.page.speak(self.voice)
            self.rewrite()
            self.face(rtl=self.voice.direction == "rtl")
        self.post_message(messages.PlaceShown())

    @on(messages.ActionsChanged)
    def rewrite(self) -> None:
        """Write band, actions and dock again."""
        self.set_class(self.page.bare, "-bare")
        self._fittings.helped = self.helped
        self._fittings.talks = self.talk.on
        self._fittings.write(
            self.page,
            self.voice,
            slots=slots_for(self.journey.place, over=bool(self._overs.top)),
            second=self._tongues.second_of(self.voice.language),
            over=self.talk.tells(self.top),
        )
        self._fittings.lower(self, self.page, low=self.look.low)
        if self.helped:
            self.call_later(self._help_here.write)

    # What is touched and typed.

    @on(ActionRow.Taken)
    def _act(self, message: ActionRow.Taken) -> None:
        # In the page's own turn: what it posts from ours would end at this screen.
        self.page.call_later(self.page.on_action, message.id)

    @on(ActionRow.ScrollWanted)
    def _scroll(self, message: ActionRow.ScrollWanted) -> None:
        self.page.turn(message.way)

    @on(Dock.Wanted)
    async def _wanted(self, message: Dock.Wanted) -> None:
        await follow(self, message.slot)

    def on_key(self, event: events.Key) -> None:
        """Move with arrows; give the page what nothing focused took."""
        if not self.moves_focus(event):
            self.page.on_stray_key(event)

    # What pages report.

    @on(messages.LanguageChosen)
    async def _choose(self, message: messages.LanguageChosen) -> None:
        if self._tongues.library is None:
            self._awaited = message.code
            return
        self._awaited = ""
        await self.speak(message.code, second=self.voice.second is not None)
        if self.journey.place == "welcome":
            await self.go(self.journey.home())
        else:
            await self.leave()

    @on(messages.OverWanted)
    async def _lay_over(self, message: messages.OverWanted) -> None:
        await self.over(message.over)

    @on(messages.MoveWanted)
    async def _go_on(self, move: Move) -> None:
        # Imported here: the first screen does not wait for it.
        from kiosk.tui.visitor.moves import moved

        if self._tongues.library is not None:
            library = self._tongues.library
            await self.go(moved(self.journey, move, library, self.context))

    @on(messages.DisplayChosen)
    def _show_as(self, message: messages.DisplayChosen) -> None:
        self.look = message.display
        self.rewrite()

    @on(messages.HelpOffered)
    @on(messages.StaffDeed)
    @on(messages.ProposalAnswered)
    @on(messages.Uttered)
    async def _help(self, message: Helping) -> None:
        await self._help_here.take(message, self)
