"""What a language is written in, and how long a sentence is in it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

HAN, KANA, HANGUL, LATIN = "CJK", "KANA", "HANGUL", "LATIN"
ENGLISH, ARABIC, CYRILLIC = map(frozenset, ([LATIN], ["ARABIC"], ["CYRILLIC"]))
_SCRIPTS: dict[str, frozenset[str] | set[str]] = {
    "zh": {HAN},
    "ja": {HAN, KANA},
    "ko": {HANGUL},
    "th": {"THAI"},
    "lo": {"LAO"},
    "my": {"MYANMAR"},
    "km": {"KHMER"},
    "hi": {"DEVANAGARI"},
    "ne": {"DEVANAGARI"},
    "bn": {"BENGALI"},
    "ka": {"GEORGIAN"},
    "hy": {"ARMENIAN"},
    "el": {"GREEK"},
    "he": {"HEBREW"},
    **dict.fromkeys(("ar", "fa", "ur", "ug", "ps"), ARABIC),
    **dict.fromkeys(("ru", "uk", "be", "bg", "kk", "ky", "tg"), CYRILLIC),
    **dict.fromkeys(("mn", "sr", "uz", "az"), CYRILLIC | ENGLISH),
    **dict.fromkeys(
        [
            "en",
            "vi",
            "id",
            "ms",
            "tl",
            "fr",
            "de",
            "es",
            "pt",
            "it",
            "nl",
            "pl",
            "cs",
            "sv",
            "da",
            "fi",
            "no",
            "hu",
            "ro",
            "tr",
            "tk",
            "sw",
        ],
        ENGLISH,
    ),
}
SCRIPTS = {language: frozenset(scripts) for language, scripts in _SCRIPTS.items()}
"""By language. Another language is not judged by its script."""
# How much one letter says, beside a letter of the alphabet.
WEIGHTS = {HAN: 3.0, KANA: 1.5, HANGUL: 2.0, "ARABIC": 1.2, "THAI": 1.0}


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a letter, as its Unicode name begins; nothing for a sign."""
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "").split(" ")[0].split("-")[0]
    return KANA if name in ("HIRAGANA", "KATAKANA") else name


def size_of(text: str) -> float:
    """About how many letters of the Latin alphabet would say the same."""
    return sum(
        WEIGHTS.get(script_of(character), 1.0)
        for character in text
        if character.isalnum()
    )
