"""Postal addresses in Latin letters, which must come through letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKER = (
    r"(?:地址|住址|住所)(?:是|为|在)?|住在|주소(?:는|가)?|"
    r"(?:ال)?عنوان(?:ي|ه|ها|ك)?(?: هو)?|"
    r"[Aa]ddress(?:\s(?:is|was|at))?|адрес|địa chỉ(?:\slà)?|ที่อยู่"
)
_WORD = r"[A-Za-z0-9À-ỹ#/'’.-]*[A-Za-z0-9À-ỹ]"
ADDRESS = re.compile(rf"(?:{_MARKER})\s?[:：]?\s?({_WORD}(?:,?\s{_WORD})+)")


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Find where Latin words stand behind a word for an address, two or more.

    A run without a digit in it is ordinary English and is left alone.
    """
    for match in ADDRESS.finditer(text):
        if any(character.isdecimal() for character in match[1]):
            yield match.span(1)
