"""What a kiosk and a desk do until they are killed; each tells what it was told."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.counter.accepting import Accepting
from kiosk.counter.approval_file import ApprovalFile
from kiosk.counter.approvals import Verdict
from kiosk.counter.calling import Calling
from kiosk.counter.calls import OPEN
from kiosk.counter.calls_sealed import CallBody, packed_visit, sealed_call
from kiosk.counter.case_file import CaseFile
from kiosk.counter.exception_forms import form_of
from kiosk.counter.model import Call, Case, Deed
from kiosk.counter.opening import Counter
from kiosk.counter.outbox import Outbox
from kiosk.counter.passes import PassMaker
from kiosk.counter.refusals import Refusal
from kiosk.counter.retention import erase_case
from kiosk.counter.sign_in import SignedIn
from kiosk.errors import ConflictError
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.key_folder import KeyFolder
from kiosk.sealing.session_box import SessionKey
from tests.counter.branch import KOREAN, library, way
from tests.records.stores import Opener

if TYPE_CHECKING:
    from kiosk.records.records import Records

SERVICES = ("renew-passport",)
KEPT_CASES = 12
FORM = {
    "not_possible": "右手骨折，无法签名",
    "tries": "3",
    "consent": "本人口头同意，全程录音录像",
    "recording": "LY-20261102-017",
}


def now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Branch:
    """A kiosk and a desk on one machine, with two members of staff."""

    opener: Opener
    keys: KeyFolder
    case_keys: CaseKeys
    asks: SignedIn
    decides: SignedIn


@dataclass(frozen=True, slots=True)
class Pipes:
    """How a side hears of its next turn, and tells what it was told is kept."""

    heard: int
    told: int

    def turns(self) -> Iterator[str]:
        """Yield a line for each turn that is granted."""
        with open(self.heard, closefd=False) as lines:
            while line := lines.readline():
                yield line.strip()

    def tell(self, *words: str) -> None:
        os.write(self.told, (" ".join(words) + "\n").encode())


def kiosk_side(branch: Branch, pipes: Pipes) -> None:
    """Place calls and make passes; every third visitor takes the call back."""
    store, outbox = branch.opener.open(), Outbox(time.monotonic)
    maker = PassMaker.of(branch.keys, place="K-01")
    for turn, _line in enumerate(pipes.turns()):
        calling = a_calling(branch, outbox)
        calling.look(lambda: store)
        assert (calling.standing.state == "unseen", outbox.waiting) == (False, {})
        pipes.tell("placed", calling.call.id)
        if turn % 3 == 2:
            calling.withdraw()
            outbox.deliver(lambda: store)
            pipes.tell("withdrawn", calling.call.id)
        made = maker.make(
            way(KOREAN, *SERVICES),
            services=SERVICES,
            language="ko",
            library=library(),
            now=now(),
        )
        pipes.tell("made", made.text.encode().hex())
        pipes.tell("turned")


def a_calling(branch: Branch, outbox: Outbox) -> Calling:
    visit = packed_visit(
        way(KOREAN, *SERVICES),
        services=SERVICES,
        language="ko",
        library=library(),
        now=now(),
    )
    key = SessionKey.new()
    body = CallBody(bytes(key.raw), (), visit)
    call = Call(
        id=secrets.token_hex(16),
        kiosk="K-01",
        language="ko",
        services=SERVICES,
        placed_at=now(),
        sealed=sealed_call(body, branch.keys.desk_public(), branch.keys.kiosk_key()),
    )
    return Calling(call, key, outbox, now)


def desk_side(branch: Branch, pipes: Pipes) -> None:
    """Take calls, open the passes that are handed in, and work on the cases."""
    Desk(branch, branch.opener.open(), pipes).work()


class Desk:
    """One desk in one process."""

    def __init__(self, branch: Branch, store: Records, pipes: Pipes) -> None:
        self._branch, self._store, self._pipes = branch, store, pipes
        self._turn = 0

    def work(self) -> None:
        for call in self._store.calls(("accepted",)):
            # What the queue shows of a desk that was killed: taken, and no case.
            if self._store.case(call.id) is None:
                self._accept(call)
        for handed in self._pipes.turns():
            self._turn += 1
            self._store.desk_seen("desk-1", now())
            if handed != "-":
                self._open(handed)
            for call in self._store.calls(OPEN)[:2]:
                self._accept(call)
            if cases := self._store.cases("open"):
                self._change(cases[-1])
            for case in cases[:-KEPT_CASES]:
                self._erase(case)
            self._pipes.tell("turned")

    def _open(self, handed: str) -> None:
        branch = self._branch
        counter = Counter(
            store=self._store,
            keys=branch.keys,
            case_keys=branch.case_keys,
            library=library(),
            staff=branch.asks.staff.id,
            desk="desk-1",
            keep_days=7,
            clock=now,
        )
        found = counter.open_pass(bytes.fromhex(handed).decode())
        if isinstance(found, Refusal):
            self._pipes.tell("refused", handed, found.why)
        else:
            assert isinstance(found, Case)
            self._pipes.tell("opened", handed, found.id)

    def _accept(self, call: Call) -> None:
        branch = self._branch
        accepting = Accepting(
            store=self._store,
            keys=branch.keys,
            case_keys=branch.case_keys,
            library=library(),
            staff=branch.asks.staff,
            keep_days=7,
            now=now(),
        )
        with suppress(ConflictError):  # The visitor has just taken it back.
            self._pipes.tell("accepted", accepting.accept(call).id)

    def _change(self, case: Case) -> None:
        branch = self._branch
        file = CaseFile(
            store=self._store,
            case_keys=branch.case_keys,
            staff=branch.asks.staff,
            clock=now,
        )
        task = f"task-{secrets.token_hex(4)}"
        saved = file.tick(file.read(case.id), task)
        assert task in saved.body.ticked
        self._pipes.tell("ticked", case.id, task)
        exceptions = ApprovalFile(
            store=self._store, case_keys=branch.case_keys, clock=now
        )
        asked = exceptions.ask(case.id, form_of("thumb-print", FORM), branch.asks)
        self._pipes.tell("asked", asked.id, case.id)
        decision = "approved" if self._turn % 2 else "refused"
        exceptions.decide(asked.id, Verdict(decision, "材料齐全"), branch.decides)  # type: ignore[arg-type]
        self._pipes.tell("decided", asked.id, decision)

    def _erase(self, case: Case) -> None:
        actor = f"staff:{self._branch.asks.staff.id}"
        deed = Deed(
            actor=actor, verb="case-erased", subject=f"case:{case.id}", at=now()
        )
        erase_case(self._store, self._branch.case_keys, case.id, deed)
        self._pipes.tell("erased", case.id)
