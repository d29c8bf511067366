"""Whether what visitors see, hear and take away is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kiosk.errors import BadModelError, KioskError
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.proving.finding import Finding, Ground

FONTS: Final = (
    ("DejaVu Sans Mono", ("DejaVuSansMono*",), "fonts-dejavu-core"),
    (
        "a monospace font for Chinese and Korean",
        ("NotoSansMonoCJK*", "NotoSansCJK*", "SourceHanMono*", "Sarasa*", "wqy-*"),
        "fonts-noto-cjk",
    ),
)
"""Name, files, and Debian's package of the fonts for a terminal."""
FONT_FOLDERS: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "/opt/kiosk/fonts")
_TEMP_ON_DISK: Final = "TEMP_STORE=0"


def fonts(ground: Ground) -> Iterator[Finding]:
    """A sign without a font is a box."""
    there = [
        path.name
        for folder in FONT_FOLDERS
        for path in ground.host.at(folder).rglob("*.?t[fc]")
    ]
    for name, patterns, package in FONTS:
        starts = tuple(pattern.rstrip("*") for pattern in patterns)
        if not any(file.startswith(starts) for file in there):
            yield Finding(
                "fonts", "warn", f"There is no {name}.", f"Install {package}."
            )


def logo(ground: Ground) -> Iterator[Finding]:
    """A logo that cannot be used leaves every page without one, and says nothing."""
    from kiosk.handout.look import check_logo

    branch = ground.settings.branch
    if branch.logo is None:
        return
    there = replace(branch, logo=ground.host.at(branch.logo.absolute()))
    try:
        check_logo(there)
    except KioskError as error:
        yield Finding("logo", "warn", error.problem, error.remedy)


def voices(ground: Ground) -> Iterator[Finding]:
    """Who cannot read the screen hears it."""
    from kiosk.read_aloud import Speech
    from kiosk.speech.command import ESPEAK, Command
    from kiosk.speech.speaker import Speaker

    speech: Speech = ground.settings.speech
    if speech.on == "never":
        return
    program = ground.host.program(ESPEAK)
    if program is None:
        yield Finding(
            "no-speech",
            "warn",
            "No screen can be read aloud: espeak-ng is not installed.",
            'Install espeak-ng, or set on = "never" in [speech].',
        )
        return
    if not ground.host.is_this and ground.host.voices is None:
        return  # Programs of another system are not run here.
    speaker = Speaker(speech, Command(program), voices=ground.host.voices)
    languages = read_languages(find_places().locales / "languages.toml")
    mute = [one.code for one in languages if not speaker.reads(one.code)]
    if mute:
        yield Finding(
            "voices",
            "warn",
            f"There is no voice for {', '.join(mute)}.",
            "Install espeak-ng-data, or name voices in [speech] voices.",
        )


def player(ground: Ground) -> Iterator[Finding]:
    """A player that is named and missing makes every screen silent."""
    named = ground.settings.speech.player
    if named and ground.settings.speech.on != "never":
        missing = ground.host.program(named[0]) is None
        if missing and not ground.host.at(named[0]).exists():
            yield Finding(
                "no-player",
                "warn",
                f"What plays the voice, {named[0]}, is not installed.",
                "Install it, or take player out of [speech].",
            )


def printers(ground: Ground) -> Iterator[Finding]:
    """Each printer is asked how it is."""
    # Imported here: most probes need none of it.
    import asyncio

    from kiosk.printing.model import Condition, Device
    from kiosk.printing.opening import devices_of

    if not ground.host.is_this:
        return
    devices = devices_of(ground.settings)

    async def ask(device: Device) -> Condition | KioskError:
        try:
            return await device.condition()
        except KioskError as error:
            return error

    async def ask_all() -> list[Condition | KioskError]:
        return await asyncio.gather(*map(ask, devices))

    for device, told in zip(devices, asyncio.run(ask_all()), strict=True):
        state = "away" if isinstance(told, KioskError) else told.state
        if state not in ("ready", "busy"):
            yield Finding(
                "printer",
                "warn",
                f"The printer {device.printer.name} is not ready ({state}).",
                "See kiosk printers, and docs/operating.md, Printing.",
            )


def models(ground: Ground) -> Iterator[Finding]:
    """A model that was changed could say anything in the bank's name."""
    from kiosk.translation.models.folder import models_folder
    from kiosk.translation.models.verifying import sound_packages

    folder = ground.host.at(models_folder(ground.settings.translation))
    if not ground.settings.translation.machine or not folder.is_dir():
        return
    try:
        damaged = sound_packages(folder).damaged
    except BadModelError as error:
        damaged = (error,)
    for one in damaged:
        yield Finding("models", "refuse", one.problem, one.remedy)


def database(ground: Ground) -> Iterator[Finding]:
    """What is deleted from the embedded database must be gone from its file."""
    from kiosk.proving.files import state_of
    from kiosk.records.embedded import FILE

    if ground.settings.counter.database:
        return
    path = state_of(ground) / FILE
    # Source: sqlite.org, "Database File Format", 1.3: both are 2 in WAL mode.
    if _head(ground, str(path))[18:20] == b"\x02\x02":
        yield Finding(
            "database-mode",
            "refuse",
            f"{path} keeps deleted rows in a second file (WAL mode).",
            "Stop kiosk and desk, and run: "
            f'sqlite3 {path} "PRAGMA journal_mode=TRUNCATE"',
        )
    if _TEMP_ON_DISK in ground.host.sqlite():
        yield Finding(
            "database-build",
            "refuse",
            "This SQLite writes what it sorts to files, whatever it is told.",
            "Use a Python with an SQLite that was built without TEMP_STORE=0.",
        )


def _head(ground: Ground, path: str) -> bytes:
    try:
        with ground.host.at(path).open("rb") as source:
            return source.read(100)
    except OSError:
        return b""
