"""Cases at a desk: kept as an opened pass keeps them."""

from __future__ import annotations

import secrets
from datetime import timedelta

from textual.pilot import Pilot

from kiosk.counter.case_file import OpenCase
from kiosk.counter.cases import Body, opened, sealed
from kiosk.counter.model import Case, CaseKind, Deed
from kiosk.sealing.case_keys import CaseKeys
from kiosk.tui.desk.pages.case import CasePage
from tests.counter.cases import minji
from tests.counter.people import Bank
from tests.tui.desk.desks import calm, desk_of


def keep(
    bank: Bank,
    owner: str,
    body: Body | None = None,
    *,
    kind: CaseKind = "pass",
    case_id: str = "",
) -> Case:
    """Keep an open case of somebody."""
    body = body or minji()
    case_id = case_id or secrets.token_hex(16)
    now = bank.clock.now
    key = CaseKeys(bank.folder / "case-keys").new(case_id, now.date())
    case = Case(
        id=case_id,
        kind=kind,
        opened_at=now,
        erase_at=now + timedelta(days=7),
        language=body.language,
        services=body.services,
        owner=owner,
        body=sealed(body, key, case_id),
    )
    deed = Deed(
        actor=f"staff:{owner}", verb="case-opened", subject=f"case:{case_id}", at=now
    )
    bank.store.add_case(case, deed)
    return case


def as_kept(bank: Bank, case: Case) -> OpenCase:
    """Return a case as it is kept now."""
    found = bank.store.case(case.id)
    key = CaseKeys(bank.folder / "case-keys").key(case.id)
    assert found is not None
    assert key is not None
    return OpenCase(found, opened(found.body, key, case.id))


def subjects(bank: Bank, verb: str) -> list[str]:
    """Return what the audit log says was done, in order."""
    rows = bank.store.audit_rows()
    return [row.deed.subject for row in rows if row.deed.verb == verb]


async def show(pilot: Pilot[None], case: Case) -> CasePage:
    """Go to the page of a case."""
    # The desk may still be on its way to the queue.
    await calm(pilot)
    await desk_of(pilot).desk.go("case", case.id)
    await calm(pilot)
    page = desk_of(pilot).desk.page
    assert isinstance(page, CasePage)
    return page
