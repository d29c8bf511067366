"""A small branch for tests: kiosk and desk on one machine, with a clock to set."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.counter.opening import Counter
from kiosk.counter.passes import Pass, PassMaker
from kiosk.counter.store import Store
from kiosk.interview.context import Context
from kiosk.interview.model import Value
from kiosk.interview.path import Path as Way
from kiosk.interview.path import path
from kiosk.paths import find_places
from kiosk.records.opening import open_store
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.key_folder import KeyFolder
from kiosk.settings import Settings
from tests.counter.longest import NOW, TODAY

KOREAN: dict[str, Value] = {
    "of-age": "yes",
    "consent": True,
    "document": "passport",
    "birth-date": "1990-03-04",
    "scan": None,
    "full-name": {"surname": "CANARY", "given_names": "MINSEO"},
    "passport-number": "M12345678",
    "expiry-date": "2030-01-01",
    "old-document": "have",
    "old-expired": "no",
    "name-changed": "no",
    "linked": None,
    "visit-time": None,
}


@cache
def library() -> Library:
    return open_library(find_places())


def way(answers: dict[str, Value], *ids: str, today: date = TODAY) -> Way:
    return path([library().service(id_) for id_ in ids], answers, Context(today))


class Branch:
    """Keys, store and clock of one machine that is kiosk and desk."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self.now: datetime = NOW
        self.keys = KeyFolder(folder / "keys")
        self.keys.prepare()
        self.store = store or open_store(Settings(), folder)
        self.case_keys = CaseKeys(folder / "case-keys")

    def made(self, *, desk: str = "", hours: int = 24) -> Pass:
        maker = PassMaker.of(self.keys, place="K-01", desk_name=desk, hours=hours)
        return maker.make(
            way(KOREAN, "renew-passport"),
            services=("renew-passport",),
            language="ko",
            library=library(),
            now=self.now,
        )

    def counter(
        self, *, desk: str = "desk-1", keys: KeyFolder | None = None
    ) -> Counter:
        return Counter(
            store=self.store,
            keys=keys or self.keys,
            case_keys=self.case_keys,
            library=library(),
            staff="wang",
            desk=desk,
            keep_days=7,
            clock=lambda: self.now,
        )

    def later(self, **span: int) -> None:
        self.now += timedelta(**span)

    def log(self) -> list[tuple[str, str]]:
        return [(row.deed.verb, row.deed.subject) for row in self.store.audit_rows()]
