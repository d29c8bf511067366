"""A run of digits with its separators: what it says, and whether that is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

DIGITS = r"\d+(?:(?:[.,'٫٬]\d+)|(?:[\u00a0 ]\d{3}(?![\d.:/-])))*"
"""A run of digits in a folded text, with separators inside it."""
SEPARATORS = re.compile(r"[.,'٫٬\u00a0 ]")
# Where 1.234,50 is what 1,234.50 is in English.
# Source: Unicode CLDR, decimal symbols of these languages.
DECIMAL_COMMA = frozenset(
    [
        "az",
        "be",
        "bg",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "es",
        "et",
        "fi",
        "fr",
        "hr",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ka",
        "kk",
        "ky",
        "lt",
        "lv",
        "mk",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "tg",
        "tk",
        "tr",
        "uk",
        "uz",
        "vi",
    ]
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it was read."""

    value: Decimal
    doubtful: bool = False


def read_digits(raw: str, language: str) -> Amount:
    """Read a run of digits.

    Two different separators say it themselves: the last one is the decimal one.
    With one kind it depends on the language. What could be thousands elsewhere
    (1.234 in English, 1,234 in Vietnamese), or is grouped as nobody does (3,5 in
    English, 12 000 where spaces do not group), is doubtful.
    """
    separators = SEPARATORS.findall(raw)
    groups = SEPARATORS.split(raw)
    if not separators:
        return Amount(Decimal(raw))
    if len(set(separators)) == 1:
        return _one_kind(separators[0], groups, language)
    whole, last = groups[:-1], groups[-1]
    odd = len(set(separators[:-1])) > 1 or not _grouped(whole)
    return Amount(Decimal("".join(whole) + "." + last), odd)


def _one_kind(separator: str, groups: list[str], language: str) -> Amount:
    point = "," if language in DECIMAL_COMMA else "."
    if separator == "٫":
        point = separator
    together = Decimal("".join(groups))
    if len(groups) > 2 or separator not in ".,٫":
        return Amount(together, not _sure_group(separator, groups, language))
    broken = Decimal(".".join(groups))
    if separator == point:
        return Amount(broken, point != "٫" and _grouped(groups))
    if _grouped(groups):
        return Amount(together)
    return Amount(broken, doubtful=True)


def _sure_group(separator: str, groups: list[str], language: str) -> bool:
    spaced = separator == " " and language not in DECIMAL_COMMA
    return _grouped(groups) and not spaced and separator != "٫"


def _grouped(groups: list[str]) -> bool:
    """Whether it is written in threes, as thousands are."""
    first, rest = groups[0], groups[1:]
    return (
        first.lstrip("0") == first
        and 1 <= len(first) <= 3
        and all(len(group) == 3 for group in rest)
    )
