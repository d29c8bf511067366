"""kiosk.toml: every key works, and what is wrong is told before a screen opens."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import SettingsError
from kiosk.printers import Printer
from kiosk.settings import Settings, read_settings
from kiosk.touchscreen import Touchscreen

EXAMPLE = Path(__file__).resolve().parent.parent / "kiosk.example.toml"


def read(folder: Path, text: str | bytes) -> Settings:
    path = folder / "kiosk.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(path)


def keys(value: Any = Settings(), table: str = "") -> set[str]:  # noqa: ANN401, B008
    """Every key as it stands in the file, with its table before it."""
    found: set[str] = set()
    for field in fields(value):
        inner = getattr(value, field.name)
        if field.name == "printers":
            found |= {f"printer.{key.name}" for key in fields(Printer)}
            continue
        found |= keys(inner, field.name) if is_dataclass(inner) else {field.name}
    return {f"{table}.{name}" if table else name for name in found}


def keys_of_the_example() -> set[str]:
    found: set[str] = set()
    table = ""
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if line.startswith(("[", "# [[")):
            table = line.strip("#[ ]") + "."
        named = re.match(r"(?:# )?([a-z_]+) = ", line)
        if named:
            found.add(table + named[1])
    return found


def test_the_example_shows_every_key_and_no_other() -> None:
    assert keys_of_the_example() == keys()


def test_the_example_sets_what_is_set_without_it() -> None:
    assert read_settings(EXAMPLE) == Settings() == read_settings(None)


def test_the_example_with_every_line_in_force_is_read(tmp_path: Path) -> None:
    example = EXAMPLE.read_text("utf-8")
    text = re.sub(r"^# (\[\[|[a-z_]+ = )", r"\1", example, flags=re.M)

    settings = read(tmp_path, text)

    assert settings.branch.foreign_phone is True
    assert settings.printing.folder == Path("/var/spool/kiosk")
    (lobby,) = settings.printers
    assert lobby.uri == "ipp://printer.branch.example/ipp/print"


def test_what_is_set_is_taken_and_the_rest_stays(tmp_path: Path) -> None:
    text = "[branch]\nname = \"Bank of '[b]'\"\n[idle]\nwaiting_seconds = 1.5\n"
    settings = read(tmp_path, text)

    assert settings.branch.name == "Bank of '[b]'"
    assert settings.idle.waiting_seconds == 1.5
    assert settings.branch.name_zh == Settings().branch.name_zh


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("branch", "not valid TOML"),
        (b"\xff\xfe", "not valid TOML"),
        (b"a = '\0'", "not valid TOML"),
        ('name = "x"', "unknown key name"),
        ("[branch]\nnme = 'x'", "unknown key branch.nme"),
        ("[brnch]\nname = 'x'", "unknown key brnch"),
        ("branch = 5", "branch"),
        ("[[branch]]\nname = 'x'", "branch"),
        ("[branch]\nname = 5", "branch.name"),
        ("[branch.week]\nmonday = '25:00-26:00'", "branch.week.monday"),
        ("[branch.week]\nmonday = '9:00-17:00'", "branch.week.monday"),
        ("[branch.week]\nfriday = '17:00-09:00'", "branch.week.friday"),
        ("[branch.week]\nfriday = '09:00-12:00, 11:00-13:00'", "branch.week.friday"),
        ("[branch.week]\nmonday = 9", "branch.week.monday"),
        ("[branch.week]\nmondy = ''", "unknown key branch.week.mondy"),
        ("[branch]\nweek = 5", "branch.week"),
        ("[branch]\nslot_minutes = 20", "more than 16 appointments"),
        ("[branch]\nfull_slots = ['soon']", "'soon' is no time"),
        ("[branch]\nfull_slots = ['2027-02-30T09:00']", "is no time"),
        ("[branch]\nfull_slots = ['2027-02-08T09:30']", "no appointment begins"),
        ("[branch]\nfull_slots = ['2027-02-07T09:00']", "no appointment begins"),
        ("[branch]\nfull_slots = [2027-02-08]", "full_slots"),
        ("[branch]\nforeign_phone = 'yes'", "foreign_phone"),
        ("[branch]\nlanguages = ['English']", "'English' is no code"),
        ("[branch]\nlanguages = 'en'", "branch.languages"),
        ("[branch]\ncurrencies = ['usd']", "'usd' is no code"),
        ("[branch]\nslot_minutes = 0", "branch.slot_minutes"),
        ("[branch]\nslot_days = 61", "branch.slot_days"),
        ("[branch]\nclosed_days = ['soon']", "closed_days"),
        ("[branch]\nwifi_name = 'a network with far too long a name'", "wifi_name"),
        ("[branch]\nwifi_password = '12345678'", "without branch.wifi_name"),
        ("[branch]\nwifi_name = 'x'\nwifi_password = '1234567'", "8 to 63"),
        ("[branch]\nlatitude = 39.9", "go together"),
        ("[branch]\nlatitude = 90.1\nlongitude = 0.0", "branch.latitude"),
        ("[branch]\nlatitude = nan\nlongitude = 0.0", "branch.latitude"),
        ("[takeaway]\nenabled = true", "takeaway.address"),
        ("[takeaway]\naddress = 'http://10.0.0.5/x'", "without a path"),
        ("[takeaway]\naddress = 'http://a@b.example'", "takeaway.address"),
        ("[takeaway]\naddress = 'http://b.example:99999'", "takeaway.address"),
        ("[takeaway]\naddress = 'http://b.example?q'", "takeaway.address"),
        ("[takeaway]\naddress = 'https://b.example'", "where there is a certificate"),
        ("[takeaway]\ncertificate = '/a.pem'", "go together"),
        ("[takeaway]\nlisten = 'a b'", "takeaway.listen"),
        ("[takeaway]\nport = 0", "takeaway.port"),
        ("[takeaway]\nrequests_a_minute = 1", "requests_a_minute"),
        ("[takeaway]\nfoo = 1", "unknown key takeaway.foo"),
        ("[touchscreen]\nhost = 'localhost'", "touchscreen.host"),
        ("[touchscreen]\nport = 70000", "touchscreen.port"),
        ("[touchscreen]\norigin = 'https://kiosk.example/'", "without a path"),
        ("[touchscreen]\norigin = 'null'", "touchscreen.origin"),
        ("[touchscreen]\norigin = 'https://Kiosk.example'", "small letters"),
        ("[touchscreen]\norigin = 'https://kiosk.example:443'", "the usual port"),
        ("[touchscreen]\norigin = 'http://kiosk.example:80'", "the usual port"),
        ("[touchscreen]\norigin = 'http://kiosk.example:65536'", "touchscreen.origin"),
        ("[touchscreen]\norigin = 'http://kiosk.example:0'", "touchscreen.origin"),
        ("[touchscreen]\nhost = '::1%lo'", "touchscreen.host"),
        ('[touchscreen]\nfolder = "/run/\\u0000"', "touchscreen.folder is no path"),
        ('[journal]\nfolder = "/run/\\u0000"', "journal.folder is no path"),
        ('[counter]\nfolder = "/run/\\u0000"', "counter.folder is no path"),
        ('[speech]\nplayer = ["\\u0000"]', "names no program"),
        ("[touchscreen]\nprocesses = 3", "neither 1 nor 2"),
        ("[touchscreen]\nfont_size = 5", "touchscreen.font_size"),
        ("[touchscreen]\nfoo = 1", "unknown key touchscreen.foo"),
        ("[idle]\nwaiting_seconds = 0", "idle.waiting_seconds"),
        ("[idle]\nreading_seconds = -5", "idle.reading_seconds"),
        ("[idle]\nwaiting_seconds = inf", "idle.waiting_seconds"),
        ("[idle]\nwaiting_seconds = nan", "idle.waiting_seconds"),
        ("[idle]\ncountdown_seconds = 'long'", "countdown_seconds"),
        ("[idle]\nmore_time_factor = 0", "idle.more_time_factor"),
        ("[terminal]\nbidi = 'none'", "bidi"),
        ("[printing]\npaper = 'letter'", "paper"),
        ("[printing]\nfolder = 5", "folder"),
        ("printers = []", "unknown key printers"),
        ("printer = 5", "printers"),
        ("[printer]\nname = 'x'", "printers"),
        ("[[printer]]\nname = 'x'", "kind"),
        ("[[printer]]\nname = 'x'\nkind = 'fax'", "kind"),
        ("[[printer]]\nname = 'x'\nkind = 'system'\nurl = ''", "printer.url"),
        ("[[printer]]\nname = ''\nkind = 'system'", "name is not"),
        ("[[printer]]\nname = ' x'\nkind = 'system'", "name is not"),
        ('[[printer]]\nname = "a\\nb"\nkind = "system"', "name is not"),
        ("[[printer]]\nname = 'x'\nkind = 'system'\nuri = 'lp'", "uri must be empty"),
        ("[[printer]]\nname = 'x'\nkind = 'system'\ncopies = 0", "copies"),
        ("[[printer]]\nname = 'x'\nkind = 'system'\nmedia = 'b5'", "media"),
        ("[[printer]]\nname = 'x'\nkind = 'system'\nwidth_mm = 70", "width_mm"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'", "ipp:// or ipps://"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'tcp://a'", "begin with"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'ipp://'", "not whole"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'ipp://a:x/'", "begin with"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'ipp://a:0/'", "not whole"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'ipp://a b/'", "begin with"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'ipp://u:p@a/'", "not whole"),
        ("[[printer]]\nname = 'x'\nkind = 'ipp'\nuri = 'ipp://[::1/'", "begin with"),
        ("[[printer]]\nname = 'x'\nkind = 'folder'\nuri = 'file://b/c'", "not whole"),
        ("[[printer]]\nname = 'x'\nkind = 'receipt'\nuri = 'usb://1'", "not whole"),
        ("[[printer]]\nname = 'x'\nkind = 'receipt'\nuri = 'ipp://a'", "begin with"),
        ("[[printer]]\nname = 'x'\nkind = 'receipt'\nuri = 'tcp://..'", "not whole"),
        (f"[[printer]]\nname='x'\nkind='ipp'\nuri='ipp://{'a' * 64}.b/'", "not whole"),
        ("[[printer]]\nname='x'\nkind='folder'\nuri='file:///a%00'", "not whole"),
        (
            "[[printer]]\nname = 'x'\nkind = 'system'\n"
            "[[printer]]\nname = 'X'\nkind = 'system'",
            "two printers are called 'x'",
        ),
        ("time_zone = 'Asia/Nowhere'", "Asia/Nowhere"),
        ("time_zone = '../etc/passwd'", "etc/passwd"),
        ("time_zone = 'Asia'", "Asia"),
        ("time_zone = ''", "kiosk.toml"),
        ("staff_pin = 'abcd'", "staff_pin"),
        ("staff_pin = '１２３４'", "staff_pin"),
        ("staff_pin = 1234", "staff_pin"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_key(
    tmp_path: Path, text: str | bytes, told: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)

    assert "kiosk.toml" in caught.value.problem
    assert told in caught.value.problem


@pytest.mark.parametrize(
    ("kind", "uri"),
    [
        ("ipp", "ipp://10.0.0.9/ipp/print"),
        ("ipp", "ipps://lobby.branch.example.:631/ipp/print"),
        ("ipp", "http://[fd00::9]:8631/ipp/print"),
        ("receipt", "tcp://10.0.0.9:9100"),
        ("receipt", "file:///dev/usb/lp0"),
        ("receipt", "usb://04b8:0e15"),
        ("receipt", "usb://04B8:0202"),
        ("folder", "file:///var/spool/kiosk"),
    ],
)
def test_an_address_of_each_kind_of_printer_is_taken(
    tmp_path: Path, kind: str, uri: str
) -> None:
    text = f"[[printer]]\nname = 'x'\nkind = '{kind}'\nuri = '{uri}'"
    (printer,) = read(tmp_path, text).printers
    assert (printer.kind, printer.uri) == (kind, uri)


def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.toml", tmp_path):
        with pytest.raises(SettingsError, match=re.escape(str(path))):
            read_settings(path)


def test_a_folder_may_begin_at_home(tmp_path: Path) -> None:
    folder = read(tmp_path, "[printing]\nfolder = '~/prints'").printing.folder

    assert folder == Path.home() / "prints"


def test_the_day_is_the_one_of_the_branch() -> None:
    ahead = Settings(time_zone="Pacific/Kiritimati").today()
    behind = Settings(time_zone="Etc/GMT+12").today()

    assert (ahead - behind).days in (1, 2)


def test_holidays_are_days(tmp_path: Path) -> None:
    branch = read(tmp_path, "[branch]\nclosed_days = [2027-02-08]").branch

    assert branch.closed_days == (date(2027, 2, 8),)


def test_a_week_and_taken_times_are_taken_from_the_file(tmp_path: Path) -> None:
    text = (
        "[branch]\nfull_slots = ['2027-02-06T09:30']\n"
        "[branch.week]\nmonday = ''\nsaturday = '09:30-11:30, 13:00-14:00'\n"
    )
    branch = read(tmp_path, text).branch

    assert branch.full_slots == ("2027-02-06T09:30",)
    assert branch.week.starts(0, 60) == ()
    assert branch.week.starts(1, 60) == tuple(time(hour) for hour in range(9, 17))
    assert branch.week.starts(5, 60) == (time(9, 30), time(10, 30), time(13))


def test_printers_are_taken_in_their_order(tmp_path: Path) -> None:
    text = (
        "[[printer]]\nname = '大堂'\nkind = 'ipp'\n"
        "uri = 'ipps://10.0.0.7:8631/ipp/print'\nduplex = true\n"
        "[[printer]]\nname = 'Roll'\nkind = 'receipt'\nwidth_mm = 58\n"
        "uri = 'tcp://10.0.0.8:9100'\n"
    )
    lobby, roll = read(tmp_path, text).printers

    assert (lobby.name, lobby.duplex, lobby.media) == ("大堂", True, "a4")
    assert (roll.kind, roll.width_mm) == ("receipt", 58)


@pytest.mark.parametrize(
    ("host", "port", "said"),
    [
        ("127.0.0.1", 8490, "http://127.0.0.1:8490"),
        ("127.0.0.1", 80, "http://127.0.0.1"),
        ("0:0:0:0::1", 8490, "http://[::1]:8490"),
        ("::1", 80, "http://[::1]"),
    ],
)
def test_the_origin_is_said_as_a_browser_says_it(
    host: str, port: int, said: str
) -> None:
    assert Touchscreen(host=host, port=port).own_origin == said
