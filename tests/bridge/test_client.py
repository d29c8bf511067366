"""The terminal of the page: the file that was looked at, without its client."""

from __future__ import annotations

import pytest

from kiosk.bridge.client import cut, package_file, terminal_script
from kiosk.errors import BridgeError

BUNDLE = "static/js/textual.js"


def test_what_the_client_did_is_gone() -> None:
    script = terminal_script().decode()
    for word in ("deliver_file_start", "open_url", "sendPing", "webglAddon=new"):
        assert word not in script
    assert script.endswith("}})()})();\n")
    assert "window.KioskTerminal={Terminal:v.Terminal," in script


@pytest.mark.parametrize("change", ["more", "less", "other"])
def test_any_other_file_is_refused(change: str) -> None:
    bundle = package_file(BUNDLE).read_bytes()
    other = {"more": bundle + b" ", "less": bundle[:-1], "other": b""}[change]
    with pytest.raises(BridgeError) as told:
        cut(other)
    assert "another" in told.value.problem
    assert told.value.remedy
