"""Every part of the written services can be reached."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.content.reach import unreached
from kiosk.content.reading import read_content
from kiosk.paths import find_places
from tests.content import bank


@pytest.mark.parametrize("day", [bank.TODAY, date(2028, 2, 29), date(2027, 12, 31)])
def test_every_step_and_end_that_is_written_can_be_reached(day: date) -> None:
    content = read_content(find_places().guides)

    assert len(content.services) > 10
    for service in content.services:
        assert tuple(unreached(content, service, day)) == ()
