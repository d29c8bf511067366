"""A box opens at its desk, whole and from a trusted kiosk, or not at all."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SealError
from kiosk.sealing.boxes import BoxError, open_box, overhead, seal
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic
from kiosk.sealing.suites import STANDARD, SUITES, Standard
from tests.conftest import IN_PROOF

DESK = DeskKey.new()
KIOSK = KioskKey.new()
OTHER_DESK = DeskKey.new()
OTHER_KIOSK = KioskKey.new()
BOXES = 100_000 if IN_PROOF else 1_000
SECRET = b"KIM MINJUN M12345678 +821012345678"


def boxed(payload: bytes = SECRET) -> bytes:
    return seal(payload, DESK.public, KIOSK)


def refusal(
    sealed: bytes,
    desks: tuple[DeskKey, ...] = (DESK,),
    kiosks: tuple[KioskPublic, ...] = (KIOSK.public,),
) -> str:
    """Open what must not open; say why it did not, having looked at what is told."""
    with pytest.raises(BoxError) as caught:
        open_box(sealed, desks, kiosks)
    told = f"{caught.value!r} {caught.value} {caught.value.remedy}"
    assert caught.value.remedy
    assert DESK.raw.hex() not in told
    assert "KIM" not in told
    return caught.value.why


@given(st.binary(max_size=2_000))
def test_what_was_sealed_is_opened(payload: bytes) -> None:
    opened = open_box(boxed(payload), (DESK,), (KIOSK.public,))

    assert opened.payload == payload
    assert opened.kiosk_id == KIOSK.id


@pytest.mark.parametrize("length", [0, 1, 320, 4_096])
def test_a_box_has_121_bytes_more_than_its_payload(length: int) -> None:
    assert len(boxed(bytes(length))) == length + 1 + 8 + 48 + 64
    assert overhead(STANDARD) == 121


def test_every_single_bit_counts() -> None:
    # 903 bytes and the 121 around them: 8,192 bits.
    box = boxed(bytes(903))
    whole = int.from_bytes(box, "big")
    assert len(box) * 8 == 8_192

    reasons = {
        refusal((whole ^ (1 << bit)).to_bytes(len(box), "big"))
        for bit in range(len(box) * 8)
    }

    assert reasons == {"damaged", "foreign", "unknown-kiosk", "unknown-suite"}


def test_every_truncation_is_damage() -> None:
    box = boxed()

    assert {refusal(box[:length]) for length in range(len(box))} == {"damaged"}
    assert {refusal(box[start:]) for start in range(1, len(box) + 1)} <= {
        *("damaged", "foreign", "unknown-suite"),
    }
    assert refusal(box + b"\0") == "damaged"
    assert refusal(box + box) == "damaged"


@given(st.binary(max_size=300))
def test_noise_is_no_box(noise: bytes) -> None:
    refusal(noise)


def test_another_desk_does_not_open_it() -> None:
    assert refusal(boxed(), desks=(OTHER_DESK,)) == "foreign"
    assert refusal(boxed(), desks=()) == "foreign"


def test_a_kiosk_that_is_not_trusted_is_not_believed() -> None:
    assert refusal(boxed(), kiosks=(OTHER_KIOSK.public,)) == "unknown-kiosk"
    assert refusal(boxed(), kiosks=()) == "unknown-kiosk"


def test_a_suite_that_is_not_known_is_told_as_such() -> None:
    assert {refusal(bytes([suite]) + boxed()[1:]) for suite in (0, 2, 255)} == {
        "unknown-suite"
    }


def test_a_header_of_another_box_does_not_fit() -> None:
    here = boxed()
    # The same kiosk to another desk, and another trusted kiosk to the same desk.
    to_other = seal(SECRET, OTHER_DESK.public, KIOSK)
    by_other = seal(SECRET, DESK.public, OTHER_KIOSK)
    desks = (DESK, OTHER_DESK)
    kiosks = (KIOSK.public, OTHER_KIOSK.public)

    for there in (to_other, by_other):
        assert refusal(there[:9] + here[9:], desks, kiosks) == "damaged"
        assert refusal(here[:9] + there[9:], desks, kiosks) == "damaged"
        assert refusal(here[:-64] + there[-64:], desks, kiosks) == "damaged"


def test_a_trusted_kiosk_cannot_sign_what_another_sealed() -> None:
    box = boxed()
    forged = box[:5] + OTHER_KIOSK.id + box[9:-64]
    signed = forged + SUITES[STANDARD].sign(OTHER_KIOSK.raw, forged)

    kiosks = (KIOSK.public, OTHER_KIOSK.public)
    assert refusal(signed, kiosks=kiosks) == "damaged"


def test_no_two_boxes_are_alike() -> None:
    boxes = [boxed() for _ in range(BOXES)]

    assert len(set(boxes)) == BOXES
    # Nor do two share the ephemeral key, which would share the key of the cipher.
    assert len({box[9:41] for box in boxes}) == BOXES


def test_the_payload_cannot_be_seen() -> None:
    box = boxed()

    assert not any(SECRET[at : at + 4] in box for at in range(len(SECRET) - 3))


def test_previous_keys_and_other_kiosks_do_not_stand_in_the_way() -> None:
    kiosks = (OTHER_KIOSK.public, KIOSK.public)

    assert open_box(boxed(), (OTHER_DESK, DESK), kiosks).payload == SECRET


def test_keys_that_share_an_id_are_each_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Four bytes may meet by chance: every key is then given the same id.
    for kind in (DeskKey, DeskPublic, KioskKey, KioskPublic):
        monkeypatch.setattr(kind, "id", b"same")
    kiosks = (OTHER_KIOSK.public, KIOSK.public)

    assert open_box(boxed(), (OTHER_DESK, DESK), kiosks).payload == SECRET
    assert refusal(boxed(), (OTHER_DESK,), kiosks) == "damaged"


@pytest.mark.parametrize("raw", [bytes(32), b"\x01" + bytes(31)])
def test_a_public_key_that_hides_nothing_is_refused(raw: bytes) -> None:
    with pytest.raises(SealError, match="no usable key"):
        seal(SECRET, DeskPublic(raw), KIOSK)


class Shorter(Standard):
    """Stands for another suite: the standard one with shorter signatures."""

    signature_bytes = 60

    def sign(self, private: bytes, message: bytes) -> bytes:
        return super().sign(private, message)[:60]

    def verify(self, public: bytes, signature: bytes, message: bytes) -> bool:
        from kiosk.sealing.signatures import sign

        return signature == sign(KIOSK.raw, message)[:60]


@pytest.fixture
def with_another_suite(monkeypatch: pytest.MonkeyPatch) -> Mapping[int, object]:
    from kiosk.sealing import boxes, keys

    suites = {**SUITES, 2: Shorter()}
    monkeypatch.setattr(boxes, "SUITES", suites)
    monkeypatch.setattr(keys, "SUITES", suites)
    return suites


@pytest.mark.usefixtures("with_another_suite")
def test_another_suite_is_one_more_row_of_the_table() -> None:
    desk, kiosk = DeskKey(DESK.raw, suite=2), KioskKey(KIOSK.raw, suite=2)
    box = seal(SECRET, desk.public, kiosk)
    desks, kiosks = (DESK, desk), (KIOSK.public, kiosk.public)

    assert box[0] == 2
    assert len(box) == len(SECRET) + 117
    assert open_box(box, desks, kiosks).payload == SECRET
    assert open_box(boxed(), desks, kiosks).payload == SECRET
    assert refusal(box, (DESK,), kiosks) == "foreign"
    with pytest.raises(SealError, match="suite 1, the kiosk's of 2"):
        seal(SECRET, DESK.public, kiosk)


@pytest.mark.usefixtures("with_another_suite")
def test_a_key_of_another_suite_is_not_tried_though_it_shares_the_id(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for kind in (DeskKey, DeskPublic, KioskKey, KioskPublic):
        monkeypatch.setattr(kind, "id", b"same")
    desk, kiosk = DeskKey(DESK.raw, suite=2), KioskKey(KIOSK.raw, suite=2)

    assert refusal(boxed(), (desk,), (KIOSK.public,)) == "foreign"
    assert refusal(boxed(), (DESK,), (kiosk.public,)) == "unknown-kiosk"
