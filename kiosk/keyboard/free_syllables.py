"""Keyboards for sentences in Thai, Korean and Japanese, whose keys join."""

from typing import Final

from kiosk.keyboard import kana
from kiosk.keyboard.free_faces import (
    BROAD,
    DIGITS,
    LATIN,
    NARROW,
    bottom,
    face,
    keys,
    letter_rows,
    other_faces,
    turn,
)
from kiosk.keyboard.layout import Face, Key, Layout

_THAI: Final = (
    "ๅ / - ภ ถ ◌ุ ◌ึ ค ต จ ข ช",
    "ๆ ไ ◌ำ พ ะ ◌ั ◌ี ร น ย บ ล",
    "ฟ ห ก ด เ ◌้ ◌่ า ส ว ง ฃ",
    "ผ ป แ อ ◌ิ ◌ื ท ม ใ ฝ",
)
_THAI_SHIFTED: Final = (
    "+ ๑ ๒ ๓ ๔ ◌ู ฿ ๕ ๖ ๗ ๘ ๙",
    '๐ " ฎ ฑ ธ ◌ํ ◌๊ ณ ฯ ญ ฐ ,',
    "ฤ ฆ ฏ โ ฌ ◌็ ◌๋ ษ ศ ซ . ฅ",
    "( ) ฉ ฮ ◌ฺ ◌์ ? ฒ ฬ ฦ",
)


def thai_layout() -> Layout:
    """Return the Thai keyboard."""
    first = bottom((turn("⇧", "shifted"), DIGITS, LATIN), ", . ?", BROAD)
    shifted = bottom((turn("⇩", "letters"), DIGITS, LATIN), ", . ?", BROAD)
    return Layout(
        "free-th",
        (
            face("letters", letter_rows(_THAI), first),
            face("shifted", letter_rows(_THAI_SHIFTED), shifted, then="letters"),
            *other_faces("กขค"),
        ),
    )


_KOREAN: Final = (
    "ㅂ ㅈ ㄷ ㄱ ㅅ ㅛ ㅕ ㅑ ㅐ ㅔ",
    "ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ",
    "ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ",
)
_KOREAN_DOUBLE: Final = ("ㅃ ㅉ ㄸ ㄲ ㅆ ㅛ ㅕ ㅑ ㅒ ㅖ", *_KOREAN[1:])


def korean_layout() -> Layout:
    """Return the Korean two-set keyboard."""
    last = bottom((DIGITS, LATIN), ", . ?", NARROW)
    single = letter_rows(_KOREAN, shift=turn("⇧", "double"))
    double = letter_rows(_KOREAN_DOUBLE, shift=turn("⇩", "letters"))
    return Layout(
        "free-ko",
        (
            face("letters", single, last),
            face("double", double, last, then="letters"),
            *other_faces("한글"),
        ),
    )


_HIRAGANA: Final = (
    "あ か さ た な は ま や ら わ",
    "い き し ち に ひ み ゆ り を",
    "う く す つ ぬ ふ む よ る ん",
    "え け せ て ね へ め 、 れ ー",
    "お こ そ と の ほ も 。 ろ ？",
)
_TO_KATAKANA: Final = 0x60
"""How far the katakana stand behind their hiragana in Unicode."""


def _kana_face(face_id: str, rows: tuple[str, ...], other: Key) -> Face:
    """Ten columns of kana, and the keys of a last row in the two columns beside."""
    sides = (
        (Key("type", "゛", kana.VOICED), Key("type", "゜", kana.HALF_VOICED)),
        (Key("type", "小", kana.SMALL), Key("backspace", "⌫")),
        (Key("space", types=" ", units=4),),
        (_side(other), _side(DIGITS)),
        (Key("done", units=4),),
    )
    return Face(
        face_id,
        tuple((*keys(row), *side) for row, side in zip(rows, sides, strict=True)),
    )


def _side(key: Key) -> Key:
    return Key(key.role, key.label, units=2, face=key.face)


def _katakana(row: str) -> str:
    return "".join(
        chr(ord(sign) + _TO_KATAKANA) if "ぁ" <= sign <= "ゖ" else sign for sign in row
    )


def kana_layout() -> Layout:
    """Return the Japanese keyboard: hiragana and katakana."""
    katakana = tuple(_katakana(row) for row in _HIRAGANA)
    return Layout(
        "free-kana",
        (
            _kana_face("letters", _HIRAGANA, turn("ア", "katakana")),
            _kana_face("katakana", katakana, turn("あ", "letters")),
            *other_faces("あ"),
        ),
    )
