"""A sentence as it is compared: what is seen the same is the same."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Mark = Literal["asks", "tells", ""]
"""What the last sign of a sentence says; empty: it has none."""

NO_SPACES: Final = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})
"""Where a space says nothing, or is left out and put in as one likes (Korean)."""

_END: Final = " .!?;,:~"
_FRONT: Final = " ¿¡"
_SIGNS: Final = str.maketrans(
    {
        **dict.fromkeys("。．｡۔।॥", "."),
        **dict.fromkeys("،、﹑､", ","),
        "؛": ";",
        "؟": "?",
        **dict.fromkeys("‘’ʼ`´ʻ＇", "'"),
        **dict.fromkeys("“”„«»「」『』《》", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        "ة": "ه",
        "ک": "ك",
        **dict.fromkeys("ـ\u200c\u200d", None),
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A sentence folded, and the way back to how it was written."""

    source: str
    """What was written, in NFC."""
    key: str
    """The folded form: signs at its end are gone."""
    places: tuple[int, ...]
    """For each character of the key, the place in the source it comes from."""
    mark: Mark

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<Folded {len(self.key)} characters>"

    def written(self, start: int, end: int) -> str | None:
        """What stands in the source for a part of the key, without outer spaces.

        Returns:
            None when the part is empty or cuts one written character in two.
        """
        if not self._whole(start) or not self._whole(end) or start >= end:
            return None
        return self.source[self.places[start] : self.places[end - 1] + 1].strip()

    def _whole(self, place: int) -> bool:
        inside = 0 < place < len(self.places)
        return not inside or self.places[place - 1] != self.places[place]


def fold_sentence(text: str, language: str) -> Folded:
    """Fold a sentence: width, case, digits, signs, spaces and Arabic variants.

    The last signs are taken off and only remembered as asking or telling: a
    visitor may leave them out. Letters are never changed for similar ones of
    another word, and no word is dropped.

    Args:
        text: A cleaned sentence.
        language: Code of its language; in some, all spaces go.

    Source: Unicode Standard Annex 15 (NFKC), chapter 3.13 (case folding).
    """
    source = unicodedata.normalize("NFC", text)
    spaced = language not in NO_SPACES
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(source):
        for letter in _letters(character):
            if letter == " " and not (spaced and letters and letters[-1] != " "):
                continue
            letters.append(letter)
            places.append(place)
    return _trimmed(source, "".join(letters), places)


def _trimmed(source: str, whole: str, places: list[int]) -> Folded:
    end = len(whole.rstrip(_END))
    start = min(len(whole) - len(whole.lstrip(_FRONT)), end)
    return Folded(
        source, whole[start:end], tuple(places[start:end]), _mark(whole[end:])
    )


def _mark(signs: str) -> Mark:
    if "?" in signs:
        return "asks"
    return "tells" if "." in signs or "!" in signs else ""


@lru_cache(maxsize=8192)
def _letters(character: str) -> str:
    """What one written character becomes: nothing, one letter or several."""
    if _is_arabic_vowel(character):
        return ""
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    signed = character.translate(_SIGNS)
    plain = unicodedata.normalize("NFKC", signed).casefold().translate(_SIGNS)
    return "".join(" " if piece.isspace() else piece for piece in plain)


def _is_arabic_vowel(character: str) -> bool:
    marked = "\u064b" <= character <= "\u065f" or "\u06d6" <= character <= "\u06ed"
    return character == "\u0670" or (
        marked and unicodedata.category(character) in ("Mn", "Me")
    )
