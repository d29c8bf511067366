"""Reading a compiled library, whole or damaged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.build import build, open_library
from kiosk.content.library import FORMAT, INDEX, read_library
from kiosk.errors import ContentError, UnknownError
from kiosk.paths import Places
from tests.content import bank


def shipped(folder: Path) -> Places:
    """A library as a wheel carries it: sources are there, and never built."""
    places = bank.found(folder)
    build(places)
    return Places(places.guides, places.locales, places.library, checkout=False)


def test_a_shipped_library_is_read_though_a_source_was_touched(tmp_path: Path) -> None:
    places = shipped(tmp_path)
    before = sorted(path.name for path in places.library.iterdir())
    bank.change(places, "pay.yaml", "Open the app.", "Start the app.")

    library = open_library(places)

    assert library.guide("pay").sections[0].lines[0].text == "Open the app."
    assert sorted(path.name for path in places.library.iterdir()) == before


def test_a_shipped_library_that_is_missing_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path, checkout=False)

    with pytest.raises(ContentError, match=INDEX) as caught:
        open_library(places)

    assert caught.value.remedy


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b"[1]", b'{"kind": 5}'])
@pytest.mark.parametrize("part", ["card-", "pay-", "facts-", "guides-zh-"])
def test_a_damaged_part_is_a_content_error_with_a_remedy(
    tmp_path: Path, part: str, damage: bytes
) -> None:
    places = shipped(tmp_path)
    (path,) = places.library.glob(f"{part}*")
    path.write_bytes(damage)
    library = open_library(places)
    reads: dict[str, Callable[[], object]] = {
        "card-": lambda: library.service("card"),
        "pay-": lambda: library.guide("pay"),
        "facts-": lambda: library.facts,
        "guides-zh-": lambda: library.catalogue("zh", "guides"),
    }

    with pytest.raises(ContentError) as caught:
        reads[part]()

    assert "kiosk build" in caught.value.remedy


def test_a_part_that_is_gone_is_a_content_error(tmp_path: Path) -> None:
    places = shipped(tmp_path)
    library = open_library(places)
    for path in places.library.glob("card-*"):
        path.unlink()

    with pytest.raises(ContentError, match="card-"):
        library.service("card")


def test_another_format_is_not_believed(tmp_path: Path) -> None:
    places = shipped(tmp_path)
    path = places.library / INDEX
    old = path.read_bytes().replace(b'"format":%d' % FORMAT, b'"format":0', 1)
    path.write_bytes(old)

    with pytest.raises(ContentError, match="format 0"):
        read_library(places.library)


def test_a_name_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    library = open_library(shipped(tmp_path))

    with pytest.raises(UnknownError, match="'pay'") as caught:
        library.service("pay")
    with pytest.raises(UnknownError):
        library.guide("../../card")

    assert "card" in caught.value.remedy


def test_a_language_without_a_catalogue_has_an_empty_one(tmp_path: Path) -> None:
    library = open_library(shipped(tmp_path))

    assert library.catalogue("fr", "guides").entries == {}
