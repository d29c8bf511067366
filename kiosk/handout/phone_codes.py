"""What a phone does with a code or a file: join a network, keep a contact, find us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.settings import Branch

LONGEST_LINE: Final = 75
"""Bytes of a line of a contact. Source: RFC 2426, section 2.6."""
_NETWORK_SIGNS = re.compile(r'([\\;,:"])')
_CARD_SIGNS = re.compile(r"([\\,;])")
_PHONE_SIGNS = re.compile(r"[^0-9+]")


def network_code(name: str, password: str) -> str:
    """Return a text that makes a phone join a Wi-Fi network; empty without a name.

    Args:
        name: As the network calls itself.
        password: Of WPA2 or WPA3. Empty: the network is open.

    Source: ZXing, "Barcode Contents", Wi-Fi network config (what phones read).
    """
    if not name:
        return ""
    kind = f"T:WPA;P:{_quoted(password)};" if password else "T:nopass;"
    return f"WIFI:S:{_quoted(name)};{kind};"


def _quoted(text: str) -> str:
    # Never in quotes, as some ask where it could be hexadecimal: most phones would
    # take them for a part of the name.
    return _NETWORK_SIGNS.sub(r"\\\1", text)


def place_address(branch: Branch) -> str:
    """Return where the branch is as phones take it; empty: the settings do not tell.

    Source: RFC 5870 (geo URI, WGS 84).
    """
    if branch.latitude is None or branch.longitude is None:
        return ""
    return f"geo:{_degrees(branch.latitude)},{_degrees(branch.longitude)}"


def phone_address(number: str) -> str:
    """Return a telephone number as a link; empty when it has no digits.

    Source: RFC 3966 (tel URI).
    """
    plain = _PHONE_SIGNS.sub("", number)
    return f"tel:{plain[:1]}{plain[1:].replace('+', '')}" if plain else ""


def contact_card(branch: Branch, *, chinese: bool) -> bytes:
    """Return the branch as a contact for a phone.

    Args:
        branch: What differs from branch to branch; what is empty is left out.
        chinese: Whether the Chinese name and address stand first.

    Source: RFC 2426 (vCard 3.0): old phones read it too, and newer ones still do.
    """
    name, other = branch.name, branch.name_zh
    address = branch.address
    if chinese:
        name, other, address = other, name, branch.address_zh
    rows = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{_field(name)}",
        f"N:{_field(name)};;;;",
        f"ORG:{_field(name)}",
        *((f"NICKNAME:{_field(other)}",) if other not in ("", name) else ()),
        *((f"TEL;TYPE=WORK,VOICE:{_field(branch.phone)}",) if branch.phone else ()),
        *((f"ADR;TYPE=WORK:;;{_field(address)};;;;",) if address else ()),
        # The address a driver reads, whatever the language of the contact.
        *((f"NOTE:{_field(branch.address_zh)}",) if branch.address_zh else ()),
        *_place_rows(branch),
        "END:VCARD",
    ]
    return "".join(f"{_folded(row)}\r\n" for row in rows).encode()


def _place_rows(branch: Branch) -> tuple[str, ...]:
    if branch.latitude is None or branch.longitude is None:
        return ()
    return (f"GEO:{_degrees(branch.latitude)};{_degrees(branch.longitude)}",)


def _degrees(value: float) -> str:
    """Return degrees to a metre, never with an exponent."""
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _field(text: str) -> str:
    return _CARD_SIGNS.sub(r"\\\1", text)


def _folded(row: str) -> str:
    """Break a long line between characters, as the format asks."""
    lines, line, size = [], "", 0
    for sign in row:
        width = len(sign.encode())
        if size + width > LONGEST_LINE:
            lines.append(line)
            # The space that begins a continued line counts too.
            line, size = "", 1
        line += sign
        size += width
    return "\r\n ".join((*lines, line))
