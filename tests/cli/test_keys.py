"""`kiosk keys` makes, shows and trusts; it never prints what is secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.sealing.key_folder import KeyFolder
from tests.cli.commands import Commands
from tests.cli.schemas import check


@pytest.fixture
def folder(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "state" / "keys")


def secrets(folder: KeyFolder) -> list[bytes]:
    return [path.read_bytes().split()[2] for path in folder.path.glob("*.key")]


def test_new_makes_everything_once(
    commands: Commands, config: Path, folder: KeyFolder
) -> None:
    made = commands.run("keys", "new", "--config", config)
    again = commands.fails("keys", "new", "--config", config)

    assert made.status == 0
    assert folder.kiosk_key().public.fingerprint.encode() in made.out
    assert folder.desk_public().fingerprint.encode() in made.out
    assert "There are keys" in again.err


def test_show_prints_what_the_schema_says(
    commands: Commands, config: Path, folder: KeyFolder
) -> None:
    empty = commands.run("keys", "show", "--json", "--config", config)
    commands.run("keys", "new", "--config", config)
    commands.run("keys", "new", "desk", "--config", config)
    folder.enrol()
    full = commands.run("keys", "show", "--json", "--config", config)

    check("keys", empty.json)
    check("keys", full.json)
    assert empty.json["kiosk"] is None
    assert full.json["desk"] == full.json["seals_to"]
    assert len(full.json["previous_desks"]) == 1
    assert full.json["trusted_kiosks"] == [full.json["kiosk"]]
    assert full.json["enrolled"] is True


def test_nothing_secret_is_printed_by_any_of_them(
    commands: Commands, config: Path, folder: KeyFolder
) -> None:
    ran = [
        commands.run("keys", *words, "--config", config)
        for words in (
            ("new",),
            ("new", "desk"),
            ("new", "kiosk"),
            ("show",),
            ("show", "--json"),
            ("trust", folder.path / "kiosk.pub"),
            ("trust", folder.path / "desk.key"),
        )
    ]

    assert [one.status for one in ran] == [0, 0, 0, 0, 0, 0, 1]
    assert len(secrets(folder)) == 4
    for one in ran:
        said = one.out + one.err.encode()
        assert not any(secret in said for secret in secrets(folder))


def test_what_show_prints_can_be_brought_to_another_machine(
    commands: Commands, config: Path, folder: KeyFolder, tmp_path: Path
) -> None:
    commands.run("keys", "new", "--config", config)
    printed = commands.run("keys", "show", "--json", "--config", config).json
    other = tmp_path / "other.toml"
    other.write_text(f'[counter]\nfolder = "{tmp_path}/other"\n', "utf-8")

    for name in ("kiosk", "desk"):
        trusted = commands.run(
            *("keys", "trust", "-", "--config", other),
            standard_input=printed[name]["public"].encode(),
        )
        assert trusted.status == 0
        assert printed[name]["fingerprint"].encode() in trusted.out

    brought = KeyFolder(tmp_path / "other" / "keys")
    assert brought.desk_public() == folder.desk_public()
    assert brought.trusted_kiosks() == folder.trusted_kiosks()


def test_a_change_of_the_desk_says_what_still_opens(
    commands: Commands, config: Path, folder: KeyFolder
) -> None:
    commands.run("keys", "new", "--config", config)
    old = folder.desk_public().id.hex()
    changed = commands.run("keys", "new", "desk", "--config", config)

    assert f"The previous one still opens: {old}".encode() in changed.out
    assert b"kiosk keys trust desk.pub" in changed.out


def test_a_lost_pepper_is_made_again_and_an_existing_one_is_kept(
    commands: Commands, config: Path, folder: KeyFolder
) -> None:
    commands.run("keys", "new", "--config", config)
    kept = commands.fails("keys", "new", "pepper", "--config", config)
    (folder.path / "pepper.key").unlink()
    made = commands.run("keys", "new", "pepper", "--config", config)

    assert "useless" in kept.err
    assert made.status == 0
    assert b"kiosk staff reset" in made.out


def test_a_file_that_others_can_read_is_told_with_its_remedy(
    commands: Commands, config: Path, folder: KeyFolder
) -> None:
    commands.run("keys", "new", "--config", config)
    (folder.path / "desk.key").chmod(0o644)

    for words in (("show",), ("new", "desk")):
        told = commands.fails("keys", *words, "--config", config)
        assert f"chmod 600 {folder.path / 'desk.key'}" in told.err


def test_wrong_use_is_refused(commands: Commands) -> None:
    assert "kiosk keys" in commands.refuses("keys").err
    commands.refuses("keys", "new", "house")
    commands.refuses("keys", "trust")
    commands.fails("keys", "trust", "/nowhere/kiosk.pub")
