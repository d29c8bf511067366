"""Boxes are HPKE as RFC 9180 says it, read by an implementation of our own."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.sealing.boxes import seal
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey
from kiosk.sealing.secret import Secret
from kiosk.sealing.suites import STANDARD, SUITES
from tests.sealing.hpke import receive

# Source: RFC 9180, appendix A.1.1 (base mode, first message).
INFO = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
ENCAPSULATED = bytes.fromhex(
    "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
)
PRIVATE = bytes.fromhex(
    "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"
)
PUBLIC = bytes.fromhex(
    "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"
)
SHARED = bytes.fromhex(
    "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc"
)
KEY = bytes.fromhex("4531685d41d65f03dc48f6b8302c05b0")
NONCE = bytes.fromhex("56d890e5accaaf011cff4b7d")
PLAIN = b"Beauty is truth, truth beauty"
COUNTED = b"Count-0"
CIPHERTEXT = bytes.fromhex(
    "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
    "6d8770ac83d07bea87e13c512a"
)


def test_the_reader_of_the_tests_agrees_with_the_published_vector() -> None:
    context = receive(ENCAPSULATED, PRIVATE, INFO)

    assert context.shared_secret == SHARED
    assert (context.key, context.base_nonce) == (KEY, NONCE)
    assert context.open(CIPHERTEXT, COUNTED) == PLAIN


def test_our_suite_opens_the_published_encapsulation() -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    # Our boxes bind through `info` and leave the additional text empty: key and nonce
    # are the published ones, the tag is that of the empty text.
    ciphertext = AESGCM(KEY).encrypt(NONCE, PLAIN, b"")
    suite = SUITES[STANDARD]

    assert suite.decrypt(ENCAPSULATED + ciphertext, PRIVATE, INFO) == PLAIN
    assert suite.decrypt(ENCAPSULATED + ciphertext, PRIVATE, INFO + b"x") is None
    assert suite.desk_public(PRIVATE) == PUBLIC


def test_a_box_is_read_by_an_independent_implementation() -> None:
    desk = DeskKey(Secret(PRIVATE))
    kiosk = KioskKey.new()
    box = seal(b"payload", DeskPublic(PUBLIC), kiosk)
    header, sealed, signature = box[:9], box[9:-64], box[-64:]

    assert header == b"\x01" + desk.id + kiosk.id
    assert receive(sealed[:32], PRIVATE, header).open(sealed[32:], b"") == b"payload"
    signed_by = Ed25519PublicKey.from_public_bytes(kiosk.public.raw)
    signed_by.verify(signature, box[:-64])
