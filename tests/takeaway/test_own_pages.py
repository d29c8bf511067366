"""Pages with answers, over TLS: sealed on the way, opened once, in a real browser."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.handout.compose import of_visit
from kiosk.handout.own_page import document_end, own_page
from kiosk.handout.waiting_pages import WaitingPages
from kiosk.interview import model
from kiosk.interview.path import Path as Way
from kiosk.interview.path import path
from kiosk.sealing.page_box import new_secret, open_carried, seal_carried
from tests.chromium import tab
from tests.content.test_ways import CONTEXT, library
from tests.handout.test_notes import voices
from tests.handout.test_page import Reading
from tests.takeaway.certificates import certificate
from tests.takeaway.served import Served, serving
from tests.tui.ends import ways

STAMP = 1_795_305_600
SECRET = "WebCrypto opened this"  # noqa: S105 - what a visitor wrote


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[Served]:
    with serving(folder, more=certificate(folder)) as found:
        found.tls = ssl.create_default_context(cafile=folder / "takeaway.pem")
        yield found


def left(folder: Path, *, code: str = "ko") -> tuple[str, str]:
    """Leave a page as the kiosk does; return its token and its key."""
    source = source_of(renewal(), code)
    source = source.replace(b"</h1>", f" {SECRET}</h1>".encode(), 1)
    key = new_secret()
    pages = WaitingPages(folder / "spool", time.time)
    return pages.leave(language=code, sealed=seal_carried(source, key)), key


def source_of(way: Way, code: str) -> bytes:
    speakers = voices(code)
    handout = of_visit(way.ended, speakers)
    return own_page(handout, way.taken, speakers, timestamp=STAMP)


def renewal() -> Way:
    answers = ways("renew-passport", CONTEXT)["ready"]
    return path([library().service("renew-passport")], answers, CONTEXT)


def test_the_page_has_each_answer_and_a_reminder_of_the_passport() -> None:
    way = renewal()
    steps = [one.step for one in way.taken if one.value is not None]
    asked = [step for step in steps if isinstance(step, model.Question)]
    read = Reading(source_of(way, "ko").decode())

    assert read.tags.count("dt") == len(asked) > 3
    ends = document_end(way.taken)
    assert ends is not None
    assert any(value.startswith("data:text/calendar") for _, value in read.attributes)


def test_the_server_hands_the_sealed_page_out_once_and_cannot_read_it(
    served: Served, folder: Path
) -> None:
    token, key = left(folder)
    shell = served.get(f"/p/{token}")
    # Whoever only looks, as programs do before they show an address, uses nothing up.
    served.get(f"/p/{token}", "HEAD")
    assert served.get(f"/p/{token}/sealed", "HEAD").status == 405
    first, second = (served.get(f"/p/{token}/sealed") for _ in range(2))

    assert shell.status == 200
    assert SECRET not in shell.body.decode()
    policy = shell.headers["Content-Security-Policy"]
    assert "script-src 'sha256-" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert (first.status, second.status) == (200, 404)
    assert SECRET.encode() not in first.body
    assert SECRET in open_carried(first.body, key).decode()
    assert served.get(f"/p/{token}").status == 404


async def test_a_browser_opens_it_with_the_key_that_no_server_sees(
    served: Served, folder: Path, tmp_path: Path
) -> None:
    token, key = left(folder, code="ar")
    address = f"https://127.0.0.1:{served.port}/p/{token}"
    async with tab(tmp_path) as page:
        await page.open(f"{address}#{key}")
        assert SECRET not in await page.value("document.body.innerText")
        await page.value("document.querySelector('button').click()")
        await page.until(f"document.body.innerText.includes('{SECRET}')")

        assert await page.value("location.href") == address
        assert await page.value("document.documentElement.dir") == "rtl"
        # The style came through its policy too.
        colour = "getComputedStyle(document.querySelector('h1')).color"
        assert await page.value(colour) == "rgb(10, 86, 107)"
    assert served.get(f"/p/{token}/sealed").status == 404


async def test_a_wrong_key_shows_nothing_and_half_a_key_uses_nothing_up(
    served: Served, folder: Path, tmp_path: Path
) -> None:
    token, key = left(folder)
    address = f"https://127.0.0.1:{served.port}/p/{token}"
    async with tab(tmp_path) as page:
        await page.open(f"{address}#{key[:9]}")
        await page.value("document.querySelector('button').click()")
        await page.until("!document.querySelector('#gone').hidden")
        assert served.get(f"/p/{token}").status == 200
        await page.open("about:blank")
        await page.open(f"{address}#{new_secret()}")
        await page.value("document.querySelector('button').click()")
        await page.until("!document.querySelector('#gone').hidden")
        assert SECRET not in await page.value("document.documentElement.innerText")
