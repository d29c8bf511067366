"""The slip of a number: told in both languages, and nothing of a visit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kiosk.content.wording import Wording
from kiosk.handout.compose import Voices
from kiosk.handout.model import LARGEST_CODE_BYTES
from kiosk.handout.number_slip import of_number
from kiosk.handout.text import text
from kiosk.settings import Settings
from tests.tui.kiosks import languages, library
from tests.tui.stage import TODAY

AT = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)


def voices(code: str) -> Voices:
    spoken = {
        language.code: Wording(language, library(), Settings(), TODAY)
        for language in languages()
    }
    return Voices(spoken[code], None if code == "zh" else spoken["zh"])


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
def test_number_time_and_place_stand_in_words_and_in_the_code(code: str) -> None:
    slip = of_number(999, "K-01", AT, voices(code))

    assert slip.code is not None
    assert len(slip.code.text.encode()) <= LARGEST_CODE_BYTES
    for said in (slip.title.text, slip.code.text, text(slip)):
        assert "999" in said
    assert "您的号码" in text(slip)
    assert "K-01" in slip.code.text
    # Five past one at night in Beijing, the day after.
    assert "01:05" in slip.sections[0].lines[0].text
    assert "23" in slip.sections[0].lines[0].text
    assert not slip.notes
    assert slip.counter is None
