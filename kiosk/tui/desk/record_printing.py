"""The record of an exception on paper, and the companion's consent with it."""

from __future__ import annotations

import asyncio
from typing import Final

from kiosk.counter.approval_file import ReadApproval
from kiosk.counter.case_file import CaseFile
from kiosk.counter.exception_forms import ExceptionForm, printed
from kiosk.errors import HandoutError
from kiosk.interview.problems import mark
from kiosk.tui.desk.form_printing import (
    FAILED,
    NONE,
    PRINTED,
    FormPrinting,
    Told,
)
from kiosk.tui.desk.print_words import NO_PRINTER

RECORD: Final = "special-customer"
CONSENT: Final = "companion-consent"
REFUSED: Final = mark("This was refused: it is not printed.")


def may_print(read: ReadApproval) -> bool:
    """Return whether a record of an exception is printed: it holds, nobody refused."""
    return read.holds and read.approval.decision != "refused"


async def print_record(printing: FormPrinting, read: ReadApproval) -> Told:
    """Print what an exception says, each form kept in the log before.

    Raises:
        KioskError: The case cannot be opened, or may not be printed.
    """
    workplace = printing.workplace
    staff, form = workplace.staff, read.form
    if staff is None or form is None or not may_print(read):
        return Told(REFUSED)
    record = printed(form)
    file = CaseFile(
        store=workplace.store,
        case_keys=workplace.case_keys,
        staff=staff,
        clock=workplace.clock,
    )
    open_case = await asyncio.to_thread(file.read, read.approval.case)
    sheets = [one for one in map(printing.named, _needed(form)) if one]
    try:
        for sheet in sheets:
            await asyncio.to_thread(
                file.note, open_case, "form-printed", sheet.id, "print-forms"
            )
            await printing.print(sheet, open_case.body, record)
    except HandoutError as error:
        return Told(NO_PRINTER if error.problem == NO_PRINTER else FAILED)
    return Told(PRINTED, good=True) if sheets else Told(NONE)


def _needed(form: ExceptionForm) -> tuple[str, ...]:
    return (RECORD, CONSENT) if form.companion else (RECORD,)
