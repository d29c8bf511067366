"""Four eyes: every way round them that we know is refused or seen, on both engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.counter import approvals
from kiosk.counter.approval_faults import FAULTS, Fault
from kiosk.counter.approvals import Verdict, decided, subject_of
from kiosk.counter.model import Deed
from kiosk.counter.sign_in import SignedIn
from kiosk.errors import ConflictError, SealError, StaffError
from kiosk.records.records import Records
from kiosk.sealing.signatures import StaffKey
from tests.records.exceptions import NO, YES, Exceptions, a_form
from tests.records.stores import a_case


@pytest.fixture
def four(store: Records, tmp_path: Path) -> Exceptions:
    return Exceptions(store, tmp_path)


class TestHonest:
    @pytest.mark.parametrize("verdict", [YES, NO])
    def test_one_asks_and_another_decides(
        self, four: Exceptions, verdict: Verdict
    ) -> None:
        asked = four.asked()
        [waiting] = four.file.undecided()
        assert waiting.holds
        assert waiting.form is not None
        assert waiting.form.tries == "3"
        assert not waiting.approved

        four.file.decide(asked.id, verdict, four.signed["chen"])

        read = four.read(asked)
        assert read.faults == ()
        assert (read.reason, read.approval.decision) == (
            verdict.reason,
            verdict.decision,
        )
        assert read.approved == (verdict is YES)
        assert four.file.undecided() == ()
        assert [one.approval for one in four.file.of_case(asked.case)] == [
            read.approval
        ]

    def test_the_log_has_hashes_and_no_words_of_the_form(
        self, four: Exceptions
    ) -> None:
        found = four.decided()
        rows = [row.deed for row in four.store.audit_rows()]
        assert [one.verb for one in rows[-2:]] == [
            "approval-asked",
            "approval-approved",
        ]
        assert rows[-2].subject == subject_of(found)
        assert rows[-1].subject == subject_of(found, decided=True)
        assert "骨折" not in str(rows)
        assert "骨折".encode() not in found.form

    def test_it_still_holds_after_a_new_key_and_after_switching_off(
        self, four: Exceptions
    ) -> None:
        found = four.decided()
        four.reset("li")
        four.reset("chen")
        four.disable("chen")
        assert four.faults(found) == ()

    def test_nothing_is_read_of_an_erased_case(self, four: Exceptions) -> None:
        found = four.asked()
        four.case_keys.destroy(found.case)
        assert four.file.undecided() == ()
        with pytest.raises(SealError, match="erased"):
            four.read(found)


class TestRefused:
    """What the desk itself does not do."""

    def test_a_supervisor_does_not_decide_their_own(self, four: Exceptions) -> None:
        own = four.asked(by="chen")
        with pytest.raises(StaffError, match="yourself"):
            four.file.decide(own.id, YES, four.signed["chen"])
        assert four.file.decide(own.id, YES, four.signed["sun"]).decided_by == "sun"

    def test_a_teller_does_not_decide(self, four: Exceptions) -> None:
        with pytest.raises(StaffError, match="role"):
            four.file.decide(four.asked().id, YES, four.signed["zhao"])

    def test_nobody_decides_or_asks_once_switched_off(self, four: Exceptions) -> None:
        asked = four.asked()
        for id_ in ("chen", "li"):
            four.disable(id_)
        with pytest.raises(StaffError):
            four.file.decide(asked.id, YES, four.signed["chen"])
        with pytest.raises(StaffError):
            four.asked()

    def test_an_account_switched_on_by_hand_stays_off(self, four: Exceptions) -> None:
        asked = four.asked()
        four.disable("chen")
        four.sql("UPDATE staff SET disabled = false WHERE id = 'chen'")
        with pytest.raises(StaffError):
            four.file.decide(asked.id, YES, four.signed["chen"])

    def test_a_role_given_by_hand_gives_no_right(self, four: Exceptions) -> None:
        asked = four.asked()
        four.sql("UPDATE staff SET role = 'supervisor' WHERE id = 'zhao'")
        with pytest.raises(StaffError):
            four.file.decide(asked.id, YES, four.signed["zhao"])

    def test_an_old_key_signs_nothing_more(self, four: Exceptions) -> None:
        asked = four.asked()
        four.reset("chen")
        with pytest.raises(StaffError, match="not your key"):
            four.file.decide(asked.id, YES, four.signed["chen"])

    def test_what_was_decided_is_not_decided_again(self, four: Exceptions) -> None:
        found = four.decided(NO)
        with pytest.raises(ConflictError):
            four.file.decide(found.id, YES, four.signed["sun"])
        assert four.read(found).reason == NO.reason

    def test_nothing_is_decided_without_a_reason(self, four: Exceptions) -> None:
        asked = four.asked()
        for decision in ("approved", "refused"):
            with pytest.raises(StaffError, match="why"):
                four.file.decide(asked.id, Verdict(decision, " "), four.signed["chen"])

    def test_half_a_form_is_not_asked_for(self, four: Exceptions) -> None:
        with pytest.raises(StaffError, match="complete"):
            four.file.ask(a_case().id, a_form(consent=""), four.signed["li"])

    def test_what_does_not_hold_can_only_be_refused(self, four: Exceptions) -> None:
        asked = four.asked()
        four.sql("UPDATE approvals SET asked_by = 'zhao'")
        with pytest.raises(SealError, match="only be refused"):
            four.file.decide(asked.id, YES, four.signed["chen"])
        assert four.file.decide(asked.id, NO, four.signed["chen"]).decision == "refused"


Attack = Callable[[Exceptions], None]


def approve_by_hand(four: Exceptions) -> None:
    four.asked()
    four.sql(
        "UPDATE approvals SET decision = 'approved', decided_by = 'chen',"
        " decided_at = asked_at, decided_signature = asked_signature, reason = form"
    )


def turn_round(four: Exceptions) -> None:
    four.decided(NO)
    four.sql("UPDATE approvals SET decision = 'approved'")


def give_to_another_case(four: Exceptions) -> None:
    found = four.decided()
    four.sql('UPDATE approvals SET "case" = :other', other=a_case(2).id)
    assert four.kept(found).case == a_case(2).id


def copy_to_another_request(four: Exceptions) -> None:
    found, other = four.decided(), four.asked(case=2)
    four.sql(
        "UPDATE approvals SET decision = :decision, decided_by = :by, decided_at = :at,"
        " decided_signature = :signature, reason = :reason WHERE id = :id",
        decision="approved",
        by=found.decided_by,
        at=None,
        signature=found.decided_signature,
        reason=found.reason,
        id=other.id,
    )


def another_name_on_the_request(four: Exceptions) -> None:
    four.decided()
    four.sql("UPDATE approvals SET asked_by = 'zhao'")


def another_name_on_the_decision(four: Exceptions) -> None:
    four.decided()
    four.sql("UPDATE approvals SET decided_by = 'sun'")


def put_a_form_in_its_place(four: Exceptions) -> None:
    """Somebody at a desk has the case's key, and seals other words with it."""
    found = four.decided()
    key = four.case_keys.key(found.case)
    assert key is not None
    other = approvals.asked(
        a_form(not_possible="其他"),
        found.case,
        by=four.signed["li"],
        case_key=key,
        now=found.asked_at,
    )
    four.sql(
        "UPDATE approvals SET form = :form, form_hash = :hash",
        form=other.form,
        hash=other.form_hash,
    )


