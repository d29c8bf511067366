"""The server of pages never holds what a visitor takes along, nor what opens it."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.counter.residue import files_in, forms_of, found_in
from kiosk.handout.waiting_pages import LIFE_SECONDS, WaitingPages
from kiosk.sealing.page_box import new_secret, open_carried, seal_carried
from tests.takeaway.certificates import certificate
from tests.takeaway.served import Served, serving

CANARIES = ("Kanarienvogel-qzxj", "金丝雀鸟甲乙丙丁", "Канарейка-щъю")
READABLE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")
MOST = 1 << 28
"""Bytes of one stretch; what is longer is only reserved."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    """A server over TLS, whose answers the tests can read."""
    more = certificate(tmp_path)
    with serving(tmp_path, more=more) as served:
        served.tls = ssl.create_default_context(cafile=tmp_path / "takeaway.pem")
        yield served


def page() -> bytes:
    """A page with the answers of a visitor."""
    lines = "".join(f"<p>{word}</p>" for word in CANARIES)
    return f"<!doctype html><main>{lines}</main>".encode()


def memory_of(number: int) -> Iterator[bytes]:
    """Yield what a process of ours can read of its own memory."""
    folder = Path("/proc", str(number))
    with (folder / "mem").open("rb", buffering=0) as memory:
        for line in (folder / "maps").read_text().splitlines():
            found = READABLE.match(line)
            if found is None or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(part, 16) for part in found.groups())
            try:
                memory.seek(start)
                yield memory.read(min(end - start, MOST))
            except OSError:
                continue


def held(served: Served, *needles: bytes) -> set[bytes]:
    """Return what of this stands in the memory of the server."""
    found: set[bytes] = set()
    for stretch in memory_of(served.process.pid):
        found |= {needle for needle in needles if needle in stretch}
    return found


def secrets_of(key: str) -> tuple[bytes, ...]:
    words = (form for word in CANARIES for form in forms_of(word))
    return (*words, *forms_of(key))


def test_the_search_finds_what_a_server_does_hold(server: Served) -> None:
    address = f"https://127.0.0.1:{server.port}".encode()
    nowhere = new_secret().encode()
    assert held(server, address, nowhere) == {address}


def test_a_page_that_was_fetched_was_never_readable_to_the_server(
    server: Served, tmp_path: Path
) -> None:
    key = new_secret()
    pages = WaitingPages(tmp_path / "spool", time.time)
    token = pages.leave(language="ko", sealed=seal_carried(page(), key))
    for path in files_in([tmp_path]):
        assert not found_in(path, secrets_of(key))

    assert server.get(f"/p/{token}").status == 200
    got = server.get(f"/p/{token}/sealed")
    # The phone has all of it, and it is gone here.
    assert open_carried(got.body, key) == page()
    assert server.get(f"/p/{token}/sealed").status == 404
    assert held(server, *secrets_of(key)) == set()
    assert [*(tmp_path / "spool").iterdir()] == []
    assert not any(word in server.end() for word in (*CANARIES, token, key))


def test_a_page_that_nobody_fetched_in_time_was_neither(
    server: Served, tmp_path: Path
) -> None:
    key = new_secret()
    past = WaitingPages(tmp_path / "spool", lambda: time.time() - LIFE_SECONDS - 1)
    token = past.leave(language="ko", sealed=seal_carried(page(), key))

    assert server.get(f"/p/{token}").status == 404
    assert server.get(f"/p/{token}/sealed").status == 404
    assert held(server, *secrets_of(key)) == set()
