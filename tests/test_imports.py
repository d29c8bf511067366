"""What is imported when: nothing heavy before it is needed, and only downwards."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.content.build import open_library
from kiosk.paths import find_places

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"babel", "yaml", "phonenumbers", "click", "pydantic", "typst", "zxingcpp"}
HEAVY |= {"qrcode", "PIL"}

HELP = """
import contextlib, io, json, sys
from kiosk.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["--help"])
print(json.dumps(sorted(sys.modules)))
"""
WELCOME = """
import asyncio, json, sys
from kiosk.content.build import open_library
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp

async def show():
    places = find_places()
    languages = read_languages(places.locales / "languages.toml")
    app = KioskApp(Settings(), languages, lambda: open_library(places))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(json.dumps(sorted(sys.modules)))

asyncio.run(show())
"""


def modules_after(program: str) -> set[str]:
    """Return the packages that a fresh interpreter holds at the end of a program."""
    done = subprocess.run(
        (sys.executable, "-c", program),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    modules: list[str] = json.loads(done.stdout)
    return {name.split(".")[0] for name in modules} | set(modules)


def test_help_is_shown_without_textual_and_without_content() -> None:
    loaded = modules_after(HELP)

    assert "kiosk.cli" in loaded
    assert loaded & (HEAVY | {"textual", "rich", "msgspec", "kiosk.content"}) == set()


def test_the_welcome_is_painted_before_anything_heavy_is_imported() -> None:
    open_library(find_places())  # built before, as in any run but the first

    loaded = modules_after(WELCOME)

    assert "kiosk.tui.app" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.real
def test_imports_point_down_the_floors() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        (linter, "--no-cache"), cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
