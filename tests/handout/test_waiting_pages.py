"""Pages that wait for a phone: sealed, found by their token, gone in time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import SealError
from kiosk.handout.waiting_pages import LIFE_SECONDS, MOST_WAITING, WaitingPages
from kiosk.sealing.page_box import (
    new_secret,
    open_carried,
    open_waiting,
    seal_carried,
    seal_waiting,
)
from tests.handout.samples import open_account
from tests.tui.kiosks import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(1_795_305_600.0)


@pytest.fixture
def pages(tmp_path: Path, clock: Clock) -> WaitingPages:
    return WaitingPages(tmp_path / "waiting", clock)


def files(folder: Path) -> list[Path]:
    return [*(folder / "waiting").iterdir()]


def test_a_page_is_found_by_its_token_as_often_as_it_is_asked_for(
    pages: WaitingPages,
) -> None:
    handout = open_account("ko")
    token = pages.leave(language="ko", handout=handout)

    for _ in range(2):
        found = pages.look(token)
        assert found is not None
        assert found.handout == handout
        assert found.language == "ko"


def test_what_waits_tells_nothing_to_whoever_reads_the_folder(
    pages: WaitingPages, tmp_path: Path
) -> None:
    token = pages.leave(language="en", handout=open_account("en"))
    (file,) = files(tmp_path)
    content = file.read_bytes()

    assert b"passport" not in content
    assert token not in file.name
    assert token.encode() not in content
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_a_page_is_taken_once_and_by_one(pages: WaitingPages, tmp_path: Path) -> None:
    token = pages.leave(language="en", sealed=b"box")

    found = [pages.take(token), pages.take(token)]

    assert [one.sealed if one else None for one in found] == [b"box", None]
    assert pages.look(token) is None
    assert files(tmp_path) == []


def test_a_page_ends_after_half_an_hour_and_is_swept(
    pages: WaitingPages, clock: Clock, tmp_path: Path
) -> None:
    token = pages.leave(language="en", sealed=b"box")
    clock.now += LIFE_SECONDS - 1
    pages.sweep()
    assert pages.look(token) is not None
    clock.now += 1
    assert pages.look(token) is None
    assert pages.take(token) is None
    token = pages.leave(language="en", sealed=b"box")
    clock.now += LIFE_SECONDS
    pages.sweep()
    assert files(tmp_path) == []


def test_a_later_time_on_the_file_keeps_nothing_alive(
    pages: WaitingPages, clock: Clock, tmp_path: Path
) -> None:
    token = pages.leave(language="en", sealed=b"box")
    (file,) = files(tmp_path)
    os.utime(file, (clock.now + 10**6,) * 2)
    clock.now += LIFE_SECONDS

    assert pages.look(token) is None


def test_a_page_that_was_forgotten_is_gone(pages: WaitingPages, tmp_path: Path) -> None:
    token = pages.leave(language="en", sealed=b"box")
    pages.forget(token)
    pages.forget(token)

    assert pages.look(token) is None
    assert files(tmp_path) == []


def test_a_flood_of_visits_fills_no_disk(
    pages: WaitingPages, clock: Clock, tmp_path: Path
) -> None:
    tokens = []
    for _ in range(MOST_WAITING + 5):
        clock.now += 1
        tokens.append(pages.leave(language="en", sealed=b"box"))

    assert len(files(tmp_path)) == MOST_WAITING
    assert pages.look(tokens[-1]) is not None
    assert pages.look(tokens[0]) is None


def test_a_file_that_was_changed_or_renamed_is_not_there(
    pages: WaitingPages, tmp_path: Path
) -> None:
    token, other = (pages.leave(language="en", sealed=b"box") for _ in range(2))
    paths = {path.name: path for path in files(tmp_path)}
    first, second = paths.values()
    box = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(box[:-1] + bytes((box[-1] ^ 1,)))

    assert pages.look(token) is None
    assert pages.look(other) is None


def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "waiting"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)

    with pytest.raises(SealError, match="waiting"):
        WaitingPages(folder, Clock()).leave(language="en", sealed=b"box")
    assert WaitingPages(folder, Clock()).look(new_secret()) is None


@pytest.mark.parametrize("token", ["", "x", "../../etc/passwd", "a" * 22, "a/b" * 7])
def test_no_other_token_finds_anything(pages: WaitingPages, token: str) -> None:
    pages.leave(language="en", sealed=b"box")

    assert pages.look(token) is None
    assert pages.take(token) is None


@given(st.binary(max_size=500))
def test_a_box_is_opened_by_its_own_key_alone(content: bytes) -> None:
    key, other = new_secret(), new_secret()
    box = seal_carried(content, key)

    assert open_carried(box, key) == content
    with pytest.raises(SealError):
        open_carried(box, other)
    with pytest.raises(SealError):
        open_waiting(box, key)
    assert open_waiting(seal_waiting(content, key), key) == content
