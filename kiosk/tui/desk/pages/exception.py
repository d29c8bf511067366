"""The exceptions of a case: asked for, and what became of them."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult

from kiosk.counter.approval_file import ApprovalFile, ReadApproval
from kiosk.counter.exception_forms import (
    FIELDS,
    KINDS,
    ExceptionForm,
    ExceptionKind,
    form_of,
    optional_for,
    problems_of,
)
from kiosk.counter.model import Approval
from kiosk.counter.rights import may
from kiosk.counter.sign_in import SignInRefused
from kiosk.errors import KioskError
from kiosk.interview.problems import mark
from kiosk.tui.desk.approval_words import approval_row, in_full, kind_name
from kiosk.tui.desk.field_stack import FieldStack, Line
from kiosk.tui.desk.form_printing import FormPrinting
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.record_printing import may_print, print_record
from kiosk.tui.desk.rows import Cell, RowFace, RowList, Text
from kiosk.tui.desk.secret_ask import SecretAsk, confirmed
from kiosk.tui.desk.trouble import explained
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.desk.written import Written
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.words import Words

TITLE: Final = mark("Exceptions of case %(number)s")
NO_CASE: Final = mark("Open a case first.")
LEAD: Final = mark("What cannot be done as usual? A supervisor decides, not you.")
MAY_NOT: Final = mark("A teller asks for exceptions.")
ASKED: Final = mark("Asked for and signed. A supervisor sees it now.")
PRINTING: Final = mark("The record is being printed.")


class ExceptionPage(DeskPage):
    """List and kinds, the form, the secret; or one in full."""

    watches = frozenset({"approvals"})

    _printing = False

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._case = ""
        """Id of the case; empty: none."""
        self._all: tuple[ReadApproval, ...] = ()
        self._names: dict[str, str] = {}
        self._kind: ExceptionKind | None = None
        """What is asked for; None: nothing yet."""
        self._form: ExceptionForm | None = None
        """Complete, and waits for the secret."""
        self._read: ReadApproval | None = None
        """The one that is read in full."""
        self._title = Words(part="title", classes="title")
        self._rows = RowList(bidi=voice.bidi, id="asked")
        self._lead = Words(part="quiet")
        self._kinds = RowList(bidi=voice.bidi, id="kinds")
        self._written = Written()
        lines = [
            Line(one.id, one.label, one.most, "digits" if one.id == "tries" else "text")
            for one in FIELDS
        ]
        self._fields = FieldStack(voice, lines, mark("Go on"))
        self._secret = SecretAsk(workplace, voice)

    def compose(self) -> ComposeResult:
        """Make the lists, the form and the secret."""
        yield self._title
        yield self._rows
        yield self._lead
        yield self._kinds
        yield self._written
        yield self._fields
        yield self._secret

    # What it shows.

    @property
    def _file(self) -> ApprovalFile:
        place = self.workplace
        return ApprovalFile(
            store=place.store, case_keys=place.case_keys, clock=place.clock
        )

    async def opened(self, subject: str = "") -> None:
        """Show the exceptions of a case; a form half written for it stays."""
        if subject and subject != self._case:
            self._case, self._all = subject, ()
            self._forget()
        self._read = None
        await self.refreshed()
        await self._show()

    async def refreshed(self) -> None:
        """Read what became of them; a form half written stays."""
        if not self._case:
            return
        found = await self.read(self._looked)
        if found is None:
            return
        self._all, self._names = found
        if self._read is not None:
            self._read = self._named(self._read.approval.id)
        if self._kind is None:
            await self._show(point=False)

    def _looked(self) -> tuple[tuple[ReadApproval, ...], dict[str, str]]:
        names = {one.id: one.name for one in self.workplace.store.all_staff()}
        return self._file.of_case(self._case), names

    def redraw(self) -> None:
        """Write all words again."""
        self._fields.speak(self.voice)
        self._secret.speak(self.voice)
        self.call_later(self._write)

    def _named(self, id_: str) -> ReadApproval | None:
        return next((one for one in self._all if one.approval.id == id_), None)

    async def _show(self, *, point: bool = True) -> None:
        """Show the lists, the form, or one in full."""
        listing = self._kind is None and self._read is None and bool(self._case)
        self._rows.display = listing and bool(self._all)
        self._kinds.display = listing
        self._lead.display = listing or not self._case
        self._written.display = False
        if self._kind is None:
            self._fields.end()
            self._secret.end()
        await self._write()
        if listing and self.display and point:
            self._kinds.point_at()

    async def _write(self) -> None:
        voice, place = self.voice, self.workplace
        self._title.show(voice.plain(self._heading()))
        allowed = may(place.staff, "ask-approval")
        lead = (LEAD if allowed else MAY_NOT) if self._case else NO_CASE
        self._lead.show(voice.plain(voice.say(lead)))
        rows = [approval_row(place, voice, one, self._names) for one in self._all]
        await self._rows.show(rows)
        await self._kinds.show(
            [
                RowFace(kind, (Cell((Text(voice.say(label), "strong"),)),))
                for kind, label in KINDS.items()
                if allowed
            ]
        )
        if self._read is not None:
            self._written.show(in_full(place, voice, self._read, self._names))

    def _heading(self) -> str:
        voice = self.voice
        if self._kind is not None:
            return voice.say(KINDS[self._kind])
        if self._read is not None:
            return kind_name(voice, self._read)
        return voice.say(TITLE, number=self._case[:6].upper()) if self._case else ""

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        back = KeyHint("Esc", mark("Back"))
        if self._read is not None and may_print(self._read):
            return (KeyHint("P", mark("Print the record")), back)
        return (KeyHint("Enter", mark("Choose")), back) if self._case else (back,)

    # What staff do.

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Go back one step, or print what is read."""
        if key == "p" and self._read is not None and may_print(self._read):
            if self._printing:
                self.run_worker(self.workplace.tray.drop_personal())
            else:
                self.run_worker(self._print(self._read))
            return True
        if key != "escape" or not self._case:
            return False
        if self._kind is None and self._read is None:
            self.post_message(self.PageWanted("case", self._case))
        else:
            self._back()
            await self._show()
        return True

    def _back(self) -> None:
        self._read = None
        if self._form is None:
            self._kind = None
            return
        self._fields.begin(optional=optional_for(self._form.kind))
        self._form = None
        self._secret.end()

    @on(RowList.Chosen, "#kinds")
    async def _begin(self, message: RowList.Chosen) -> None:
        message.stop()
        for kind in KINDS:
            if message.row == kind:
                self._kind = kind
                await self._show()
                self._fields.begin(optional=optional_for(kind))

    @on(RowList.Chosen, "#asked")
    async def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        self._read = self._named(message.row)
        await self._show()
        self.screen.set_focus(None)

    @on(FieldStack.Filled)
    def _check(self, message: FieldStack.Filled) -> None:
        message.stop()
        if self._kind is None:
            return
        form = form_of(self._kind, message.texts)
        problems = problems_of(form)
        if problems:
            self._fields.refuse(problems)
            return
        self._form = form
        self._fields.end()
        self._secret.begin()

    @on(SecretAsk.Given)
    async def _ask(self, message: SecretAsk.Given) -> None:
        message.stop()
        form = self._form
        if form is None:
            return
        found = await self.attempt(lambda: self._asked(form, message.secret))
        if isinstance(found, SignInRefused):
            self._secret.refuse(found)
        elif found is not None:
            self._forget()
            await self.refreshed()
            await self._show()
            self.post_message(self.Told(self.voice.say(ASKED), good=True))

    def _asked(self, form: ExceptionForm, secret: str) -> Approval | SignInRefused:
        """Open the key, sign once, and let the key go. Blocks."""
        by = confirmed(self.workplace, secret)
        if isinstance(by, SignInRefused):
            return by
        return self._file.ask(self._case, form, by)

    async def _print(self, read: ReadApproval) -> None:
        self._printing = True
        said = self.voice.say(PRINTING)
        self.post_message(self.Told(said, good=True))
        try:
            printing = FormPrinting(self.workplace, self.show_printing)
            told = await print_record(printing, read)
        except KioskError as error:
            self.post_message(self.Told(explained(self.voice, error)))
        else:
            text = self.voice.say(told.text)
            self.post_message(self.Told(text, good=told.good))
        finally:
            self._printing = False

    # What must not stay.

    def locked(self) -> None:
        """Forget a secret that was half typed."""
        self._secret.forget()

    def left(self) -> None:
        """Forget a secret; a form half written waits for its case."""
        self._secret.forget()

    def _forget(self) -> None:
        self._kind = self._form = self._read = None
        self._fields.forget()
        self._secret.end()
