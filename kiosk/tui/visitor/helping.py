"""A call, followed beside the screens: the store is asked in threads."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextvars import Context
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from kiosk.counter.calling import HELD, Calling, News, Standing, State
from kiosk.counter.model import Notice
from kiosk.counter.outbox import Outbox
from kiosk.errors import KioskError, SealError, StoreError
from kiosk.tui.visitor.counter_desk import CounterDesk

if TYPE_CHECKING:
    from kiosk.counter.sessions import FromKiosk
    from kiosk.counter.store import Listening, Store
    from kiosk.sealing.key_folder import KeyFolder

LOOK_SECONDS: Final = 3.0
"""The store is asked so often even if it tells nothing. Our own bound."""
ENDED: Final[tuple[State, ...]] = ("numbered", "declined", "over")
TOPICS: Final = ("calls", "session")


@dataclass(slots=True)
class _Followed:
    """One call while it is followed."""

    woken: asyncio.Event
    calling: Calling | None = None
    """None: it is being sealed."""
    task: asyncio.Task[None] | None = None


class Helping:
    """The calls of one kiosk, one at a time. Lives as long as the app."""

    def __init__(
        self,
        counter: CounterDesk,
        tell: Callable[[News], None],
        *,
        wait: timedelta,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make it; nothing is asked before the first call.

        Args:
            counter: Keys, store and clock.
            tell: Is given what each look brought, in the event loop.
            wait: How long a visitor waits at the kiosk before a number is given.
            monotonic: Seconds that only go forward.
        """
        self._counter = counter
        self._tell = tell
        self._wait = wait
        self._outbox = Outbox(monotonic)
        self._now: _Followed | None = None
        self._listening: Listening | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def standing(self) -> Standing | None:
        """How the call stands; None: there is none."""
        if self._now is None:
            return None
        calling = self._now.calling
        return calling.standing if calling else Standing()

    @property
    def outbox(self) -> Outbox:
        """What delivers the calls."""
        return self._outbox

    @property
    def begun(self) -> bool:
        """Whether a call is followed that has not ended."""
        return self.standing is not None and self.standing.state not in ENDED

    @property
    def holds(self) -> bool:
        """Whether staff are in the session, so that nothing is wiped."""
        return self.standing is not None and self.standing.state in HELD

    @property
    def waits(self) -> bool:
        """Whether the call stands in the queue."""
        return self.standing is not None and self.standing.state == "waiting"

    def is_due(self, now: datetime) -> bool:
        """Whether the visitor has waited so long that a number is given."""
        since = self.standing.since if self.standing else None
        return self.waits and since is not None and now - since >= self._wait

    def begin(self, make: Callable[[KeyFolder], Calling]) -> None:
        """Call staff, unless that was done already.

        Args:
            make: Seals the call, in a thread; may raise `KioskError`.
        """
        if self.begun:
            return
        followed = _Followed(asyncio.Event())
        self._now = followed
        followed.task = self._spawn(self._follow(followed, make))

    def want_number(self) -> None:
        """Take a number at the next look."""
        if self._now and self._now.calling:
            self._now.calling.want_number()
            self._now.woken.set()

    def say(self, message: FromKiosk) -> None:
        """Tell the desk something, if staff are in the session."""
        if self._now and self._now.calling and self.begun:
            self._now.calling.say(message)
            self._now.woken.set()

    def leave(self, *, number: bool = False) -> None:
        """Forget the call, and take it back if it has not ended.

        Args:
            number: A call that still waits is not taken back: it gets a number.
        """
        number = number and self.waits
        followed, self._now = self._now, None
        if followed is None:
            return
        if followed.task is not None:
            followed.task.cancel()
        if followed.calling is not None:
            if number:
                followed.calling.want_number()
            else:
                followed.calling.withdraw()
            self._spawn(self._leave(followed.calling, number=number))

    async def close(self) -> None:
        """End all tasks, and stop listening."""
        for task in [*self._tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        listening, self._listening = self._listening, None
        if listening is not None:
            await asyncio.to_thread(listening.close)

    def _spawn(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        # In a context of its own: a time limit keeps its context, and a page with it.
        task = asyncio.create_task(work, context=Context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    # In tasks of their own.

    async def _follow(
        self, followed: _Followed, make: Callable[[KeyFolder], Calling]
    ) -> None:
        try:
            followed.calling = await asyncio.to_thread(
                lambda: make(self._counter.keys())
            )
        except KioskError:
            # Without keys no desk could read it: the bright screen stays.
            self._tell(News(Standing("unseen")))
            return
        while self.standing is not None and self._now is followed:
            followed.woken.clear()
            news = await self._looked(followed.calling)
            if self._now is followed:
                self._tell(news)
            if news.standing.state in ENDED:
                return
            await self._woken(followed)

    async def _looked(self, calling: Calling) -> News:
        loop = asyncio.get_running_loop()
        try:
            await asyncio.to_thread(self._listen, loop)
            return await asyncio.to_thread(calling.look, self._counter.store)
        except SealError:
            return calling.broken()
        except KioskError:
            return calling.lost()

    async def _woken(self, followed: _Followed) -> None:
        pause = self._outbox.pause
        if pause:
            await asyncio.sleep(pause)
            return
        try:
            await asyncio.wait_for(followed.woken.wait(), LOOK_SECONDS)
        except TimeoutError:
            return

    def _listen(self, loop: asyncio.AbstractEventLoop) -> None:
        """Listen from the first call on. Runs in a thread."""
        if self._listening is None:
            store: Store = self._counter.store()
            self._listening = store.listen(lambda notice: self._heard(loop, notice))

    def _heard(self, loop: asyncio.AbstractEventLoop, notice: Notice) -> None:
        # In a thread of the store.
        if notice.topic in TOPICS and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self._now is not None:
            self._now.woken.set()

    async def _leave(self, calling: Calling, *, number: bool) -> None:
        """Tell the counter that the visitor is gone, however long that takes."""
        while True:
            try:
                if number:
                    await asyncio.to_thread(calling.look, self._counter.store)
                else:
                    await asyncio.to_thread(self._farewell, calling)
                return
            except StoreError:
                await asyncio.sleep(max(self._outbox.pause, LOOK_SECONDS))
            except KioskError:
                return

    def _farewell(self, calling: Calling) -> None:
        if self._outbox.waiting:
            self._outbox.deliver(self._counter.store)
        if calling.begun:
            calling.farewell(self._counter.store())
