"""The keyboards for sentences, in the visitor's own script.

The first face is the standard keyboard of the script as people know it from
telephones and computers; digits and Latin letters are one key away. A capital, a
second row of marks or a rare letter lasts for one key, then the first face is back.

Source: the layouts that operating systems ship: Korean two-set (KS X 5002), Thai
Kedmanee (TIS 820), Russian ЙЦУКЕН, Arabic 101, Vietnamese (TCVN 6064). Kana stand in
the order of the fifty sounds, as on cash machines in Japan.
"""

from types import MappingProxyType
from typing import Final

from kiosk.keyboard import kana
from kiosk.keyboard.free_faces import (
    BROAD,
    NARROW,
    bottom,
    digit_face,
    face,
    keys,
    latin_faces,
    letter_rows,
    turn,
)
from kiosk.keyboard.layout import Face, Key, Layout

_123: Final = turn("123", "digits")
_ABC: Final = turn("abc", "latin")


def _others(label: str) -> tuple[Face, ...]:
    """The faces that every script but Latin has: Latin letters and digits."""
    back = turn(label, "letters")
    return (
        *latin_faces("latin", "latin-capitals", _123, back),
        digit_face(back, _ABC),
    )


# Latin letters.

_ACCENTS: Final = ("á à â ä ã å æ ç é è", "ê ë í î ï ı ñ ó ô ö", "õ ø œ ß ú ù û ü")
_ACCENTS_MORE: Final = "č ğ ł ş š ž ý ʻ « »"


def _latin() -> Layout:
    accents = letter_rows((_ACCENTS_MORE, *_ACCENTS))
    back = turn("abc", "letters")
    return Layout(
        "free-latin",
        (
            *latin_faces("letters", "capitals", _123, turn("é", "accents")),
            face(
                "accents",
                accents,
                bottom((_123, back), "¿ ¡ ?", NARROW),
                then="letters",
            ),
            digit_face(back),
        ),
    )


_VIETNAMESE: Final = (
    "ă â ê ô ◌\u0300 ◌\u0309 ◌\u0303 ◌\u0301 ◌\u0323 đ",
    "q w e r t y u i o p ư ơ",
    "a s d f g h j k l",
    "z x c v b n m",
)


def _vietnamese() -> Layout:
    last = bottom((_123,), ", . ?", BROAD)
    small = letter_rows(_VIETNAMESE, shift=turn("⇧", "capitals"))
    capitals = letter_rows(
        tuple(row.upper() for row in _VIETNAMESE), shift=turn("⇩", "letters")
    )
    return Layout(
        "free-vi",
        (
            face("letters", small, last),
            face("capitals", capitals, last, then="letters"),
            digit_face(turn("abc", "letters")),
        ),
    )


# Cyrillic letters.

_RUSSIAN: Final = (
    "й ц у к е н г ш щ з х ъ",
    "ф ы в а п р о л д ж э ё",
    "я ч с м и т ь б ю",
)
_MONGOLIAN: Final = (
    "ф ц у ж э н г ш ү з к ъ",
    "й ы б ө а х р о л д п е",
    "я ч ё с м и т ь в ю",
)
_MORE: Final = (
    "ә ғ қ ң ө ұ ү һ і ў ҳ ӯ",
    "ӣ ҷ ї є ґ ј љ њ ћ ђ џ ѕ",
    "ѓ ќ щ ъ ё « » — №",
)


def _cyrillic(layout_id: str, rows: tuple[str, ...]) -> Layout:
    last = bottom((_123, _ABC, turn("ә…", "more")), ", . ?", BROAD)
    back = turn("абв", "letters")
    side = (BROAD - sum(key.units for key in keys(rows[-1]))) // 2
    small = letter_rows(rows, shift=turn("⇧", "capitals", side))
    capitals = letter_rows(
        tuple(row.upper() for row in rows), shift=turn("⇩", "letters", side)
    )
    more = letter_rows(_MORE, shift=turn("⇧", "more-capitals"))
    more_capitals = letter_rows(
        tuple(row.upper() for row in _MORE), shift=turn("⇩", "more")
    )
    more_last = bottom((_123, _ABC, back), ", . ?", BROAD)
    return Layout(
        layout_id,
        (
            face("letters", small, last),
            face("capitals", capitals, last, then="letters"),
            face("more", more, more_last, then="letters"),
            face("more-capitals", more_capitals, more_last, then="letters"),
            *_others("абв"),
        ),
    )


