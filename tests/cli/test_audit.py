"""`kiosk audit` names the first bad row, and hands the log to an auditor."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pytest

from kiosk.cli.audit import opened_store
from kiosk.sealing.key_folder import key_folder_of
from kiosk.settings import Settings, read_settings
from tests.cli.commands import Commands
from tests.cli.schemas import check
from tests.counter.logs import deed

ROWS = 30


@pytest.fixture
def settings(config: Path) -> Settings:
    settings = read_settings(config)
    key_folder_of(settings.counter).prepare()
    with opened_store(settings) as store:
        for number in range(ROWS):
            store.note(deed(number))
    return settings


def tamper(settings: Settings, *statements: str) -> None:
    """Change the table as somebody with the file could, its triggers gone."""
    assert settings.counter.folder
    with sqlite3.connect(settings.counter.folder / "counter.sqlite") as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_whole_log_is_told_and_marked(
    commands: Commands, config: Path, settings: Settings
) -> None:
    first = commands.run("audit", "verify", "--config", config, "--json")
    check("audit-verify", first.json)
    assert first.status == 0
    assert first.json["rows"] == ROWS
    assert first.json["marks"] == 1
    assert (
        b"as they were written"
        in commands.run("audit", "verify", "--config", config).out
    )


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE audit SET actor = 'staff:x' WHERE sequence = 7", 7),
        ("DELETE FROM audit WHERE sequence = 12", 12),
        ("DELETE FROM audit WHERE sequence > 27", 28),
        ("UPDATE audit SET hash = zeroblob(32) WHERE sequence = 20", 20),
        ("UPDATE audit SET sequence = 99 WHERE sequence = 5", 5),
    ],
)
def test_a_changed_log_is_refused_and_its_first_bad_row_named(
    commands: Commands, config: Path, settings: Settings, statement: str, row: int
) -> None:
    commands.run("audit", "verify", "--config", config)
    tamper(settings, statement)

    ran = commands.run("audit", "verify", "--config", config, "--json")

    check("audit-verify", ran.json)
    assert ran.status == 1
    assert ran.json["first_bad_row"] == row
    told = commands.run("audit", "verify", "--config", config)
    assert told.status == 1
    assert f"Row {row}: ".encode() in told.out


def test_the_log_is_exported_by_days(
    commands: Commands, config: Path, settings: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "log.csv"
    ran = commands.run(
        *("audit", "export", "--format", "csv", "--out", out, "--config", config)
    )
    rows = [*csv.reader(io.StringIO(out.read_text("utf-8"), newline=""))]
    assert ran.status == 0
    assert len(rows) == ROWS + 1

    none = commands.run(
        *("audit", "export", "--format", "json", "--out", "-", "--config", config),
        *("--to", "2026-11-01"),
    )
    assert json.loads(none.out) == []


def test_an_export_is_a_deed_of_its_own(
    commands: Commands, config: Path, settings: Settings
) -> None:
    commands.run(
        "audit", "export", "--format", "json", "--out", "-", "--config", config
    )

    with opened_store(settings) as store:
        head = store.audit_head()
    assert head is not None
    assert (head.sequence, head.deed.verb) == (ROWS + 1, "log-exported")


def test_a_file_that_cannot_be_written_is_told(
    commands: Commands, config: Path, settings: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "file" / "log.csv"
    out.parent.write_text("")
    commands.fails(
        *("audit", "export", "--format", "csv", "--out", out, "--config", config)
    )


def test_without_keys_the_log_cannot_be_marked(
    commands: Commands, config: Path
) -> None:
    commands.fails("audit", "verify", "--config", config)
