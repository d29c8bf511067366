"""Forms of a case: which are needed, and how they come out of the printer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kiosk.errors import HandoutError
from kiosk.interview.problems import mark
from kiosk.tui.desk.print_words import NO_PRINTER
from kiosk.tui.printout import Printout
from kiosk.tui.visitor.tongues import CHINESE, ENGLISH

if TYPE_CHECKING:
    from kiosk.content.forms import Form
    from kiosk.content.wording import Wording
    from kiosk.counter.case_file import CaseFile, OpenCase
    from kiosk.counter.cases import Body
    from kiosk.handout.compose import Voices
    from kiosk.interview.model import AnyStep
    from kiosk.printing.model import Job, Status
    from kiosk.tui.desk.workplace import Workplace

FAILED = mark("The form was not printed. Look at the printer.")
PRINTED = mark("The forms are printed.")
NONE = mark("No form belongs to this case.")


class Told(NamedTuple):
    """What became of printing, in English."""

    text: str
    good: bool = False


@dataclass(frozen=True, slots=True)
class FormPrinting:
    """Prints forms at a desk."""

    workplace: Workplace
    shown: Callable[[str, Status], object] = lambda _printer, _status: None
    """Told the name of the printer and each change of how a form goes."""

    def needed(self, body: Body) -> tuple[Form, ...]:
        """Return the forms that a case needs, in the order they are printed."""
        from kiosk.content.forms import needed

        place = self.workplace
        return needed(place.library.forms, body.services, body.answers, place.today)

    async def print_needed(self, file: CaseFile, open_case: OpenCase) -> int:
        """Print every form that a case needs, each kept in the log before.

        Returns:
            How many there were.

        Raises:
            KioskError: One cannot be printed, or may not be.
        """
        forms = self.needed(open_case.body)
        for form in forms:
            await asyncio.to_thread(
                file.note, open_case, "form-printed", form.id, "print-forms"
            )
            await self.print(form, open_case.body)
        return len(forms)

    async def told(self, file: CaseFile, open_case: OpenCase) -> Told:
        """Print every form that a case needs, and return what to tell of it.

        Raises:
            KioskError: It may not be, or the log cannot be written.
        """
        try:
            number = await self.print_needed(file, open_case)
        except HandoutError as error:
            return Told(NO_PRINTER if error.problem == NO_PRINTER else FAILED)
        return Told(PRINTED, good=True) if number else Told(NONE)

    def named(self, id_: str) -> Form | None:
        """Return a form by its id; None: this library has none."""
        return next(
            (one for one in self.workplace.library.forms if one.id == id_), None
        )

    async def print(
        self, form: Form, body: Body, record: Mapping[str, str] | None = None
    ) -> None:
        """Fill a form and print it; the caller has kept the audit row.

        Args:
            form: From the library.
            body: What the case says.
            record: What staff wrote down, by id of the field; None: nothing.

        Raises:
            HandoutError: It cannot be made, there is no printer, or it did not
                come out of it.
        """
        from kiosk.handout.forms import fill
        from kiosk.handout.worker import form_apart
        from kiosk.printing.model import Job

        place = self.workplace
        printer = place.tray.sheets
        if printer is None:
            raise HandoutError(NO_PRINTER)
        voices = voices_for(place, body.language)
        filled = await asyncio.to_thread(
            lambda: fill(form, self._steps(), body.answers, voices, record)
        )
        made = await form_apart(filled, timestamp=int(place.clock().timestamp()))
        # Forms are A4, whatever size handouts have.
        await self._out(Job(pdf=made, name=f"form-{form.id}", media="a4"), printer.name)

    async def _out(self, job: Job, printer: str) -> None:
        def show(status: Status) -> None:
            self.shown(printer, status)

        printout = Printout(show, personal=True)
        if await self.workplace.tray.print(job, printout, printer=printer) != "done":
            raise HandoutError(FAILED)

    def _steps(self) -> dict[str, AnyStep]:
        from kiosk.counter.packing import steps_of

        library = self.workplace.library
        return steps_of([library.service(page.id) for page in library.services])


def voices_for(workplace: Workplace, code: str) -> Voices:
    """Return who speaks on paper: a visitor's language over Chinese."""
    from kiosk.handout.compose import Voices

    own, chinese = visitor_words(workplace, code), visitor_words(workplace, CHINESE)
    return Voices(own, None if own.language.code == CHINESE else chinese)


def visitor_words(workplace: Workplace, code: str) -> Wording:
    """Return the words of a visitor's language; English for one that is not known."""
    from kiosk.content.wording import Wording

    known = {one.code for one in workplace.tongues.languages}
    language = workplace.tongues.language(code if code in known else ENGLISH)
    return Wording(language, workplace.library, workplace.settings, workplace.today)
