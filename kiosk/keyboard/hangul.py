"""Korean syllables from the letters of a two-set keyboard, and back letter by letter.

The letters are those of U+3131 to U+3163, as they stand on the keys.

Source: The Unicode Standard, section 3.12 "Conjoining Jamo Behavior", for the order
of the 11,172 syllables; KS X 5002 for the two-set keyboard.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS: Final = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""What can close a syllable; the blank: nothing does."""
FIRST: Final = "가"
LAST: Final = "힣"

_PAIRS: Final = (
    "ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ"
    " ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ"
)
PARTS: Final = MappingProxyType({pair[0]: pair[1:] for pair in _PAIRS.split()})
"""The letters that are typed by two keys."""
_DOUBLES: Final = MappingProxyType({parts: letter for letter, parts in PARTS.items()})


class Syllable(NamedTuple):
    """The letters of one syllable."""

    lead: str
    vowel: str
    tail: str = ""
    """Empty: the syllable is open."""

    def written(self) -> str:
        """Return the one character."""
        place = LEADS.index(self.lead) * len(VOWELS) + VOWELS.index(self.vowel)
        tail = TAILS.index(self.tail or " ")
        return chr(ord(FIRST) + place * len(TAILS) + tail)


def read(character: str) -> Syllable | None:
    """Return the letters of a syllable; None: the character is none."""
    if not FIRST <= character <= LAST:
        return None
    place, tail = divmod(ord(character) - ord(FIRST), len(TAILS))
    lead, vowel = divmod(place, len(VOWELS))
    return Syllable(LEADS[lead], VOWELS[vowel], TAILS[tail].strip())


def compose(before: str, key: str) -> str:
    """Return the text before the cursor after one key.

    A consonant closes the syllable before it where it can; a vowel takes the last
    consonant with it into a syllable of its own. What does not fit stands alone.
    """
    last = before[-1:]
    rest = before[:-1]
    if key in VOWELS and last:
        return rest + _with_vowel(last, key)
    if key in LEADS and last:
        return rest + _with_consonant(last, key)
    return before + key


def _with_vowel(last: str, vowel: str) -> str:
    syllable = read(last)
    if syllable is None:
        if last in LEADS:
            return Syllable(last, vowel).written()
        return _DOUBLES.get(last + vowel, last + vowel)
    if syllable.tail:
        stays, goes = _parted(syllable.tail)
        return syllable._replace(tail=stays).written() + Syllable(goes, vowel).written()
    double = _DOUBLES.get(syllable.vowel + vowel)
    return syllable._replace(vowel=double).written() if double else last + vowel


def _with_consonant(last: str, consonant: str) -> str:
    syllable = read(last)
    if syllable is None:
        return last + consonant
    tail = consonant
    if syllable.tail:
        tail = _DOUBLES.get(syllable.tail + consonant, "")
    if tail and tail in TAILS:
        return syllable._replace(tail=tail).written()
    return last + consonant


def _parted(tail: str) -> tuple[str, str]:
    """What of a tail stays when a vowel follows, and what goes with the vowel."""
    parts = PARTS.get(tail, tail)
    return parts[:-1], parts[-1]


def backspaced(before: str) -> str:
    """Return the text before the cursor without its last letter: one key undone."""
    last = before[-1:]
    return before[:-1] + _shortened(last)


def _shortened(last: str) -> str:
    syllable = read(last)
    if syllable is None:
        return PARTS.get(last, last)[:-1]
    if syllable.tail:
        return syllable._replace(tail=_parted_off(syllable.tail)).written()
    vowel = _parted_off(syllable.vowel)
    return syllable._replace(vowel=vowel).written() if vowel else syllable.lead


def _parted_off(letter: str) -> str:
    """The first part of a letter of two; empty: it is typed by one key."""
    return PARTS[letter][0] if letter in PARTS else ""
