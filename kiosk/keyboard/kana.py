"""The marks of Japanese kana: voiced, half voiced, small.

Source: The Unicode Standard, section 18.4 "Hiragana and Katakana".
"""

import unicodedata
from types import MappingProxyType
from typing import Final

VOICED: Final = "\u3099"
HALF_VOICED: Final = "\u309a"
SMALL: Final = "小"
"""What the key types that makes the last kana small; no key types the character."""
_FULL: Final = "あいうえおつやゆよわアイウエオツヤユヨワカケ"
_LITTLE: Final = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_TURNED: Final = MappingProxyType(
    dict(zip(_FULL + _LITTLE, _LITTLE + _FULL, strict=True))
)


def compose(before: str, key: str) -> str:
    """Return the text before the cursor after one key.

    A mark changes the kana before the cursor, and changes it back the second time.
    Where it cannot stand nothing changes.
    """
    if key == SMALL:
        last = before[-1:]
        return before[:-1] + _TURNED.get(last, last)
    if key in (VOICED, HALF_VOICED):
        return before[:-1] + _marked(before[-1:], key)
    return before + key


def _marked(kana: str, mark: str) -> str:
    if not kana:
        return ""
    parts = unicodedata.normalize("NFD", kana)
    plain = parts[0]
    if parts[1:] == mark:
        return plain
    changed = unicodedata.normalize("NFC", _TURNED.get(plain, plain) + mark)
    whole = unicodedata.normalize("NFC", plain + mark)
    wanted = whole if len(whole) == 1 else changed
    return wanted if len(wanted) == 1 and _is_kana(plain) else kana


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff"
