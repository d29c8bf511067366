"""Strictly offline: no network to reach, no socket, nothing left in the home folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kiosk.errors import LostWorkerError
from kiosk.translation.engine.client import Hired
from kiosk.translation.engine.offline import UNWANTED, offline_environment

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = (sys.executable, "-m", "tests.translation.engine.whole_path")
NO_NETWORK = ("unshare", "--net") if os.getuid() == 0 else ("unshare", "-r", "--net")
INTERNET = re.compile(r"AF_INET6?\b|AF_PACKET|AF_NETLINK")

WATCHED = """
import os, sys
FORBIDDEN = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")
def watch(event, given):
    if event.startswith(FORBIDDEN):
        os._exit(9)
sys.addaudithook(watch)
%s
from kiosk.translation.engine.worker import main
sys.exit(main())
"""


def walk(
    folder: Path, before: Sequence[str] = (), home: Path | None = None
) -> dict[str, Any]:
    """Run the whole path in a process of its own, and return what it saw."""
    environment = dict(os.environ)
    if home is not None:
        environment["HOME"] = str(home)
        environment = {
            name: value
            for name, value in environment.items()
            if not name.startswith("XDG_")
        }
    done = subprocess.run(
        (*before, *PROGRAM, str(folder)),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen["korean"] == "여기에 서명해 주세요."
    assert seen["back"] == "请坐。"
    assert "vi" in seen["missing"]
    return seen


def test_the_whole_path_works_where_there_is_no_network(tiny: Path) -> None:
    tried = subprocess.run((*NO_NETWORK, "true"), capture_output=True, check=False)
    if tried.returncode != 0:
        pytest.skip(f"no network of its own is allowed here: {tried.stderr!r}")
    listed = subprocess.run(
        (*NO_NETWORK, "cat", "/proc/net/route"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(listed.stdout.splitlines()) <= 1  # the headings at most
    walk(tiny, NO_NETWORK)


def test_no_socket_of_the_internet_is_made(tiny: Path, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    log = tmp_path / "calls"
    traced = (strace, "-f", "-qq", "-e", "trace=%network", "-o", str(log))
    asking = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    tried = subprocess.run(
        (*traced, sys.executable, "-c", asking), capture_output=True, check=False
    )
    if tried.returncode != 0:
        pytest.skip(f"nothing can be traced here: {tried.stderr!r}")
    assert INTERNET.search(log.read_text("utf-8"))  # it would be seen
    walk(tiny, traced)
    assert not INTERNET.findall(log.read_text("utf-8"))


def test_nothing_is_left_in_the_home_folder(tiny: Path, tmp_path: Path) -> None:
    walk(tiny, home=tmp_path)
    assert list(tmp_path.rglob("*")) == []


def test_nothing_unwanted_is_imported(tiny: Path) -> None:
    modules = set(walk(tiny)["modules"])
    assert {"argostranslate", "ctranslate2", "sentencepiece"} <= modules
    assert not modules & UNWANTED


async def test_no_call_of_python_asks_for_the_network(tiny: Path) -> None:
    machine = Hired(tiny, command=(sys.executable, "-c", WATCHED % ""))
    try:
        (made,) = await machine.translate(["请坐。"], "zh", "en")
        assert made.text == "Please have a seat."
    finally:
        await machine.close()


async def test_a_call_for_the_network_would_be_seen(tiny: Path) -> None:
    calling = "import socket; socket.getaddrinfo('localhost', 80)"
    machine = Hired(tiny, command=(sys.executable, "-c", WATCHED % calling))
    try:
        with pytest.raises(LostWorkerError):
            await machine.pairs()
    finally:
        await machine.close()


def test_the_environment_lets_nothing_through_that_was_set_outside(
    tmp_path: Path,
) -> None:
    outside = {
        "ARGOS_MODEL_PROVIDER": "OPENAI",
        "ARGOS_DEBUG": "1",
        "OPENAI_API_KEY": "x",
        "HTTPS_PROXY": "http://proxy",
        "HOME": "/home/somebody",
        "PATH": "/bin",
    }
    made = offline_environment(tmp_path, outside)
    assert made["ARGOS_MODEL_PROVIDER"] == "OPENNMT"
    assert made["ARGOS_DEBUG"] == "0"
    assert made["PATH"] == "/bin"
    assert not {"OPENAI_API_KEY", "HTTPS_PROXY"} & made.keys()
    homes = [made[name] for name in made if name.startswith("XDG_") or name == "HOME"]
    assert len(homes) == 4
    assert all(Path(home).is_relative_to(tmp_path) for home in homes)


def test_argos_writes_no_word_of_a_visitor_to_a_log(tiny: Path) -> None:
    """The contract runs Argos in its own process, which logs everything it can."""
    program = (
        "import logging, sys; logging.basicConfig(level=logging.DEBUG)\n"
        "from pathlib import Path\n"
        "from tests.translation.engine.argos_contract import contract\n"
        "contract(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        (sys.executable, "-c", program, str(tiny)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "argostranslate" not in done.stderr
