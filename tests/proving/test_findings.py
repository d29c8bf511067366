"""Each finding is made so on a machine, told with a remedy, and healed by it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.phone_pages import Takeaway
from kiosk.proving.examine import CHECKS, examine, refusals
from kiosk.proving.finding import Severity
from kiosk.read_aloud import Speech
from kiosk.settings import Branch
from kiosk.touchscreen import Touchscreen
from tests.proving.scratch import (
    CONFIG,
    NOW,
    POLICY,
    QUIET,
    STATE,
    USER,
    VOICES,
    Scratch,
    found,
    lay_down,
)

SWAPS = "/proc/swaps"
PATTERN = "/proc/sys/kernel/core_pattern"
MOUNTS = "/proc/mounts"
EVERYWHERE = "00000000:212A"
HERE = "0100007F:212A"
NOT_HERE_6 = "00000000000000000000000000000000:212A"
HERE_6 = "00000000000000000000000001000000:212A"
Act = Callable[[Scratch], object]


def text(path: str | Path, content: str | bytes, mode: int = 0o600) -> Act:
    return lambda scratch: scratch.write(path, content, mode)


def mode(path: str | Path, bits: int) -> Act:
    return lambda scratch: scratch.at(path).chmod(bits)


def reader(**readers: object) -> Act:
    return lambda scratch: scratch.told.update(readers)


def setting(**changes: object) -> Act:
    return lambda scratch: scratch.change(**changes)


def gone(path: str | Path) -> Act:
    return lambda scratch: scratch.remove(path)


def process(*words: str, **more: object) -> Act:
    return lambda scratch: scratch.process(77, *words, **more)  # type: ignore[arg-type]


def both(*acts: Act) -> Act:
    return lambda scratch: [act(scratch) for act in acts]


def voices(without: str) -> Act:
    from kiosk.speech.voices import read_table

    kept = [line for line in VOICES.splitlines() if without not in line]
    return reader(voices=lambda: read_table("\n".join(kept)))


ENDED = gone("/proc/77")
ALL_VOICES = voices("nothing")
LOGO = setting(branch=Branch(logo=Path("/etc/kiosk/logo.svg")))
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<rect width="9" height="9"/></svg>'
)


@dataclass(frozen=True)
class Case:
    id: str
    severity: Severity
    make: Act
    heal: Act


CASES = (
    Case(
        "swap",
        "refuse",
        text(SWAPS, "Filename Type\n/dev/sda2 partition 1 0 -2\n"),
        text(SWAPS, "Filename Type\n/dev/zram0 partition 1 0 -2\n"),
    ),
    Case(
        "core-dumps",
        "refuse",
        text(PATTERN, "|/usr/share/apport/apport %p\n"),
        text(PATTERN, "|/bin/false\n"),
    ),
    Case(
        "core-dumps",
        "refuse",
        text(PATTERN, "|/usr/lib/systemd/systemd-coredump %P\n"),
        text(
            "/etc/systemd/coredump.conf.d/kiosk.conf",
            "[Coredump]\nStorage=none\nProcessSizeMax=0\n",
        ),
    ),
    Case(
        "core-dumps",
        "refuse",
        both(
            text(PATTERN, "core\n"),
            process("/usr/bin/chromium", "--kiosk", core="unlimited"),
        ),
        process("/usr/bin/chromium", "--kiosk"),
    ),
    Case(
        "debug-variables",
        "refuse",
        reader(environ={**QUIET, "TEXTUAL_LOG": "all", "PYTHONDEVMODE": "1"}),
        reader(environ=QUIET),
    ),
    Case(
        "debug-variables",
        "refuse",
        process("/usr/bin/python", "-m", "kiosk", environ={"PYTHONINSPECT": "1"}),
        ENDED,
    ),
    Case(
        "state-open",
        "refuse",
        mode(STATE / "keys" / "kiosk.key", 0o640),
        mode(STATE / "keys" / "kiosk.key", 0o600),
    ),
    Case("state-open", "refuse", mode(STATE, 0o755), mode(STATE, 0o700)),
    Case("state-owner", "refuse", reader(user=USER + 1), reader(user=USER)),
    Case("settings-writable", "refuse", mode(CONFIG, 0o660), mode(CONFIG, 0o640)),
    Case(
        "settings-writable",
        "refuse",
        mode("/etc/kiosk", 0o777),
        mode("/etc/kiosk", 0o755),
    ),
    Case("settings-readable", "warn", mode(CONFIG, 0o644), mode(CONFIG, 0o640)),
    Case(
        "listener-set",
        "refuse",
        setting(touchscreen=Touchscreen(host="10.20.0.5")),
        setting(touchscreen=Touchscreen()),
    ),
    Case(
        "listener-wide",
        "warn",
        setting(takeaway=Takeaway(enabled=True, listen="0.0.0.0")),  # noqa: S104
        setting(takeaway=Takeaway(enabled=True, listen="10.20.0.5")),
    ),
    Case(
        "listener-found",
        "refuse",
        both(
            process("/opt/kiosk/bin/kiosk", "serve", sockets=(900,)),
            lambda scratch: scratch.listening(EVERYWHERE, 900),
        ),
        lambda scratch: scratch.listening(HERE, 900),
    ),
    Case(
        "listener-found",
        "refuse",
        both(
            process("/opt/kiosk/bin/python", "-m", "kiosk", "serve", sockets=(900,)),
            lambda scratch: scratch.listening(NOT_HERE_6, 900, "tcp6"),
        ),
        lambda scratch: scratch.listening(HERE_6, 900, "tcp6"),
    ),
    Case(
        "browser-flags",
        "refuse",
        process("/usr/bin/chromium", "--kiosk", "--no-sandbox"),
        ENDED,
    ),
    Case(
        "browser-flags",
        "refuse",
        process("/usr/lib/chromium/chromium --remote-debugging-port=9222"),
        process("/usr/lib/chromium/chromium --kiosk"),
    ),
    Case("browser-policy", "refuse", gone(POLICY), lambda scratch: scratch.policy()),
    Case("browser-policy", "refuse", text(POLICY, "{"), Scratch.policy),
    Case(
        "browser-policy-incomplete",
        "refuse",
        lambda scratch: scratch.policy(DeveloperToolsAvailability=1),
        Scratch.policy,
    ),
    Case(
        "browser-policy-incomplete",
        "refuse",
        lambda scratch: scratch.policy(URLAllowlist=["https://example.com"]),
        Scratch.policy,
    ),
    Case(
        "database-mode",
        "refuse",
        text(STATE / "counter.sqlite", b"SQLite format 3\0\x10\0\x02\x02" + bytes(80)),
        text(STATE / "counter.sqlite", b"SQLite format 3\0\x10\0\x01\x01" + bytes(80)),
    ),
    Case(
        "database-build",
        "refuse",
        reader(sqlite=lambda: ("TEMP_STORE=0",)),
        reader(sqlite=lambda: ("TEMP_STORE=1",)),
    ),
    Case(
        "state-on-network",
        "refuse",
        text(
            MOUNTS,
            "/dev/sda1 / ext4 rw\nnas:/k /var/lib nfs4 rw\ntmpfs /tmp tmpfs rw\n",
        ),
        text(MOUNTS, "/dev/sda1 / ext4 rw\ntmpfs /tmp tmpfs rw\n"),
    ),
    Case(
        "state-in-memory",
        "warn",
        text(MOUNTS, "tmpfs / tmpfs rw\n"),
        text(MOUNTS, "tmpfs / tmpfs rw\n/dev/sda1 /var ext4 rw\n"),
    ),
    Case(
        "models",
        "refuse",
        text(STATE / "models" / "models.toml", "what is this"),
        gone(STATE / "models"),
    ),
    Case(
        "clock-behind",
        "refuse",
        reader(now=lambda: datetime(2001, 1, 1, tzinfo=UTC)),
        reader(now=lambda: NOW + timedelta(days=1)),
    ),
    Case(
        "clock-alone",
        "warn",
        reader(clock_is_kept=lambda: False),
        reader(clock_is_kept=lambda: True),
    ),
    Case(
        "clock-battery",
        "warn",
        text("/sys/class/rtc/rtc0/since_epoch", "946684800\n"),
        text("/sys/class/rtc/rtc0/since_epoch", f"{int(NOW.timestamp()) + 86400}\n"),
    ),
    Case(
        "time-zone",
        "warn",
        setting(time_zone="Europe/Berlin"),
        setting(time_zone="Asia/Shanghai"),
    ),
    Case(
        "disk-full",
        "warn",
        reader(free_bytes=lambda _folder: 10**6),
        reader(free_bytes=lambda _folder: 10**9),
    ),
    Case(
        "temporary-on-disk",
        "warn",
        text(MOUNTS, "/dev/sda1 / ext4 rw\n"),
        text(MOUNTS, "/dev/sda1 / ext4 rw\ntmpfs /tmp tmpfs rw\n"),
    ),
    Case(
        "journal-open",
        "warn",
        mode(STATE / "journal" / "journal.jsonl", 0o644),
        mode(STATE / "journal" / "journal.jsonl", 0o600),
    ),
    Case(
        "memory-kept",
        "warn",
        reader(environ={"PATH": "/usr/bin", "PYTHONMALLOC": "malloc"}),
        reader(environ=QUIET),
    ),
    Case(
        "tracing",
        "warn",
        text("/proc/sys/kernel/yama/ptrace_scope", "0\n"),
        text("/proc/sys/kernel/yama/ptrace_scope", "1\n"),
    ),
    Case(
        "magic-keys",
        "warn",
        text("/proc/sys/kernel/sysrq", "438\n"),
        text("/proc/sys/kernel/sysrq", "0\n"),
    ),
    Case(
        "root",
        "warn",
        process("/usr/bin/python", "-m", "kiosk", "serve", user=0),
        process("/usr/bin/python", "-m", "kiosk", "serve", user=USER),
    ),
    Case(
        "autostart",
        "warn",
        text("/etc/xdg/autostart/light-locker.desktop", "[Desktop Entry]\n"),
        text(
            "/etc/xdg/autostart/light-locker.desktop", "[Desktop Entry]\nHidden=true\n"
        ),
    ),
    Case(
        "autostart",
        "warn",
        text("/etc/xdg/autostart/notices.desktop", "[Desktop Entry]\n"),
        both(
            gone("/etc/xdg/autostart/notices.desktop"),
            text("/etc/xdg/autostart/pulseaudio.desktop", "[Desktop Entry]\n"),
        ),
    ),
    Case("no-pin", "warn", setting(staff_pin=""), setting(staff_pin="739164")),
    Case("weak-pin", "warn", setting(staff_pin="4711"), setting(staff_pin="739164")),
    Case("weak-pin", "warn", setting(staff_pin="456789"), setting(staff_pin="739164")),
    Case("weak-pin", "warn", setting(staff_pin="777777"), setting(staff_pin="739164")),
    Case(
        "fonts",
        "warn",
        gone("/usr/share/fonts/NotoSansCJK-Regular.ttc"),
        text("/usr/local/share/fonts/wqy-zenhei.ttc", "font"),
    ),
    Case(
        "fonts",
        "warn",
        gone("/usr/share/fonts/DejaVuSansMono.ttf"),
        text("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", "font"),
    ),
    Case("logo", "warn", LOGO, text("/etc/kiosk/logo.svg", DRAWN)),
    Case(
        "logo",
        "warn",
        both(LOGO, text("/etc/kiosk/logo.svg", "no picture")),
        text("/etc/kiosk/logo.svg", DRAWN),
    ),
    Case(
        "no-speech",
        "warn",
        gone("/usr/bin/espeak-ng"),
        lambda scratch: scratch.program("espeak-ng"),
    ),
    Case("voices", "warn", voices(without="Korean"), ALL_VOICES),
    Case(
        "no-player",
        "warn",
        setting(speech=Speech(player=("paplay",))),
        setting(speech=Speech(player=("aplay", "-q"))),
    ),
)


def own(path: Path) -> None:
    """Give everything to the kiosk's user, where this test may."""
    if os.geteuid() == 0:
        for each in (path, *path.rglob("*")):
            os.chown(each, USER, USER)


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return lay_down(tmp_path, own)


