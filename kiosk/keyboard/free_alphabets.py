"""Keyboards for sentences in Latin, Vietnamese, Cyrillic and Arabic letters."""

from typing import Final

from kiosk.keyboard.free_faces import (
    BROAD,
    DIGITS,
    LATIN,
    NARROW,
    bottom,
    digit_face,
    face,
    keys,
    latin_faces,
    letter_rows,
    other_faces,
    turn,
)
from kiosk.keyboard.layout import Layout

# Latin letters.

_ACCENTS: Final = ("á à â ä ã å æ ç é è", "ê ë í î ï ı ñ ó ô ö", "õ ø œ ß ú ù û ü")
_ACCENTS_MORE: Final = "č ğ ł ş š ž ý ʻ « »"


def latin_layout() -> Layout:
    """Return the keyboard of Latin letters, accents one key away."""
    accents = letter_rows((_ACCENTS_MORE, *_ACCENTS))
    back = turn("abc", "letters")
    return Layout(
        "free-latin",
        (
            *latin_faces("letters", "capitals", DIGITS, turn("é", "accents")),
            face(
                "accents",
                accents,
                bottom((DIGITS, back), "¿ ¡ ?", NARROW),
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


def vietnamese_layout() -> Layout:
    """Return the Vietnamese keyboard: letters with shapes, and keys for the tones."""
    last = bottom((DIGITS,), ", . ?", BROAD)
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

RUSSIAN: Final = (
    "й ц у к е н г ш щ з х ъ",
    "ф ы в а п р о л д ж э ё",
    "я ч с м и т ь б ю",
)
MONGOLIAN: Final = (
    "ф ц у ж э н г ш ү з к ъ",
    "й ы б ө а х р о л д п е",
    "я ч ё с м и т ь в ю",
)
_MORE: Final = (
    "ә ғ қ ң ө ұ ү һ і ў ҳ ӯ",
    "ӣ ҷ ї є ґ ј љ њ ћ ђ џ ѕ",
    "ѓ ќ щ ъ ё « » — №",
)


def cyrillic_layout(layout_id: str, rows: tuple[str, ...]) -> Layout:
    """Return a keyboard of Cyrillic letters, those of other languages one key away.

    Args:
        layout_id: Its id.
        rows: Its small letters.
    """
    last = bottom((DIGITS, LATIN, turn("ә…", "more")), ", . ?", BROAD)
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
    more_last = bottom((DIGITS, LATIN, back), ", . ?", BROAD)
    return Layout(
        layout_id,
        (
            face("letters", small, last),
            face("capitals", capitals, last, then="letters"),
            face("more", more, more_last, then="letters"),
            face("more-capitals", more_capitals, more_last, then="letters"),
            *other_faces("абв"),
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


def arabic_layout() -> Layout:
    """Return the Arabic keyboard."""
    last = bottom((DIGITS, LATIN, turn("أإآ", "hamza")), "، . ؟", BROAD)
    hamza_last = bottom((DIGITS, LATIN, turn("ابت", "letters")), "، . ؟", BROAD)
    return Layout(
        "free-ar",
        (
            face("letters", letter_rows(_ARABIC), last),
            face("hamza", letter_rows(_HAMZA), hamza_last, then="letters"),
            *other_faces("ابت"),
        ),
    )
