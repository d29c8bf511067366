"""Telling somebody's name from other words, on the side of caution."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kiosk.translation.folding import fold_sentence
from kiosk.translation.surnames import begins_with_surname

LONGEST: Final = 40
MOST_WORDS: Final = 5
_PARTICLES: Final = frozenset(
    re.findall(
        r"\w+",
        "al ap bin bint binti da de del della den der di do dos du el ibn la le "
        "ter van von y",
    )
)
_ARTICLE: Final = re.compile(r"^(al|el)[-'’]")
_SIGNS: Final = frozenset("-'.·’‧•")
_DENIALS: Final = frozenset("不没無无勿非别未莫否")
# "On me": nobody is called so, but by the name that is written alike.
_NAMES: Final = frozenset(["علي"])
# They are names beside another name, and "here" is one in front of it only.
_BESIDE_NAMES: Final = frozenset(["جديد", "هنا"])
_IN_FRONT: Final = "هنا"
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")
_HAN_NAME: Final = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+([·‧•][\u3400-\u9fff]+)+"
)
_DOT: Final = re.compile(r"[·‧•]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]+")
_HANGUL_NAME: Final = re.compile(r"[\uac00-\ud7a3]{2,5}")


def is_own_name(written: str, words: frozenset[str]) -> bool:
    """Whether this can be nothing but a name.

    Letters only, each word with a capital where the script has them (or a small
    particle between), in Chinese and Korean short and with a surname first (a dot
    inside does too: 安娜·卡列尼娜), and none of the words that
    the phrases of the language are made of: "not important" is nobody's name. Names
    that are such words too are known: محمد علي.

    Args:
        written: What stands where a name may be.
        words: What `words_of` gave for the sentences of the language.
    """
    parts = written.split()
    if not 0 < len(parts) <= MOST_WORDS or len(written) > LONGEST:
        return False
    if not all(_is_letters(part) for part in parts) or not _is_capital(parts[0]):
        return False
    if not all(_is_capital(part) or part in _PARTICLES for part in parts):
        return False
    common = words.intersection(_pieces(written)) - _NAMES
    return common <= _names_beside(parts, words) and all(map(_is_short, parts))


def _names_beside(parts: Sequence[str], words: frozenset[str]) -> frozenset[str]:
    """Words of the phrases that can only be names here, beside another name."""
    known = words | _NAMES | _BESIDE_NAMES
    folded = [fold_sentence(part, "").key for part in parts]
    if known.issuperset(folded):
        return frozenset()
    return _BESIDE_NAMES - ({_IN_FRONT} if _IN_FRONT in folded[1:] else set())


def words_of(sentences: Iterable[str]) -> frozenset[str]:
    """The words, and in Chinese and Korean the pairs of letters, of sentences."""
    return frozenset(piece for text in sentences for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    folded = fold_sentence(text, "").key
    for word in re.findall(r"[^\W\d_]+", folded):
        if _HAN.search(word) or _HANGUL.search(word):
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        else:
            yield word


def _is_letters(part: str) -> bool:
    plain = [letter for letter in part if letter not in _SIGNS]
    return bool(plain) and all(
        letter.isalpha() or unicodedata.category(letter) in ("Mn", "Mc")
        for letter in plain
    )


def _is_capital(part: str) -> bool:
    bare = _ARTICLE.sub("", part)
    return bool(bare) and not bare[0].islower()


def _is_short(part: str) -> bool:
    if _HAN.search(part):
        if not _HAN_NAME.fullmatch(part) or not _DENIALS.isdisjoint(part):
            return False
        # With a dot inside it is a foreign name as Chinese writes it.
        return bool(_DOT.search(part)) or begins_with_surname(part)
    if _HANGUL.search(part):
        return bool(_HANGUL_NAME.fullmatch(part)) and begins_with_surname(part)
    return True
