"""What is looked for is found in every form, and across the edge of a block."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.counter import residue
from kiosk.counter.residue import files_in, forms_of, forms_of_bytes, found_in

CANARY = "Каnarienvogel-김-鸟-\u0637\u0626\u0631"


@pytest.mark.parametrize(
    "written",
    [
        CANARY.encode(),
        CANARY.encode("utf-16-le"),
        CANARY.encode("utf-16-be"),
        quote(CANARY).encode(),
        quote(CANARY).lower().encode(),
    ],
)
def test_a_text_is_found_in_each_form(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"before" + written + b"after")

    assert found_in(path, forms_of(CANARY))


@given(st.binary(max_size=5), st.binary(max_size=5))
def test_a_text_is_found_in_base64_wherever_it_begins(
    before: bytes, after: bytes
) -> None:
    coded = b64encode(before + CANARY.encode() + after)

    assert any(form in coded for form in forms_of(CANARY))


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=4))
def test_a_key_is_found_in_each_form(key: bytes, before: bytes) -> None:
    for written in (key, key.hex().encode(), b64encode(before + key + b"z")):
        assert any(form in written for form in forms_of_bytes(key))


def test_it_is_found_across_the_edge_of_a_block(tmp_path: Path) -> None:
    path = tmp_path / "file"
    needle = b"0123456789"
    for shift in range(len(needle) + 1):
        path.write_bytes(b"." * (residue.BLOCK - shift) + needle + b".")
        assert found_in(path, [needle])


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"nothing here")

    assert not found_in(path, forms_of(CANARY))
    assert not found_in(path, [])


def test_files_are_found_in_folders_below(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "one").write_bytes(b"")
    (tmp_path / "two").write_bytes(b"")

    assert [path.name for path in files_in([tmp_path])] == ["one", "two"]
    assert list(files_in([tmp_path / "two"])) == [tmp_path / "two"]
    assert list(files_in([tmp_path / "none"])) == []
