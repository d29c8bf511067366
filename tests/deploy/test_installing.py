"""A machine becomes a kiosk, and gets back what it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk.settings import read_settings
from tests.deploy.scratch import DEPLOY, SETTINGS, changed, listing, needed, run

UNITS = Path("etc/systemd/system")
POLICY = Path("etc/chromium/policies/managed/kiosk.json")
JOURNAL = Path("etc/systemd/journald.conf.d/kiosk.conf")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a machine with something on it already."""
    root = tmp_path / "machine"
    (root / UNITS / "multi-user.target.wants").mkdir(parents=True)
    (root / UNITS / "other.service").write_text("[Service]\n")
    (root / "var/lib").mkdir(parents=True)
    return root


def test_installing_again_changes_nothing(machine: Path) -> None:
    assert changed(run("install", machine))
    first = listing(machine)

    assert changed(run("install", machine)) == []
    assert listing(machine) == first


def test_uninstalling_leaves_what_was_there_before_and_the_settings(
    machine: Path,
) -> None:
    before = listing(machine)
    run("install", machine)
    said = run("uninstall", machine)

    left = listing(machine)
    more = {name for name in left if name not in before}
    assert more == {"etc/kiosk", SETTINGS.as_posix()}
    assert {name: left[name] for name in before} == before
    assert "kept /etc/kiosk" in said


def test_uninstalling_for_good_leaves_exactly_what_was_there_before(
    machine: Path,
) -> None:
    before = listing(machine)
    run("install", machine)
    run("install", machine, "--screen", "terminal", "--takeaway")
    run("uninstall", machine, "--purge")

    assert listing(machine) == before


def test_keys_and_cases_stay_until_they_are_purged(machine: Path) -> None:
    run("install", machine)
    key = machine / "var/lib/kiosk/keys/desk.key"
    key.parent.mkdir(parents=True)
    key.write_bytes(b"secret")
    run("uninstall", machine)
    assert key.read_bytes() == b"secret"

    run("install", machine)
    run("uninstall", machine, "--purge")
    assert not (machine / "var/lib/kiosk").exists()


def test_purging_writes_over_a_key_where_it_stands(machine: Path) -> None:
    run("install", machine)
    folder = machine / "var/lib/kiosk/keys"
    folder.mkdir(parents=True)
    (folder / "desk.key").write_bytes(b"secret" * 20_000)
    elsewhere = machine.parent / "the same blocks"
    os.link(folder / "desk.key", elsewhere)

    run("uninstall", machine, "--purge")

    assert elsewhere.stat().st_size == 120_000
    assert b"secret" not in elsewhere.read_bytes()


def test_purging_follows_no_link(machine: Path) -> None:
    run("install", machine)
    outside = machine.parent / "outside"
    outside.mkdir()
    (outside / "kept").write_text("kept")
    (machine / "var/lib/kiosk").mkdir()
    (machine / "var/lib/kiosk/away").symlink_to(outside)
    (machine / "var/lib/kiosk/one").symlink_to(outside / "kept")

    run("uninstall", machine, "--purge")

    assert (outside / "kept").read_text() == "kept"


def test_what_the_operator_wrote_is_never_overwritten(machine: Path) -> None:
    run("install", machine)
    branch = machine / UNITS / "kiosk-bridge.service.d/branch.conf"
    for own in (machine / SETTINGS, branch):
        own.write_text("# mine\n")

    said = run("install", machine)
    run("uninstall", machine)

    assert f"keep /{SETTINGS}: it is yours" in said
    assert (machine / SETTINGS).read_text() == "# mine\n"
    assert branch.read_text() == "# mine\n"


def test_a_file_changed_on_the_machine_is_kept_and_told(machine: Path) -> None:
    run("install", machine)
    (machine / JOURNAL).write_text("[Journal]\nStorage=persistent\n")

    assert f"KEEP /{JOURNAL}" in run("install", machine)
    assert f"KEEP /{JOURNAL}" in run("uninstall", machine)
    assert "persistent" in (machine / JOURNAL).read_text()


def test_a_file_that_was_there_before_stays_as_it_was(machine: Path) -> None:
    (machine / JOURNAL).parent.mkdir(parents=True)
    (machine / JOURNAL).write_text("# theirs\n")
    before = listing(machine)

    run("install", machine)
    run("uninstall", machine, "--purge")

    assert listing(machine) == before


def test_a_new_version_updates_what_nobody_changed(
    machine: Path, tmp_path: Path
) -> None:
    run("install", machine)
    newer = tmp_path / "newer"
    shutil.copytree(DEPLOY, newer)
    (newer / "system/journald.conf").write_text("# newer\n")

    done = subprocess.run(
        (newer / "install", "--root", machine), check=True, stdout=subprocess.PIPE
    )

    assert changed(done.stdout.decode()) == [f"update /{JOURNAL}"]
    assert (machine / JOURNAL).read_text() == "# newer\n"
    run("uninstall", machine)
    assert not (machine / JOURNAL).exists()


@pytest.mark.parametrize("program", ["install", "uninstall"])
def test_a_dry_run_says_it_and_does_nothing(machine: Path, program: str) -> None:
    if program == "uninstall":
        run("install", machine)
    before = listing(machine)

    said = run(program, machine, "--dry-run")

    assert "would " in said
    assert changed(said) == []
    assert listing(machine) == before


def started(machine: Path) -> set[str]:
    return {each.name for each in (machine / UNITS).glob("multi-user.target.wants/*")}


def test_one_screen_takes_the_place_of_the_other(machine: Path) -> None:
    run("install", machine)
    assert started(machine) == {"kiosk-bridge.service", "kiosk-screen.service"}

    run("install", machine, "--screen", "terminal", "--takeaway")
    assert started(machine) == {"kiosk-terminal.service", "kiosk-takeaway.service"}

    run("install", machine, "--screen", "desk")
    assert started(machine) == {"kiosk-desk.service"}


