"""`kiosk staff`: accounts come and go; a passphrase is never an argument."""

from __future__ import annotations

from pathlib import Path

from tests.cli.commands import Commands
from tests.cli.schemas import check

WORDS = b"correct horse battery\n"


def test_somebody_is_added_listed_switched_off_and_reset(
    commands: Commands, config: Path
) -> None:
    wanted = ("--name", "王芳", "--role", "lobby", "--languages", "EN, ko")
    added = commands.run(
        "staff", "add", "wang", *wanted, "--config", config, standard_input=WORDS
    )
    off = commands.run("staff", "disable", "wang", "--config", config)
    printed = commands.run("staff", "list", "--json", "--config", config).json
    [listed] = printed
    check("staff", printed)
    reset = commands.run(
        "staff", "reset", "wang", "--config", config, standard_input=WORDS
    )
    [again] = commands.run("staff", "list", "--json", "--config", config).json
    plain = commands.run("staff", "list", "--config", config)

    assert (added.status, off.status, reset.status) == (0, 0, 0)
    public = listed.pop("public_key")
    assert listed == {
        "id": "wang",
        "name": "王芳",
        "role": "lobby",
        "languages": ["en", "ko"],
        "disabled": True,
    }
    assert again["disabled"] is False
    assert again["public_key"] != public, "a reset makes another signing key"
    assert "王芳" in plain.out.decode()
    assert b"argon2" not in plain.out


def test_a_weak_passphrase_or_a_wrong_number_is_refused(
    commands: Commands, config: Path
) -> None:
    wanted = ("--name", "王芳", "--role", "lobby", "--config", config)

    weak = commands.fails("staff", "add", "wang", *wanted, standard_input=b"short\n")
    number = commands.fails("staff", "add", "Wang!", *wanted, standard_input=WORDS)
    nobody = commands.fails("staff", "disable", "li", "--config", config)

    assert "15 characters" in weak.err
    assert "a-z" in number.err
    assert "no such member" in nobody.err


def test_a_number_is_given_once(commands: Commands, config: Path) -> None:
    wanted = ("staff", "add", "wang", "--name", "W", "--role", "teller")
    commands.run(*wanted, "--config", config, standard_input=WORDS)

    assert commands.fails(*wanted, "--config", config, standard_input=WORDS)


def test_a_passphrase_is_no_argument(commands: Commands) -> None:
    commands.refuses("staff", "add", "wang", "--role", "teller", "--passphrase", "x")
    commands.refuses("staff", "reset", "wang", "correct horse battery")
    commands.refuses("staff", "add", "wang", "--name", "W", "--role", "boss")
