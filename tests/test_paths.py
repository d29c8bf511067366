"""Where content is: around the package, or carried in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from kiosk.paths import find_places

ROOT = Path(__file__).resolve().parent.parent
SHOW = "from kiosk.paths import find_places; print(find_places())"


def shown_in(folder: Path) -> str:
    done = subprocess.run(
        (sys.executable, "-c", SHOW),
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_checkout_reads_its_own_folders() -> None:
    places = find_places()

    assert places.checkout
    assert (places.guides, places.locales) == (ROOT / "guides", ROOT / "locales")
    assert (places.guides / "facts.yaml").is_file()
    assert (places.locales / "languages.toml").is_file()


def test_a_package_that_carries_content_reads_that(tmp_path: Path) -> None:
    package = tmp_path / "kiosk"
    (package / "shipped").mkdir(parents=True)
    for name in ("__init__.py", "paths.py"):
        shutil.copy(ROOT / "kiosk" / name, package / name)

    shown = shown_in(tmp_path)

    assert "checkout=False" in shown
    assert str(package / "shipped" / "library") in shown


def test_a_package_without_content_is_a_checkout(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    for name in ("__init__.py", "paths.py"):
        shutil.copy(ROOT / "kiosk" / name, tmp_path / "kiosk" / name)

    assert "checkout=True" in shown_in(tmp_path)
