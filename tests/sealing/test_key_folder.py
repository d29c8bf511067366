"""A folder of keys: made once, changed without losing a pass, brought and trusted."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.errors import SealError
from kiosk.sealing.boxes import BoxError, open_box, seal
from kiosk.sealing.key_folder import KeyFolder, key_folder_of
from kiosk.sealing.key_lines import public_line
from kiosk.sealing.keys import DeskKey, KioskKey
from kiosk.settings import Counter

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOLDERS = 20


@pytest.fixture
def folder(tmp_path: Path) -> KeyFolder:
    made = KeyFolder(tmp_path / "keys")
    assert made.prepare()
    return made


def contents(folder: KeyFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.path.iterdir()}


def sealed_by(kiosk: KeyFolder) -> bytes:
    return seal(b"pass", kiosk.desk_public(), kiosk.kiosk_key())


def opens(desk: KeyFolder, box: bytes) -> bool:
    try:
        opened = open_box(box, desk.desk_keys(), desk.trusted_kiosks())
    except BoxError:
        return False
    return opened.payload == b"pass"


def test_the_first_run_on_one_machine_makes_all_it_needs(folder: KeyFolder) -> None:
    assert opens(folder, sealed_by(folder))
    assert len(folder.pepper()) == 32
    assert folder.enrolment() is None
    assert [key.id for key in folder.trusted_kiosks()] == [folder.kiosk_key().id]
    assert [key.id for key in folder.desk_keys()] == [folder.desk_public().id]


def test_the_second_run_changes_nothing(folder: KeyFolder) -> None:
    before = contents(folder)

    assert not folder.prepare()
    assert contents(folder) == before


def test_files_and_folder_are_their_owners_alone(folder: KeyFolder) -> None:
    folder.new_desk(NOW)
    folder.enrol()

    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.path.iterdir()} == {0o600}


def test_no_two_machines_have_a_key_in_common(tmp_path: Path) -> None:
    seen: list[str] = []
    for name in ("a", "b"):
        made = KeyFolder(tmp_path / name)
        made.prepare()
        made.enrol()
        seen += [
            path.read_text().split()[2]
            for path in made.path.glob("*.key")
            if path.name != "desk.pub"
        ]

    assert len(seen) == 8
    assert len(set(seen)) == 8


@pytest.mark.parametrize("only", ["kiosk", "desk"])
def test_a_machine_that_was_set_up_as_one_is_not_made_both(
    tmp_path: Path, only: str
) -> None:
    folder = KeyFolder(tmp_path / "keys")
    if only == "kiosk":
        folder.new_kiosk()
    else:
        folder.new_desk(NOW)
    before = contents(folder)

    assert not folder.prepare()
    assert contents(folder) == before


PREPARE = """
import json, sys
from pathlib import Path
from kiosk.sealing.key_folder import KeyFolder

sys.stdin.readline()
seen = []
for number in range(int(sys.argv[2])):
    folder = KeyFolder(Path(sys.argv[1]) / str(number) / "keys")
    folder.prepare()
    kiosk, desks = folder.kiosk_key(), folder.desk_keys()
    seen.append([kiosk.id.hex(), *(key.id.hex() for key in desks)])
    seen.append([key.id.hex() for key in folder.trusted_kiosks()])
    seen.append([folder.desk_public().id.hex(), folder.pepper().hex()])
