"""Everything that can be asked for: one page, and a fixed table of files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from kiosk.bridge.client import package_file, terminal_script
from kiosk.bridge.fonts import Fonts
from kiosk.bridge.words import Sentence, Words

CSS: Final = "fonts.css"
TERMINAL_CSS: Final = "xterm.css"
NOTHING: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
POLICY: Final = (
    # The terminal writes its own style; scripts are files of ours alone.
    f"{NOTHING}; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; connect-src 'self'"
)
"""Source: W3C, Content Security Policy Level 3."""
ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": NOTHING,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), usb=(), "
    "clipboard-read=(), clipboard-write=(), payment=(), fullscreen=(self)",
    "Referrer-Policy": "no-referrer",
    "Server": "kiosk",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PAGE: Final = {
    **ALWAYS,
    "Content-Security-Policy": POLICY,
    "Content-Type": "text/html; charset=utf-8",
}
"""Of the page itself."""
UNLIKE: Final = {
    **ALWAYS,
    "Content-Type": "text/html; charset=utf-8",
    "Cross-Origin-Opener-Policy": "unsafe-none",
    "Origin-Agent-Cluster": "?0",
}
"""Of the page in between two visits. It may not share a process with the others, so the
browser ends the one that showed the last visit, and shows the next one in another.

Source: WHATWG HTML, "origin-keyed agent clusters" and "cross-origin opener policies".
"""
BETWEEN: Final = (
    b'<!doctype html>\n<title>Kiosk</title>\n<link rel="icon" href="data:,">\n'
    b'<meta http-equiv="refresh" content="0;url=/">\n<body bgcolor="#08333f">\n'
)
FOR_EVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
"""A file has the hash of all files in its address: other bytes, other address."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of the table."""

    path: Path | None
    """Where it stands; None: it is kept in memory."""
    kind: str
    body: bytes = b""


class Pages:
    """The page and the table."""

    def __init__(self, fonts: Fonts, words: Words, font_size: int) -> None:
        """Make them.

        Args:
            fonts: Those of the page.
            words: What the page says by itself.
            font_size: Of the text, on a screen of 1080 px.

        Raises:
            BridgeError: What they are made of is not there.
        """
        table = dict(_files(fonts))
        mark = sha256()
        for name, file in sorted(table.items()):
            mark.update(name.encode() + file.body + str(file.path or "").encode())
        version = mark.hexdigest()[:12]
        self._files = {f"/f/{version}/{name}": file for name, file in table.items()}
        self.page = _page(version, words, font_size).encode()

    def file(self, path: str) -> File | None:
        """Return a file by its address; None: it is not in the table."""
        return self._files.get(path)

    @property
    def paths(self) -> tuple[str, ...]:
        """Every address in the table."""
        return tuple(self._files)


def _files(fonts: Fonts) -> Iterator[tuple[str, File]]:
    ours = files("kiosk.bridge") / "static"
    yield "terminal.js", File(None, "text/javascript; charset=utf-8", terminal_script())
    for name, kind in (("screen.js", "text/javascript"), ("screen.css", "text/css")):
        body = (ours / name).read_bytes()
        yield name, File(None, f"{kind}; charset=utf-8", body)
    style = package_file("static/css/xterm.css").read_bytes()
    yield TERMINAL_CSS, File(None, "text/css; charset=utf-8", style)
    yield CSS, File(None, "text/css; charset=utf-8", fonts.css)
    for font in fonts.files:
        yield font.name, File(font, "font/otf")


def _page(version: str, words: Words, font_size: int) -> str:
    at = f"/f/{version}"
    return (
        '<!doctype html>\n<html lang="en" translate="no">\n<head>\n'
        '<meta charset="utf-8">\n<title>Kiosk</title>\n'
        '<link rel="icon" href="data:,">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1, '
        'maximum-scale=1, user-scalable=no">\n'
        f'<link rel="stylesheet" href="{at}/{CSS}">\n'
        f'<link rel="stylesheet" href="{at}/{TERMINAL_CSS}">\n'
        f'<link rel="stylesheet" href="{at}/screen.css">\n'
        f'<script src="{at}/terminal.js" defer></script>\n'
        f'<script src="{at}/screen.js" defer></script>\n'
        f'</head>\n<body data-font-size="{font_size}">\n<div id="screen"></div>\n'
        f'<div class="calm moment">{_said(words.moment)}</div>\n'
        f'<div class="calm closed">{_said(words.closed)}</div>\n</body>\n</html>\n'
    )


def _said(sentences: tuple[Sentence, ...]) -> str:
    return "".join(
        f'<p lang="{escape(one.language)}" dir="{escape(one.direction)}">'
        f"{escape(one.text)}</p>"
        for one in sentences
    )
