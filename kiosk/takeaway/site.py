"""Which reply belongs to which path. Every path is known; none is a file's name."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Final

from kiosk.errors import KioskError
from kiosk.handout.day_entry import last_day_file
from kiosk.handout.page import page
from kiosk.handout.phone_codes import contact_card
from kiosk.takeaway.presses import Busy, Presses, noon
from kiosk.takeaway.public import CHINESE, Content, for_phone
from kiosk.takeaway.replies import CALENDAR, CONTACT, PDF, Reply, html, refusal
from kiosk.takeaway.visits import Visits

LONGEST_PATH: Final = 120
MOST_KEPT: Final = 512
"""Pages of a few kB each."""
_GUIDE = re.compile(r"/g/([a-z0-9-]{1,40})/([A-Za-z_]{2,12})(\.pdf|\.ics|)")
_BRANCH = re.compile(r"/b/([A-Za-z_]{2,12})(\.vcf|)")


class Site:
    """Replies to paths; it knows nothing of connections, and of who asks."""

    def __init__(
        self,
        content: Content,
        presses: Presses,
        visits: Visits,
        today: Callable[[], date],
    ) -> None:
        self._content = content
        self._presses = presses
        self._visits = visits
        self._today = today
        self._kept: OrderedDict[tuple[str, str, date], Reply] = OrderedDict()

    async def reply(self, path: str) -> Reply:
        """Return what stands at a path, as it was sent: nothing in it is decoded."""
        try:
            return await self._found(path) or refusal(404)
        except Busy:
            return refusal(503, Retry_After="60")
        except KioskError:
            # What is wrong with the content is for `kiosk check`, not for phones.
            return refusal(500)

    async def _found(self, path: str) -> Reply | None:
        if len(path) > LONGEST_PATH:
            return None
        if guide := _GUIDE.fullmatch(path):
            return await self._guide(guide[1], guide[2], guide[3])
        if branch := _BRANCH.fullmatch(path):
            return self._branch(branch[1], branch[2])
        return await self._visits.reply(path, self._today())

    async def _guide(self, id_: str, code: str, ending: str) -> Reply | None:
        if not self._content.knows(id_, code):
            return None
        if ending == ".pdf":
            return await self._pdf(id_, code)
        if ending == ".ics":
            return self._last_day(id_, code)
        return self._page(id_, code, self._guide_page)

    async def _pdf(self, id_: str, code: str) -> Reply:
        today = self._today()
        made = await self._presses.public(
            (id_, code, today), lambda: self._content.handout(id_, code, today)
        )
        return Reply(made, PDF, name=f"{id_}-{code}.pdf")

    def _last_day(self, id_: str, code: str) -> Reply | None:
        today = self._today()
        last = self._content.last_day(id_, code, today)
        if last is None:
            return None
        file = last_day_file(last, timestamp=noon(today))
        return Reply(file, CALENDAR, name="change-back.ics")

    def _branch(self, code: str, ending: str) -> Reply | None:
        if not self._content.speaks(code):
            return None
        if not ending:
            return self._page("", code, self._branch_page)
        branch = self._content.settings.branch
        card = contact_card(branch, chinese=code == CHINESE)
        return Reply(card, CONTACT, name="bank.vcf")

    def _page(
        self, id_: str, code: str, make: Callable[[str, str, date], str]
    ) -> Reply:
        name = (id_, code, self._today())
        if name not in self._kept:
            self._kept[name] = html(make(*name), self._content.look)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return self._kept[name]

    def _guide_page(self, id_: str, code: str, today: date) -> str:
        shown = self._content.handout(id_, code, today)
        own = self._content.own(code, today)
        return page(for_phone(shown, own), self._content.links(id_, code, today))

    def _branch_page(self, _id: str, code: str, today: date) -> str:
        shown = self._content.branch_handout(code, today)
        own = self._content.own(code, today)
        return page(for_phone(shown, own), self._content.branch_links(code, today))
