"""Models folders for the tests of this room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kiosk.translation.engine.client import Hired
from tests.translation.engine.folders import tiny_folder


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A models folder with the three tiny models, whole."""
    return tiny_folder(tmp_path_factory.mktemp("models"))


@pytest.fixture
async def hired(tiny: Path) -> AsyncIterator[Hired]:
    """The tiny models at work; the process has ended when the test has."""
    machine = Hired(tiny)
    yield machine
    await machine.close()
