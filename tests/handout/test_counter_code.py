"""The counter pass on a handout: read back from every form, kept in no cache."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from msgspec.structs import replace

from kiosk.errors import HandoutError
from kiosk.handout import qr
from kiosk.handout.compose import Voices, of_service
from kiosk.handout.counter_code import Carried, with_pass
from kiosk.handout.model import CounterCode, Handout, Line, Paper
from kiosk.handout.writing import render
from tests.tui.ends import wording
from tests.tui.kiosks import library

TEXT = "KP1:963" + "A1B2C3 $" * 120 + "ABC"
"""As long as a pass can be."""
ENDS = datetime(2026, 11, 23, 9, 30)
CARRIED = Carried(TEXT, ENDS, "ACEF GHJK", ("Home address",))


def handout(code: str = "ko", carried: Carried | None = CARRIED) -> Handout:
    voices = Voices(wording(code), None if code == "zh" else wording("zh"))
    general = of_service(library().service("open-account"), voices)
    return with_pass(general, carried, voices) if carried else general


def codes_on(pdf: bytes) -> list[zxingcpp.Barcode]:
    pages = pypdfium2.PdfDocument(BytesIO(pdf))
    pictures = [page.render(scale=300 / 72).to_pil() for page in pages]
    return [found for one in pictures for found in zxingcpp.read_barcodes(one)]


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
def test_the_largest_pass_is_read_from_paper(paper: Paper, code: str) -> None:
    (pdf,) = render(handout(code), "pdf", paper=paper, timestamp=0)

    (found,) = [one for one in codes_on(pdf) if one.text == TEXT]

    side = found.position.top_right.x - found.position.top_left.x
    modules = 17 + 4 * 20
    assert side / 300 * 25.4 / modules >= 0.375
    assert side / 300 * 25.4 <= 40


def test_the_words_stand_beside_it_in_two_languages() -> None:
    (text,) = render(handout("ko"), "text", timestamp=0)
    said = re.sub(r"[\u2066-\u2069]", "", text.decode())

    assert "창구용 · 交给柜台" in said
    assert "ACEF GHJK" in said
    assert "只能使用一次，有效期至2026年11月23日, 09:30。" in said
    assert "此项放不下，工作人员会再问您：" in said


def test_a_web_page_shows_the_code_and_no_answer() -> None:
    (html,) = render(handout("en"), "html", timestamp=0)

    assert html.count(b"<svg") == 2
    assert TEXT.encode() not in html


def test_a_general_checklist_has_none() -> None:
    assert handout(carried=None).counter is None
    (pdf,) = render(handout(carried=None), "pdf", timestamp=0)
    assert not [one for one in codes_on(pdf) if one.text.startswith("KP1")]


def test_what_is_no_pass_is_refused() -> None:
    for text in ("", TEXT + "A"):
        with pytest.raises(HandoutError, match="1 to 970"):
            CounterCode(text, Line("For the counter"))


def test_nothing_of_a_pass_stands_in_a_repr() -> None:
    assert "KP1" not in repr(CARRIED) + repr(handout())


def test_a_drawn_pass_is_not_remembered() -> None:
    before = qr._checked.cache_info()

    qr.draw_unkept(TEXT)

    assert qr._checked.cache_info() == before
    with pytest.raises(HandoutError, match="version 20, 19 fits"):
        qr.draw_unkept(TEXT, max_version=19)


def test_a_handout_with_a_pass_goes_to_the_worker_and_back() -> None:
    from kiosk.handout.model import from_json, to_json

    assert from_json(to_json(handout())) == handout()
    assert replace(handout(), counter=None) == handout(carried=None)
