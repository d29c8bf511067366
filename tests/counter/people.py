"""Staff of a small branch, each with a passphrase that is hashed once a run."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from kiosk.counter.model import Deed, Role, Staff
from kiosk.counter.sign_in import Door
from kiosk.counter.staff import NewStaff, add_staff
from kiosk.counter.standing import enrolled
from kiosk.records.records import Records
from kiosk.sealing.key_folder import KeyFolder
from tests.records.stores import embedded_store

WORDS = "correct horse battery"
START = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
PEOPLE: tuple[tuple[str, str, Role, tuple[str, ...]], ...] = (
    ("wang", "王芳", "lobby", ("en",)),
    ("li", "李强", "teller", ("ko", "ar")),
    ("chen", "陈静", "supervisor", ()),
)


class Moment:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


class Kept:
    """Takes a new member instead of a database."""

    def __init__(self) -> None:
        self.staff: list[Staff] = []

    def add_staff(self, staff: Staff, deed: Deed) -> None:
        self.staff.append(staff)


@cache
def hashed(pepper: bytes) -> tuple[Staff, ...]:
    kept = Kept()
    for id_, name, role, languages in PEOPLE:
        new = NewStaff(id=id_, name=name, role=role, languages=languages)
        add_staff(kept, pepper, new, WORDS, deed())  # type: ignore[arg-type]
    return tuple(kept.staff)


def deed(verb: str = "staff-added") -> Deed:
    return Deed(actor="operator", verb=verb, subject="", at=START)


class Bank:
    """Keys, store and clock of one desk, with three members of staff."""

    def __init__(self, folder: Path, keys: KeyFolder) -> None:
        self.clock = Moment()
        self.keys = keys
        self.folder = folder
        self.store: Records = embedded_store(folder)
        for member in hashed(bytes(keys.pepper())):
            self.store.add_staff(member, enrolled(deed(), member))

    def door(self, desk: str = "desk-1") -> Door:
        return Door(self.store, self.keys, desk, self.clock)

    def member(self, id_: str) -> Staff:
        found = self.store.staff(id_)
        assert found is not None
        return found

    def verbs(self) -> list[str]:
        return [row.deed.verb for row in self.store.audit_rows()]
