"""`kiosk pack-print`: what is asked for, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.cli.progress import WIDTH, bar
from tests.cli.commands import Commands

FEW = ("--services", "none", "--guides", "help-numbers")
TODAY = ("--today", "2026-11-22")
BOOKLETS = ("booklet-a4.pdf", "booklet-a5.pdf", "booklet-large-print-a4.pdf")


def made(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_files_of_each_language_are_made_and_named(
    commands: Commands, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "packs"
    ran = commands.run("pack-print", "--lang", "ko,ar,ko", "--out", out, *FEW, *TODAY)

    assert (ran.status, ran.err) == (0, "")
    names = [f"{code}/{name}" for code in ("ko", "ar") for name in BOOKLETS]
    names += ["ko/phrases-a4.pdf", "ar/phrases-a4.pdf", "print-packs.zip"]
    names += ["poster-a4.pdf", "poster-a3.pdf"]
    assert set(made(out)) == set(names)
    assert set(ran.out.decode().splitlines()) == {str(out / name) for name in names}


def test_the_same_day_is_the_same_bytes_and_another_is_not(
    commands: Commands, tmp_path: Path
) -> None:
    for name, day in (("a", "2026-11-22"), ("b", "2026-11-22"), ("c", "2026-11-23")):
        ran = commands.run(
            *("pack-print", "--lang", "ko", "--out", tmp_path / name),
            *(*FEW, "--today", day),
        )
        assert ran.status == 0

    assert made(tmp_path / "a") == made(tmp_path / "b")
    assert made(tmp_path / "a") != made(tmp_path / "c")


def test_without_pages_there_are_phrases_and_posters(
    commands: Commands, tmp_path: Path
) -> None:
    ran = commands.run(
        *("pack-print", "--lang", "all", "--out", tmp_path, *TODAY),
        *("--services", "none", "--guides", "none"),
    )

    assert ran.status == 0
    phrases = {f"{code}/phrases-a4.pdf" for code in ("en", "zh", "ko", "ar")}
    posters = {"poster-a4.pdf", "poster-a3.pdf", "print-packs.zip"}
    assert set(made(tmp_path)) == phrases | posters


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lang", "xx"), "There is no language 'xx'."),
        (("--lang", "ko,"), "There is no language ''."),
        pytest.param(("--lang", "l" * 3000), "There is no language", id="long"),
        (("--lang", "ko", "--guides", "nothing"), "There is no guide 'nothing'."),
        (("--lang", "ko", "--services", "stop\x00"), "There is no service"),
        (("--lang", "ko", "--guides", "\x1b[2J\u202e"), "There is no guide"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(
    commands: Commands, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    ran = commands.fails("pack-print", "--out", tmp_path / "packs", *options)

    assert said in ran.err
    assert "There are: " in ran.err
    assert "\x1b" not in ran.err
    assert not (tmp_path / "packs").exists()


@pytest.mark.parametrize(
    "name",
    ["file/packs", "file", "n" * 3000, "a\0b"],
    ids=["in a file", "a file", "long", "NUL"],
)
def test_a_folder_that_cannot_be_written_is_told(
    commands: Commands, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_bytes(b"before")

    ran = commands.fails(
        *("pack-print", "--lang", "ko", "--out", tmp_path / name), *FEW
    )

    assert "The pack could not be written" in ran.err
    assert made(tmp_path) == {"file": b"before"}


def test_language_and_folder_are_needed(commands: Commands, tmp_path: Path) -> None:
    commands.refuses("pack-print", "--lang", "ko")
    commands.refuses("pack-print", "--out", tmp_path)


def test_a_bar_fills_from_nothing_to_all() -> None:
    bars = [bar(done, 7) for done in range(8)]

    assert bars[0] == f"[{'.' * WIDTH}]"
    assert bars[-1] == f"[{'#' * WIDTH}]"
    assert bars == sorted(bars, key=lambda shown: shown.count("#"))
    assert bar(0, 0) == bars[0]
