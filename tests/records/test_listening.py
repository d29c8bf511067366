from __future__ import annotations

import queue
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from kiosk.counter.model import Notice, Topic
from kiosk.records import polling
from kiosk.records.embedded import FILE, KEPT_NOTICES
from kiosk.records.records import Records
from tests.records.stores import (
    Opener,
    a_call,
    a_case,
    an_approval,
    deed,
    embedded_store,
)

LONG = 20.0
"""Seconds after which nothing will come any more, on however busy a machine."""


def next_of(heard: queue.Queue[Notice]) -> Notice:
    return heard.get(timeout=LONG)


class TestListening:
    def test_another_program_is_told_of_each_change(self, opener: Opener) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        desk, kiosk = opener.open(), opener.open()
        desk.listen(heard.put)
        kiosk.place_call(a_call(), deed())
        assert next_of(heard) == Notice(topic="calls", subject=a_call().id)
        taken = replace(a_call(), state="accepted")
        kiosk.change_call(taken, ["waiting"], deed())
        assert next_of(heard) == Notice(topic="calls", subject=a_call().id)
        kiosk.add_case(a_case(), deed())
        assert next_of(heard) == Notice(topic="cases", subject=a_case().id)
        kiosk.ask_approval(an_approval(), deed())
        assert next_of(heard) == Notice(topic="approvals", subject=an_approval().id)
        kiosk.send("s1", "kiosk", b"one")
        assert next_of(heard) == Notice(topic="session", subject="s1")
        kiosk.end_session("s1", deed())
        assert next_of(heard) == Notice(topic="session", subject="s1")

    def test_what_is_told_is_there_to_be_read(self, opener: Opener) -> None:
        heard: queue.Queue[object] = queue.Queue()
        desk = opener.open()
        desk.listen(lambda notice: heard.put(desk.call(notice.subject)))
        opener.open().place_call(a_call(), deed())
        assert heard.get(timeout=LONG) == a_call()

    def test_what_is_not_committed_is_not_told(self, store: Records) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        store.listen(heard.put)
        database = store._database
        with database.engines.writing.connect() as connection, connection.begin() as it:
            database.record(connection, deed(), "calls", "rolled back")
            it.rollback()
        store.place_call(a_call(), deed())
        assert next_of(heard) == Notice(topic="calls", subject=a_call().id)

    def test_a_closed_listener_is_told_nothing(self, store: Records) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        closed = store.listen(lambda notice: heard.put(replace(notice, subject="no")))
        store.listen(heard.put)
        closed.close()
        closed.close()
        store.place_call(a_call(), deed())
        assert next_of(heard).subject == a_call().id
        assert heard.empty()

    def test_a_listener_may_close_itself(self, store: Records) -> None:
        ended = threading.Event()

        def end(notice: Notice) -> None:
            listening.close()
            ended.set()

        listening = store.listen(end)
        store.place_call(a_call(), deed())
        assert ended.wait(LONG)
        listening.close()

    def test_a_closed_store_leaves_no_thread(self, opener: Opener) -> None:
        before = threading.active_count()
        store = opener.open()
        store.listen(print)
        store.close()
        assert threading.active_count() == before


class TestPolling:
    def test_it_looks_at_least_twice_a_second(self) -> None:
        assert polling.PAUSE_SECONDS <= 0.5

    def test_whoever_is_far_behind_is_told_every_topic(self, tmp_path: Path) -> None:
        store = embedded_store(tmp_path)
        engines = store._database.engines
        with engines.writing.begin() as connection:
            for turn in range(KEPT_NOTICES + 200):
                engines.notify(connection, Notice(topic="calls", subject=str(turn)))
        heard: queue.Queue[Notice] = queue.Queue()
        listening = polling.Polling(tmp_path / FILE, heard.put)
        listening._seen = 1  # as one that slept through all of them
        for topic in get_args(Topic):
            assert next_of(heard) == Notice(topic=topic, subject="")
        listening.close()
        with closing(sqlite3.connect(tmp_path / FILE)) as connection:
            [count] = connection.execute("SELECT count(*) FROM notices").fetchone()
        assert count == KEPT_NOTICES
        store.close()
