"""The counter's store on a database."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.counter.model import Notice
from kiosk.counter.store import Listening
from kiosk.records.calls import CallRecords
from kiosk.records.cases import ApprovalRecords, CaseRecords
from kiosk.records.desks import DeskRecords
from kiosk.records.log import LogRecords
from kiosk.records.passes import PassRecords
from kiosk.records.people import PeopleRecords, TryRecords
from kiosk.records.printers import PrinterRecords
from kiosk.records.sessions import SessionRecords


class Records(
    CallRecords,
    PassRecords,
    CaseRecords,
    ApprovalRecords,
    PeopleRecords,
    TryRecords,
    SessionRecords,
    DeskRecords,
    PrinterRecords,
    LogRecords,
):
    """A `kiosk.counter.store.Store`: each part stands in a module of its own."""

    _listening: tuple[Listening, ...] = ()

    def listen(self, tell: Callable[[Notice], None]) -> Listening:
        """Call `tell` in a thread of its own whenever something changed."""
        listening = super().listen(tell)
        self._listening = (*self._listening, listening)
        return listening

    def close(self) -> None:
        """Give back connections and threads."""
        for listening in self._listening:
            listening.close()
        self._database.engines.close()