def put_a_hash_in_its_place(four: Exceptions) -> None:
    four.decided()
    four.sql("UPDATE approvals SET form_hash = :hash", hash=bytes(32))


def put_a_reason_in_its_place(four: Exceptions) -> None:
    four.decided()
    four.sql("UPDATE approvals SET reason = form")


def move_the_time(four: Exceptions) -> None:
    found = four.decided()
    four.sql("UPDATE approvals SET decided_at = asked_at")
    assert four.kept(found).decided_at == found.asked_at


def forget_the_refusal(four: Exceptions) -> None:
    four.decided(NO)
    four.sql(
        "UPDATE approvals SET decision = NULL, decided_by = '', decided_at = NULL,"
        " decided_signature = :nothing, reason = :nothing",
        nothing=b"",
    )


def decide_again_after_a_refusal(four: Exceptions) -> None:
    forget_the_refusal(four)
    [asked] = four.store.approvals()
    key = four.case_keys.key(asked.case)
    assert key is not None
    by = four.signed["sun"]
    found = decided(asked, YES, by=by, case_key=key, now=four.now)
    subject = subject_of(found, decided=True)
    row = Deed(
        actor="staff:sun", verb="approval-approved", subject=subject, at=four.now
    )
    four.store.decide_approval(found, row)


