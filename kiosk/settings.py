"""What an operator can set in kiosk.toml, read once and passed down."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, Literal

from kiosk.errors import SettingsError
from kiosk.hours import Week
from kiosk.journal_place import JournalPlace
from kiosk.phone_pages import Takeaway
from kiosk.printers import Printer
from kiosk.read_aloud import Speech
from kiosk.touchscreen import Touchscreen

MOST_SLOTS = 16
"""Appointments of one day: more do not stand on one screen."""
_REMEDY = "Correct the value, or delete the line to use the default."


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What differs from branch to branch. An empty value removes its line."""

    name: str = "Sample Bank"
    """The bank's name in English."""
    name_zh: str = "示例银行"
    """The bank's name in Chinese."""
    colour: str = ""
    """The bank's colour on paper, #rrggbb. Empty: ours."""
    logo: Path | None = None
    """PNG or SVG of at most 500 kB, at the head of sheets. None: none."""
    place: str = "K-01"
    """Where this kiosk stands, as staff know it."""
    phone: str = ""
    """The branch's own telephone number."""
    address: str = ""
    """The address in English."""
    address_zh: str = ""
    """The address in Chinese."""
    hours: str = ""
    """Opening hours in English, as they stand at the door."""
    hours_zh: str = ""
    """Opening hours in Chinese."""
    busy_hours: str = ""
    """When the branch is fullest, in English."""
    busy_hours_zh: str = ""
    """When the branch is fullest, in Chinese."""
    floor_hint: str = ""
    """Where counters, machines and staff are found, in English."""
    floor_hint_zh: str = ""
    """The same in Chinese."""
    languages: tuple[str, ...] = ()
    """Codes of the languages that staff speak, such as en or ko."""
    currencies: tuple[str, ...] = ()
    """Foreign money this branch has. Source of the codes: ISO 4217."""
    exchange_points: str = ""
    """The nearest places that change money, in English."""
    exchange_points_zh: str = ""
    """The same in Chinese."""
    slot_minutes: int = 60
    """Length of an appointment."""
    slot_days: int = 5
    """How many open days ahead can be wished for, today included."""
    closed_days: tuple[date, ...] = ()
    """Holidays: no appointment is offered on them."""
    full_slots: tuple[str, ...] = ()
    """Appointments that are taken, YYYY-MM-DDTHH:MM: they are offered no more."""
    week: Week = field(default_factory=Week)
    """When appointments are, by day of the week."""
    foreign_phone: bool | None = None
    """Whether foreign phone numbers are accepted; None: the branch will tell."""
    wifi_name: str = ""
    """The network that visitors may join. Empty: no code for it is shown."""
    wifi_password: str = ""
    """Its password, which every visitor may know. Empty: it is open."""
    latitude: float | None = None
    """Where the branch is, in degrees north. Source of the datum: WGS 84."""
    longitude: float | None = None
    """Where the branch is, in degrees east, WGS 84."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """How long the kiosk waits for a sign of life, in seconds."""

    waiting_seconds: float = 60
    """On the welcome and home screens."""
    reading_seconds: float = 120
    """While a guide is read or an interview runs."""
    countdown_seconds: int = 20
    """Length of the countdown (WCAG 2.2.1 asks for 20 s or more)."""
    personal_countdown_seconds: int = 30
    """Length of the countdown once something personal was entered."""
    more_time_factor: int = 3
    """What "more time" multiplies the waiting by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """What the terminal in front of the visitor can do."""

    bidi: Literal["app", "terminal"] = "app"
    """Who orders right-to-left text: this program, or the terminal itself."""
    clipboard: bool = True
    """Whether a desk's terminal takes what is copied (OSC 52). If not, a field is
    shown large, to be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Where a printed handout goes when no printer is named."""

    folder: Path | None = None
    """PDF files are written here. None: the system's default printer."""
    paper: Literal["a4", "a5"] = "a4"
    """Size of the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """How kiosk and desk work together."""

    folder: Path | None = None
    """Keys, key store and the embedded database. None: `paths.state_folder()`."""
    database: str = ""
    """postgresql://... shared by kiosks and desks. Empty: a file in `folder`."""
    desk: str = "desk-1"
    """Name of this desk, as it stands in the audit log and in passes."""
    pass_hours: int = 24
    """How long a counter pass can be used."""
    keep_days: int = 7
    """How long a case is kept."""
    wait_seconds: int = 180
    """How long a visitor waits at the kiosk before a number is given."""
    lock_seconds: int = 300
    """How long a desk without a sign of life stays open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """How texts that nobody prepared are translated."""

    machine: bool = True
    """Whether the machine may translate. If not, there are the phrases alone."""
    folder: Path | None = None
    """Where the models stand. None: `models` in `paths.state_folder()`."""
    pairs_kept: int = 4
    """Most models kept in memory, 1 to 16; about 110 MB each of the usual size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator can set."""

    branch: Branch = field(default_factory=Branch)
    idle: Idle = field(default_factory=Idle)
    terminal: Terminal = field(default_factory=Terminal)
    printing: Printing = field(default_factory=Printing)
    printers: tuple[Printer, ...] = ()
    """Each [[printer]] of the file, the one for handouts first. Empty: `printing`."""
    counter: Counter = field(default_factory=Counter)
    translation: Translation = field(default_factory=Translation)
    takeaway: Takeaway = field(default_factory=Takeaway)
    touchscreen: Touchscreen = field(default_factory=Touchscreen)
    speech: Speech = field(default_factory=Speech)
    journal: JournalPlace = field(default_factory=JournalPlace)
    time_zone: str = "Asia/Shanghai"
    """The branch's own time zone: its day is "today" in every rule."""
    staff_pin: str = ""
    """Digits that let staff leave the kiosk. Empty: only a signal ends it."""

    def today(self) -> date:
        """Return the branch's day."""
        # Imported here: the first screen does not wait for the time zones.
        from datetime import datetime
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(self.time_zone)).date()


