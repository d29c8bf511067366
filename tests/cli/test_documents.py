"""`kiosk mrz` and `kiosk document`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import Commands
from tests.cli.schemas import check
from tests.identity import zones

TODAY = ("--today", "2012-01-01")


@pytest.mark.parametrize(
    ("zone", "kind"),
    [
        (zones.TD1_SAMPLE, "TD1"),
        (zones.TD2_SAMPLE, "TD2"),
        (zones.TD3_SAMPLE, "TD3"),
        (zones.VISA_A_SAMPLE, "MRV-A"),
        (zones.VISA_B_SAMPLE, "MRV-B"),
    ],
)
def test_a_zone_is_read_from_standard_input_and_from_a_file(
    commands: Commands, tmp_path: Path, zone: str, kind: str
) -> None:
    file = tmp_path / "zone.txt"
    file.write_text(zone, "utf-8")

    piped = commands.run("mrz", "-", *TODAY, "--json", standard_input=zone.encode())
    read = commands.run("mrz", file, *TODAY, "--json")

    assert piped.status == read.status == 0
    assert piped.out == read.out
    assert piped.json["kind"] == kind
    assert piped.json["surname"] == "ERIKSSON"
    assert piped.json["ok"] is True
    check("mrz", piped.json)


def test_a_damaged_zone_is_read_and_said_not_to_be_ok(commands: Commands) -> None:
    zone = zones.TD3_SAMPLE.replace("L898902C36", "L898902C37").encode()

    ran = commands.run("mrz", *TODAY, "--json", standard_input=zone)

    assert ran.status == 0
    assert ran.json["ok"] is False
    assert ran.json["checks"]["number"] is False
    check("mrz", ran.json)


def test_a_person_reads_a_line_a_field(commands: Commands) -> None:
    ran = commands.run("mrz", *TODAY, standard_input=zones.TD3_SAMPLE.encode())

    assert b"surname: ERIKSSON\n" in ran.out


@pytest.mark.parametrize(
    "text", [b"", b"hello", b"\xff\xfe", b"<" * 88, b"P<" * 90_000, b"x" * 300_000]
)
def test_what_is_no_zone_is_told(commands: Commands, text: bytes) -> None:
    commands.fails("mrz", "--json", standard_input=text)


def test_a_file_that_is_not_there_is_told(commands: Commands, tmp_path: Path) -> None:
    assert "cannot be read" in commands.fails("mrz", tmp_path / "nowhere").err


@pytest.mark.parametrize(
    ("number", "kind", "ok"),
    [
        ("911124198108030024", "permanent-resident-card", True),
        ("911124198108030025", "permanent-resident-card", False),
        ("usa 1100 7801 0201", "permanent-resident-card-2017", True),
        ("H12345678", "hk-macao-travel-permit", True),
        ("12345678", "taiwan-travel-permit", True),
        ("E12345678", "passport", True),
        ("", "unknown", False),
        ("\x00\x1b[31m", "unknown", False),
        ("护照", "unknown", False),
        ("9" * 10_000, "unknown", False),
    ],
)
def test_a_number_is_recognised(
    commands: Commands, number: str, kind: str, ok: bool
) -> None:
    ran = commands.run("document", number, "--json")
    piped = commands.run("document", "-", "--json", standard_input=number.encode())

    assert ran.status == (0 if ok else 1)
    assert ran.json["kind"] == kind
    assert ran.json["ok"] is ok
    assert piped.out == ran.out
    check("document", ran.json)


def test_a_number_that_is_not_text_is_told(commands: Commands) -> None:
    commands.fails("document", "-", standard_input=b"\xff\xfe")


def test_without_a_number_it_is_wrong_use(commands: Commands) -> None:
    commands.refuses("document")
