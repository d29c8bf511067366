"""A desk with staff, whose slow hashes are made once a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from kiosk.sealing.key_folder import KeyFolder
from tests.counter.people import Bank


@pytest.fixture(scope="session")
def branch_keys(tmp_path_factory: pytest.TempPathFactory) -> KeyFolder:
    """Keys that no test changes."""
    keys = KeyFolder(tmp_path_factory.mktemp("branch") / "keys")
    keys.prepare()
    return keys


@pytest.fixture
def bank(branch_keys: KeyFolder, tmp_path: Path) -> Iterator[Bank]:
    """A desk with an empty database, three members of staff and its own keys."""
    copytree(branch_keys.path, tmp_path / "keys")
    bank = Bank(tmp_path / "counter", KeyFolder(tmp_path / "keys"))
    yield bank
    bank.store.close()
