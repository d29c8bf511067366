"""One store for each engine: every test of the contract runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.records.records import Records
from tests.records.stores import Opener


@pytest.fixture(params=["sqlite", "postgresql"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens stores on one empty database, each as another program would."""
    url = ""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    opener = Opener(url, tmp_path / "counter")
    yield opener
    opener.close()


@pytest.fixture
def store(opener: Opener) -> Records:
    """A store with nothing in it."""
    return opener.open()
