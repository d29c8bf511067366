"""Big writing as dots: each row of a glyph is a number, the highest bit at the left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HELP: Final[Mapping[int, Mapping[str, str]]] = {
    22: {
        "需": (
            "1fffe03fffe00030007ffff87ffff86030186fb7d86030180f37c01fb7c0000000"
            "7ffff87ffff80070003ffff03ffff039c63039c63039c63039c6f039c6f0000000"
        ),
        "要": (
            "0000007ffff87ffff8018e003ffff03ffff0318e30318e30318e303ffff03ffff0"
            "01c0007ffff8fffffc0703800703000fcf0003fe0000ffc07fe3f87f0070000000"
        ),
        "帮": (
            "0700000707f87ff7f87ff6300706707fe6607fe6700706387ff618fff6180e06f8"
            "1c06f07836003070001ffff01ffff01830701830701830701833e01831c0003000"
        ),
        "助": (
            "0003003fc3003fc30030c30030c30030dff83fdff83fdff830c31830c31830c318"
            "3fc3183fc71830c61830c61830ee183fec187fdc187c38180078380071f00001e0"
        ),
    },
    18: {
        "需": (
            "000003fff000c007fff840c085ede840c081ede0000007fff800c0001c003fff03"
            "311033110331103317000000"
        ),
        "要": (
            "7fff87fff8023003fff03fff022310223103fff00380003000ffffc0e0c00c1801"
            "f30003f0007fe07e07800000"
        ),
        "帮": (
            "04000061f87fd18041307f9200e13004118ffd080c1781816070d003fff03fff03"
            "0c1030c1030cf010ce000c00"
        ),
        "助": (
            "000803f0803f08021080217f83f7f83f08821188211883f1883f18821108213082"
            "7b087e60860c1801cf800070"
        ),
    },
    16: {
        "需": ("00003ffc01807ffe5dba41823df800007ffe01003ffc266422642264226c2008"),
        "要": ("7ffe7ffe04403ffc664664467ffe3ffc0600ffff0c1018201fc003f07c1e0000"),
        "帮": ("0c007f3e7f260c247f2c0c227fa2182e302061803ffc318431843184219c0080"),
        "助": ("00103e102210221022ff3e33223322333e232222222223427fc26082019e001c"),
    },
}
"""需要帮助 by the height in dots; glyphs are as wide as they are high."""

DIGITS: Final[Mapping[str, str]] = {
    "0": "1f03f87fc71cf1ee0ee0ee0ee0ee0ef0ef1e71c7fc3f81f0",
    "1": "0f03f03f03f00f00f00f00f00f00f00f00f00f07fe7fe7fe",
    "2": "1f07f8ffc63c01c01c01c03c0780700f01e03c07feffeffe",
    "3": "1f07f87fc21c01c01c0fc1f01fc03c01e01e61effc7fc1f0",
    "4": "03c07c0fc0fc1dc1dc39c79c71cfffffffff01c01c01c01c",
    "5": "3fc3fc3fc7807807a07f87fc01e01e01e01e61effc7f81f0",
    "6": "0f83fc7fc788700e00ef8ffcfbef1ee0ef0e71e7fc3f80f0",
    "7": "ffeffeffe01c0380380700700e00e00e01e01e01e01e01e0",
    "8": "1f03f87bc71c71c71c7f83f83f873ce1ee0ee1efbc7fc1f0",
    "9": "1e07f87fcf1ce1ee0ef1efbe7fe3ce01e01c23c7f87f83e0",
}
"""Digits, 16 dots high and 12 wide."""