def problems(scratch: Scratch) -> list[str]:
    return [one.id for one in examine(scratch.ground) if one.severity != "fine"]


def test_a_machine_that_is_fit_has_nothing_against_it(scratch: Scratch) -> None:
    told = examine(scratch.ground)

    assert problems(scratch) == []
    assert len(told) == len(CHECKS)
    assert all(one.problem.endswith(".") and not one.remedy for one in told)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_is_made_so_is_found_and_healed(case: Case, scratch: Scratch) -> None:
    case.make(scratch)
    own(scratch.at(STATE))
    told = found(examine(scratch.ground), case.id)

    assert told
    for one in told:
        assert one.severity == case.severity
        assert one.problem.endswith(".")
        assert one.remedy

    case.heal(scratch)
    own(scratch.at(STATE))
    assert found(examine(scratch.ground), case.id) == []


def test_there_are_more_than_enough_findings() -> None:
    assert len({case.id for case in CASES}) >= 30


def test_what_refuses_is_told_first(scratch: Scratch) -> None:
    for case in CASES[:3]:
        case.make(scratch)
    scratch.change(time_zone="Europe/Berlin")

    told = [one.severity for one in examine(scratch.ground)]

    assert told == sorted(told, key=("refuse", "warn", "fine").index)
    assert {"refuse", "warn", "fine"} == {*told}


