"""Placeholders come back as they were, each once, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.translation.drafts.shielding import shield, unshield

words = st.sampled_from(["Pay", "A7", "%(fact_fee)s", "%(n)s", "701", "yuan,", "B7x"])


@given(st.lists(words, max_size=12).map(" ".join))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    shielded = shield(text)

    assert unshield(shielded, shielded.text) == text
    assert "%(" not in shielded.text


@given(st.lists(words, min_size=1, max_size=12).map(" ".join), st.data())
def test_a_code_that_is_lost_or_doubled_is_seen(text: str, data: st.DataObject) -> None:
    shielded = shield(f"{text} %(last)s")
    code, _placeholder = data.draw(st.sampled_from(shielded.held))

    assert unshield(shielded, shielded.text.replace(code, "")) == ""
    assert unshield(shielded, f"{shielded.text} {code}") == ""


@pytest.mark.parametrize("text", ["A7010", "XA701", "A 701", "a701"])
def test_something_like_a_code_is_none(text: str) -> None:
    assert unshield(shield("%(a)s"), text) == ""
