"""The ledger: whole or not at all, for this account alone, one owner a job."""

from __future__ import annotations

import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.printing.ledger import PAGES, TICKETS, Entry, Ledger
from kiosk.printing.model import Part, Ticket

PARTS = (Part(b"%PDF one", "application/pdf", 3, 20, "a5"), Part(b"two", "image/jpeg"))
ENTRY = Entry(
    "key", "大堂", "open-account", PARTS, (Ticket("a-1", 7), Ticket("b-2")), 1
)


def test_what_is_kept_is_found_by_the_next_run(tmp_path: Path) -> None:
    first = Ledger(tmp_path / "printing")
    first.keep(ENTRY)
    first.release("key")

    assert list(Ledger(tmp_path / "printing").left_behind()) == [ENTRY]


def test_a_job_that_is_being_printed_is_nobody_elses(tmp_path: Path) -> None:
    first = Ledger(tmp_path)
    first.keep(ENTRY)

    assert list(Ledger(tmp_path).left_behind()) == []
    assert list(first.left_behind()) == []


def test_only_this_account_reads_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "state" / "printing"
    Ledger(folder).keep(ENTRY)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_nothing_is_left_of_a_job_that_is_over(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.keep(ENTRY)
    ledger.forget("key")
    ledger.forget("never kept")

    assert list(tmp_path.iterdir()) == []


def test_pages_are_written_once_and_tickets_each_time(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.keep(ENTRY)
    written = (tmp_path / f"key{PAGES}").stat().st_ino
    ledger.keep(Entry("key", "大堂", "open-account", PARTS, ENTRY.tickets, 2))
    ledger.release("key")

    assert (tmp_path / f"key{PAGES}").stat().st_ino == written
    (found,) = Ledger(tmp_path).left_behind()
    assert found.finished == 2


@pytest.mark.parametrize("end", [PAGES, TICKETS])
@pytest.mark.parametrize("content", [None, b"", b"\xff\x00", b"{}", b'{"printer": 5}'])
def test_a_job_that_is_half_or_damaged_is_removed(
    tmp_path: Path, end: str, content: bytes | None
) -> None:
    first = Ledger(tmp_path)
    first.keep(ENTRY)
    first.release("key")
    path = tmp_path / f"key{end}"
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)

    assert list(Ledger(tmp_path).left_behind()) == []
    assert list(tmp_path.iterdir()) == []


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Let no file grow beyond this many bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    with full_after(10), pytest.raises(OSError, match="File too large"):
        ledger.keep(ENTRY)

    assert [path.name for path in tmp_path.iterdir()] == ["key.lock"]
    ledger.forget("key")
    assert list(tmp_path.iterdir()) == []


def test_a_job_that_was_kept_stays_as_it_was_when_the_disk_is_full(
    tmp_path: Path,
) -> None:
    ledger = Ledger(tmp_path)
    ledger.keep(ENTRY)
    with full_after(10), pytest.raises(OSError, match="File too large"):
        ledger.keep(Entry("key", "大堂", "open-account", PARTS, ENTRY.tickets, 2))
    ledger.release("key")

    assert list(Ledger(tmp_path).left_behind()) == [ENTRY]


def test_a_job_that_cannot_be_opened_keeps_no_other_waiting(tmp_path: Path) -> None:
    # Root may open everything but this.
    (tmp_path / "0-first.lock").mkdir()
    first = Ledger(tmp_path)
    first.keep(ENTRY)
    first.release(ENTRY.key)

    assert [one.key for one in Ledger(tmp_path).left_behind()] == [ENTRY.key]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(Ledger(tmp_path / "none").left_behind()) == []
    assert not (tmp_path / "none").exists()


def test_nothing_of_a_page_is_in_what_is_logged() -> None:
    assert "%PDF" not in repr(ENTRY)
    assert "two" not in repr(ENTRY)
