"""Which page has which name, and which stand on the tabs."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Final, NamedTuple

from kiosk.interview.problems import mark
from kiosk.tui.desk.page import DeskPage
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice


class Tab(NamedTuple):
    """A tab over the page."""

    key: str
    page: str
    label: str
    role: str = ""
    """Only for this role; empty: for everybody."""


TABS: Final = (
    Tab("f1", "queue", mark("Waiting")),
    Tab("f2", "cases", mark("My cases")),
    Tab("f3", "done", mark("Done today")),
    Tab("f4", "scan", mark("Scan a pass")),
    Tab("f5", "approvals", mark("Approvals"), "supervisor"),
    Tab("f6", "complaints", mark("Complaints")),
    Tab("f7", "lessons", mark("Lessons")),
    Tab("f8", "account", mark("Account")),
    Tab("f11", "paper", mark("Print")),
)

PAGES: Final = {
    "queue": "QueuePage",
    "cases": "CasesPage",
    "done": "DonePage",
    "scan": "ScanPage",
    "approvals": "ApprovalsPage",
    "complaints": "ComplaintsPage",
    "lessons": "LessonsPage",
    "account": "AccountPage",
    "paper": "PaperPage",
    "case": "CasePage",
    "assist": "AssistPage",
    "exception": "ExceptionPage",
    "complaint": "ComplaintPage",
}
"""Class by name; the module in `pages/` has the same name."""


def exists(name: str) -> bool:
    """Return whether there is a page of that name."""
    return name in PAGES and find_spec(f"kiosk.tui.desk.pages.{name}") is not None


def tabs_for(role: str) -> tuple[Tab, ...]:
    """Return the tabs that somebody of a role sees."""
    return tuple(tab for tab in TABS if tab.role in ("", role) and exists(tab.page))


def make_page(name: str, workplace: Workplace, voice: Voice) -> DeskPage:
    """Return a new page.

    Raises:
        KeyError: There is no page of that name.
    """
    module = import_module(f"kiosk.tui.desk.pages.{name}")
    page = getattr(module, PAGES[name])(workplace, voice, id=name)
    if not isinstance(page, DeskPage):
        raise TypeError(f"{PAGES[name]} is no page of the desk")
    return page
