"""The queue: order, tries, time limits, and what is told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import PrinterError, UnknownError
from kiosk.printing.ledger import Ledger
from kiosk.printing.model import ENDED, Progress, Status
from kiosk.printing.queue import PrintQueue
from tests.printing.fakes import AWAY, BUSY, NEVER, FakeDevice
from tests.printing.samples import QUICK, Heard, job

FOREVER = Status("printing", Progress(1))


def printing(page: int) -> Status:
    return Status("printing", Progress(page))


def kept(folder: Path) -> list[str]:
    """What stands in a ledger."""
    return sorted(path.name for path in folder.iterdir())


async def test_each_page_is_told_once_and_counted_through_all_parts() -> None:
    heard = Heard()
    first = [printing(1), printing(1), printing(3), Status("done")]
    device = FakeDevice(parts=2, polls=[*first, printing(2), Status("done")])

    ended = await PrintQueue((device,), limits=QUICK).print(job(), told=heard)

    assert ended == Status("done", Progress(6, 6))
    assert [one.progress.page for one in heard.statuses] == [1, 3, 5, 6]
    assert {one.progress.pages for one in heard.statuses} == {6}
    assert len(device.brought) == 2


async def test_trouble_is_told_and_passes() -> None:
    heard = Heard()
    troubles = ["out-of-paper", "jam", "attention"]
    device = FakeDevice(
        prepares=[AWAY, BUSY, None],
        submits=[BUSY, AWAY, None],
        polls=[
            *(Status(state) for state in ("out-of-paper", "jam", "attention")),
            AWAY,
            printing(1),
            Status("done"),
        ],
    )

    ended = await PrintQueue((device,), limits=QUICK).print(job(), told=heard)

    assert ended.state == "done"
    away = ["offline", "waiting", "offline"]
    assert heard.states == [*away, *troubles, "offline", "printing", "done"]
    assert len(device.brought) == 1


async def test_what_a_printer_never_takes_fails_at_once() -> None:
    for device in (FakeDevice(prepares=[NEVER]), FakeDevice(submits=[NEVER])):
        ended = await PrintQueue((device,), limits=QUICK).print(job())
        assert ended == Status("failed", problem=NEVER.problem)


@pytest.mark.parametrize("answer", [Status("out-of-paper"), AWAY])
async def test_a_job_that_takes_too_long_is_taken_back(
    answer: Status | Exception,
) -> None:
    device = FakeDevice(polls=[answer])
    limits = replace(QUICK, total_seconds=0.1)

    ended = await PrintQueue((device,), limits=limits).print(job())

    assert ended.state == "failed"
    assert ended.because in ("out-of-paper", "offline")
    assert device.cancelled == device.brought


async def test_the_second_job_waits_for_the_first() -> None:
    device = FakeDevice(polls=[FOREVER])
    queue = PrintQueue((device,), limits=QUICK)
    first, second = queue.add(job("a")), queue.add(job("b"))
    await _until(lambda: first.status.state == "printing")

    assert second.status.state == "waiting"
    assert len(device.brought) == 1
    device.polls = [Status("done")]
    assert [(await one.ended()).state for one in (first, second)] == ["done"] * 2
    assert queue.jobs == ()


async def test_two_printers_print_at_the_same_time() -> None:
    slow, quick = FakeDevice("Slow", polls=[FOREVER]), FakeDevice("Quick")
    queue = PrintQueue((slow, quick), limits=QUICK)
    waiting = queue.add(job())

    assert (await queue.print(job(), "quick")).state == "done"
    assert not waiting.status.ended
    await _until(lambda: waiting.status.state == "printing")
    assert queue.troubles == {}
    slow.polls = [Status("jam")]
    await _until(lambda: queue.troubles == {"Slow": "jam"})
    slow.polls = [Status("done")]
    await waiting.ended()
    assert queue.troubles == {}


async def test_a_job_dropped_before_its_turn_never_reaches_the_printer() -> None:
    device = FakeDevice(polls=[FOREVER])
    queue = PrintQueue((device,), limits=QUICK)
    heard = Heard()
    first, second, third = (queue.add(job(), told=heard) for _ in range(3))
    second.drop()
    await _until(lambda: first.status.state == "printing")
    third.drop()

    assert (await second.ended()).state == (await third.ended()).state == "cancelled"
    assert len(device.brought) == 1
    first.drop()
    assert (await first.ended()).state == "cancelled"
    assert device.cancelled == device.brought
    assert queue.jobs == ()


async def test_whoever_stops_waiting_drops_the_job() -> None:
    device = FakeDevice(polls=[FOREVER])
    queue = PrintQueue((device,), limits=QUICK)
    screen = asyncio.create_task(queue.print(job()))
    await _until(lambda: bool(device.brought))
    (queued,) = queue.jobs
    screen.cancel()

    assert (await queued.ended()).state == "cancelled"
    assert device.cancelled == device.brought


async def test_the_end_of_a_visit_drops_what_is_personal_alone(
    tmp_path: Path,
) -> None:
    device = FakeDevice(polls=[FOREVER])
    queue = PrintQueue((device,), ledger=Ledger(tmp_path), limits=QUICK)
    own, public = queue.add(job(personal=True)), queue.add(job())
    await _until(lambda: own.status.state == "printing")

    await queue.drop_personal()

    assert own.status.state == "cancelled"
    await _until(lambda: public.status.state == "printing")
    await queue.close()
    assert public.status.state not in ENDED
    assert len(device.cancelled) == 1


async def test_what_was_left_at_the_end_is_gone_on_with(tmp_path: Path) -> None:
    device = FakeDevice(polls=[FOREVER])
    queue = PrintQueue((device,), ledger=Ledger(tmp_path), limits=QUICK)
    first, behind = queue.add(job("a", copies=2)), queue.add(job("b"))
    await _until(lambda: first.status.state == "printing")
    await queue.close()
    assert behind.status.state == "waiting"

    device.polls = [Status("done")]
    later = PrintQueue((device,), ledger=Ledger(tmp_path), limits=QUICK)
    assert [(await one.ended()).state for one in later.resume()] == ["done"] * 2
    assert kept(tmp_path) == []
    assert len(set(device.brought)) == 2


async def test_a_job_of_a_printer_that_is_gone_waits_for_it(tmp_path: Path) -> None:
    device = FakeDevice(polls=[FOREVER])
    queue = PrintQueue((device,), ledger=Ledger(tmp_path), limits=QUICK)
    queued = queue.add(job())
    await _until(lambda: queued.status.state == "printing")
    await queue.close()
    before = kept(tmp_path)

    other = PrintQueue((FakeDevice("Other"),), ledger=Ledger(tmp_path))

    assert other.resume() == ()
    assert kept(tmp_path) == before != []


async def test_a_ledger_that_cannot_be_written_is_no_reason_not_to_print(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()
    queue = PrintQueue(
        (FakeDevice(),), ledger=Ledger(tmp_path / "file" / "x"), limits=QUICK
    )
    assert (await queue.print(job())).state == "done"


async def test_a_printer_that_is_not_there_is_told() -> None:
    with pytest.raises(PrinterError, match="no printer here"):
        PrintQueue(()).add(job())
    with pytest.raises(UnknownError, match="'Roll'"):
        PrintQueue((FakeDevice(),)).add(job(), "Roll")


def test_nothing_of_a_page_is_in_what_is_logged_of_a_job() -> None:
    assert "page" not in repr(job("page"))


async def _until(true: object) -> None:
    assert callable(true)
    async with asyncio.timeout(30):
        while not true():  # noqa: ASYNC110 - nobody tells when
            await asyncio.sleep(0.005)
