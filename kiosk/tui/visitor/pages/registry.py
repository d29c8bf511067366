"""Which page has which name. Each is imported when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from kiosk.tui.visitor.page import Page
from kiosk.tui.voice import Voice

PAGES: Final = {
    "home": "HomePage",
    "question": "QuestionPage",
    "check": "CheckPage",
    "outcome": "OutcomePage",
    "guide": "GuidePage",
    "language": "LanguagePage",
    "display": "DisplayPage",
    "confirm": "ConfirmPage",
    "call": "CallPage",
    "big_qr": "BigQrPage",
    "pass_codes": "PassCodesPage",
    "own_page": "OwnPage",
    "own_code": "OwnCodePage",
    "number": "NumberPage",
    "talk": "TalkPage",
    "phrases": "PhrasesPage",
    "writing": "WritingPage",
    "proposal": "ProposalPage",
    "last_page": "LastPage",
}
"""Class by name; the module in this folder has the same name."""


def make_page(name: str, voice: Voice) -> Page:
    """Return a new page.

    Args:
        name: One of `PAGES`.
        voice: Who it speaks to.

    Raises:
        KeyError: There is no page of that name.
    """
    class_name = PAGES[name]
    module = import_module(f"kiosk.tui.visitor.pages.{name}")
    page = getattr(module, class_name)(voice, id=name)
    if not isinstance(page, Page):
        raise TypeError(f"{class_name} is no page")
    return page
