"""A server that goes away and comes back, and a file that cannot be used."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kiosk.counter.model import Notice, Topic
from kiosk.errors import StoreError
from tests.postgresql import Server, new_server
from tests.records.stores import a_call, deed, embedded_store, shared_store

LONG = 30.0
"""Seconds after which nothing will come any more, on however busy a machine."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that this test may stop."""
    server = new_server()
    server.start()
    yield server
    server.remove()


@pytest.mark.real
class TestOutage:
    @pytest.mark.parametrize("mode", ["fast", "immediate"])
    def test_work_and_listening_go_on_when_the_server_is_back(
        self, server: Server, tmp_path: Path, mode: str
    ) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        store = shared_store(server.url(), tmp_path)
        store.listen(heard.put)
        store.place_call(a_call(1), deed())
        assert heard.get(timeout=LONG).subject == a_call(1).id

        server.stop(mode)
        with pytest.raises(StoreError) as lost:
            store.place_call(a_call(2), deed())
        assert "by itself" in lost.value.remedy
        with pytest.raises(StoreError):
            store.calls(["waiting"])
        with pytest.raises(StoreError):
            list(store.audit_rows())

        server.start()
        told = [heard.get(timeout=LONG) for _ in get_args(Topic)]
        assert told == [Notice(topic=topic, subject="") for topic in get_args(Topic)]
        assert store.call(a_call(1).id) == a_call(1)
        assert store.place_call(a_call(2), deed()) == a_call(2)
        assert heard.get(timeout=LONG).subject == a_call(2).id
        assert [row.sequence for row in store.audit_rows()] == [1, 2]
        store.close()

    def test_connections_that_died_in_their_sleep_are_replaced(
        self, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("kiosk.records.server.IDLE_SECONDS", 0.0)
        store = shared_store(server.url(), tmp_path)
        store.place_call(a_call(1), deed())
        server.stop()
        server.start()
        # Nothing was asked meanwhile: nobody has noticed, and nobody is troubled.
        assert store.place_call(a_call(2), deed()) == a_call(2)
        store.close()

    def test_a_listener_that_begins_in_an_outage_is_told_when_it_ends(
        self, server: Server, tmp_path: Path
    ) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        store = shared_store(server.url(), tmp_path)
        server.stop()
        store.listen(heard.put)
        server.start()
        assert heard.get(timeout=LONG) == Notice(topic="calls", subject="")
        store.close()

    def test_a_server_that_is_away_at_the_start_is_told_with_a_remedy(
        self, server: Server, tmp_path: Path
    ) -> None:
        server.stop()
        with pytest.raises(StoreError, match="cannot be used") as away:
            shared_store(server.url(), tmp_path)
        assert away.value.remedy
        server.start()
        shared_store(server.url(), tmp_path).close()


class TestFile:
    def test_a_listener_of_a_lost_file_is_told_when_it_is_back(
        self, tmp_path: Path
    ) -> None:
        heard: queue.Queue[Notice] = queue.Queue()
        store = embedded_store(tmp_path)
        [file] = tmp_path.glob("*.sqlite")
        kept = file.read_bytes()
        file.write_bytes(b"no database" * 1000)
        listening = store.listen(heard.put)
        file.write_bytes(kept)
        assert heard.get(timeout=LONG) == Notice(topic="calls", subject="")
        listening.close()
        store.close()
