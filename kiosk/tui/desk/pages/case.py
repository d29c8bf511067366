"""One case: answers in Chinese beside the visitor's, what to look at, what to do."""

from __future__ import annotations

from textual import on

from kiosk.counter.case_file import CaseFile, OpenCase
from kiosk.counter.case_rows import CaseRow
from kiosk.counter.rights import Right
from kiosk.errors import KioskError
from kiosk.interview.problems import mark
from kiosk.tui.desk.case_acts import CaseActs
from kiosk.tui.desk.case_shown import CaseShown
from kiosk.tui.desk.form_printing import FormPrinting
from kiosk.tui.desk.page import KeyHint
from kiosk.tui.desk.registry import exists
from kiosk.tui.desk.rows import RowList
from kiosk.tui.desk.trouble import explained


class CasePage(CaseShown):
    """Ticks, unmasks, copies, prints and closes."""

    _printing = False

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of a case."""
        if self._open is None:
            return ()
        at, _row = self._board.current
        enter = mark("Show or copy") if at in ("", "answers") else mark("Tick")
        printing = mark("Stop printing") if self._printing else mark("Print forms")
        return (
            KeyHint("Enter", enter),
            KeyHint("C", mark("Copy")),
            KeyHint("M", mark("Show hidden (logged)")),
            KeyHint("P", printing),
            KeyHint("H", mark("At the kiosk")),
        )

    # What staff do.

    @on(RowList.Chosen)
    async def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        if message.list.id != "answers":
            await self._tick(message.row)
            return
        row = self._row(message.row)
        if row is not None and self._fields.hides(row):
            await self._unmask(row)
        elif row is not None:
            await self._copy(row)

    @on(CaseActs.Taken)
    async def _act(self, message: CaseActs.Taken) -> None:
        message.stop()
        if message.act == "back":
            self.post_message(self.PageWanted("queue"))
        elif message.act == "supervisor" and exists("exception"):
            self.post_message(self.PageWanted("exception", self._subject))
        elif message.act == "print":
            await self._print()
        elif message.act == "done":
            await self._close()

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Copy, show, print, or go to another list."""
        if self._open is None:
            return False
        if key in ("left", "right"):
            self._board.next_list(1 if key == "right" else -1)
        elif key == "escape" and self._board.large.value:
            self._hide_large()
        elif key == "p":
            await self._print()
        elif key == "h":
            self.post_message(self.PageWanted("assist", self._subject))
        elif key in ("c", "m"):
            await self._act_on_row(key)
        else:
            return False
        return True

    async def _act_on_row(self, key: str) -> None:
        at, id_ = self._board.current
        row = self._row(id_) if at == "answers" else None
        if row is None:
            self._tell(mark("Choose an answer first."))
        elif key == "c":
            await self._copy(row)
        elif self._fields.hides(row):
            await self._unmask(row)

    async def _tick(self, task: str) -> None:
        file, open_case = self._file, self._open
        if file is None or open_case is None or open_case.done:
            return
        saved = await self.attempt(lambda: file.tick(open_case, task))
        if saved is None:
            await self._load(self._subject)
            return
        self._open, self._wants_close = saved, False
        await self._write()

    async def _noted(self, verb: str, row: CaseRow) -> bool:
        """Keep the audit row first; tell whether what follows may happen."""
        file, open_case, fields = self._file, self._open, self._fields
        if file is None or open_case is None:
            return False
        right: Right | None = "unmask" if row.masked else None
        noted = await self.attempt(lambda: file.note(open_case, verb, row.id, right))
        # Meanwhile another page may be shown, or the desk be locked.
        return bool(noted) and fields is self._fields

    async def _unmask(self, row: CaseRow) -> None:
        if await self._noted("case-unmasked", row):
            self._fields.unmask(row)
            await self._write()

    async def _copy(self, row: CaseRow) -> None:
        """Give a field to the terminal; the second time, or without one, show it."""
        if not await self._noted("case-copied", row):
            return
        possible = self.workplace.settings.terminal.clipboard
        if self._fields.to_clipboard(row, possible=possible):
            self._hide_large()
            self.app.copy_to_clipboard(row.typed)
            text = mark("Copied for 30 seconds. Copy again to see it large.")
            self._tell(text, good=True)
        else:
            self._board.large.show(row.label, row.typed)

    async def _close(self) -> None:
        file, open_case, view = self._file, self._open, self._view
        if file is None or open_case is None or view is None:
            return
        left = sum(task.id not in open_case.body.ticked for task in view.tasks)
        if left and not self._wants_close:
            self._wants_close = True
            self._acts.show(self.voice, closing=True, done=False)
            self._tell(mark("Not ticked yet: %(number)s"), number=str(left))
            return
        saved = await self.attempt(lambda: file.close(open_case))
        if saved is None:
            await self._load(self._subject)
            return
        self.left()
        self._empty()
        self.post_message(self.PageWanted("queue"))

    # Paper.

    async def _print(self) -> None:
        file, open_case = self._file, self._open
        if self._printing:
            # The queue tells the end, and so the worker that waits for it.
            self.run_worker(self.workplace.tray.drop_personal(), group="stop")
            return
        if file is None or open_case is None:
            return
        self._printing = True
        self.post_message(self.HintsChanged())
        self._tell(mark("The forms are being printed."), good=True)
        self.run_worker(self._print_all(file, open_case), exclusive=True)

    async def _print_all(self, file: CaseFile, open_case: OpenCase) -> None:
        try:
            printing = FormPrinting(self.workplace, self.show_printing)
            told = await printing.told(file, open_case)
            self._tell(told.text, good=told.good)
        except KioskError as error:
            self.post_message(self.Told(explained(self.voice, error)))
        finally:
            self._printing = False
            self.post_message(self.HintsChanged())
