"""What each side was told is kept, held against what is kept."""

from __future__ import annotations

import json
from collections import Counter as Counted
from typing import TYPE_CHECKING, Final, get_args

from kiosk.counter.approval_file import ApprovalFile
from kiosk.counter.cases import opened
from kiosk.counter.model import CallState, Case
from kiosk.counter.verifying import Verified, verify
from kiosk.errors import SealError
from tests.counter.branch import KOREAN
from tests.counter.killed_sides import SERVICES, now

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.records.records import Records
    from kiosk.sealing.case_keys import CaseKeys

MOST_ON_PAPER: Final = 4
"""Passes that visitors carry at a time; then the kiosk waits."""
STATES: Final[tuple[CallState, ...]] = get_args(CallState)


class Told:
    """Everything that was acknowledged to a kiosk, a desk or a visitor."""

    def __init__(self) -> None:
        self.placed: list[str] = []
        self.withdrawn: list[str] = []
        self.made: list[str] = []
        self.handed_in: list[str] = []
        """Passes, oldest first, of which the desk has not said what became."""
        self.given: set[str] = set()
        """Passes that a desk had in its hands when it was killed."""
        self.opened: dict[str, str] = {}
        """The case of each pass."""
        self.used: list[str] = []
        self.accepted: list[str] = []
        self.ticked: dict[str, list[str]] = {}
        self.asked: dict[str, str] = {}
        self.decided: dict[str, str] = {}
        self.erased: set[str] = set()
        self.kills = Counted[str]()
        self.marks: dict[int, bytes] = {}
        """Ends of the log that were seen: none of them may change or go."""
        self._in_hand = ""

    def __str__(self) -> str:
        """Return how much of each it is."""
        counts = {
            "calls": len(self.placed),
            "passes": len(self.made),
            "cases": len(self.opened) + len(self.accepted),
            "approvals": len(self.decided),
            "used": len(self.used),
            "erased": len(self.erased),
        }
        return json.dumps(counts)

    @property
    def too_much(self) -> bool:
        return len(self.handed_in) >= MOST_ON_PAPER

    def hand_in(self) -> str:
        self._in_hand = self.handed_in[0] if self.handed_in else ""
        return self._in_hand or "-"

    def killed(self, name: str) -> None:
        self.kills[name] += 1
        if name == "desk" and self._in_hand in self.handed_in:
            self.given.add(self._in_hand)

    def hear(self, words: list[str]) -> None:
        what, *about = words
        match what, about:
            case "placed" | "withdrawn" | "accepted", [id_]:
                getattr(self, what).append(id_)
            case "asked" | "decided", [id_, of]:
                getattr(self, what)[id_] = of
            case "ticked", [case, task]:
                self.ticked.setdefault(case, []).append(task)
            case "erased", [case]:
                self.erased.add(case)
            case "made", [text]:
                self.made.append(text)
                self.handed_in.append(text)
            case "opened" | "refused", [text, found]:
                self._became(what, text, found)
            case _:
                assert words == ["turned"], words

    def _became(self, what: str, text: str, found: str) -> None:
        self.handed_in.remove(text)
        if what == "opened":
            self.opened[text] = found
            return
        # Only what a killed desk had in its hands may have been used before.
        assert (found, text in self.given) == ("used", True)
        self.used.append(text)


def check(
    store: Records, keys: CaseKeys, told: Told, erased: Callable[[], set[str]]
) -> None:
    """Hold what is kept against what was acknowledged, while the other side goes on.

    Args:
        store: Where it is kept.
        keys: Of the cases.
        told: What was acknowledged until now.
        erased: Returns which cases the desk has erased since, as it says itself.
    """
    kept_calls = {call.id: call for call in store.calls(STATES)}
    assert set(told.placed) <= set(kept_calls), "a call is lost"
    for id_ in told.withdrawn:
        assert kept_calls[id_].state in ("withdrawn", "accepted", "done")
    check_log(store, told)
    cases = {case.id: case for case in store.cases("open")}
    kept = {*told.opened.values(), *told.accepted} - told.erased
    gone = kept - set(cases) - erased()
    # What the desk has erased and not told yet, or had not when it was killed.
    assert len(gone) <= 1 + told.kills["desk"], "a case is lost"
    for id_ in told.erased:
        assert id_ not in cases
        assert keys.key(id_) is None
    check_cases(store, cases, keys, told)
    check_approvals(store, keys, told, set(cases))


def check_log(store: Records, told: Told) -> None:
    rows = [*store.audit_rows()]
    found = verify(rows, told.marks)
    assert isinstance(found, Verified), found
    told.marks[found.rows] = found.head
    done = Counted((row.deed.verb, row.deed.subject) for row in rows)
    for verb in ("call-placed", "call-accepted", "case-opened", "pass-opened"):
        doubled = [
            each for each, count in done.items() if each[0] == verb and count > 1
        ]
        assert not doubled, doubled
    for case in told.opened.values():
        assert done["pass-opened", f"case:{case}"] == 1
    for id_ in told.accepted:
        assert done["call-accepted", f"call:{id_}"] == 1
        assert done["case-opened", f"case:{id_}"] == 1


def check_cases(
    store: Records, cases: dict[str, Case], keys: CaseKeys, told: Told
) -> None:
    shut = []
    for id_, case in cases.items():
        key = keys.key(id_)
        if key is None:
            shut.append(id_)
            continue
        body = opened(case.body, key, id_)
        assert (body.services, body.answers) == (SERVICES, KOREAN)
        assert set(told.ticked.get(id_, ())) <= set(body.ticked), "a tick is lost"
        assert len(body.ticked) == len(set(body.ticked))
    # The key goes first: of one case, which is being erased, the row may be there.
    left = [id_ for id_ in shut if store.case(id_) is not None]
    assert len(left) <= 1, "a key is lost"
    # The desk may have opened and erased cases meanwhile: looked for once more.
    without = [
        id_
        for id_ in keys.cases()
        if store.case(id_) is None and keys.key(id_) is not None
    ]
    # A key is made before its case: one may be left behind by each kill.
    assert len(without) <= told.kills["desk"] + 1


def check_approvals(
    store: Records, keys: CaseKeys, told: Told, cases: set[str]
) -> None:
    file = ApprovalFile(store=store, case_keys=keys, clock=now)
    for id_, case in told.asked.items():
        if case not in cases:
            continue
        try:
            read = file.read(id_)
        except SealError:
            # The desk erased it at this moment.
            assert keys.key(case) is None
            continue
        assert read.holds, read.faults
        if id_ in told.decided:
            assert read.approval.decision == told.decided[id_]


def check_all(store: Records, told: Told) -> None:
    """Hold what became of every call and pass against the log, at the end."""
    assert not told.handed_in
    assert len(told.made) == len(told.opened) + len(told.used)
    rows = [row.deed for row in store.audit_rows()]
    assert sum(deed.verb == "pass-opened" for deed in rows) == len(told.made)
    assert not store.calls(("waiting", "numbered"))
    placed = sum(deed.verb == "call-placed" for deed in rows)
    # Besides what was acknowledged, at most what was in flight at a kill is there.
    assert len(told.placed) <= placed <= len(told.placed) + told.kills["kiosk"]
    accepted = {deed.subject[5:] for deed in rows if deed.verb == "call-accepted"}
    with_case = {deed.subject[5:] for deed in rows if deed.verb == "case-opened"}
    assert accepted <= with_case, "a call was taken and has no case"
    withdrawn = {deed.subject[5:] for deed in rows if deed.verb == "call-withdrawn"}
    assert not accepted & withdrawn
    assert len(accepted) + len(withdrawn) == placed
