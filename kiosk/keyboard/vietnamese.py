"""Vietnamese tones, put on the vowel of the syllable that carries them.

Source: TCVN 5712 for the letters; the older of the two orthographies in use for oa,
oe and uy, which set the tone on the first vowel of an open syllable.
"""

import re
import unicodedata
from typing import Final, NamedTuple

TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""As on the keys: huyền, hỏi, ngã, sắc, nặng."""
LONGEST: Final = 12
"""Characters that are looked at: no syllable has more."""
_MARKS: Final = f"\u0302\u0306\u031b{TONES}"
_VOWEL: Final = re.compile(f"[aeiouy][{_MARKS}]*", re.IGNORECASE)
_TONE: Final = re.compile(f"[{TONES}]")
_SYLLABLE: Final = re.compile(
    f"(?P<vowels>(?:{_VOWEL.pattern})+)(?P<tail>(?:ch?|m|n[gh]?|p|t)?)$", re.IGNORECASE
)
_SILENT: Final = ("qu", "gi")
"""What begins a syllable and is no vowel of it, though it looks like one."""


class _Last(NamedTuple):
    """The last syllable of a text, marks apart from their letters."""

    before: str
    vowels: tuple[str, ...]
    """Each with its shape, without its tone."""
    tail: str
    tones: tuple[str, ...]

    def with_tone(self, tone: str) -> str:
        """The text with one tone, where it belongs."""
        place = self._carrier()
        vowels = list(self.vowels)
        vowels[place] += tone
        return _composed(f"{self.before}{''.join(vowels)}{self.tail}")

    def _carrier(self) -> int:
        """Which vowel carries the tone: the last with a shape, else by their number."""
        shaped = [place for place, vowel in enumerate(self.vowels) if len(vowel) > 1]
        if shaped:
            return shaped[-1]
        count = len(self.vowels)
        onset = (self.before[-1:] + self.vowels[0]).lower()
        silent = 1 if count > 1 and onset in _SILENT else 0
        if self.tail:
            return count - 1
        return silent + (1 if count - silent > 2 else 0)


def compose(before: str, key: str) -> str:
    """Return the text before the cursor after one key.

    A tone goes to the right vowel of the last syllable, in place of another tone;
    the same tone a second time takes it away. A letter that makes the syllable
    longer takes the tone along. A tone without a vowel is not taken.
    """
    if key and key in TONES:
        last = _last(before)
        if last is None:
            return before
        return last.with_tone("" if last.tones == (key,) else key)
    last = _last(before + key)
    if last is None or len(last.tones) != 1:
        return before + key
    return last.with_tone(last.tones[0])


def _last(text: str) -> _Last | None:
    start = max(len(text) - LONGEST, 0)
    parts = unicodedata.normalize("NFD", text[start:])
    found = _SYLLABLE.search(parts)
    if found is None:
        return None
    return _Last(
        text[:start] + parts[: found.start()],
        tuple(_VOWEL.findall(_TONE.sub("", found["vowels"]))),
        found["tail"],
        tuple(_TONE.findall(found["vowels"])),
    )


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
