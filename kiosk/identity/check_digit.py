"""Check digits of travel documents and of Chinese identity numbers."""

from itertools import cycle
from operator import mul
from string import ascii_uppercase, digits
from typing import Final

_WEIGHTS: Final = (7, 3, 1)
_VALUES: Final = {
    character: value for value, character in enumerate(digits + ascii_uppercase)
} | {"<": 0}
_RESIDUES: Final = "0123456789X"


def travel_check_digit(text: str) -> str:
    """Return the check digit of a field of a machine-readable zone.

    Args:
        text: The field as it stands in the zone: A-Z, 0-9 and the filler `<`.

    Raises:
        KeyError: `text` has another character; the zone is checked before.

    Source: ICAO Doc 9303, 8th edition, part 3, 4.9: weights 7, 3, 1 from the
    left, modulus 10, A to Z are 10 to 35, the filler is 0.
    """
    return str(sum(map(mul, map(_VALUES.__getitem__, text), cycle(_WEIGHTS))) % 10)


def identity_check_character(first_seventeen: str) -> str:
    """Return the 18th character of a Chinese identity number: 0-9 or X.

    Args:
        first_seventeen: The digits before the check character, ASCII only.

    Raises:
        ValueError: `first_seventeen` has a character that is not a digit.

    Source: GB 11643-1999 and ISO/IEC 7064 MOD 11-2, the pure system with one
    check character: the sum with the character appended is 1 modulo 11.
    """
    remainder = 0
    for digit in first_seventeen:
        remainder = (remainder + int(digit)) * 2 % 11
    return _RESIDUES[(1 - remainder) % 11]
