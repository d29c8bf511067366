"""A key file that is missing, unsafe or damaged is told with its remedy, never used."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import SealError
from kiosk.sealing.case_keys import CaseKeys
from kiosk.sealing.key_folder import KeyFolder
from tests.sealing.crashes import DAY

READS: dict[str, Callable[[KeyFolder], object]] = {
    "kiosk.key": KeyFolder.kiosk_key,
    "desk.key": KeyFolder.desk_keys,
    "desk.pub": KeyFolder.desk_public,
    "pepper.key": KeyFolder.pepper,
    "enrolment.key": KeyFolder.enrolment,
    "trusted-*.pub": KeyFolder.trusted_kiosks,
    "desk-*.key": KeyFolder.desk_keys,
}


def widened(path: Path) -> None:
    path.chmod(0o644)


def group_readable(path: Path) -> None:
    path.chmod(0o640)


def linked(path: Path) -> None:
    moved = path.with_name("elsewhere")
    path.rename(moved)
    path.symlink_to(moved)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    digits = path.read_text()
    at = digits.index(" 1 ") + 5
    path.write_text(
        digits[:at] + ("0" if digits[at] != "0" else "1") + digits[at + 1 :]
    )


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-6])


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)))


def swollen(path: Path) -> None:
    os.truncate(path, 20_000_000)


def foldered(path: Path) -> None:
    path.unlink()
    path.mkdir(0o700)


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


def of_another_kind(path: Path) -> None:
    other = "pepper.key" if path.name != "pepper.key" else "enrolment.key"
    path.write_bytes((path.parent / other).read_bytes())


FAULTS: dict[Callable[[Path], None], str] = {
    widened: r"is open to others \(mode 0644\)",
    group_readable: r"is open to others \(mode 0640\)",
    linked: "is a link",
    emptied: "is empty",
    flipped: "is damaged",
    cut: "is damaged",
    binary: "is damaged",
    swollen: "far too long",
    foldered: "is not a file",
    piped: "is not a file",
    of_another_kind: "holds a key of another kind",
}


@pytest.fixture
def folder(tmp_path: Path) -> KeyFolder:
    made = KeyFolder(tmp_path / "keys")
    made.prepare()
    made.enrol()
    from datetime import UTC, datetime

    made.new_desk(datetime.now(UTC))
    return made


def only(folder: KeyFolder, pattern: str) -> Path:
    (path,) = folder.path.glob(pattern)
    return path


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("pattern", READS)
def test_an_unsafe_or_damaged_file_is_told_and_not_used(
    folder: KeyFolder, pattern: str, fault: Callable[[Path], None]
) -> None:
    path = only(folder, pattern)
    secret = path.read_text().split()[2]
    fault(path)

    with pytest.raises(SealError, match=FAULTS[fault]) as caught:
        READS[pattern](folder)

    assert str(path) in caught.value.problem
    assert caught.value.remedy
    assert secret not in str(caught.value)
    assert "\n" not in caught.value.problem
    with pytest.raises(SealError, match=FAULTS[fault]):
        folder.overview()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666, 0o610, 0o601])
def test_the_remedy_for_a_wide_file_is_the_command_that_helps(
    folder: KeyFolder, mode: int
) -> None:
    path = folder.path / "kiosk.key"
    path.chmod(mode)

    with pytest.raises(SealError) as caught:
        folder.kiosk_key()
    assert caught.value.remedy == f"chmod 600 {path}"
    path.chmod(0o600)
    folder.kiosk_key()


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o711, 0o770])
def test_a_wide_folder_is_refused_before_anything_in_it_is_read(
    folder: KeyFolder, mode: int
) -> None:
    folder.path.chmod(mode)

    for deed in (folder.kiosk_key, folder.prepare, folder.enrol, folder.overview):
        with pytest.raises(SealError) as caught:
            deed()
        assert caught.value.remedy == f"chmod 700 {folder.path}"


MISSING = {
    "kiosk.key": "kiosk keys new kiosk",
    "desk.key": "kiosk keys new desk",
    "desk.pub": "kiosk keys trust desk.pub",
    "pepper.key": "Secrets of staff cannot be checked without it",
}


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_file_is_told_with_what_to_do(folder: KeyFolder, name: str) -> None:
    (folder.path / name).unlink()

    with pytest.raises(SealError) as caught:
        READS[name](folder)
    assert caught.value.problem == f"There is no {name} in {folder.path}."
    assert MISSING[name] in caught.value.remedy


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_folder_is_told_like_missing_files(tmp_path: Path, name: str) -> None:
    folder = KeyFolder(tmp_path / "keys")

    with pytest.raises(SealError) as caught:
        READS[name](folder)
    assert MISSING[name] in caught.value.remedy


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("")

    for path in (tmp_path / "keys", tmp_path / "keys" / "below"):
        with pytest.raises(SealError) as caught:
            KeyFolder(path).prepare()
        assert str(path) in caught.value.problem
        assert caught.value.remedy


def test_a_damaged_key_is_not_replaced_in_silence(folder: KeyFolder) -> None:
    (folder.path / "desk.key").write_bytes(b"x")

    from datetime import UTC, datetime

    with pytest.raises(SealError, match="is damaged"):
        folder.new_desk(datetime.now(UTC))
    assert (folder.path / "desk.key").read_bytes() == b"x"


def test_a_link_in_the_place_of_a_new_key_is_not_followed(folder: KeyFolder) -> None:
    target = folder.path.parent / "target"
    target.write_text("before")
    (folder.path / ".kiosk.key.new").symlink_to(target)

    with pytest.raises(SealError, match="is a link"):
        folder.new_kiosk()
    assert target.read_text() == "before"


@pytest.mark.parametrize(
    "fault", [widened, linked, foldered, piped], ids=lambda fault: fault.__name__
)
def test_unsafe_files_of_case_keys_are_refused(
    tmp_path: Path, fault: Callable[[Path], None]
) -> None:
    keys = CaseKeys(tmp_path / "case-keys")
    keys.new("1" * 32, DAY)
    fault(keys.folder / f"{DAY.isoformat()}.keys")

    for deed in (keys.key, keys.destroy):
        with pytest.raises(SealError, match=FAULTS[fault]) as caught:
            deed("1" * 32)
        assert caught.value.remedy
    with pytest.raises(SealError, match=FAULTS[fault]):
        keys.new("2" * 32, DAY)


def test_a_wide_folder_of_case_keys_is_refused(tmp_path: Path) -> None:
    keys = CaseKeys(tmp_path / "case-keys")
    keys.new("1" * 32, DAY)
    keys.folder.chmod(0o755)

    for deed in (keys.key, keys.destroy):
        with pytest.raises(SealError) as caught:
            deed("1" * 32)
        assert caught.value.remedy == f"chmod 700 {keys.folder}"
