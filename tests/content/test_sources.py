"""Files that a person, or someone hostile, has written badly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.sources import DEEPEST, Fault, Source, read_source

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


def read(folder: Path, content: str | bytes) -> Source | Fault:
    path = folder / "page.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_source(path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "page.yaml: is empty."),
        ("# nothing\n", "page.yaml: is empty."),
        ("a:\n\tb: 1\n", "page.yaml:2: not valid YAML"),
        ("a: 1\nb: [1, 2\n", "page.yaml:3: not valid YAML"),
        ("a: 1\n---\na: 2\n", "page.yaml:2: not valid YAML"),
        ("a: 1\nb: 2\na: 3\n", "page.yaml:3: a: stands twice."),
        ("a:\n  b: 1\n  b: 2\n", "page.yaml:3: a.b: stands twice."),
        ("? [a, b]\n: c\n", "page.yaml:1: a key is one word."),
        (BOMB, "page.yaml:2: aliases are not used."),
        ("a: &a {b: 1}\nc: {<<: *a}\n", "page.yaml:2: aliases are not used."),
        ("a: 1\nb: \0\n", "page.yaml:2: has a character that is not text."),
        ("a: 1\n\nb: \x07\n", "page.yaml:3: has a character that is not text."),
        (b"a: \xff\xfe", "page.yaml: cannot be read"),
        (bytes(range(256)), "page.yaml: cannot be read"),
        (b"x" * 5_000_000, "page.yaml: larger than 1 MB."),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read_is_one_fault_with_its_line(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    fault = read(tmp_path, content)

    assert isinstance(fault, Fault)
    assert str(fault).startswith(told)


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "a:\n "])
def test_nesting_without_end_is_refused_before_it_is_built(
    tmp_path: Path, opening: str
) -> None:
    fault = read(tmp_path, opening * 200_000)

    assert isinstance(fault, Fault)


def test_nesting_as_deep_as_allowed_is_read_and_one_deeper_is_not(
    tmp_path: Path,
) -> None:
    allowed = read(tmp_path, "[" * DEEPEST + "]" * DEEPEST)
    deeper = read(tmp_path, "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))

    assert isinstance(allowed, Source)
    assert str(deeper) == "page.yaml:1: nested too deeply."


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    fault = read_source(tmp_path / "nowhere.yaml")

    assert str(fault).startswith("nowhere.yaml: cannot be read")


def test_a_tag_makes_no_object(tmp_path: Path) -> None:
    source = read(tmp_path, "a: !!python/object/apply:os.getcwd []\n")

    assert isinstance(source, Source)
    assert source.plain == {"a": []}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("007", "007"),
        ("0", 0),
        ("15", 15),
        ("999999999999", 999999999999),
        ("1234567890123", "1234567890123"),
        ("1" * 5000, "1" * 5000),
        ("'15'", "15"),
        ("1.5", "1.5"),
        ("٣", "٣"),
    ],
)
def test_a_bare_word_means_what_a_person_means(
    tmp_path: Path, written: str, meant: object
) -> None:
    source = read(tmp_path, f"a: {written}\n")

    assert isinstance(source, Source)
    assert source.plain == {"a": meant}
    assert type(source.plain["a"]) is type(meant)


def test_a_fault_stands_at_the_nearest_key_that_is_known(tmp_path: Path) -> None:
    source = read(tmp_path, "a:\n  - b: 1\n    c:\n      d: 2\n")

    assert isinstance(source, Source)
    assert source.fault(("a", 0, "c", "d"), "x").line == 4
    assert source.fault(("a", 0, "c", "other", 7), "x").line == 4
    assert source.fault(("a", 0, "other"), "x").line == 2


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_no_file_at_all_makes_reading_fail(content: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        found = read(Path(folder), content)

    assert isinstance(found, Source | Fault)
