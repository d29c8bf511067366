"""The bank of the packs, made once."""

from __future__ import annotations

import pytest

from kiosk.handout.packs.press import PackPress
from tests.handout.packs.pseudo import Bank, bank_in


@pytest.fixture(scope="package")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return bank_in(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="package")
def press() -> PackPress:
    return PackPress()
