"""Receipts for the tests: more scripts than the samples have, and what is on them."""

from io import BytesIO

import zxingcpp
from msgspec.structs import replace
from PIL import Image

from kiosk.handout.model import Code, CounterCode, Handout, Line, Section
from tests.handout.samples import LANGUAGES, open_account

THAI = (
    "เปิดบัญชีธนาคารส่วนบุคคล",
    "หนังสือเดินทางตัวจริงที่ยังไม่หมดอายุ พร้อมวีซ่าหรือใบอนุญาตพำนัก",
    "หมายเลขโทรศัพท์มือถือจีนในชื่อของคุณเอง (เช่น 138 0013 8000)",
)
HINDI = (
    "व्यक्तिगत बैंक खाता खोलें",
    "आपका वैध पासपोर्ट, जिसमें वीज़ा या निवास परमिट हो",
    "आपके अपने नाम पर चीन का मोबाइल नंबर (जैसे 138 0013 8000)",
)
STILL_TO_COME = {"th": THAI, "hi": HINDI}
SCRIPTS = (*LANGUAGES, *STILL_TO_COME)
PASS = "KP1:" + "0123456789ABCDEFGHIJ KLMNOPQRSTUVWXYZ$%*+-./:" * 21


def sample(language: str) -> Handout:
    """A handout with a code, in a language of the kiosk or one still to come."""
    if language not in STILL_TO_COME:
        return open_account(language)
    title, *lines = STILL_TO_COME[language]
    english = open_account("en")
    section = Section(
        "bring",
        Line(title, "请带上"),
        tuple(Line(text, "请看这里") for text in lines),
        "bring",
    )
    return replace(
        english,
        language=language,
        locale=language,
        title=Line(title, "开立个人银行账户"),
        lead=Line(lines[0]),
        sections=(section,),
        code=Code("\n".join(STILL_TO_COME[language])[:60], Line(title, "扫一扫")),
        branch=Line(title, "示范银行"),
        as_of=Line("2026-11-22"),
        footer=(Line(lines[1], "如有出入，以中文为准。"),),
    )


def with_pass(handout: Handout) -> Handout:
    """The same with the fullest counter pass there can be."""
    pass_ = CounterCode(PASS[:970], Line("For the counter", "给柜台"))
    return replace(handout, counter=pass_)


def picture_of(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


def codes_in(picture: Image.Image) -> list[str]:
    """What a decoder finds, from top to bottom."""
    grey = picture.convert("L")
    framed = Image.new("L", (grey.width + 64, grey.height + 64), 255)
    framed.paste(grey, (32, 32))
    found = zxingcpp.read_barcodes(
        framed, try_invert=False, text_mode=zxingcpp.TextMode.Plain
    )
    return [
        code.text for code in sorted(found, key=lambda code: code.position.top_left.y)
    ]
