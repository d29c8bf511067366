from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.errors import SettingsError, StoreError
from kiosk.records.embedded import FILE, connect
from kiosk.records.server import parameters_of
from tests.records.stores import a_case, deed, embedded_store, shared_store

ROOT = Path(__file__).resolve().parents[2]
LIGHT = """
import json, sys
import kiosk.records.opening, kiosk.counter.store
print(json.dumps([each for each in ("sqlalchemy", "psycopg") if each in sys.modules]))
"""


class TestFile:
    def test_it_and_its_folder_are_for_their_owner_alone(self, tmp_path: Path) -> None:
        folder = tmp_path / "state" / "kiosk"
        embedded_store(folder).close()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for file in folder.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
    def test_one_that_others_can_read_is_refused(
        self, tmp_path: Path, mode: int
    ) -> None:
        embedded_store(tmp_path).close()
        file = tmp_path / FILE
        file.chmod(mode)
        with pytest.raises(StoreError, match="can be read by others") as refused:
            embedded_store(tmp_path)
        assert refused.value.remedy == f"chmod 600 {file}"

    def test_one_that_is_no_database_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / FILE
        file.write_bytes(b"no database" * 1000)
        file.chmod(0o600)
        with pytest.raises(StoreError):
            embedded_store(tmp_path)

    def test_a_folder_that_is_a_file_is_refused_with_a_remedy(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(StoreError) as refused:
            embedded_store(tmp_path / "file")
        assert "[counter] folder" in refused.value.remedy

    def test_every_connection_writes_safely(self, tmp_path: Path) -> None:
        embedded_store(tmp_path).close()
        connection = connect(tmp_path / FILE)
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                *("journal_mode", "synchronous", "secure_delete", "foreign_keys"),
                *("temp_store", "busy_timeout"),
            )
        }
        connection.close()
        assert found == {
            "journal_mode": "truncate",
            "synchronous": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
            "temp_store": 2,
            "busy_timeout": 30_000,
        }

    def test_bytes_of_an_erased_case_are_in_no_file(self, tmp_path: Path) -> None:
        canary = b"canary 9d1f 4be2 " * 400  # over more than one page
        store = embedded_store(tmp_path)
        for number in range(1, 20):
            body = canary if number == 7 else bytes(100)
            store.add_case(replace(a_case(number), body=body), deed())
        assert canary[:16] in _all_bytes(tmp_path)
        store.erase_case(a_case(7).id, deed("case-erased"))
        assert canary[:16] not in _all_bytes(tmp_path)
        store.close()
        assert canary[:16] not in _all_bytes(tmp_path)

    def test_a_whole_file_is_left_after_all_that(self, tmp_path: Path) -> None:
        store = embedded_store(tmp_path)
        for number in range(1, 50):
            store.add_case(a_case(number), deed())
            store.erase_case(a_case(number).id, deed())
        store.close()
        connection = sqlite3.connect(tmp_path / FILE)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


class TestServer:
    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://kiosk:secret@db.bank.example/kiosk",
            "postgresql://kiosk:secret@10.0.0.5/kiosk?sslmode=require",
            "postgresql://kiosk:secret@10.0.0.5/kiosk?sslmode=verify-ca",
            "postgresql://kiosk:secret@localhost,10.0.0.5/kiosk",
            "postgresql://kiosk:secret@localhost/kiosk?hostaddr=10.0.0.5",
            "postgresql://kiosk:secret@/kiosk?host=db.bank.example",
            "postgresql://kiosk:secret@localhost/kiosk?service=bank",
        ],
    )
    def test_another_machine_must_prove_who_it_is(self, url: str) -> None:
        with pytest.raises(SettingsError, match="certificate") as refused:
            parameters_of(url)
        assert "verify-full" in refused.value.remedy
        assert "secret" not in str(refused.value)

    def test_the_environment_cannot_lead_elsewhere(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PGHOST", "10.0.0.5")
        with pytest.raises(SettingsError, match="certificate"):
            parameters_of("postgresql:///kiosk")

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://kiosk@10.0.0.5/kiosk?sslmode=verify-full",
            "postgresql://kiosk@localhost/kiosk",
            "postgresql://kiosk@127.0.0.2:5433/kiosk",
            "postgresql://kiosk@[::1]/kiosk",
            "postgresql://kiosk@/kiosk?host=/run/postgresql",
            "postgresql:///kiosk",
        ],
    )
    def test_this_machine_and_a_checked_one_are_accepted(self, url: str) -> None:
        parameters = parameters_of(url)
        assert parameters["dbname"] == "kiosk"
        assert "lock_timeout" in parameters["options"]

    def test_what_the_address_says_prevails(self) -> None:
        url = "postgresql://k@localhost/kiosk?connect_timeout=2&options=-c%20jit%3Doff"
        parameters = parameters_of(url)
        assert str(parameters["connect_timeout"]) == "2"
        assert parameters["options"].endswith("-c jit=off")

    def test_an_address_that_cannot_be_read_is_not_repeated(self) -> None:
        with pytest.raises(SettingsError) as refused:
            parameters_of("postgresql://kiosk:secret@host/db?nonsense=1")
        assert "secret" not in str(refused.value)

    def test_nothing_listens_there_is_told_without_the_password(
        self, tmp_path: Path
    ) -> None:
        with pytest.raises(StoreError) as away:
            shared_store(f"postgresql://k:secret@/kiosk?host={tmp_path}", tmp_path)
        assert "secret" not in str(away.value)
        assert away.value.remedy


class TestImports:
    def test_the_database_is_loaded_only_when_a_store_is_opened(self) -> None:
        done = subprocess.run(
            (sys.executable, "-c", LIGHT), cwd=ROOT, capture_output=True, check=True
        )
        assert json.loads(done.stdout) == []


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
