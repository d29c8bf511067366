"""What a phone gets from a server that runs, and what it must not get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from kiosk.takeaway.replies import hash_source
from tests.handout.test_page import Reading
from tests.takeaway.served import Got, Served, serving

LANGUAGES = ("en", "zh", "ko", "ar")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found


def assert_guarded(got: Got) -> None:
    """Every reply, whatever was asked, has what keeps a phone safe."""
    assert got.headers["Cache-Control"] == "no-store"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Referrer-Policy"] == "no-referrer"
    assert got.headers["Server"] == "kiosk"
    policy = got.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")
    assert "unsafe" not in policy
    assert "Set-Cookie" not in got.headers
    assert "Access-Control-Allow-Origin" not in got.headers


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_guide_is_one_page_that_needs_nothing_else(served: Served, code: str) -> None:
    got = served.get(f"/g/stop-a-scam/{code}")
    source = got.body.decode()
    read = Reading(source)

    assert got.status == 200
    assert_guarded(got)
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    assert len(got.body) < 8_000
    assert f'dir="{"rtl" if code == "ar" else "ltr"}"' in source
    assert not {"script", "link", "img", "iframe", "form"} & set(read.tags)
    assert {value for name, value in read.attributes if name == "href"} == {
        f"/g/stop-a-scam/{code}.pdf",
        f"/b/{code}",
    }
    assert f"127.0.0.1:{served.port}" in "".join(read.words)
    assert "‹EN›" not in source
    assert "<mark>" not in source


def test_the_policy_lets_the_very_style_of_the_page_through(served: Served) -> None:
    got = served.get("/g/tax-refund/en")
    (style,) = re.findall("<style>(.*?)</style>", got.body.decode(), re.DOTALL)

    assert f"style-src {hash_source(style)}" in got.headers["Content-Security-Policy"]
    assert "script-src" not in got.headers["Content-Security-Policy"]


def test_a_page_wears_the_look_of_the_bank_and_its_policy_lets_it(
    tmp_path: Path,
) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>')
    look = f'colour = "#8b0000"\nlogo = "{logo}"\n'
    with serving(tmp_path, branch=look) as worn:
        got = worn.get("/g/tax-refund/ko")
    source, policy = got.body.decode(), got.headers["Content-Security-Policy"]
    (style,) = re.findall("<style>(.*?)</style>", source, re.DOTALL)

    assert "#8b0000" in style
    assert f"style-src {hash_source(style)}; img-src data:" in policy
    assert '<img src="data:image/svg+xml;base64,' in source
    assert_guarded(got)


def test_a_logo_that_is_none_is_told_when_the_server_starts(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("no image")
    look = f'logo = "{tmp_path}/logo.svg"\n'
    with serving(tmp_path, branch=look) as plain:
        assert "<img" not in plain.get("/g/tax-refund/ko").body.decode()
        assert "branch.logo" in plain.told


def test_the_general_checklist_of_a_service_is_served_too(served: Served) -> None:
    got = served.get("/g/open-account/ko")

    assert got.status == 200
    assert "계좌" in got.body.decode()


def test_the_page_s_pdf_is_a_pdf_and_the_same_the_second_time(served: Served) -> None:
    first, second = (served.get("/g/tax-refund/ar.pdf") for _ in range(2))

    assert first.body.startswith(b"%PDF-")
    assert first.headers["Content-Type"] == "application/pdf"
    assert 'filename="tax-refund-ar.pdf"' in first.headers["Content-Disposition"]
    assert first.body == second.body
    assert_guarded(first)


def test_the_last_day_to_change_back_is_two_years_from_today(served: Served) -> None:
    got = served.get("/g/change-money/ko.ics")
    (entry,) = Calendar.from_ical(got.body).walk("VEVENT")
    stamp = entry.decoded("dtstamp").date()

    assert entry.decoded("dtstart").year == stamp.year + 2
    # What counts is the receipt, and only one of today is known.
    assert "영수증에 적힌 날짜" in str(entry["summary"])
    for other in ("tax-refund", "leaving-china"):
        assert served.get(f"/g/{other}/ko.ics").status == 404
        assert ".ics" not in served.get(f"/g/{other}/ko").body.decode()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_branch_has_a_card_for_the_driver_and_a_contact(
    served: Served, code: str
) -> None:
    page, contact = served.get(f"/b/{code}"), served.get(f"/b/{code}.vcf")
    links = {v for name, v in Reading(page.body.decode()).attributes if name == "href"}

    assert "请送我到这里：示例路1号" in page.body.decode()
    assert links == {f"/b/{code}.vcf", "geo:39.9087,116.3975", "tel:+861012345678"}
    assert b"BEGIN:VCARD\r\nVERSION:3.0\r\n" in contact.body
    assert_guarded(page)
    assert_guarded(contact)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/g",
        "/g/",
        "/g/tax-refund",
        "/g/tax-refund/",
        "/g/tax-refund/en/",
        "/g/tax-refund/en?x=1",
        "/g/tax-refund/fr_NO",
        "/g/no-such-guide/en",
        "/g/../../etc/passwd",
        "/g/tax-refund/../../../etc/passwd",
        "/g/stop%2da-scam/en",
        "/g/%2e%2e/en",
        "//etc/passwd",
        "/g/tax-refund/en.pdf.pdf",
        "/g/tax-refund/en.html",
        "/favicon.ico",
        "/robots.txt",
        "/.git/config",
        "/kiosk.toml",
        "/b/en.pdf",
        "/s/AAAAAAAAAAAAAAAAAAAAAA",
        "/p/AAAAAAAAAAAAAAAAAAAAAA",
        "/g/" + "a" * 500 + "/en",
        "/g/tax-refund/%00",
        "/g/lesson-complaints/en",
        "http://elsewhere.example/g/x/en",
        "*",
    ],
)
def test_nothing_but_known_pages_is_there(served: Served, path: str) -> None:
    got = served.get(path)

    assert got.status in (400, 404)
    assert len(got.body) < 50
    assert_guarded(got)


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]
)
def test_only_reading_is_allowed(served: Served, method: str) -> None:
    got = served.get("/b/en", method)

    assert got.status == 405
    assert got.headers["Allow"] == "GET, HEAD"
    assert_guarded(got)


def test_a_head_is_a_reply_without_its_body(served: Served) -> None:
    got, whole = served.get("/b/en", "HEAD"), served.get("/b/en")

    assert (got.status, got.body) == (200, b"")
    assert got.headers["Content-Length"] == str(len(whole.body))


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /b/en HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 9000 + b"\r\n\r\n",
        b"GET /b/en HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"GET /b/en HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
        b"GET /b/en HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
        b"GET /b/en HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /b/en HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40),
        b"<script>alert(1)</script>\r\n\r\n",
        b"GET /<script>x</script> HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_what_is_no_plain_request_is_refused_without_an_echo(
    served: Served, sent: bytes
) -> None:
    got = served.raw(sent)
    head, _, body = got.partition(b"\r\n\r\n")

    assert b" 200 " not in head.splitlines()[0] if head else True
    assert len(body) < 50
    assert b"script" not in got
    assert b"Python" not in got
    assert served.get("/b/en").status == 200


def test_a_flood_is_refused_and_told_when_to_come_back(tmp_path: Path) -> None:
    with serving(tmp_path, minute=20) as served:
        got = [served.get("/b/en") for _ in range(40)]
        said = served.end()

    refused = [one for one in got if one.status == 429]
    # A second or two may have gone by: a token comes every three.
    assert 17 <= len(refused) <= 20
    assert {one.headers["Retry-After"] for one in refused} == {"60"}
    assert (
        said.splitlines()[-1] == f"{40 - len(refused)} served, {len(refused)} refused"
    )


def test_nothing_is_said_of_who_came_and_what_was_asked(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        served.get("/g/tax-refund/ko?name=KIM", **{"User-Agent": "KIM-phone"})
        served.raw(b"KIM MIN JUN\r\n\r\n")
        served.get("/b/ar")
        said = served.end()

    assert said == "1 served, 1 refused\n"