STOPPING = ("swap", "core-dumps", "debug-variables", "state-open", "settings-writable")


@pytest.mark.parametrize("id_", [*STOPPING, "listener-set", "browser-flags"])
def test_no_screen_is_shown_where_data_would_leak(id_: str, scratch: Scratch) -> None:
    def told() -> list[str]:
        ground = scratch.ground
        return [one.id for one in refusals(scratch.settings, CONFIG, ground.host)]

    case = next(case for case in CASES if case.id == id_)
    assert told() == []

    case.make(scratch)
    own(scratch.at(STATE))

    assert told() == [id_]


def test_what_only_needs_somebody_to_look_stops_nothing(scratch: Scratch) -> None:
    for case in CASES:
        if case.severity == "warn" and case.id not in ("state-in-memory", "voices"):
            case.make(scratch)
    own(scratch.at(STATE))

    assert refusals(scratch.settings, CONFIG, scratch.ground.host) == ()


def test_settings_that_nobody_wrote_are_no_trouble(scratch: Scratch) -> None:
    ground = replace(scratch.ground, config="")

    assert found(examine(ground), "settings-writable") == []


def test_without_a_browser_no_policy_is_missed(scratch: Scratch) -> None:
    scratch.remove(POLICY)
    scratch.remove("/usr/bin/chromium")

    assert problems(scratch) == []


