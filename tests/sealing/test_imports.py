"""The room of keys is entered without its library, which comes with its first use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import pkgutil, sys
from importlib import import_module
import kiosk.sealing

for module in pkgutil.iter_modules(kiosk.sealing.__path__, "kiosk.sealing."):
    import_module(module.name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_no_module_of_the_room_loads_the_library_by_itself() -> None:
    ran = subprocess.run(
        (sys.executable, "-c", PROGRAM),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(ran.stdout.split())
    assert "kiosk" in loaded
    assert loaded.isdisjoint({"cryptography", "textual", "sqlalchemy", "babel"})
