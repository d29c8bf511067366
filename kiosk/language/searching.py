"""Finding a name from what a visitor types, in any script."""

import re
import unicodedata

VARIANTS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ک": "ك",
        "ـ": None,
        **dict.fromkeys("ıİ", "i"),
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        **dict.fromkeys("'’‘ʻʼ`´.", None),
    }
)
APOSTROPHES = re.compile("['’‘]")
ARTICLE = "ال"
HANGUL = re.compile("[\uac00-\ud7a3]")


def fold(text: str) -> str:
    """The text as it is compared: small letters without accents.

    Full-width forms become plain, Arabic vowel marks go and the variants of
    alef, yeh, kaf and teh marbuta become one letter, apostrophes and dots go
    and other signs become spaces. Korean syllables stay whole.

    Source: Unicode Standard Annex 15 (NFKD) and 3.13 (case folding).
    """
    small = unicodedata.normalize("NFKC", text).casefold().translate(VARIANTS)
    bare = "".join(_without_marks(character) for character in small)
    return " ".join(bare.translate(VARIANTS).split())


def matches(query: str, name: str) -> bool:
    """Whether every word of the query begins a word of the name.

    An empty query matches everything. Arabic words are also compared without
    their article, and what follows an apostrophe also counts as a word. A
    Chinese name has no spaces, so a query may stand anywhere in it.
    """
    words = _words(name)
    return all(
        any(word.startswith(part) or _within(part, word) for word in words)
        for part in fold(query).split()
    )


def _words(name: str) -> tuple[str, ...]:
    words = fold(name).split()
    if APOSTROPHES.search(name):
        words += fold(APOSTROPHES.sub(" ", name)).split()
    bare = (word.removeprefix(ARTICLE) for word in words if word.startswith(ARTICLE))
    return (*words, *bare)


def _within(part: str, word: str) -> bool:
    """Whether a Chinese query stands inside a word."""
    return part >= "\u2e80" and not HANGUL.match(part) and part in word


def _without_marks(character: str) -> str:
    """The letters of a character, a space for a sign, nothing for a mark."""
    if character.isalnum() and (character.isascii() or HANGUL.match(character)):
        return character
    pieces = unicodedata.normalize("NFKD", character)
    return "".join(_letter(piece) for piece in pieces)


def _letter(piece: str) -> str:
    category = unicodedata.category(piece)
    if category in ("Mn", "Me", "Cf"):
        return ""
    return piece if piece.isalnum() or category == "Mc" else " "
