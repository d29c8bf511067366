"""Whatever a scanner does to a pass on its way, it is read or recognised as garbled."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.counter.pass_text import (
    LARGEST_VERSION,
    MOST_PARTS,
    SIGNS,
    SIGNS_BY_VERSION,
    codes_of,
    joined,
    most_bytes,
    part_of,
    sealed_of,
    text_of,
    version_for,
)
from kiosk.counter.scans import Garbled, Scan, collected, pass_of, read_scan

ID = bytes(range(8))
SEALED = st.binary(min_size=130, max_size=most_bytes())
SEAL = bytes(range(256)) + bytes(228)
"""As long as a usual pass."""
TEXT = text_of(SEAL)


@given(SEALED)
def test_a_sealed_pass_comes_back_from_its_text(sealed: bytes) -> None:
    text = text_of(sealed)

    assert sealed_of(text) == sealed
    assert SIGNS.fullmatch(text)
    assert 0 < version_for(len(text)) <= LARGEST_VERSION


def test_the_largest_code_holds_so_many_bytes_and_not_one_more() -> None:
    assert version_for(len(text_of(bytes(most_bytes())))) == LARGEST_VERSION
    assert version_for(len(text_of(bytes(most_bytes() + 1)))) == 0


@given(SEALED, st.integers(0, 20), st.randoms())
def test_parts_fit_and_come_together_in_any_order(
    sealed: bytes, largest: int, chance: object
) -> None:
    text = text_of(sealed)
    codes = list(codes_of(text, ID, largest))

    assert len(codes) <= MOST_PARTS
    assert all(len(code) <= SIGNS_BY_VERSION[largest] for code in codes)
    assume(codes)
    chance.shuffle(codes)  # type: ignore[attr-defined]
    scanned: tuple[str, ...] = tuple(codes)
    read = read_scan("".join(scanned))
    assert isinstance(read, Scan)
    assert pass_of(read) == text


def test_a_usual_pass_takes_three_codes_on_32_rows_and_none_on_24() -> None:
    assert [len(codes_of(TEXT, ID, version)) for version in (17, 9, 5, 3, 0)] == [
        *(1, 3, 0, 0, 0)
    ]


def test_three_scans_in_any_order_are_collected() -> None:
    codes = codes_of(TEXT, ID, 9)
    parts: tuple[object, ...] = ()
    held = collected((), ())
    for number in (2, 0, 0, 1):
        scan = read_scan(codes[number] + "\r\n")
        assert isinstance(scan, Scan)
        whole = pass_of(scan, held)
        held = collected(held, scan.parts)
        parts = held
        assert (whole is None) == (len(parts) < 3)
    assert whole == TEXT


def test_parts_of_another_pass_take_the_place_of_older_ones() -> None:
    first = read_scan(codes_of(TEXT, ID, 9)[0])
    other = read_scan(codes_of(text_of(bytes(484)), b"other id", 9)[1])
    assert isinstance(first, Scan)
    assert isinstance(other, Scan)

    held = collected(first.parts, other.parts)

    assert held == other.parts
    assert joined(held) is None


def test_a_part_that_names_more_than_there_are_is_none() -> None:
    assert part_of(codes_of(TEXT, ID, 9)[2].replace("KP1/33", "KP1/23")) is None


WAYS = {
    "as it is": TEXT,
    "CR LF": TEXT + "\r\n",
    "tab": TEXT + "\t",
    "prefix and suffix": "~01" + TEXT + "*END*\r",
    "AIM identifier": "]Q1" + TEXT + "\n",
    "caps lock": TEXT.lower() + "\n",
    "swapped case": TEXT.swapcase(),
    "full width": "".join(
        chr(ord(one) + 0xFEE0) if one > " " else "\u3000" for one in TEXT
    ),
    "twice": TEXT + TEXT,
    "twice with breaks": TEXT + "\n" + TEXT + "\n",
    "behind a damaged one": TEXT[:200] + TEXT,
    "behind a document": "P<UTOERIKSSON<<ANNA\n" + TEXT,
    "byte order mark": "\ufeff" + TEXT,
    "in quotes": f"'{TEXT}'",
}


def test_every_way_a_scanner_may_send_it_is_read() -> None:
    read = {name: read_scan(typed) for name, typed in WAYS.items()}

    assert read == {name: Scan((TEXT,)) for name in WAYS}


@given(SEALED, st.integers(9, 20))
def test_no_code_begins_or_ends_in_a_space_that_a_scanner_could_drop(
    sealed: bytes, largest: int
) -> None:
    text = text_of(sealed)

    for code in (text, *codes_of(text, ID, largest)):
        assert code == code.strip()


def test_a_start_inside_a_pass_is_no_start() -> None:
    inside = TEXT[:307] + "KP1:00" + TEXT[313:]

    assert read_scan(inside) == Scan((inside,))


REFUSED = {
    "": "empty",
    " \r\n\t": "empty",
    "6222 0200 1234": "no-pass",
    "https://example.com/KP2:000": "no-pass",
    TEXT[:-40]: "cut-short",
    "KP1:": "cut-short",
    TEXT.replace("K", "看", 1): "input-method",
    "看破1：一二三": "input-method",
    TEXT + text_of(bytes(484)): "several-passes",
}


def test_what_is_no_pass_says_why() -> None:
    assert {typed: read_scan(typed) for typed in REFUSED} == {
        typed: Garbled(why)  # type: ignore[arg-type]
        for typed, why in REFUSED.items()
    }


@given(st.text(max_size=200) | st.text("KP1:/0123456789 A", max_size=60))
def test_no_text_at_all_is_an_error(typed: str) -> None:
    assert isinstance(read_scan(typed), Scan | Garbled)


def test_a_very_long_text_is_looked_at_only_in_part() -> None:
    assert read_scan("9" * 10_000_000 + TEXT) == Garbled("no-pass")


def test_what_was_scanned_stands_in_no_repr() -> None:
    scan = read_scan("".join(codes_of(TEXT, ID, 9)))

    assert repr(scan) == "<Scan 0 passes, 3 parts>"
    assert "of 3" in repr(scan.parts[0] if isinstance(scan, Scan) else scan)
