"""`kiosk translate` answers as the kiosk does, and drafts what catalogues miss."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.cli import models
from kiosk.language.po_files import read_po
from tests.cli.commands import ROOT, Commands
from tests.cli.schemas import check
from tests.translation.drafts.test_drafting import unit, write
from tests.translation.engine.folders import tiny_folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_folder(tmp_path_factory.mktemp("models"))


@pytest.fixture
def config(tmp_path: Path, tiny: Path) -> Path:
    written = tmp_path / "kiosk.toml"
    written.write_text(f'[translation]\nfolder = "{tiny}"\n', "utf-8")
    return written


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    folder = tmp_path / "locales" / "ko"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    return folder


def test_a_prepared_phrase_comes_first(commands: Commands, config: Path) -> None:
    ran = commands.run(
        *("translate", "--from", "en", "--to", "zh", "--json", "--config", config),
        "Please sign here.",
    )
    check("translate", ran.json)

    assert ran.status == 0
    assert ran.json["origin"] == "phrase"
    assert ran.json["phrase"]
    assert ran.json["state"] == "draft"


def test_three_lines_tell_a_person_the_same(commands: Commands, config: Path) -> None:
    ran = commands.run(
        *("translate", "--from", "en", "--to", "zh", "--config", config),
        "Please sign here.",
    )

    lines = ran.out.decode().splitlines()
    assert len(lines) == 3
    assert lines[1] == "From: a prepared phrase, draft"
    assert lines[2] == "Back: -"


def test_the_machine_answers_what_nobody_prepared(
    commands: Commands, config: Path
) -> None:
    # In the tiny model's own phrases and in nobody's phrasebook.
    ran = commands.run(
        *("translate", "--from", "zh", "--to", "en", "--json", "--config", config),
        "这附近有地铁站吗？",
    )
    check("translate", ran.json)

    assert ran.json["origin"] in ("machine", "none")
    assert bool(ran.json["text"]) is (ran.status == 0)


def test_without_a_translation_the_reason_is_told(
    commands: Commands, tmp_path: Path
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[translation]\nfolder = "{tmp_path}/none"\n', "utf-8")
    text = "My grandmother grows tomatoes on her roof."
    words = ("translate", "--from", "en", "--to", "ko", "--config", config, text)

    ran = commands.fails(*words)
    assert ran.err.startswith("No translation.")

    ran = commands.run(*words, "--json")
    check("translate", ran.json)
    assert (ran.status, ran.json["origin"], ran.json["text"]) == (1, "none", "")
    assert "No model leads from en to ko" in ran.json["trouble"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4111 1111 1111 1111", "is not kept"),
        ("x" * 501, "too long"),
        ("\u202e", "no text"),
    ],
)
def test_what_is_refused_says_why(
    commands: Commands, config: Path, text: str, told: str
) -> None:
    ran = commands.fails(
        *("translate", "--from", "en", "--to", "zh", "--config", config), text
    )

    assert told in ran.err
    assert text not in ran.err


def test_the_extra_that_is_missing_is_named(
    commands: Commands, config: Path, locale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is installed is no argument of a command.
    monkeypatch.setattr(models, "NEEDED", ("argostranslate_that_is_not_there",))
    text = "My grandmother grows tomatoes on her roof."

    for words in (("--from", "en", "--to", "ko", text), ("--draft", locale)):
        ran = commands.fails("translate", "--config", config, *words)
        assert 'pip install "kiosk[translate]"' in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "en", "--to", "ko"), "nothing to translate"),
        (("Hello",), "nothing to translate"),
        (("--from", "xx", "--to", "ko", "Hello"), "no language 'xx'"),
        (("--draft", "nowhere/ko"), "no folder of a language"),
    ],
)
def test_what_cannot_be_done_is_told(
    commands: Commands, config: Path, words: tuple[str, ...], told: str
) -> None:
    assert told in commands.fails("translate", "--config", config, *words).err


def test_missing_texts_are_drafted_and_the_rest_is_listed(
    commands: Commands, config: Path, locale: Path
) -> None:
    path = write(locale, unit("Please sign here."), unit("Welcome."), unit("50% off"))

    ran = commands.run("translate", "--draft", locale, "--config", config, "--json")

    check("translate-draft", ran.json)
    assert ran.status == 0
    entries = read_po(path, "ko", "kiosk").entries
    assert len(entries) == ran.json["written"]
    assert all(entry.state == "draft" for entry in entries.values())
    reasons = {left["msgid"]: left["why"] for left in ran.json["left"]}
    assert reasons["Please sign here."] == "spared"
    assert reasons["50% off"] == "form"
    assert len(reasons) + len(entries) == 3

    told = commands.run("translate", "--draft", locale, "--config", config)
    assert b"0 texts drafted" in told.out
    assert b"a person translates these" in told.out


def test_a_pair_without_a_model_is_told(
    commands: Commands, config: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "locales" / "ar"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    path = write(folder, unit("Welcome."))
    before = path.read_bytes()

    ran = commands.fails("translate", "--draft", folder, "--config", config)

    assert "No model leads from en to ar" in ran.err
    assert path.read_bytes() == before


def test_a_drafting_stopped_by_ctrl_c_leaves_whole_files(
    config: Path, locale: Path
) -> None:
    letters = [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(400)]
    path = write(locale, *(unit(f"Welcome {one}") for one in letters))
    command = [sys.executable, "-m", "kiosk", "translate", "--draft", str(locale)]
    running = subprocess.Popen(
        [*command, "--config", str(config)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONWARNINGS": "default"},
    )
    before, until = path.read_bytes(), time.monotonic() + 60
    while path.read_bytes() == before and running.poll() is None:
        assert time.monotonic() < until
        os.sched_yield()
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=60)

    assert running.returncode in (130, 0)
    assert b"Traceback" not in err
    read_po(path, "ko", "kiosk")
