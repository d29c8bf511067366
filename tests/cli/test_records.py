"""`kiosk records` lists cases without a word of a visitor, and erases them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.cli.audit import opened_store
from kiosk.counter.cases import Body, sealed
from kiosk.sealing.case_keys import case_keys_of
from kiosk.settings import Settings, read_settings
from tests.cli.commands import Commands
from tests.cli.schemas import check
from tests.records.stores import a_call, a_case, deed

CANARY = "Kanarienvogel 김민지 鸟"
NOW = datetime.now(UTC)
DUE, KEPT = f"{1:032x}", f"{2:032x}"


@pytest.fixture
def settings(config: Path) -> Settings:
    """One case whose time has come, and one that is kept."""
    settings = read_settings(config)
    keys = case_keys_of(settings.counter)
    body = Body(language="ko", answers={"name": CANARY})
    with opened_store(settings) as store:
        for number, left in ((1, timedelta(0)), (2, timedelta(hours=1))):
            case = a_case(number)
            key = keys.new(case.id, NOW.date())
            store.add_case(
                msgspec.structs.replace(
                    case, erase_at=NOW + left, body=sealed(body, key, case.id)
                ),
                deed("case-opened"),
            )
        for number, age in ((1, timedelta(days=7)), (2, timedelta(days=6))):
            store.place_call(a_call(number, at=NOW - age), deed())
    return settings


def ids(settings: Settings) -> list[str]:
    with opened_store(settings) as store:
        return [case.id for case in store.cases("open")]


def test_cases_are_listed_by_id(
    commands: Commands, config: Path, settings: Settings
) -> None:
    ran = commands.run("records", "list", "--config", config, "--json")
    check("records-list", ran.json)

    assert [case["id"] for case in ran.json] == [DUE, KEPT]
    assert DUE.encode() in commands.run("records", "list", "--config", config).out


def test_an_empty_store_says_so(commands: Commands, config: Path) -> None:
    ran = commands.run("records", "list", "--config", config)
    assert ran.out == b"No case is kept.\n"


def test_a_case_is_erased_and_nothing_of_it_is_found(
    commands: Commands, config: Path, settings: Settings, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.write_text(f"{CANARY}\n\n", "utf-8")
    ran = commands.run(
        *("records", "erase", "--case", KEPT, "--search", texts),
        *("--config", config, "--json"),
    )
    check("records-erase", ran.json)

    assert ran.status == 0
    assert ran.json["ok"]
    searched = {Path(path).name for path in ran.json["searched"]}
    assert {"counter.sqlite", f"{NOW.date()}.keys"} <= searched
    assert ids(settings) == [DUE]


def test_what_is_still_there_is_told(
    commands: Commands, config: Path, settings: Settings, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "leak").write_bytes(b"x" + CANARY.encode("utf-16-le"))
    texts = tmp_path / "texts"
    texts.write_text(CANARY, "utf-8")
    ran = commands.run(
        *("records", "erase", "--case", KEPT, "--search", texts, "--data", data),
        *("--config", config),
    )

    assert ran.status == 1
    assert f"FOUND  {data / 'leak'}".encode() in ran.out


def test_a_key_that_was_copied_is_found(
    commands: Commands, config: Path, settings: Settings
) -> None:
    key = case_keys_of(settings.counter).key(KEPT)
    assert key is not None
    assert settings.counter.folder
    (settings.counter.folder / "copy").write_text(bytes(key).hex())

    ran = commands.run("records", "erase", "--case", KEPT, "--config", config, "--json")
    assert [Path(path).name for path in ran.json["found"]] == ["copy"]


@pytest.mark.parametrize("case", [f"{9:032x}", "x", "../../etc"])
def test_a_case_that_is_not_there_is_told(
    commands: Commands, config: Path, settings: Settings, case: str
) -> None:
    commands.fails("records", "erase", "--case", case, "--config", config)
    assert ids(settings) == [DUE, KEPT]


def test_retention_erases_what_is_due_and_nothing_else(
    commands: Commands, config: Path, settings: Settings
) -> None:
    ran = commands.run("records", "retention", "--config", config, "--json")
    check("records-retention", ran.json)

    assert ran.json == {"erased": [DUE], "calls": 1}
    assert ids(settings) == [KEPT]
    assert case_keys_of(settings.counter).cases() == (KEPT,)
    again = commands.run("records", "retention", "--config", config)
    assert again.out == b"0 cases erased, 0 calls forgotten.\n"