@pytest.mark.parametrize(("screen", "hidden"), [("browser", True), ("none", False)])
def test_no_login_waits_on_the_console_of_a_screen(
    machine: Path, screen: str, hidden: bool
) -> None:
    run("install", machine, "--screen", screen)
    masked = {each.name for each in (machine / UNITS).iterdir() if each.is_symlink()}

    assert "ctrl-alt-del.target" in masked
    assert ("getty@tty1.service" in masked) == hidden


def test_what_starts_with_the_machine_is_there_to_be_started(machine: Path) -> None:
    run("install", machine, "--takeaway")
    links = [*(machine / UNITS).glob("*.wants/*")]

    assert links
    assert all(each.resolve().is_file() for each in links)


@pytest.mark.parametrize(
    ("settings", "origin"),
    [
        ("", "http://127.0.0.1:8490"),
        ("[touchscreen]\nport = 9001\n", "http://127.0.0.1:9001"),
        ('[touchscreen]\nhost = "::1"\n', "http://[::1]:8490"),
        ('[touchscreen]\norigin = "https://k.example"\n', "https://k.example"),
    ],
)
def test_the_browser_may_go_where_the_settings_say_and_nowhere_else(
    machine: Path, settings: str, origin: str
) -> None:
    run("install", machine)
    (machine / SETTINGS).write_text(settings)
    run("install", machine)

    assert json.loads((machine / POLICY).read_text())["URLAllowlist"] == [origin]


def test_settings_that_cannot_be_read_change_nothing(machine: Path) -> None:
    run("install", machine)
    (machine / SETTINGS).write_text("[touchscreen\n")
    before = listing(machine)

    assert SETTINGS.as_posix() in run("install", machine, fails=True)
    assert listing(machine) == before


def test_nothing_is_taken_back_where_nothing_was_laid_down(machine: Path) -> None:
    assert "Nothing is installed here" in run("uninstall", machine, fails=True)


def test_only_the_owner_and_the_kiosk_read_the_settings(machine: Path) -> None:
    run("install", machine)
    told = listing(machine)

    assert told[SETTINGS.as_posix()][0] == 0o640
    assert told["etc/kiosk"][0] == 0o750


def test_the_settings_that_are_laid_down_are_settings_of_the_kiosk() -> None:
    settings = read_settings(DEPLOY / "kiosk.toml")

    assert settings.takeaway.folder == Path("/run/kiosk-takeaway")
    assert settings.touchscreen.folder == Path("/run/kiosk")
    assert settings.touchscreen.own_origin == "http://127.0.0.1:8490"


def test_every_file_of_the_folder_is_laid_down_somewhere(machine: Path) -> None:
    run("install", machine)
    laid = {each.read_bytes() for each in machine.rglob("*") if each.is_file()}
    shipped = {*DEPLOY.glob("[a-z]*/[a-z]*")}

    assert shipped
    assert [each.name for each in shipped if each.read_bytes() not in laid] == []


def test_the_shell_programs_are_clean() -> None:
    needed("shellcheck")
    programs = ("install", "uninstall", "screen/kiosk-screen", "screen/kiosk-terminal")

    subprocess.run(("shellcheck", *programs), cwd=DEPLOY, check=True)


def test_what_an_operator_still_has_to_do_is_named(machine: Path) -> None:
    said = run("install", machine)
    assert "apt install chromium cage fonts-dejavu-core espeak-ng" in said
    assert "kiosk serve --prepare" in said
    for name in ("bin/chromium", "bin/cage", "bin/espeak-ng"):
        program = machine / "usr" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch()

    assert "TO DO: apt install fonts-dejavu-core\n" in run("install", machine)
    told = run("install", machine, "--screen", "terminal")
    assert (
        "TO DO: apt install xterm xwayland fonts-noto-cjk fonts-dejavu-core\n" in told
    )
    assert "--prepare" not in told


def test_what_failed_half_way_is_taken_back_as_a_whole(machine: Path) -> None:
    before = listing(machine)
    in_the_way = machine / UNITS / "tmp.mount"
    in_the_way.mkdir(parents=True)
    assert "Is a directory" in run("install", machine, fails=True)

    in_the_way.rmdir()
    run("install", machine)
    run("uninstall", machine, "--purge")

    assert listing(machine) == before


@pytest.mark.parametrize(
    "told",
    [
        "touchscreen = 3",
        "[touchscreen]\nport = 'x'",
        '[touchscreen]\nhost = \'"], "URLBlocklist": ["\'',
        "[touchscreen]\norigin = 'https://kiosk.example/path'",
        "[touchscreen",
    ],
)
def test_settings_that_name_no_page_loosen_no_browser(machine: Path, told: str) -> None:
    (machine / SETTINGS).parent.mkdir(parents=True)
    (machine / SETTINGS).write_text(told)

    said = run("install", machine, fails=True)

    assert said.count("\n") == 1
    assert said.startswith(f"/{SETTINGS}")
    assert not (machine / POLICY).exists()


@pytest.mark.parametrize("told", ["", "{", "[]", '{"files": 1, "folders": []}'])
def test_a_spoiled_list_of_what_was_laid_down_is_told(machine: Path, told: str) -> None:
    run("install", machine)
    manifest = machine / "var/lib/kiosk-appliance/manifest.json"
    manifest.write_text(told)
    for program in ("install", "uninstall"):
        assert "move it away" in run(program, machine, fails=True)

    manifest.unlink()
    assert changed(run("install", machine)) == []
