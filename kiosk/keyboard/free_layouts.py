"""The keyboards for sentences, in the visitor's own script.

The first face is the standard keyboard of the script as people know it from
telephones and computers; digits and Latin letters are one key away. A capital, a
second row of marks or a rare letter lasts for one key, then the first face is back.

Source: the layouts that operating systems ship: Korean two-set (KS X 5002), Thai
Kedmanee (TIS 820), Russian ЙЦУКЕН, Arabic 101, Vietnamese (TCVN 6064). Kana stand in
the order of the fifty sounds, as on cash machines in Japan.
"""

from typing import Final

from kiosk.keyboard.free_alphabets import (
    MONGOLIAN,
    RUSSIAN,
    arabic_layout,
    cyrillic_layout,
    latin_layout,
    vietnamese_layout,
)
from kiosk.keyboard.free_syllables import kana_layout, korean_layout, thai_layout

FREE: Final = (
    latin_layout(),
    vietnamese_layout(),
    cyrillic_layout("free-cyrillic", RUSSIAN),
    cyrillic_layout("free-uz", ("ў қ ғ ҳ", *RUSSIAN)),
    cyrillic_layout("free-kk", ("ә і ң ғ ү ұ қ ө һ", *RUSSIAN)),
    cyrillic_layout("free-ky", ("ң ө ү", *RUSSIAN)),
    cyrillic_layout("free-mn", MONGOLIAN),
    arabic_layout(),
    thai_layout(),
    korean_layout(),
    kana_layout(),
)
"""Every keyboard for sentences."""
