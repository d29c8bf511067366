"""Keys name themselves by what they are, and never show what is secret."""

from __future__ import annotations

import logging
import traceback

import pytest

from kiosk.errors import SealError
from kiosk.sealing.case_days import Row
from kiosk.sealing.key_folder import Enrolment
from kiosk.sealing.key_lines import Line
from kiosk.sealing.keys import DeskKey, DeskPublic, KioskKey, KioskPublic
from kiosk.sealing.secret import Secret
from kiosk.sealing.session_box import SessionKey
from kiosk.sealing.signatures import StaffKey

RAW = Secret(range(1, 33))
HOLDERS = (
    RAW,
    KioskKey(RAW),
    DeskKey(RAW),
    StaffKey(RAW),
    SessionKey(RAW),
    Line("pepper", RAW),
    Enrolment(RAW),
    Row.new(bytes(16), RAW),
)


def shows_it(text: str) -> bool:
    written = (RAW.hex(), bytes(RAW).decode("latin-1"), bytes.__repr__(RAW)[2:-1])
    return any(form in text for form in (*written, str(list(RAW))[1:-1]))


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda each: type(each).__name__)
def test_nothing_prints_a_key(holder: object) -> None:
    nested = {"inside": (holder,)}

    for text in (repr(holder), str(holder), f"{holder}", "%s %r" % (holder, holder)):  # noqa: UP031
        assert not shows_it(text)
    assert not shows_it(repr(nested))


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda each: type(each).__name__)
def test_nothing_logs_a_key(holder: object, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("%s %r", holder, holder)

    assert caplog.records
    assert not shows_it(caplog.text)


def test_the_check_sees_a_key_that_is_shown() -> None:
    assert shows_it(bytes(RAW).hex())
    assert shows_it(repr(bytes(RAW)))
    assert shows_it(repr(list(RAW)))


@pytest.mark.parametrize("kind", [KioskKey, DeskKey])
def test_an_error_about_a_key_does_not_tell_it(
    kind: type[KioskKey] | type[DeskKey],
) -> None:
    with pytest.raises(SealError) as caught:
        kind(Secret(RAW[:31]))
    with pytest.raises(SealError) as unknown:
        kind(RAW, suite=9)

    for error in (caught, unknown):
        shown = "".join(traceback.format_exception(error.value))
        assert bytes(RAW[:8]).hex() not in shown
        assert error.value.remedy


def test_a_secret_is_its_bytes_everywhere_else() -> None:
    assert bytes(RAW) == bytes(range(1, 33))
    assert len({Secret.draw() for _ in range(1_000)}) == 1_000


def test_the_same_bytes_in_another_role_have_another_name() -> None:
    kiosk, desk = KioskPublic(bytes(RAW)), DeskPublic(bytes(RAW))

    assert kiosk.id != desk.id
    assert kiosk.fingerprint != desk.fingerprint


def test_an_id_is_the_beginning_of_the_fingerprint() -> None:
    public = KioskKey.new().public

    assert len(public.id) == 4
    assert public.fingerprint.replace(" ", "")[:8] == public.id.hex()
    assert len(public.fingerprint.split()) == 8


def test_a_private_key_is_named_like_its_public_half() -> None:
    kiosk, desk = KioskKey.new(), DeskKey.new()

    assert kiosk.id == kiosk.public.id
    assert desk.id == desk.public.id
    assert repr(kiosk) == f"<KioskKey {kiosk.id.hex()}>"