def sign_with_a_key_of_their_own(four: Exceptions) -> None:
    """A teller puts their key beside the supervisor's name, and decides."""
    asked = four.asked()
    own = StaffKey.new()
    four.sql("UPDATE staff SET public_key = :key WHERE id = 'chen'", key=own.public)
    decide_outside(four, asked.id, SignedIn(four.signed["chen"].staff, own))


def bring_a_supervisor_of_their_own(four: Exceptions) -> None:
    asked = four.asked()
    own = StaffKey.new()
    member = replace(four.signed["sun"].staff, id="qian", public_key=own.public)
    four.sql(
        "INSERT INTO staff (id, name, role, languages, disabled, public_key,"
        " passphrase, wrapped_key) SELECT 'qian', name, role, languages, disabled,"
        " :key, passphrase, wrapped_key FROM staff WHERE id = 'sun'",
        key=own.public,
    )
    decide_outside(four, asked.id, SignedIn(member, own))


def make_themselves_supervisor(four: Exceptions) -> None:
    asked = four.asked()
    four.sql("UPDATE staff SET role = 'supervisor' WHERE id = 'zhao'")
    decide_outside(four, asked.id, four.signed["zhao"])


def decide_once_switched_off(four: Exceptions) -> None:
    asked = four.asked()
    four.disable("chen")
    decide_outside(four, asked.id, four.signed["chen"])


def enrol_one_key_under_two_names(four: Exceptions) -> None:
    asked = four.asked()
    four.add("li-2", "supervisor", four.signed["li"].key)
    decide_outside(four, asked.id, four.signed["li-2"])


def ask_with_a_forged_name(four: Exceptions) -> None:
    """A supervisor writes a request in a teller's name, to decide it alone."""
    own = four.asked(by="chen")
    four.sql("UPDATE approvals SET asked_by = 'li'")
    decide_outside(four, own.id, four.signed["chen"])


def decide_outside(four: Exceptions, id_: str, by: SignedIn) -> None:
    """Decide with a program that asks nobody: store and keys are all it needs."""
    [asked] = [one for one in four.store.approvals() if one.id == id_]
    key = four.case_keys.key(asked.case)
    assert key is not None
    found = decided(asked, YES, by=by, case_key=key, now=four.now)
    four.store.decide_approval(
        found,
        Deed(
            actor=f"staff:{by.staff.id}",
            verb="approval-approved",
            subject=subject_of(found, decided=True),
            at=four.now,
        ),
    )


ATTACKS: tuple[tuple[Attack, set[Fault]], ...] = (
    (approve_by_hand, {"decision-not-logged", "decision-forged"}),
    (turn_round, {"decision-not-logged", "decision-forged"}),
    (give_to_another_case, {"asked-forged", "decision-forged"}),
    (copy_to_another_request, {"decision-not-logged", "decision-forged"}),
    (another_name_on_the_request, {"asked-forged", "decision-forged"}),
    (another_name_on_the_decision, {"decision-not-logged", "decision-forged"}),
    (put_a_form_in_its_place, {"asked-forged", "decision-forged"}),
    (put_a_hash_in_its_place, {"asked-forged", "decision-forged"}),
    (put_a_reason_in_its_place, {"decision-not-logged", "decision-forged"}),
    (move_the_time, {"decision-not-logged", "decision-forged"}),
    (forget_the_refusal, {"decision-removed"}),
    (decide_again_after_a_refusal, {"decided-twice"}),
    (sign_with_a_key_of_their_own, {"decision-forged", "decider-key-replaced"}),
    (bring_a_supervisor_of_their_own, {"decider-not-enrolled"}),
    (make_themselves_supervisor, {"decider-no-supervisor"}),
    (decide_once_switched_off, {"decider-off"}),
    (enrol_one_key_under_two_names, {"same-person"}),
    (ask_with_a_forged_name, {"asked-forged", "asked-not-logged"}),
)


@pytest.mark.parametrize(
    ("attack", "expected"), ATTACKS, ids=[one.__name__ for one, _ in ATTACKS]
)
def test_an_attack_is_seen_and_named(
    four: Exceptions, attack: Attack, expected: set[Fault]
) -> None:
    attack(four)
    everything = [
        *four.store.approvals(a_case(1).id),
        *four.store.approvals(a_case(2).id),
    ]
    read = [four.read(one) for one in everything]
    found = {fault for one in read for fault in one.faults}

    assert expected <= found
    assert found <= FAULTS.keys()
    spoiled = [one for one in read if one.faults]
    assert not any(one.approved for one in spoiled)
