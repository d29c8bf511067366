"""What paper says of the page that a phone can open."""

from __future__ import annotations

from kiosk.handout.compose import of_guide
from kiosk.handout.phone_words import with_address
from kiosk.handout.text import text
from tests.content.test_ways import library
from tests.handout.test_notes import voices


def test_paper_tells_the_address_and_how_to_know_the_bank_s_own_code() -> None:
    speakers = voices("ko")
    handout = of_guide(library().guide("tax-refund"), speakers)
    page = "http://10.20.0.5:8480/g/tax-refund/ko"
    told = with_address(handout, speakers, page)
    here, own = told.footer[-2:]

    assert page in here.text
    assert page in here.chinese
    assert own.text.count("http://10.20.0.5:8480") == 1
    assert "/g/" not in own.text
    assert page in text(told)
    assert with_address(handout, speakers, "") == handout
