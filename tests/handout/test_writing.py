from io import BytesIO
from pathlib import Path

import pytest

from kiosk.errors import HandoutError
from kiosk.handout.model import Format
from kiosk.handout.writing import render, write
from tests.handout.samples import open_account

STAMP = 1_795_305_600


@pytest.mark.parametrize(
    ("format", "start"),
    [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("html", b"<!doctype"), ("text", b"Ex")],
)
def test_each_format_begins_as_its_kind_does(format: Format, start: bytes) -> None:
    files = render(open_account("en"), format, timestamp=STAMP)
    assert all(file.startswith(start) for file in files)
    assert len(files) == (2 if format == "png" else 1)


def test_one_file_has_the_name_that_was_given(tmp_path: Path) -> None:
    assert write((b"one",), tmp_path / "a.pdf") == (tmp_path / "a.pdf",)
    assert (tmp_path / "a.pdf").read_bytes() == b"one"


def test_several_pages_are_counted_in_their_names(tmp_path: Path) -> None:
    paths = write((b"one", b"two"), tmp_path / "page.v2.png")
    assert [path.name for path in paths] == ["page.v2-1.png", "page.v2-2.png"]
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]
    assert sorted(tmp_path.iterdir()) == list(paths)


def test_a_stream_takes_one_file() -> None:
    stream = BytesIO()
    assert write((b"one",), stream) == ()
    assert stream.getvalue() == b"one"


def test_a_stream_refuses_several_pages_and_gets_nothing() -> None:
    stream = BytesIO()
    with pytest.raises(HandoutError, match="2 pages"):
        write((b"one", b"two"), stream)
    assert stream.getvalue() == b""


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="could not be written"):
        write((b"one",), tmp_path / "none" / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_when_one_page_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a-2.png").mkdir()
    with pytest.raises(HandoutError):
        write((b"one", b"two"), tmp_path / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a-2.png"]


def test_a_failed_write_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "a-1.png").write_bytes(b"old")
    (tmp_path / "a-2.png").mkdir()
    with pytest.raises(HandoutError):
        write((b"one", b"two"), tmp_path / "a.png")
    assert (tmp_path / "a-1.png").read_bytes() == b"old"


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    nowhere.symlink_to("/dev/null")

    assert write((b"page",), nowhere) == (nowhere,)

    assert nowhere.is_symlink()
    assert nowhere.is_char_device()
    assert list(tmp_path.iterdir()) == [nowhere]
