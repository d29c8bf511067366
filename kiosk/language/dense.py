"""Short text in few bytes: for codes on paper, where each byte makes it denser."""

from __future__ import annotations

from typing import Final

_CAPITALS: Final = " '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SMALL: Final = "-.0123456789@abcdefghijklmnopqrstuvwxyz"
_PRINTABLE: Final = "\n" + "".join(map(chr, range(0x20, 0x7F)))
_ALPHABETS: Final = {1: _CAPITALS, 2: _SMALL, 3: _PRINTABLE}
"""By the first byte. The numbers and the signs of each never change."""
_WIDE: Final = 0
_BLOCK: Final = 4
_BLOCK_SIZE: Final = 128
_LETTERS: Final = 0x2000 // _BLOCK_SIZE
"""Blocks below hold the letters of alphabets; above come signs and syllables."""


def dense(text: str) -> bytes:
    """Return a text in the form that takes the fewest bytes.

    Signs of one small alphabet are the digits of one large number; a script whose
    letters stand in one block of 128 takes a byte a letter; anything else is UTF-16.
    The first byte says which. Every text comes back exactly, half characters too.
    """
    forms = [_in_utf_16(text)]
    forms += [
        bytes([form]) + _as_number(text, signs)
        for form, signs in _ALPHABETS.items()
        if set(text) <= set(signs)
    ]
    block = _block_of(text)
    if block:
        forms.append(bytes([_BLOCK]) + block.to_bytes(2) + _in_block(text, block))
    return min(forms, key=len)


def plain(packed: bytes) -> str:
    """Return what `dense` packed.

    Raises:
        ValueError: It is no such text.
    """
    if not packed:
        raise ValueError("no form of a text")
    form, rest = packed[0], packed[1:]
    if form == _WIDE:
        return rest.decode("utf-16-be", "surrogatepass")
    if form == _BLOCK and len(rest) >= 2:
        base = int.from_bytes(rest[:2]) * _BLOCK_SIZE
        return "".join(
            chr(one if one < _BLOCK_SIZE else base + one - _BLOCK_SIZE)
            for one in rest[2:]
        )
    if form in _ALPHABETS:
        return _from_number(rest, _ALPHABETS[form])
    raise ValueError(f"unknown form {form} of a text")


def weight(text: str) -> int:
    """Return how much room a text takes, in Latin letters.

    A letter of an alphabet weighs 1, a Chinese character or a Korean syllable 2:
    each says about as much as two letters do.
    """
    if text.isascii() or 0 < _block_of(text) < _LETTERS:
        return len(text)
    return len(text.encode("utf-16-be", "surrogatepass"))


def _in_utf_16(text: str) -> bytes:
    return bytes([_WIDE]) + text.encode("utf-16-be", "surrogatepass")


def _as_number(text: str, signs: str) -> bytes:
    # A leading 1, so that first signs of value 0 are not lost.
    number = 1
    for sign in text:
        number = number * len(signs) + signs.index(sign)
    return number.to_bytes((number.bit_length() + 7) // 8)


def _from_number(packed: bytes, signs: str) -> str:
    number = int.from_bytes(packed)
    found: list[str] = []
    while number > 1:
        number, place = divmod(number, len(signs))
        found.append(signs[place])
    if number != 1:
        raise ValueError("not the digits of a text")
    return "".join(reversed(found))


def _block_of(text: str) -> int:
    """Return the block of 128 all letters beyond ASCII stand in; 0: several, none."""
    blocks = {ord(sign) // _BLOCK_SIZE for sign in text} - {0}
    block = blocks.pop() if len(blocks) == 1 else 0
    return block if block <= 0xFFFF else 0


def _in_block(text: str, block: int) -> bytes:
    base = block * _BLOCK_SIZE
    return bytes(
        code if code < _BLOCK_SIZE else code - base + _BLOCK_SIZE
        for code in map(ord, text)
    )
