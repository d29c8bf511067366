"""Stores for tests: embedded ones in a folder, and what is kept in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.counter.model import Approval, Call, Case, Deed, Staff
from kiosk.records.opening import open_store
from kiosk.records.records import Records
from kiosk.settings import Counter, Settings

NOW = datetime(2026, 11, 2, 1, 30, 0, 123456, tzinfo=UTC)
"""Half past nine in the morning in Shanghai."""


def embedded_store(folder: Path) -> Records:
    """Return a store on a SQLite file in `folder`; the test closes it."""
    return open_store(Settings(), folder)


def shared_store(url: str, folder: Path) -> Records:
    """Return a store on the PostgreSQL database at `url`; the test closes it."""
    return open_store(Settings(counter=Counter(database=url)), folder)


def deed(verb: str = "call-placed", subject: str = "", at: datetime = NOW) -> Deed:
    return Deed(actor="kiosk:K-01", verb=verb, subject=subject, at=at)


def a_call(number: int = 1, *, at: datetime = NOW) -> Call:
    return Call(
        id=f"{number:032x}",
        kiosk="K-01",
        language="ko",
        services=("open-account", "lost-card"),
        step="visa",
        placed_at=at,
        sealed=b"sealed answers",
    )


def a_case(number: int = 1, *, at: datetime = NOW, owner: str = "wang") -> Case:
    return Case(
        id=f"{number:032x}",
        kind="pass",
        opened_at=at,
        erase_at=at + timedelta(days=7),
        language="ko",
        services=("open-account",),
        owner=owner,
        body=b"sealed body",
    )


def an_approval(number: int = 1, *, case: int = 1, at: datetime = NOW) -> Approval:
    return Approval(
        id=f"{number:032x}",
        case=f"{case:032x}",
        form=b"sealed form",
        form_hash=bytes(32),
        asked_by="wang",
        asked_at=at,
        asked_signature=b"signature",
    )


def a_member(id_: str = "wang") -> Staff:
    return Staff(id=id_, name="王芳", role="teller", languages=("en", "ko"))


class Opener:
    """Opens stores on one database, each as another program would."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self.folder = folder
        self._opened: list[Records] = []

    def open(self) -> Records:
        store = open_store(Settings(counter=Counter(database=self.url)), self.folder)
        self._opened.append(store)
        return store

    def close(self) -> None:
        for store in self._opened:
            store.close()
