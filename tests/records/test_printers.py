"""Printers in trouble: told, told again, healed, silent; on both engines."""

from __future__ import annotations

import queue
from datetime import timedelta
from threading import Thread

from kiosk.counter.model import Notice
from kiosk.counter.printer_troubles import (
    TELL_SECONDS,
    TOLD_LATELY,
    PrinterState,
    PrinterTrouble,
)
from kiosk.records.records import Records
from tests.records.stores import NOW, Opener
from tests.records.test_listening import next_of

LATER = NOW + timedelta(seconds=TELL_SECONDS)


def trouble(
    printer: str = "front", state: PrinterState = "out-of-paper", kiosk: str = "K-01"
) -> PrinterTrouble:
    return PrinterTrouble(kiosk=kiosk, printer=printer, state=state, since=NOW)


class TestPrinters:
    def test_what_a_kiosk_tells_is_found_by_a_desk(self, opener: Opener) -> None:
        told = (trouble("front"), trouble("大堂", "jam"))
        opener.open().tell_printers("K-01", told, NOW)

        assert {*opener.open().printers_in_trouble(NOW)} == {*told}

    def test_a_trouble_that_lasts_keeps_the_time_at_which_it_began(
        self, store: Records
    ) -> None:
        store.tell_printers("K-01", (trouble(),), NOW)
        again = PrinterTrouble(
            kiosk="K-01", printer="front", state="out-of-paper", since=LATER
        )
        store.tell_printers("K-01", (again,), LATER)

        assert store.printers_in_trouble(LATER) == (trouble(),)

    def test_another_trouble_begins_when_it_is_told(self, store: Records) -> None:
        store.tell_printers("K-01", (trouble(),), NOW)
        other = PrinterTrouble(kiosk="K-01", printer="front", state="jam", since=LATER)
        store.tell_printers("K-01", (other,), LATER)

        assert store.printers_in_trouble(NOW) == (other,)

    def test_a_printer_that_is_well_again_is_gone_and_others_stay(
        self, store: Records
    ) -> None:
        store.tell_printers("K-01", (trouble("front"), trouble("back")), NOW)
        store.tell_printers("K-02", (trouble(kiosk="K-02"),), NOW)
        store.tell_printers("K-01", (trouble("back"),), LATER)
        assert {(one.kiosk, one.printer) for one in store.printers_in_trouble(NOW)} == {
            ("K-01", "back"),
            ("K-02", "front"),
        }
        store.tell_printers("K-01", (), LATER)
        assert [one.kiosk for one in store.printers_in_trouble(NOW)] == ["K-02"]

    def test_a_kiosk_that_is_silent_for_a_while_no_longer_counts(
        self, store: Records
    ) -> None:
        store.tell_printers("K-01", (trouble(),), NOW)
        assert store.printers_in_trouble(LATER - TOLD_LATELY)
        silent = NOW + TOLD_LATELY + timedelta(seconds=1)
        assert store.printers_in_trouble(silent - TOLD_LATELY) == ()

    def test_rows_of_kiosks_that_never_speak_again_do_not_stay(
        self, store: Records
    ) -> None:
        store.tell_printers("K-01", (trouble(),), NOW)
        store.tell_printers("K-02", (), NOW + timedelta(days=2))

        assert store.printers_in_trouble(NOW - timedelta(days=9)) == ()

    def test_the_longest_trouble_stands_first(self, store: Records) -> None:
        late = PrinterTrouble(kiosk="K-01", printer="a", state="jam", since=LATER)
        store.tell_printers("K-01", (late, trouble("b")), LATER)

        assert [one.printer for one in store.printers_in_trouble(NOW)] == ["b", "a"]

    def test_nothing_of_it_is_in_the_audit_log(self, store: Records) -> None:
        store.tell_printers("K-01", (trouble(),), NOW)
        assert store.audit_head() is None

    def test_a_desk_is_woken_by_a_change_and_not_by_what_stays(
        self, opener: Opener
    ) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        desk, kiosk = opener.open(), opener.open()
        desk.listen(heard.put)
        kiosk.tell_printers("K-01", (trouble(),), NOW)
        assert next_of(heard) == Notice(topic="printers", subject="K-01")
        kiosk.tell_printers("K-01", (trouble(),), LATER)
        kiosk.tell_printers("K-02", (), LATER)
        kiosk.tell_printers("K-09", (trouble(kiosk="K-09"),), LATER)
        assert next_of(heard) == Notice(topic="printers", subject="K-09")
        kiosk.tell_printers("K-01", (), LATER)
        assert next_of(heard) == Notice(topic="printers", subject="K-01")

    def test_a_kiosk_that_was_silent_wakes_the_desk_again(self, opener: Opener) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        desk, kiosk = opener.open(), opener.open()
        desk.listen(heard.put)
        kiosk.tell_printers("K-01", (trouble(),), NOW)
        assert next_of(heard).subject == "K-01"
        kiosk.tell_printers("K-01", (trouble(),), NOW + 2 * TOLD_LATELY)
        assert next_of(heard).subject == "K-01"

    def test_two_programs_of_one_kiosk_may_tell_at_once(self, opener: Opener) -> None:
        stores = [opener.open() for _number in range(4)]
        told = (trouble("front"), trouble("back"))

        def tell(store: Records) -> None:
            for _turn in range(5):
                store.tell_printers("K-01", told, NOW)

        threads = [Thread(target=tell, args=(store,)) for store in stores]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert len(stores[0].printers_in_trouble(NOW)) == 2