# Arabic letters.

_ARABIC: Final = (
    "ض ص ث ق ف غ ع ه خ ح ج د",
    "ش س ي ب ل ا ت ن م ك ط ذ",
    "ئ ء ؤ ر لا ى ة و ز ظ",
)
_HAMZA: Final = (
    "أ إ آ ٱ لأ لإ لآ ؤ ئ ء ى ة",
    "١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ ٪ ٫",
    "پ چ ژ گ ک ی « » ؛ :",
)


def _arabic() -> Layout:
    last = bottom((_123, _ABC, turn("أإآ", "hamza")), "، . ؟", BROAD)
    hamza_last = bottom((_123, _ABC, turn("ابت", "letters")), "، . ؟", BROAD)
    return Layout(
        "free-ar",
        (
            face("letters", letter_rows(_ARABIC), last),
            face("hamza", letter_rows(_HAMZA), hamza_last, then="letters"),
            *_others("ابت"),
        ),
    )


# Thai, Korean and Japanese.

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


def _thai() -> Layout:
    first = bottom((turn("⇧", "shifted"), _123, _ABC), ", . ?", BROAD)
    shifted = bottom((turn("⇩", "letters"), _123, _ABC), ", . ?", BROAD)
    return Layout(
        "free-th",
        (
            face("letters", letter_rows(_THAI), first),
            face("shifted", letter_rows(_THAI_SHIFTED), shifted, then="letters"),
            *_others("กขค"),
        ),
    )


_KOREAN: Final = (
    "ㅂ ㅈ ㄷ ㄱ ㅅ ㅛ ㅕ ㅑ ㅐ ㅔ",
    "ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ",
    "ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ",
)
_KOREAN_DOUBLE: Final = ("ㅃ ㅉ ㄸ ㄲ ㅆ ㅛ ㅕ ㅑ ㅒ ㅖ", *_KOREAN[1:])


def _korean() -> Layout:
    last = bottom((_123, _ABC), ", . ?", NARROW)
    single = letter_rows(_KOREAN, shift=turn("⇧", "double"))
    double = letter_rows(_KOREAN_DOUBLE, shift=turn("⇩", "letters"))
    return Layout(
        "free-ko",
        (
            face("letters", single, last),
            face("double", double, last, then="letters"),
            *_others("한글"),
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
        (_side(other), _side(_123)),
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


def _kana() -> Layout:
    katakana = tuple(_katakana(row) for row in _HIRAGANA)
    return Layout(
        "free-kana",
        (
            _kana_face("letters", _HIRAGANA, turn("カナ", "katakana")),
            _kana_face("katakana", katakana, turn("かな", "letters")),
            *_others("かな"),
        ),
    )


FREE: Final = (
    _latin(),
    _vietnamese(),
    _cyrillic("free-cyrillic", _RUSSIAN),
    _cyrillic("free-uz", ("ў қ ғ ҳ", *_RUSSIAN)),
    _cyrillic("free-kk", ("ә і ң ғ ү ұ қ ө һ", *_RUSSIAN)),
    _cyrillic("free-ky", ("ң ө ү", *_RUSSIAN)),
    _cyrillic("free-mn", _MONGOLIAN),
    _arabic(),
    _thai(),
    _korean(),
    _kana(),
)
"""Every keyboard for sentences."""

_BY_LANGUAGE: Final = MappingProxyType(
    {
        **dict.fromkeys(("ru", "uk", "be", "bg", "sr", "tg"), "free-cyrillic"),
        **dict.fromkeys(("ar", "fa"), "free-ar"),
        **{code: f"free-{code}" for code in ("uz", "kk", "ky", "mn", "th", "ko", "vi")},
        "ja": "free-kana",
    }
)


def free_layout(language_code: str) -> str:
    """Return the id of the keyboard on which sentences of a language are typed.

    Args:
        language_code: Such as "ko", or with a script: "uz_Latn". A language that is
            not known here is typed in Latin letters.
    """
    language, *rest = language_code.replace("-", "_").lower().split("_")
    if "latn" in rest:
        return "free-latin"
    if "cyrl" in rest:
        return _BY_LANGUAGE.get(language, "free-cyrillic")
    return _BY_LANGUAGE.get(language, "free-latin")
