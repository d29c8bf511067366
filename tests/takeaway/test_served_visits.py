"""Pages of a visit, from a server that runs and the folder that a kiosk writes."""

from __future__ import annotations

import time
from pathlib import Path

from icalendar import Calendar
from msgspec.structs import replace

from kiosk.handout.model import Handout
from kiosk.handout.waiting_pages import LIFE_SECONDS, WaitingPages
from kiosk.sealing.page_box import new_secret
from tests.handout.samples import open_account
from tests.handout.test_calendar_entry import EVENT
from tests.takeaway.served import serving


def checklist() -> Handout:
    return replace(open_account("ko"), event=EVENT)


def test_a_checklist_is_found_by_its_token_with_pdf_and_calendar(
    tmp_path: Path,
) -> None:
    pages = WaitingPages(tmp_path / "spool", time.time)
    token = pages.leave(language="ko", handout=checklist())
    with serving(tmp_path) as served:
        page = served.get(f"/s/{token}")
        pdf = served.get(f"/s/{token}.pdf")
        calendar = served.get(f"/s/{token}.ics")

        assert checklist().title.text in page.body.decode()
        assert f'href="/s/{token}.ics"' in page.body.decode()
        assert pdf.body.startswith(b"%PDF-")
        assert len(Calendar.from_ical(calendar.body).walk("VEVENT")) == 1
        # The session ends: all of it is gone.
        pages.forget(token)
        for ending in ("", ".pdf", ".ics"):
            assert served.get(f"/s/{token}{ending}").status == 404


def test_a_page_outlives_the_server_but_not_its_time(tmp_path: Path) -> None:
    pages = WaitingPages(tmp_path / "spool", time.time)
    past = WaitingPages(tmp_path / "spool", lambda: time.time() - LIFE_SECONDS - 1)
    token = pages.leave(language="ko", handout=checklist())
    old = past.leave(language="ko", handout=checklist())
    for _restart in range(2):
        with serving(tmp_path) as served:
            assert served.get(f"/s/{token}").status == 200
            assert served.get(f"/s/{old}").status == 404
            served.end()
    assert len([*(tmp_path / "spool").iterdir()]) == 1  # the old one was swept


def test_guessing_tokens_finds_nothing_and_is_stopped(tmp_path: Path) -> None:
    pages = WaitingPages(tmp_path / "spool", time.time)
    token = pages.leave(language="ko", handout=checklist())
    swapped = token[:-2] + token[-2:].swapcase()
    near = (swapped, token[::-1], *(new_secret() for _ in range(30)))
    with serving(tmp_path, minute=20) as served:
        got = [served.get(f"/s/{guess}").status for guess in near if guess != token]

    assert set(got) == {404, 429}
    assert got.count(404) <= 25


def test_over_plain_http_nothing_personal_is_offered(tmp_path: Path) -> None:
    pages = WaitingPages(tmp_path / "spool", time.time)
    token = pages.leave(language="ko", sealed=b"box")
    with serving(tmp_path) as served:
        assert served.get(f"/p/{token}").status == 404
        assert served.get(f"/p/{token}/sealed").status == 404
    assert pages.look(token) is not None
