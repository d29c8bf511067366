"""What somebody could type to do harm on a page, and what may be seen of it."""

from __future__ import annotations

import unicodedata

from tests.handout.payloads import PAYLOADS

TYPESET = (
    '#eval("1+1")',
    '#read("/etc/passwd")',
    '#include "/etc/hostname"',
    "#let x = 1",
    "#set page(width: 1pt)",
    "#show: none",
    "#sys.inputs",
    '#image("x.svg")',
    '#link("http://x.example")[here]',
    "#pagebreak()",
    "#while true {}",
    "$ x^2 $",
    "\\",
    "\\ \\\\ \\#",
    "]#[",
    "}{)(][",
    "== Heading",
    "- item + item / term: x",
    "<label> @label",
    "/* open",
    "``` raw",
    "---- ... ~ '' \"\"",
)
WEB = (
    "<script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<img src=x onerror=alert(1)>",
    "'><b>x</b>",
    "</dd></dl></section><h1>Approved</h1>",
    "</title><meta http-equiv=refresh content=0;url=//x>",
    "</style><style>*{display:none}",
    "&lt;b&gt; &amp;lt; &#x3c;",
    "javascript:alert(1)",
    "<!--",
    "-->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    '<a href="http://x.example">here</a>',
)
MARKUP = (
    "[@click=app.quit]x[/]",
    "[red]x[/red]",
    "[/]",
    "[link=http://x.example]y",
    "**x** [z](http://x.example)",
)
FORMATS = (
    "%(fact_police_phone)s",
    "%(bank_name)s",
    "%(x",
    "%s %d %n %%",
    "{0} {0.__class__} {x!r:>99999}",
    "${HOME} $(id) `id`",
    "{{ 7*7 }}",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "-e /etc/passwd",
)
CONTROLS = (
    "\x1b[2JA",
    "\x1b]0;pwn\x07A",
    "\x1b]52;c;eHg=\x07A",
    "\x1b]8;;http://x.example\x1b\\A",
    "\x9b31mA",
    "\x9d0;x\x9cA",
    "A\x00B",
    "A\x08\x7fB",
    "A\rB\nC\fD\vE",
    "a\u202eb\u202c",
    "a\u2066b\u2069",
    "a\u200f\u061cb",
    "a\ufeffb\u00adc",
    "a\u2028b\u2029c",
    "a\ud800b",
    "\udfff",
)
SHAPES = (
    "A" * 3000,
    "A" * 120,
    "가" * 120,
    "م" * 120,
    "x" + "\u0301" * 100,
    "Z̴̢̛ạ̸l̷g̵o̶",
    "🙂 👨‍👩‍👧‍👦 🇨🇳",
    "ﷺ ﷽",
    "\U0001f9ff\U00013000",
    "BEGIN:VEVENT\nSUMMARY:x",
    "x;y,z:\\n",
)
ATTACKS = (*PAYLOADS, *TYPESET, *WEB, *MARKUP, *FORMATS, *CONTROLS, *SHAPES)
BREAKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"
ISOLATES = "\u2066\u2068\u2069"
"""Put around a run by the text of a page itself."""


def seen(text: str) -> str:
    """What a person may see of a text, its spaces single.

    Source: Unicode 15 general categories Cc, Cf and Cs, which show nothing.
    """
    spaced = "".join(" " if sign in BREAKS else sign for sign in text)
    kept = "".join(
        sign
        for sign in spaced
        if unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
        or sign in "\u200c\u200d"
    )
    return " ".join(unicodedata.normalize("NFC", kept).split())


HARMLESS = "\u200c\u200d\u00ad"
"""Join letters, or tell where a word may be cut."""


def commands_in(text: str, *, allowed: str = "\n") -> set[str]:
    """Characters that command a terminal or turn a text around."""
    return {
        sign
        for sign in text
        if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        and sign not in allowed + HARMLESS
    }