print(json.dumps(seen))
"""


def test_two_processes_that_start_at_once_end_with_one_set(tmp_path: Path) -> None:
    workers = [
        subprocess.Popen(
            (sys.executable, "-c", PREPARE, str(tmp_path), str(FOLDERS)),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for worker in workers:
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    first, second = (json.loads(worker.communicate()[0]) for worker in workers)

    assert first == second
    # One key each: nobody's was put aside by the other.
    assert [len(row) for row in first] == [2, 1, 2] * FOLDERS


def test_a_pass_to_the_previous_desk_key_opens_after_a_change(
    folder: KeyFolder,
) -> None:
    before = sealed_by(folder)
    change = folder.new_desk(NOW)

    assert change.previous is not None
    assert change.sealed_to
    assert folder.desk_public() == change.public
    assert [key.id for key in folder.desk_keys()] == [
        *(change.public.id, change.previous.id)
    ]
    assert opens(folder, before)
    assert opens(folder, sealed_by(folder))


@pytest.mark.parametrize(
    ("later", "removed"),
    [
        (timedelta(hours=168), 0),
        (timedelta(hours=168, seconds=1), 1),
        (timedelta(days=-3), 0),
    ],
    ids=["as long as a pass can live", "longer", "clock set back"],
)
def test_a_previous_key_goes_at_a_change_after_every_pass_to_it_expired(
    folder: KeyFolder, later: timedelta, removed: int
) -> None:
    first = sealed_by(folder)
    folder.new_desk(NOW)
    second = sealed_by(folder)

    change = folder.new_desk(NOW + later)

    assert change.removed == removed
    assert opens(folder, first) is not bool(removed)
    # It was in use until this very change.
    assert opens(folder, second)


def test_no_pass_can_be_set_to_live_longer_than_a_previous_key(tmp_path: Path) -> None:
    from kiosk.errors import SettingsError
    from kiosk.sealing.key_changes import KEPT_HOURS
    from kiosk.settings import read_settings

    config = tmp_path / "kiosk.toml"
    config.write_text(f"[counter]\npass_hours = {KEPT_HOURS}\n", "utf-8")
    assert read_settings(config).counter.pass_hours == KEPT_HOURS
    config.write_text(f"[counter]\npass_hours = {KEPT_HOURS + 1}\n", "utf-8")
    with pytest.raises(SettingsError, match="pass_hours"):
        read_settings(config)


def test_a_removed_key_stands_in_no_file(folder: KeyFolder) -> None:
    old = folder.desk_keys()[0].raw.hex().encode()
    folder.new_desk(NOW)
    assert any(old in content for content in contents(folder).values())
    folder.new_desk(NOW + timedelta(days=8))

    assert not any(old in content for content in contents(folder).values())


def test_a_pass_from_before_a_new_kiosk_key_opens(folder: KeyFolder) -> None:
    before = sealed_by(folder)
    folder.new_kiosk()

    assert opens(folder, before)
    assert opens(folder, sealed_by(folder))
    assert len(folder.trusted_kiosks()) == 2


def test_two_machines_work_once_each_was_brought_the_others_key(tmp_path: Path) -> None:
    kiosk, desk = KeyFolder(tmp_path / "kiosk"), KeyFolder(tmp_path / "desk")
    kiosk.new_kiosk()
    desk.new_desk(NOW)

    kiosk.trust("desk.pub", (desk.path / "desk.pub").read_bytes())
    box = sealed_by(kiosk)
    assert not opens(desk, box)

    desk.trust("kiosk.pub", (kiosk.path / "kiosk.pub").read_bytes())
    assert opens(desk, box)
    # A stolen kiosk can read nothing.
    with pytest.raises(SealError, match=r"no desk\.key"):
        kiosk.desk_keys()
    assert not (kiosk.path / "pepper.key").exists()
    assert not (desk.path / "kiosk.key").exists()


def test_a_kiosk_that_seals_to_another_desk_goes_on_doing_so(
    folder: KeyFolder,
) -> None:
    brought = DeskKey.new().public
    folder.trust("desk.pub", public_line(brought).write())

    change = folder.new_desk(NOW)

    assert not change.sealed_to
    assert folder.desk_public() == brought


def test_trust_ends_with_its_file(folder: KeyFolder) -> None:
    box = sealed_by(folder)
    for path in folder.path.glob("trusted-*.pub"):
        path.unlink()

    with pytest.raises(BoxError) as caught:
        open_box(box, folder.desk_keys(), folder.trusted_kiosks())
    assert caught.value.why == "unknown-kiosk"


def test_a_private_key_is_not_taken_for_a_public_one(folder: KeyFolder) -> None:
    before = contents(folder)
    for name in ("kiosk.key", "desk.key", "pepper.key"):
        with pytest.raises(SealError, match="must not leave its machine") as caught:
            folder.trust(name, before[name])
        assert before[name].split()[2].decode() not in str(caught.value)
    assert contents(folder) == before


@pytest.mark.parametrize("content", [b"", b"\n", b"nonsense", b"kiosk-public 1 00 00"])
def test_what_is_no_key_is_not_trusted(folder: KeyFolder, content: bytes) -> None:
    with pytest.raises(SealError, match=r"is empty|is damaged"):
        folder.trust("kiosk.pub", content)


def test_a_key_of_a_suite_to_come_is_not_trusted(folder: KeyFolder) -> None:
    from hashlib import sha256

    raw = bytes(32)
    check = sha256(b"kiosk-public 2 " + raw).hexdigest()[:8]
    with pytest.raises(SealError, match="suite 2") as caught:
        folder.trust("kiosk.pub", f"kiosk-public 2 {raw.hex()} {check}\n".encode())
    assert "version" in caught.value.remedy


def test_a_desk_is_enrolled_once(folder: KeyFolder) -> None:
    enrolled = folder.enrol()

    assert folder.enrol() == enrolled
    assert folder.enrolment() == enrolled
    assert len(enrolled.id) == 16
    assert enrolled.id not in enrolled.raw.hex()


def test_a_pepper_is_never_replaced_but_made_where_it_was_lost(
    folder: KeyFolder,
) -> None:
    pepper = folder.pepper()
    with pytest.raises(SealError, match=r"There is a pepper\.key"):
        folder.new_pepper()
    assert folder.pepper() == pepper

    (folder.path / "pepper.key").unlink()
    folder.new_pepper()
    assert folder.pepper() != pepper


def test_the_overview_shows_what_there_is(folder: KeyFolder) -> None:
    folder.new_desk(NOW)
    shown = folder.overview()

    assert shown.kiosk == folder.kiosk_key().public
    assert shown.desk == folder.desk_keys()[0].public == shown.seals_to
    assert [(key.id, at) for key, at in shown.previous] == [
        (folder.desk_keys()[1].id, NOW)
    ]
    assert shown.trusted == folder.trusted_kiosks()
    assert (shown.pepper, shown.enrolled) == (True, False)


def test_the_overview_of_a_machine_without_keys_is_empty(tmp_path: Path) -> None:
    shown = KeyFolder(tmp_path / "keys").overview()

    assert (shown.kiosk, shown.desk, shown.seals_to, shown.trusted) == (
        *(None, None, None, ()),
    )
    assert not (tmp_path / "keys").exists()


def test_the_folder_stands_where_the_settings_say(tmp_path: Path) -> None:
    assert key_folder_of(Counter(folder=tmp_path)).path == tmp_path / "keys"


def test_trusting_twice_is_trusting_once(folder: KeyFolder) -> None:
    line = public_line(KioskKey.new().public).write()
    folder.trust("kiosk.pub", line)
    before = contents(folder)
    folder.trust("kiosk.pub", line)

    assert contents(folder) == before
