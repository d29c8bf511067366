from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter.calls_sealed import CallBody, opened_call, sealed_call
from kiosk.errors import SealError
from kiosk.sealing.boxes import BoxError, seal
from kiosk.sealing.keys import DeskKey, KioskKey

BODY = CallBody(bytes(range(32)), ("sight",), b"visit")


def keys() -> tuple[KioskKey, DeskKey]:
    return KioskKey.new(), DeskKey.new()


@given(
    st.builds(
        CallBody,
        st.binary(min_size=32, max_size=32),
        st.tuples(st.text(max_size=9)),
        st.binary(max_size=99),
    )
)
def test_a_call_comes_back_as_it_was(body: CallBody) -> None:
    kiosk, desk = keys()
    sealed = sealed_call(body, desk.public, kiosk)
    assert opened_call(sealed, desks=[desk], kiosks=[kiosk.public]) == body


def test_nobody_else_opens_it_and_no_other_kiosk_is_believed() -> None:
    kiosk, desk = keys()
    stranger, other = keys()
    sealed = sealed_call(BODY, desk.public, kiosk)
    with pytest.raises(BoxError) as foreign:
        opened_call(sealed, desks=[other], kiosks=[kiosk.public])
    assert foreign.value.why == "foreign"
    with pytest.raises(BoxError) as unknown:
        opened_call(sealed, desks=[desk], kiosks=[stranger.public])
    assert unknown.value.why == "unknown-kiosk"


@pytest.mark.parametrize("payload", [b"", b"pass", b"call1", b"call1\x93\x01\x02\x03"])
def test_what_is_no_call_is_refused(payload: bytes) -> None:
    kiosk, desk = keys()
    sealed = seal(payload, desk.public, kiosk)
    with pytest.raises(SealError):
        opened_call(sealed, desks=[desk], kiosks=[kiosk.public])


def test_it_tells_nothing_of_a_visitor() -> None:
    kiosk, desk = keys()
    assert b"sight" not in sealed_call(BODY, desk.public, kiosk)
    assert "sight" not in repr(BODY)
