"""What is imported when: nothing heavy before it is needed, and only downwards."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kiosk.content.build import open_library
from kiosk.paths import find_places

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"babel", "yaml", "phonenumbers", "click", "pydantic", "typst", "zxingcpp"}
HEAVY |= {"qrcode", "PIL", "cryptography", "cbor2", "base45"}
HEAVY |= {"sqlalchemy", "alembic", "psycopg"}

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
FIRST_TOUCHES = """
import asyncio, json, sys
from kiosk.cli.interpreting import interpreter_opener
from kiosk.content.build import open_library
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.tui.app import KioskApp
from kiosk.tui.widgets.card import Card

async def touch():
    places, settings = find_places(), Settings()
    languages = read_languages(places.locales / "languages.toml")
    app = KioskApp(
        settings, languages, lambda: open_library(places),
        open_interpreter=interpreter_opener(settings, languages),
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.click(app.screen.query(Card)[2])
        await pilot.pause()
        assert app.frame.journey.place == "home"
        await pilot.click("#bar #call")
        await pilot.pause()
        assert app.frame.top == "call"
        print(json.dumps(sorted(sys.modules)))

asyncio.run(touch())
"""
FIRST_PAINT = """
import json, os, sys
read = []
sys.addaudithook(
    lambda event, given: read.append(str(given[0])) if event == "open" else None
)
from kiosk.tui.app import KioskApp
from kiosk.cli import main

def painted(app):
    print(json.dumps([sorted(sys.modules), read]))
    sys.stdout.flush()
    os._exit(0)

KioskApp._warm = painted
KioskApp.run = lambda app, run=KioskApp.run: run(app, headless=True)
main([])
"""


def printed_by(program: str) -> Any:  # noqa: ANN401 - whatever the program tells
    """Return the JSON that a program prints in a fresh interpreter."""
    done = subprocess.run(
        (sys.executable, "-c", program),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def modules_after(program: str) -> set[str]:
    """Return the packages that a fresh interpreter holds at the end of a program."""
    modules: list[str] = printed_by(program)
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


def test_the_first_touches_wait_for_nothing_of_translation() -> None:
    open_library(find_places())

    loaded = modules_after(FIRST_TOUCHES)

    assert {each for each in loaded if each.startswith("kiosk.translation")} == set()
    assert {each for each in loaded if ".talk" in each} <= {
        "kiosk.tui.visitor.talk_here"
    }
    assert loaded & {"rapidfuzz", "pypinyin", "argostranslate", "ctranslate2"} == set()


def test_only_the_list_of_languages_is_read_before_the_first_paint() -> None:
    loaded, read = printed_by(FIRST_PAINT)
    names = {Path(each).name for each in read if "site-packages" not in each}

    assert "languages.toml" in names
    assert {name for name in names if name.endswith((".toml", ".json", ".po"))} == {
        "languages.toml"
    }
    assert {Path(each).name for each in read if each.endswith(".tcss")} == {
        "kiosk.tcss"
    }
    assert "argparse" not in loaded
    assert set(loaded) & (HEAVY | {"msgspec", "kiosk.content"}) == set()


@pytest.mark.real
def test_imports_point_down_the_floors() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        (linter, "--no-cache"), cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
