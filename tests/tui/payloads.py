"""Text that does something somewhere: markup, escape codes, directions, formats."""

from __future__ import annotations

MARKUP = (
    "[@click=app.quit]x[/]",
    "[@click=app.bell]x",
    "[@click=screen.dismiss]x[/]",
    "[/]",
    "[/bold]",
    "[",
    "]",
    "[[]]",
    "[TODO]",
    "[red]x[/red]",
    "[bold red on white]x[/]",
    "[link=http://x]y[/link]",
    "[link=http://x]y",
    "[$primary]x",
    "[not bold]x",
    "\\[x]",
    "<b>x</b>",
    "<script>x</script>",
    "**x** `y` [z](http://x)",
    "#read(x)",
)
"""Shown as it is."""
FORMATS = (
    "%(bank_name)s",
    "%(fact_short_visa)s",
    "%(x",
    "%s %d %n",
    "%%",
    "{0}",
    "{0.__class__}",
    "{x!r:>99999}",
    "${HOME}",
    "$x $primary",
    "{{ 7*7 }}",
    "%(__class__)s",
)
"""Shown as it is, too."""
CONTROLS = (
    "\x1b]0;pwn\x07A",
    "\x1b[2JA",
    "\x1b[31mA",
    "\x1b]52;c;eHg=\x07A",
    "\x1b]8;;http://x\x1b\\A",
    "\x9b31mA",
    "\x9d0;x\x9cA",
    "\x00A",
    "\x08\x08A",
    "A\rB",
    "A\x7fB",
    "a\u202eb",
    "a\u2066b\u2069",
    "a\u200fb",
    "a\u061cb",
    "a\ufeffb",
    "\u2028b",
)
"""Cleaned."""
PAYLOADS = (*MARKUP, *FORMATS, *CONTROLS)
FORBIDDEN = frozenset(
    chr(code)
    for code in (*range(10), *range(11, 32), *range(127, 160), 0x200F, 0x61C, 0xFEFF)
) | frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
"""What must never reach a terminal."""
