"""What a field keeps of what is typed into it."""

import unicodedata
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from kiosk.identity.cleaning import clean_text
from kiosk.keyboard.free_names import FREE_IDS

BURST = 2000
"""Most characters looked at in one go: a scan or a paste, never a file."""

Sieve = Callable[[str], str]
"""Typed characters in, the characters that are kept out."""


def plain(typed: str) -> str:
    """Keep everything that can be seen; controls and direction marks go."""
    return clean_text(typed, limit=BURST)


def sentence(typed: str) -> str:
    """Keep everything that can be seen; every blank is one plain space.

    The joiner that makes one picture of several goes: how many cells such a picture
    takes, no two terminals agree. The non-joiner stays, Persian is written with it.
    """
    kept = plain(typed).replace("\u200d", "")
    return "".join(" " if sign.isspace() else sign for sign in kept)


def capitals(typed: str) -> str:
    """Write letters as a passport has them; what does not belong stays to be told.

    Only the 26 plain letters change: how a passport writes another letter is
    the passport's choice.
    """
    return "".join(
        sign.upper() if sign.isascii() else sign
        for sign in unicodedata.normalize("NFKC", plain(typed))
    )


def unspaced(typed: str) -> str:
    """Keep everything but spaces, for an e-mail address."""
    return plain(typed).replace(" ", "")


def number(typed: str) -> str:
    """Write capitals and digits without spaces, for the number of a document."""
    return capitals(typed).replace(" ", "")


def digits(typed: str) -> str:
    """Keep digits of any script, as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(sign))
        for sign in plain(typed)
        if unicodedata.decimal(sign, None) is not None
    )


def phone(typed: str) -> str:
    """Keep digits, the plus sign, and the spaces between groups."""
    return "".join(
        sign if sign in "+ " else digits(sign)
        for sign in plain(typed).replace("-", " ")
    )


def amount(typed: str) -> str:
    """Keep digits and the decimal point; a typed comma is one."""
    return "".join("." if sign in ".,٫" else digits(sign) for sign in plain(typed))


SIEVES: Final = MappingProxyType(
    {
        "latin-name": capitals,
        "text": plain,
        "document": number,
        "email": unspaced,
        "digits": digits,
        "date": digits,
        "phone": phone,
        "amount": amount,
        **dict.fromkeys(FREE_IDS, sentence),
    }
)
"""The sieve of each keyboard, by its id."""
