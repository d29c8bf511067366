"""A kiosk and a desk that are killed at random moments, and what must be left.

A program of its own, because it forks: `python -m tests.counter.killing URL FOLDER
ROUNDS SEED` ends with status 0 and prints how much was acknowledged.
"""

from __future__ import annotations

import os
import random
import select
import selectors
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from kiosk.counter.model import Deed, Role, Staff
from kiosk.counter.sign_in import SignedIn
from kiosk.counter.standing import enrolled
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.key_folder import KeyFolder
from kiosk.sealing.signatures import StaffKey
from tests.counter.branch import library
from tests.counter.kept_of_killed import Told, check, check_all
from tests.counter.killed_sides import Branch, Pipes, desk_side, kiosk_side, now
from tests.records.stores import Opener

LONGEST_SECONDS: Final = 0.12
"""About two turns of a desk on a slow disk."""
PATIENCE_SECONDS: Final = 60.0
WORK: Final[dict[str, Callable[[Branch, Pipes], None]]] = {
    "kiosk": kiosk_side,
    "desk": desk_side,
}


class Side:
    """A process that is killed and started again."""

    def __init__(self, name: str, branch: Branch) -> None:
        self._work, self._branch = WORK[name], branch
        self._process = self._grants = 0
        self.tells = 0
        """What it tells is read here."""
        self.busy = False
        """Whether it has a turn that it has not ended."""
        self._rest = b""

    def start(self, *others: Side) -> None:
        heard, self._grants = os.pipe()
        self.tells, told = os.pipe()
        self.busy, self._rest = False, b""
        self._process = os.fork()
        if self._process:
            os.close(heard)
            os.close(told)
            return
        # Each side ends when the driver does: nobody else may hold its pipe open.
        for side in (self, *others):
            os.close(side._grants)
            os.close(side.tells)
        try:
            self._work(self._branch, Pipes(heard, told))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    def grant(self, line: str) -> None:
        self.busy = True
        os.write(self._grants, f"{line}\n".encode())

    def read(self) -> list[list[str]]:
        """Return what it tells; wait until there is something."""
        more = os.read(self.tells, 1 << 16)
        assert more, "it ended by itself"
        return self._lines(more)

    def read_at_once(self) -> list[list[str]]:
        """Return what it has told until now."""
        there = select.select([self.tells], [], [], 0)[0]
        return self.read() if there else []

    def _lines(self, more: bytes) -> list[list[str]]:
        *whole, self._rest = (self._rest + more).split(b"\n")
        words = [line.decode().split(" ") for line in whole]
        self.busy = self.busy and ["turned"] not in words
        return words

    def kill(self) -> list[list[str]]:
        """Kill it, and return what it had told until then."""
        os.kill(self._process, signal.SIGKILL)
        _, status = os.waitpid(self._process, 0)
        assert os.WIFSIGNALED(status), "it ended by itself"
        os.close(self._grants)
        with os.fdopen(self.tells, "rb") as lines:
            return self._lines(lines.read())


class Branches:
    """Both sides, and the paper that is carried from one to the other."""

    def __init__(self, branch: Branch) -> None:
        self._branch = branch
        self.sides = {name: Side(name, branch) for name in WORK}
        self.told = Told()
        kiosk, desk = self.sides.values()
        kiosk.start()
        desk.start(kiosk)

    def run(self, seconds: float) -> None:
        """Let both work for some time after the next thing either tells."""
        self._grant()
        self._hear(PATIENCE_SECONDS)
        until = now() + timedelta(seconds=seconds)
        while (left := (until - now()).total_seconds()) > 0:
            self._grant()
            self._hear(left)

    def finish(self) -> None:
        """Let the desk open every pass that was made, and take every call."""
        for _turn in range(3):
            while self.told.handed_in or self.sides["desk"].busy:
                self._grant(kiosk=False)
                self._hear(PATIENCE_SECONDS)
            self.sides["desk"].grant("-")

    def strike(self, name: str) -> None:
        """Kill one side, look at what is left, and start it again."""
        for words in self.sides[name].kill():
            self.told.hear(words)
        self.told.killed(name)
        store = self._branch.opener.open()
        meanwhile: list[list[str]] = []

        def erased() -> set[str]:
            if name == "kiosk":
                meanwhile.extend(self.sides["desk"].read_at_once())
            return {about[0] for what, *about in meanwhile if what == "erased"}

        check(store, self._branch.case_keys, self.told, erased)
        store.close()
        for words in meanwhile:
            self.told.hear(words)
        others = [side for other, side in self.sides.items() if other != name]
        self.sides[name].start(*others)

    def end(self) -> None:
        for name, side in self.sides.items():
            for words in side.kill():
                self.told.hear(words)
            self.told.killed(name)

    def _grant(self, *, kiosk: bool = True) -> None:
        if kiosk and not self.sides["kiosk"].busy and not self.told.too_much:
            self.sides["kiosk"].grant("-")
        if not self.sides["desk"].busy:
            self.sides["desk"].grant(self.told.hand_in())

    def _hear(self, seconds: float) -> None:
        with selectors.DefaultSelector() as selector:
            for side in self.sides.values():
                selector.register(side.tells, selectors.EVENT_READ, side)
            for key, _events in selector.select(seconds):
                for words in key.data.read():
                    self.told.hear(words)


def new_branch(url: str, folder: Path) -> Branch:
    opener = Opener(url, folder)
    keys = KeyFolder(folder / "keys")
    keys.prepare()
    store = opener.open()
    people = [signed(store, id_, role) for id_, role in PEOPLE]
    # A kiosk calls nobody where no desk runs.
    store.desk_seen("desk-1", now())
    store.close()
    library()
    return Branch(opener, keys, CaseKeys(folder / "case-keys"), *people)


PEOPLE: Final[tuple[tuple[str, Role], ...]] = (
    ("wang", "teller"),
    ("chen", "supervisor"),
)


def signed(store: object, id_: str, role: Role) -> SignedIn:
    key = StaffKey.new()
    member = Staff(id=id_, name=id_, role=role, public_key=key.public)
    added = Deed(actor="operator", verb="staff-added", at=now())
    store.add_staff(member, enrolled(added, member))  # type: ignore[attr-defined]
    return SignedIn(member, key)


def main(url: str, folder: str, rounds: str, seed: str) -> None:
    chance = random.Random(int(seed))  # noqa: S311 - moments, no secrets
    branch = new_branch(url, Path(folder))
    both = Branches(branch)
    for turn in range(int(rounds)):
        both.run(chance.uniform(0, LONGEST_SECONDS))
        both.strike(("kiosk", "desk")[turn % 2])
    both.finish()
    both.end()
    store = branch.opener.open()
    check(store, branch.case_keys, both.told, set)
    check_all(store, both.told)
    store.close()
    print(both.told)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
