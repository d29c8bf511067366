"""A kind of printer that is not set costs a visitor's process nothing."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
from kiosk.printers import Printer
from kiosk.printing.opening import devices_of
from kiosk.settings import Settings
folder = Printer(name="desk", kind="folder", uri="file:///tmp/pages")
devices_of(Settings(printers=(folder,)))
print(*(name for name in sys.modules if name.startswith("kiosk.printing.")))
"""


def test_only_the_kind_of_printer_that_is_set_is_loaded() -> None:
    told = subprocess.run(
        (sys.executable, "-c", ASKED), capture_output=True, text=True, check=True
    )
    loaded = {name.rpartition(".")[2] for name in told.stdout.split()}
    assert "folder" in loaded
    assert not loaded & {"ipp", "ipp_wire", "receipt", "receipt_network", "escpos"}
