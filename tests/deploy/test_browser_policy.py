"""What Debian's browser makes of the policy, in its own words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Error

from kiosk.proving.browser import BLOCKED as WANTED_BLOCKS
from kiosk.proving.browser import WANTED
from tests.chromium import Tab, pause, tab
from tests.deploy.policed import policed
from tests.deploy.scratch import DEPLOY

pytestmark = pytest.mark.real

SHIPPED = json.loads((DEPLOY / "chromium/kiosk.json").read_text("utf-8"))
ORIGIN = "http://127.0.0.1:8490"
BLOCKED = (
    "file:///etc/passwd",
    "view-source:http://127.0.0.1:8490/",
    "https://example.com/",
    "http://127.0.0.1:8491/",
    "http://localhost:8490/",
    "data:text/html,hi",
    "filesystem:http://127.0.0.1:8490/temporary/",
    "ftp://127.0.0.1/",
    "devtools://devtools/bundled/inspector.html",
)
INSIDE = ("version", "downloads", "inspect", "restart", "flags", "settings", "history")
"""Pages of the browser itself. Each gets a browser of its own: some of them end an
incognito one, which the service then starts again."""
ENDED = "has been closed"
ROWS = """(() => {
    const rows = []
    const look = (under) => {
        for (const each of under.querySelectorAll("*")) {
            if (each.tagName === "POLICY-ROW") rows.push(each.shadowRoot)
            if (each.shadowRoot) look(each.shadowRoot)
        }
    }
    look(document)
    const text = (row, what) => row.querySelector(what)?.textContent.trim() ?? ""
    return rows.map((row) => [
        text(row, ".policy.row .name"),
        text(row, ".policy.row .messages"),
        text(row, ".policy.row .level"),
        text(row, ".errors.row .value"),
    ])
})()"""


async def test_the_browser_applies_every_line_of_the_policy(tmp_path: Path) -> None:
    async with tab(tmp_path, policed(tmp_path, "chrome://policy")) as page:
        await page.open("chrome://policy/")
        while len(told := await page.value(ROWS)) < len(SHIPPED):
            await pause()

    applied = {name: (state, level, error) for name, state, level, error in told}
    # What is out of date in this version is still done by it.
    fine = {("OK", "Mandatory", ""), ("Deprecated", "Mandatory", "")}
    wrong = {
        name: applied.get(name) for name in SHIPPED if applied.get(name) not in fine
    }
    assert wrong == {}
    assert len(SHIPPED) >= 90


async def test_the_browser_goes_nowhere_but_to_the_kiosk(tmp_path: Path) -> None:
    program = policed(tmp_path)
    async with tab(tmp_path, program) as page:
        told = {each: await trouble(page, each) for each in BLOCKED}
        own = await trouble(page, f"{ORIGIN}/?key=abc")

    assert told == dict.fromkeys(BLOCKED, "net::ERR_BLOCKED_BY_ADMINISTRATOR")
    assert own == "net::ERR_CONNECTION_REFUSED"  # let through: nobody listens here


async def trouble(page: Tab, address: str) -> str:
    """Return why the browser does not open an address; empty: it does."""
    try:
        await page.open(address)
    except Error as error:
        found = re.search(r"net::\w+|has been closed", error.message)
        return found[0] if found else error.message
    return ""


@pytest.mark.parametrize("page", INSIDE)
async def test_pages_of_the_browser_itself_are_never_shown(
    tmp_path: Path, page: str
) -> None:
    async with tab(tmp_path, policed(tmp_path)) as shown:
        told = await trouble(shown, f"chrome://{page}")

    assert told in {"net::ERR_BLOCKED_BY_ADMINISTRATOR", ENDED}


async def test_a_page_opens_no_window_and_reads_no_clipboard(tmp_path: Path) -> None:
    async with tab(tmp_path, policed(tmp_path, "about:blank")) as page:
        # Not with `value`: a page that Playwright asks counts as touched.
        opens = f"String(window.open('{ORIGIN}/'))"
        told = await page.do("Runtime.evaluate", expression=opens)
        assert told["result"]["value"] == "null"
        asked = "navigator.permissions.query({name: '%s'}).then((each) => each.state)"
        states = [
            await page.value(asked % name)
            for name in ("notifications", "geolocation", "camera", "microphone")
        ]
    assert states == ["denied"] * 4


def test_the_doctor_finds_nothing_wrong_with_the_policy() -> None:
    assert {name: SHIPPED[name] for name in WANTED} == dict(WANTED)
    assert {*WANTED_BLOCKS} <= {*SHIPPED["URLBlocklist"]}


def test_nobody_can_open_the_tools_of_developers() -> None:
    assert SHIPPED["DeveloperToolsAvailability"] == 2
