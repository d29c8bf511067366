"""What is sent to a phone, and what the phone may do with it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from kiosk.handout.look import Look
from kiosk.handout.page_style import picture, style

HTML: Final = "text/html; charset=utf-8"
TEXT: Final = "text/plain; charset=utf-8"
PDF: Final = "application/pdf"
CALENDAR: Final = "text/calendar; charset=utf-8"
CONTACT: Final = "text/vcard; charset=utf-8"
SEALED: Final = "application/octet-stream"
NOTHING: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The policy of what is no page. Source: W3C, Content Security Policy Level 3."""
ALWAYS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "kiosk",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """One answer to a request."""

    body: bytes
    kind: str
    status: int = 200
    name: str = ""
    """What a phone calls the file; empty: it is shown, not kept."""
    policy: str = NOTHING
    more: dict[str, str] = field(default_factory=dict)

    @property
    def headers(self) -> dict[str, str]:
        """Return everything that stands before the body."""
        named = f'inline; filename="{self.name}"'
        disposition = {"Content-Disposition": named} if self.name else {}
        return {
            **ALWAYS,
            "Content-Type": self.kind,
            "Content-Security-Policy": self.policy,
            **disposition,
            **self.more,
        }


def hash_source(text: str) -> str:
    """Return a text as a source of a policy. Source: CSP Level 3, section 2.3.1."""
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def policy_of(look: Look) -> str:
    """Return the policy of a page that runs nothing and fetches nothing.

    Args:
        look: That of the page; a logo on it is part of the page.
    """
    shown = f"{NOTHING}; style-src {hash_source(style(look))}"
    return f"{shown}; img-src data:" if picture(look) else shown


def html(page: str, look: Look) -> Reply:
    """Return a page that looks like this."""
    return Reply(page.encode(), HTML, policy=policy_of(look))


def refusal(status: int, **more: str) -> Reply:
    """Return a refusal: the same few words whatever was asked.

    Args:
        status: Of HTTP, 400 to 599.
        more: Headers, with _ for -.
    """
    words = {
        400: "Bad request",
        404: "Not found",
        405: "Only GET and HEAD",
        429: "Too many requests. Please wait a minute.",
        503: "Busy. Please try again in a minute.",
    }
    text = words.get(status, "Something went wrong")
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return Reply(f"{text}\n".encode(), TEXT, status, more=named)
