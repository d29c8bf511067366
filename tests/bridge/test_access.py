"""Who may see the screens: one browser, from our own page alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from kiosk.bridge.access import ADDRESS, COOKIE, STATE, Access
from kiosk.bridge.messages import Size
from tests.bridge.connections import WELCOME, connected, reconnected
from tests.bridge.served import Served, children, serving, wait_for

OWN = "http://127.0.0.1:8490"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("bridge")) as bridge:
        yield bridge


def key_in(folder: Path) -> str:
    return (folder / ADDRESS).read_text("utf-8").strip().rpartition("=")[2]


def test_a_key_is_used_up_by_the_first_page_that_was_loaded(tmp_path: Path) -> None:
    access, key = Access(tmp_path, OWN), key_in(tmp_path)
    cookie = access.offer(key)
    assert cookie is not None
    assert access.accepts(cookie)
    assert access.offer(key) is None
    assert key_in(tmp_path) != key


def test_a_key_can_be_tried_again_when_its_answer_was_lost(tmp_path: Path) -> None:
    access, key = Access(tmp_path, OWN), key_in(tmp_path)
    lost, second = access.offer(key), access.offer(key)
    assert second is not None
    assert not access.accepts(lost or "")
    assert access.accepts(second)


def test_the_browser_stays_known_when_the_bridge_begins_anew(tmp_path: Path) -> None:
    access = Access(tmp_path, OWN)
    cookie = access.offer(key_in(tmp_path)) or ""
    assert access.accepts(cookie)
    assert Access(tmp_path, OWN).accepts(cookie)
    assert not Access(tmp_path, OWN).accepts(cookie + "x")
    assert not Access(tmp_path, OWN).accepts("")


def test_a_new_browser_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    access = Access(tmp_path, OWN)
    first = access.offer(key_in(tmp_path)) or ""
    assert access.accepts(first)
    second = access.offer(key_in(tmp_path)) or ""
    assert access.accepts(first)
    assert access.accepts(second)
    assert not access.accepts(first)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"key": ""}', '{"size": [1]}'])
def test_what_a_power_cut_left_is_begun_anew(tmp_path: Path, broken: str) -> None:
    (tmp_path / STATE).write_text(broken, "utf-8")
    access = Access(tmp_path, OWN)
    assert access.offer("") is None
    assert access.offer(key_in(tmp_path)) is not None


def test_the_size_of_the_last_screen_is_kept(tmp_path: Path) -> None:
    Access(tmp_path, OWN).size = Size(67, 58)
    assert Access(tmp_path, OWN).size == Size(67, 58)


def test_nobody_else_reads_key_and_cookie(served: Served) -> None:
    folder = served.folder / "touch"
    assert folder.stat().st_mode & 0o077 == 0
    for name in (ADDRESS, STATE):
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert served.cookie().partition("=")[2] not in (folder / STATE).read_text("utf-8")


def test_it_listens_on_this_machine_alone(served: Served) -> None:
    asked = f":{served.port:04X}"
    lines = Path("/proc/net/tcp").read_text("ascii").splitlines()
    here = [line.split()[1] for line in lines if asked in line.split()[1]]
    assert set(here) == {f"0100007F{asked}"}


def test_a_second_browser_gets_a_clear_page(served: Served) -> None:
    served.cookie()
    for path in ("/", "/?key=", "/?key=guessed", "/?key=%00"):
        got = served.get(path)
        assert got.status == 403, path
        assert "browser of the kiosk only" in got.body.decode()
        assert "自助机" in got.body.decode()
        assert "Set-Cookie" not in got.headers


def test_the_cookie_is_for_this_page_and_no_script(served: Served) -> None:
    moved = served.get(served.address.removeprefix(served.origin))
    assert moved.headers["Location"] == "/"
    for word in ("HttpOnly", "SameSite=Strict", "Path=/"):
        assert word in moved.headers["Set-Cookie"]


FOREIGN = (
    *("", "null", "file://", "http://evil.example", "https://127.0.0.1:{port}"),
    *("http://127.0.0.1", "http://127.0.0.1:1", "http://127.0.0.1:{port}.evil.example"),
    *("http://127.0.0.1:{port}/", "http://127.0.0.2:{port}", "http://[::1]:{port}"),
    *("http://LOCALHOST:{port}", "http://localhost:{port}@evil.example", "*"),
    *("http://user@127.0.0.1:{port}", "ws://127.0.0.1:{port}", "chrome://settings"),
    *("http://0.0.0.0:{port}", "http://127.0.0.1:{port} http://evil.example"),
)


async def test_none_of_twenty_foreign_origins_reaches_a_screen(served: Served) -> None:
    cookie = served.cookie()
    before = served.screens()
    origins = [None, *(origin.format(port=served.port) for origin in FOREIGN)]
    assert len(origins) == 20
    for origin in origins:
        headers = {"Cookie": cookie} | ({} if origin is None else {"Origin": origin})
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"{served.origin}/screen", headers=headers)
        assert refused.value.status == 403, origin
    assert served.screens() == before


async def test_a_connection_without_the_cookie_is_refused(served: Served) -> None:
    for cookie in ("", f"{COOKIE}=guessed", f"other={served.cookie()}"):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            async with connected(served, cookie):
                pass
        assert refused.value.status == 403


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1", "localhost:1"])
def test_another_name_for_this_machine_leads_nowhere(served: Served, host: str) -> None:
    # Else a page of theirs could have its name mean this machine, and read ours.
    assert served.get("/", Host=host).status == 421
    assert served.get("/alive", Host=host).status == 421


def test_only_what_is_in_the_table_is_given_out(served: Served) -> None:
    paths = (
        *("/f", "/f/", "/f/x/screen.js", "/static", "/static/", "/screen.js"),
        *("/../kiosk.toml", "/f/../../pyproject.toml", "/f/%2e%2e/%2e%2e/etc/passwd"),
        *(
            "//etc/passwd",
            "/download/x",
            "/f//etc/passwd",
            "/favicon.ico",
            "/index.html",
        ),
    )
    for path in paths:
        assert served.get(path).status in (400, 404), path
    for method in ("POST", "PUT", "HEAD", "OPTIONS", "TRACE", "DELETE"):
        assert served.get("/", method).status in (400, 405), method


def test_the_page_runs_our_files_alone_and_is_never_kept(served: Served) -> None:
    page = served.get("/", Cookie=served.cookie())
    policy = page.headers["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    text = page.body.decode()
    assert "http:" not in text
    assert "https:" not in text
    assert "<script>" not in text
    for address in {one.split('"')[0] for one in text.split('="/')[1:]}:
        got = served.get(f"/{address}")
        assert got.status == 200, address
        assert "immutable" in got.headers["Cache-Control"]
        assert got.headers["X-Content-Type-Options"] == "nosniff"


async def test_what_is_no_connection_after_all_locks_nobody_out(
    served: Served,
) -> None:
    cookie = served.cookie()
    asked = {"Origin": served.origin, "Cookie": cookie}
    for version in ("", "3"):
        more = {"Upgrade": "websocket", "Sec_WebSocket_Version": version}
        given = {**asked, **more} if version else asked

        def refused(given: dict[str, str] = given) -> bool:
            # Until the screen of the visitor before has ended, it is busy.
            return served.get("/screen", "GET", **given).status == 400

        wait_for(refused)
    async with reconnected(served, cookie) as page:
        await page.quiet()


async def test_a_screen_knows_nothing_of_our_surroundings(tmp_path: Path) -> None:
    secret = {"KIOSK_SECRET": "canary", "TEXTUAL_LOG": str(tmp_path / "log")}
    secret |= {"TEXTUAL": "debug,devtools", "PYTHONINSPECT": "", "LD_AUDIT": ""}
    secret |= {"LC_TIME": "C.UTF-8"}
    with serving(tmp_path, **secret) as served:
        async with connected(served, served.cookie()) as page:
            await page.until(WELCOME)
            (screen, *_more) = served.screens()
            names = surroundings(screen)
            assert "LC_TIME" in names
            assert not names & (set(secret) - {"LC_TIME"})
            assert {"NOTIFY_SOCKET", "LISTEN_FDS", "COOKIE"}.isdisjoint(names)
            shells = [one for one in children(served.process.pid) if _is_shell(one)]
            assert not shells
    assert not (tmp_path / "log").exists()


def surroundings(pid: int) -> set[str]:
    told = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    return {one.partition(b"=")[0].decode() for one in told if one}


def _is_shell(pid: int) -> bool:
    return "sh" in Path(f"/proc/{pid}/comm").read_text("utf-8")


async def test_there_are_never_more_screens_than_set(tmp_path: Path) -> None:
    with serving(tmp_path, touchscreen="processes = 1") as served:
        cookie = served.cookie()
        for _visit in range(3):
            async with reconnected(served, cookie):
                assert len(served.screens()) == 1
