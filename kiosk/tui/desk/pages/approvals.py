"""F5: exceptions that wait for a supervisor, each read in full and decided."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.counter.approval_file import NO_REASON, OWN, ApprovalFile, ReadApproval
from kiosk.counter.approvals import REASON_MOST, Verdict
from kiosk.counter.model import Approval, Decision
from kiosk.counter.sign_in import SignInRefused
from kiosk.interview.problems import mark
from kiosk.tui.desk.approval_words import approval_row, in_full, kind_name
from kiosk.tui.desk.field_stack import FieldStack, Line
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.rows import Cell, RowFace, RowList, Text
from kiosk.tui.desk.secret_ask import SecretAsk, confirmed
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.desk.written import Written
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

LEAD: Final = mark("Exceptions that wait for a supervisor, the oldest at the top.")
EMPTY: Final = mark("No exception waits for a supervisor.")
ACTS: Final[dict[Decision, str]] = {
    "approved": mark("Approve"),
    "refused": mark("Refuse"),
}
DONE: Final[dict[Decision, str]] = {
    "approved": mark("Approved and signed."),
    "refused": mark("Refused and signed."),
}


class ApprovalsPage(DeskPage):
    """List, one in full, reason, secret."""

    watches = frozenset({"approvals"})

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._all: tuple[ReadApproval, ...] = ()
        self._names: dict[str, str] = {}
        self._read: ReadApproval | None = None
        """The one that is read in full; None: the list is shown."""
        self._decision: Decision | None = None
        """What is being decided; None: it is only read."""
        self._reason = ""
        self._title = Words(part="title", classes="title")
        self._rows = RowList(bidi=voice.bidi, id="approvals-list")
        self._written = Written()
        self._acts = RowList(bidi=voice.bidi, id="approval-acts")
        self._why = FieldStack(
            voice, (Line("reason", mark("Why"), REASON_MOST),), mark("Go on")
        )
        self._secret = SecretAsk(workplace, voice)

    def compose(self) -> ComposeResult:
        """Make the list, and what is shown of one."""
        yield self._title
        yield self._rows
        yield self._written
        yield self._acts
        yield self._why
        yield self._secret

    # What it shows.

    @property
    def _file(self) -> ApprovalFile:
        place = self.workplace
        return ApprovalFile(
            store=place.store, case_keys=place.case_keys, clock=place.clock
        )

    async def opened(self, subject: str = "") -> None:
        """Show the list as it is now, or one approval."""
        self._forget()
        await self.refreshed()
        self._read = self._named(subject) if subject else None
        await self._show()

    async def refreshed(self) -> None:
        """Read the list again; what is being decided stays."""
        found = await self.read(self._looked)
        if found is None:
            return
        self._all, self._names = found
        self.post_message(self.Counted("approvals", len(self._all)))
        if self._read is None:
            await self._write()

    def _looked(self) -> tuple[tuple[ReadApproval, ...], dict[str, str]]:
        names = {one.id: one.name for one in self.workplace.store.all_staff()}
        return self._file.undecided(), names

    def _named(self, id_: str) -> ReadApproval | None:
        return next((one for one in self._all if one.approval.id == id_), None)

    def redraw(self) -> None:
        """Write all words again."""
        self._why.speak(self.voice)
        self._secret.speak(self.voice)
        self.call_later(self._write)

    async def _show(self) -> None:
        """Show the list, or one with what can be done about it."""
        read = self._read
        self._rows.display = read is None
        self._written.display = read is not None
        self._acts.display = read is not None and self._decision is None
        if self._decision is None:
            self._why.end()
            self._secret.end()
        await self._write()
        if self.display and self._decision is None:
            (self._rows if read is None else self._acts).point_at()

    async def _write(self) -> None:
        voice, place, read = self.voice, self.workplace, self._read
        if read is None:
            lead = voice.say(LEAD if self._all else EMPTY)
            self._title.show(voice.plain(lead), part="quiet")
            await self._rows.show(
                [approval_row(place, voice, one, self._names) for one in self._all]
            )
            return
        parts = [read.approval.case[:6].upper(), kind_name(voice, read)]
        if self._decision is not None:
            parts.append(voice.say(ACTS[self._decision]))
        self._title.show(voice.plain("   ".join(parts)), part="title")
        self._written.show(in_full(place, voice, read, self._names))
        await self._acts.show(self._offered(read))

    def _offered(self, read: ReadApproval) -> list[RowFace]:
        staff = self.workplace.staff
        if staff is None or read.approval.asked_by == staff.id:
            note = Cell((Text(self.voice.say(OWN), "error"),))
            return [RowFace("own", (note,))]
        return [
            RowFace(decision, (Cell((Text(self.voice.say(label), "strong"),)),))
            for decision, label in ACTS.items()
            if decision == "refused" or read.holds
        ]

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        back = KeyHint("Esc", mark("Back"))
        if self._read is None:
            return (KeyHint("Enter", mark("Read")),) if self._all else ()
        return (KeyHint("Enter", mark("Choose")), back)

    # What a supervisor does.

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Go back one step."""
        if key != "escape" or self._read is None:
            return False
        if self._decision is None:
            self._read = None
        else:
            self._decision = None
        await self._show()
        return True

    @on(RowList.Chosen, "#approvals-list")
    async def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        self._read = self._named(message.row)
        await self._show()

    @on(RowList.Chosen, "#approval-acts")
    async def _begin(self, message: RowList.Chosen) -> None:
        message.stop()
        for decision in ACTS:
            if message.row == decision:
                self._decision = decision
                await self._show()
                self._why.begin({})

    @on(FieldStack.Filled)
    def _ask_secret(self, message: FieldStack.Filled) -> None:
        message.stop()
        self._reason = message.texts["reason"].strip()
        if self._reason:
            self._secret.begin()
        else:
            self._why.refuse({"reason": NO_REASON})

    @on(SecretAsk.Given)
    async def _decide(self, message: SecretAsk.Given) -> None:
        message.stop()
        read, decision = self._read, self._decision
        if read is None or decision is None:
            return
        verdict = Verdict(decision, self._reason)
        found = await self.attempt(
            lambda: self._decided(read.approval.id, verdict, message.secret)
        )
        if isinstance(found, SignInRefused):
            self._secret.refuse(found)
            return
        self._forget()
        await self.refreshed()
        await self._show()
        if found is not None:
            self.post_message(self.Told(self.voice.say(DONE[decision]), good=True))

    def _decided(
        self, id_: str, verdict: Verdict, secret: str
    ) -> Approval | SignInRefused:
        """Open the key, sign once, and let the key go. Blocks."""
        by = confirmed(self.workplace, secret)
        if isinstance(by, SignInRefused):
            return by
        return self._file.decide(id_, verdict, by)

    # What must not stay.

    def locked(self) -> None:
        """Forget a secret that was half typed."""
        self._secret.forget()

    def left(self) -> None:
        """Decide nothing: another page is shown."""
        self._forget()

    def _forget(self) -> None:
        self._read, self._decision, self._reason = None, None, ""
        self._why.forget()
        self._secret.end()
