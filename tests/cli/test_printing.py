"""`kiosk printers` and `kiosk print`."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from kiosk.cli import INTERRUPTED
from kiosk.counter.printer_troubles import TOLD_LATELY
from kiosk.records.opening import open_store
from kiosk.settings import Settings
from tests.cli.commands import ROOT, Commands
from tests.cli.schemas import check
from tests.ippeve import IppEve


def settings(folder: Path, *uris: str) -> Path:
    """Return settings with a printer for each address, and a state of its own."""
    printers = "".join(
        f"[[printer]]\nname = 'P{number}'\n"
        f"kind = '{'folder' if uri.startswith('file') else 'ipp'}'\nuri = '{uri}'\n"
        for number, uri in enumerate(uris, 1)
    )
    path = folder / "kiosk.toml"
    path.write_text(f"[counter]\nfolder = '{folder / 'state'}'\n{printers}", "utf-8")
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A folder that is a printer."""
    folder = tmp_path / "paper"
    folder.mkdir()
    return folder


def text_of(pdf: Path) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(pdf.read_bytes()))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def test_printers_are_listed_as_the_schema_says(
    commands: Commands, tmp_path: Path, paper: Path
) -> None:
    ran = commands.run(
        "printers", "--json", "--config", settings(tmp_path, paper.as_uri())
    )

    assert ran.status == 0
    check("printers", ran.json)
    (listed,) = ran.json["printers"]
    assert (listed["name"], listed["kind"], listed["state"]) == (
        "P1",
        "folder",
        "ready",
    )


def test_a_printer_that_is_away_is_listed_and_is_the_status(
    commands: Commands, tmp_path: Path, paper: Path
) -> None:
    config = settings(tmp_path, paper.as_uri(), "ipp://127.0.0.1:1/ipp/print")
    ran = commands.run("printers", "--config", config)

    assert ran.status == 1
    first, second = ran.out.decode().splitlines()
    assert "ready" in first
    assert "offline" in second


def test_a_test_page_speaks_every_language(
    commands: Commands, tmp_path: Path, paper: Path
) -> None:
    config = settings(tmp_path, paper.as_uri())
    ran = commands.run("printers", "--test-page", "p1", "--config", config)

    assert ran.status == 0
    (page,) = paper.glob("test-page-*.pdf")
    said = text_of(page)
    # Arabic does not come back from a PDF in the order it was written.
    for word in ("Nobody from the bank", "银行人员", "은행", "阿拉伯语"):
        assert word in said


@pytest.mark.parametrize(
    ("id_", "code", "word"),
    [("pay-by-phone", "ko", "결제"), ("open-account", "zh", "账户")],
)
def test_guides_and_checklists_are_printed_in_a_language(
    commands: Commands, tmp_path: Path, paper: Path, id_: str, code: str, word: str
) -> None:
    config = settings(tmp_path, paper.as_uri())
    words = ("print", id_, "--lang", code, "--copies", "2", "--config", config)
    ran = commands.run(*words)

    assert ran.status == 0
    assert "2 copies" in ran.out.decode()
    first, second = paper.glob(f"{id_}-*.pdf")
    assert word in text_of(first)
    assert first.read_bytes() == second.read_bytes()
    assert not any((tmp_path / "state" / "printing").iterdir())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("print", "open-account", "--lang", "xx"), "no language"),
        (("print", "no-such-page", "--lang", "en"), "no-such-page"),
        (("print", "open-account", "--lang", "en", "--printer", "Lobby"), "'Lobby'"),
        (("printers", "--test-page", "Lobby"), "There are: P1"),
    ],
)
def test_what_is_not_there_is_told(
    commands: Commands, tmp_path: Path, paper: Path, words: tuple[str, ...], told: str
) -> None:
    ran = commands.run(*words, "--config", settings(tmp_path, paper.as_uri()))

    assert ran.status == 1
    assert told in ran.err
    assert not any(paper.iterdir())


@pytest.mark.parametrize("copies", ["0", "100", "-1", "two", "٣", "1.5"])
def test_a_number_of_copies_that_makes_no_sense_is_wrong_use(
    commands: Commands, copies: str
) -> None:
    words = ("print", "open-account", "--lang", "en", "--copies", copies)
    assert commands.run(*words).status == 2


def test_a_printer_that_takes_no_page_is_told_with_what_to_do(
    commands: Commands, tmp_path: Path
) -> None:
    config = settings(tmp_path, (tmp_path / "gone").as_uri())
    ran = commands.run("print", "open-account", "--lang", "en", "--config", config)

    assert ran.status == 1
    assert "not printed" in ran.err
    assert "gone" in ran.err


def test_many_copies_are_one_job_of_a_real_printer(
    commands: Commands, tmp_path: Path, ippeve: IppEve
) -> None:
    config = settings(tmp_path, ippeve.printer.uri)
    words = ("print", "open-account", "--lang", "ko", "--copies", "20")
    ran = commands.run(*words, "--config", config)

    assert ran.status == 0
    assert len(ippeve.printed) == 1


def test_ctrl_c_cancels_the_job_and_leaves_nothing(
    tmp_path: Path, ippeve: IppEve
) -> None:
    config = settings(tmp_path, ippeve.printer.uri)
    ippeve.mood("empty")
    words = ("-m", "kiosk", "print", "open-account", "--lang", "en", "--config", config)
    running = subprocess.Popen((sys.executable, *words), cwd=ROOT)
    ends = time.monotonic() + 60
    while not ippeve.spooled:
        assert time.monotonic() < ends
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)

    assert running.wait(60) == INTERRUPTED
    assert not any((tmp_path / "state" / "printing").iterdir())


def test_the_list_of_printers_tells_the_desks_where_there_is_a_counter(
    commands: Commands, tmp_path: Path
) -> None:
    away = settings(tmp_path, (tmp_path / "gone").as_uri())
    assert commands.run("printers", "--config", away).status == 1
    # Without a counter none is made for it.
    assert not (tmp_path / "state").exists()

    store = open_store(Settings(), tmp_path / "state")
    try:
        assert commands.run("printers", "--config", away).status == 1
        [told] = store.printers_in_trouble(datetime.now(UTC) - TOLD_LATELY)
        assert (told.kiosk, told.printer, told.state) == ("K-01", "P1", "offline")
        (tmp_path / "gone").mkdir()
        assert commands.run("printers", "--config", away).status == 0
        assert store.printers_in_trouble(datetime.now(UTC) - TOLD_LATELY) == ()
    finally:
        store.close()


def test_a_counter_that_cannot_be_used_keeps_nobody_from_the_list(
    commands: Commands, tmp_path: Path
) -> None:
    away = settings(tmp_path, (tmp_path / "gone").as_uri())
    (tmp_path / "state").mkdir()
    file = tmp_path / "state" / "counter.sqlite"
    file.write_bytes(b"no database at all" * 99)
    file.chmod(0o600)

    ran = commands.run("printers", "--config", away)

    assert ran.status == 1
    assert b"offline" in ran.out