def test_a_machine_without_reading_aloud_needs_no_voice(scratch: Scratch) -> None:
    scratch.remove("/usr/bin/espeak-ng")
    scratch.change(speech=Speech(on="never", player=("paplay",)))

    assert problems(scratch) == []


def test_pages_for_phones_may_be_reached_where_they_are_set(scratch: Scratch) -> None:
    scratch.process(77, "/usr/bin/kiosk", "takeaway", sockets=(900,))
    scratch.listening("0500140A:2120", 900)
    scratch.change(takeaway=Takeaway(enabled=True, listen="10.20.0.5", port=0x2120))
    assert problems(scratch) == []

    scratch.change(takeaway=Takeaway(enabled=True, listen="10.20.0.5", port=8481))
    assert problems(scratch) == ["listener-found"]


def test_a_port_of_another_program_is_not_the_kiosks(scratch: Scratch) -> None:
    scratch.process(77, "/usr/sbin/sshd", sockets=(900,))
    scratch.listening("00000000:0016", 900)

    assert problems(scratch) == []


def test_how_things_look_is_no_debugging(scratch: Scratch) -> None:
    looks = {"TEXTUAL_COLOR_SYSTEM": "truecolor", "TEXTUAL_FPS": "60"}
    scratch.told["environ"] = {**QUIET, **looks}

    assert problems(scratch) == []


def test_every_finding_stands_in_the_handbook() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operating.md").read_text("utf-8")
    table = page.partition("## Doctor")[2].partition("## Journal")[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| `")]
    told = {
        id_.strip("` "): row[2].strip() for row in rows for id_ in row[1].split(",")
    }
    elsewhere = {
        "settings": "refuse",
        "no-machine": "refuse",
        "program-writable": "refuse",
        "content": "refuse",
        "content-stale": "warn",
        "facts-overdue": "warn",
        "printer": "warn",
    }

    assert told == {case.id: case.severity for case in CASES} | elsewhere
