"""What a handout says of the page that a phone can open instead."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.handout.compose import Voices
from kiosk.handout.model import Handout, Line
from kiosk.interview.problems import mark

ALSO_HERE = mark("Here in the branch, your phone can open this page at %(address)s")
OPEN = mark("Scan to open this page on your phone: %(address)s")
OWN_PAGES = mark(
    "The bank's pages here begin with %(address)s. If a code opens another address, "
    "close it and tell staff."
)


def own_pages(voices: Voices, address: str) -> Line:
    """Return how to tell the bank's own code from one that was pasted over it.

    Args:
        voices: Who speaks.
        address: How every address of ours begins.
    """
    return voices.filled(OWN_PAGES, address=lambda _: address)


def with_address(handout: Handout, voices: Voices, page: str) -> Handout:
    """Return a handout that says where its page stands.

    Args:
        handout: What it says.
        voices: Who speaks.
        page: The address of its page; empty: it has none.
    """
    if not page:
        return handout
    here = voices.filled(ALSO_HERE, address=lambda _: page)
    begins = "/".join(page.split("/")[:3])
    return replace(handout, footer=(*handout.footer, here, own_pages(voices, begins)))