def read_settings(path: Path | None) -> Settings:
    """Read kiosk.toml.

    Args:
        path: The file, or None for the defaults.

    Raises:
        SettingsError: The file is missing, not TOML, or has a wrong key or value.
    """
    if path is None:
        return Settings()
    try:
        plain = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not valid TOML. {error}") from error
    return _convert(path, plain)


def _convert(path: Path, plain: dict[str, Any]) -> Settings:
    # Imported here: with the defaults, the first screen does not wait for it.
    from zoneinfo import ZoneInfo

    import msgspec

    from kiosk.settings_checks import senseless_settings

    try:
        settings = msgspec.convert(
            _with_printers(plain), Settings, dec_hook=_path_from_text
        )
        ZoneInfo(settings.time_zone)
    except (msgspec.ValidationError, ValueError, OSError, LookupError) as error:
        raise SettingsError(f"{path}: {error}", remedy=_REMEDY) from error
    _refuse_unknown(path, plain)
    for problem in senseless_settings(settings):
        raise SettingsError(f"{path}: {problem}", remedy=_REMEDY)
    return settings


def _with_printers(plain: dict[str, Any]) -> dict[str, Any]:
    """Return the tables with each [[printer]] where the settings keep them."""
    named = {key: value for key, value in plain.items() if key != "printers"}
    if "printer" in named:
        named["printers"] = named.pop("printer")
    return named


def _path_from_text(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value).expanduser()
    raise ValueError(f"expected {kind.__name__}")


def _refuse_unknown(path: Path, plain: dict[str, Any]) -> None:
    """A misspelt key would otherwise be ignored in silence."""
    tables = {
        "": Settings,
        "branch": Branch,
        "branch.week": Week,
        "idle": Idle,
        "terminal": Terminal,
        "printing": Printing,
        "counter": Counter,
        "translation": Translation,
        "takeaway": Takeaway,
        "touchscreen": Touchscreen,
        "speech": Speech,
        "journal": JournalPlace,
    }
    for name, kind in tables.items():
        table = plain
        for part in filter(None, name.split(".")):
            table = table.get(part, {})
        _refuse_unknown_in(path, name, table, kind)
    for printer in plain.get("printer", []):
        _refuse_unknown_in(path, "printer", printer, Printer)


def _refuse_unknown_in(
    path: Path, name: str, table: dict[str, Any], kind: type
) -> None:
    known = {field.name for field in fields(kind)}
    if kind is Settings:
        known = known - {"printers"} | {"printer"}
    for key in sorted(set(table) - known):
        raise SettingsError(
            f"{path}: unknown key {'.'.join(filter(None, (name, key)))}.",
            remedy="See kiosk.example.toml for the keys there are.",
        )
