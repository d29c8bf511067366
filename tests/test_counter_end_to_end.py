"""Visitor and staff, each in a process and terminal of their own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.content.wording import Wording
from kiosk.counter.calling import Standing
from kiosk.records.opening import open_store
from kiosk.settings import Counter, Settings
from kiosk.tui.visitor.help_words import help_words
from tests.cli.house import House
from tests.cli.terminal import Terminal
from tests.tui.kiosks import languages, library
from tests.tui.stage import TODAY

F2, F5, ESCAPE = "\x1bOQ", "\x1b[15~", "\x1b"
STAY = "Please stay here, or take a number and sit down."
PASSPHRASE = "correct horse battery"  # noqa: S105 - of nobody
NAMES = {"wang": "Fang-Wang", "zhao": "Yun-Zhao"}
HELPED = help_words(Standing("helped")).title
AGREED = ("nodded twice on camera", "LY-0173")
WHO = re.compile("(staff|kiosk|desk):[A-Za-z0-9-]{1,32}|operator|system")
WHAT = re.compile("|[a-z]+:[A-Za-z0-9:/-]{1,140}")
"""Kind and id; empty for what the whole log is about."""


def korean(*, content: str = "", screen: str = "") -> str:
    """A text as the visitor reads it."""
    [language] = [each for each in languages() if each.code == "ko"]
    words = Wording(language, library(), Settings(), TODAY)
    return words.tell(content).text if content else words.say(screen)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The address in kiosk.toml; empty: a file."""
    if request.param == "sqlite":
        return ""
    return str(request.getfixturevalue("postgresql_url"))


class Branch:
    """One kiosk and one desk, with nothing but a database between them."""

    def __init__(self, folder: Path, database: str) -> None:
        self.house = House(folder)
        self.state = folder / "home" / "counter"
        self.config = folder / "kiosk.toml"
        self.config.write_text(
            f'[counter]\nfolder = "{self.state}"\ndatabase = "{database}"\n'
        )
        self.settings = Settings(counter=Counter(folder=self.state, database=database))

    def add_staff(self, id_: str, role: str) -> None:
        given = ("--role", role, "--name", NAMES[id_])
        self.command("staff", "add", id_, *given, typed=PASSPHRASE + "\n")

    def command(self, *words: str, typed: str = "") -> str:
        """Run one of the operator's commands, and return what it told."""
        done = subprocess.run(
            (sys.executable, "-m", "kiosk", *words, "--config", str(self.config)),
            input=typed,
            text=True,
            check=True,
            capture_output=True,
            cwd=self.house.root,
            env=self.house.environment,
        )
        return done.stdout

    def kiosk(self) -> Terminal:
        return Terminal(self.house, "--config", str(self.config), "--lang", "ko")

    def desk(self, language: str = "en") -> Terminal:
        options = ("--config", str(self.config), "--lang", language)
        return Terminal(self.house, *options, program="desk")

    def verbs(self) -> list[str]:
        store = open_store(self.settings, self.state)
        try:
            return [row.deed.verb for row in store.audit_rows()]
        finally:
            store.close()


def sign_in(desk: Terminal, who: str) -> None:
    desk.shows("Staff number")
    desk.type(f"{who}\r{PASSPHRASE}\r")
    desk.shows("Nobody is waiting.")


def choose(kiosk: Terminal, label: str) -> None:
    words = korean(content=label)
    kiosk.touch_until(f"○  {words}", f"●  {words}")
    kiosk.touch(korean(screen="Continue"))


def ask_for_a_thumb_print(desk: Terminal) -> None:
    desk.touch("Ask supervisor")
    desk.shows("Cannot write")
    desk.type("\r")
    desk.shows("How often it was tried")
    companion, checks_outside = ("", "", ""), ("", "", "")
    lines = ("hand in plaster", "3", *companion, *AGREED, *checks_outside)
    desk.type("".join(f"{line}\r" for line in lines))
    desk.shows("It signs this once")
    desk.type(PASSPHRASE + "\r")
    desk.shows("Asked for and signed.")


def approve(desk: Terminal) -> None:
    desk.type(F5)
    desk.shows("Cannot write")
    desk.type("\r")
    for written in AGREED:
        desk.shows(written)
    desk.shows(NAMES["wang"])
    desk.type("\r")
    desk.shows("Why")
    desk.type("all was seen\r")
    desk.shows("It signs this once")
    desk.type(PASSPHRASE + "\r")
    desk.shows("Approved and signed.")


def check_the_log(branch: Branch) -> None:
    """It verifies, and tells by ids alone who did what."""
    assert "first_bad_row" in branch.command("audit", "verify", "--json")
    told = branch.command("audit", "export", "--format", "json", "--out", "-")
    rows = json.loads(told)
    for row in rows:
        assert WHO.fullmatch(row["actor"]), row
        assert WHAT.fullmatch(row["subject"]), row
        assert re.fullmatch("[a-z-]+", row["verb"]), row
    for said in (*NAMES.values(), *AGREED, "plaster", "seen", PASSPHRASE, "only-me"):
        assert said not in told, said
    [decided] = [row for row in rows if row["verb"] == "approval-approved"]
    assert decided["actor"] == "staff:zhao"


@pytest.mark.real
def test_a_korean_visitor_opens_an_account_with_help_from_the_desk(
    tmp_path: Path, database: str
) -> None:
    branch = Branch(tmp_path, database)
    branch.add_staff("wang", "teller")
    branch.add_staff("zhao", "supervisor")
    with ExitStack() as both:
        desk = both.enter_context(branch.desk())
        kiosk = both.enter_context(branch.kiosk())
        sign_in(desk, "wang")

        service = korean(content=library().service("open-account").title)
        kiosk.touch_until(service, f"✓  {service}")
        kiosk.touch(korean(screen="Continue"))
        choose(kiosk, "Only me")
        kiosk.shows(korean(content="Did anyone offer you money for this account?")[:9])
        kiosk.touch_until(korean(screen="Call staff"), korean(screen=STAY))
        desk.shows("K-01")

        desk.type("a")
        kiosk.shows(korean(screen=HELPED))
        desk.shows("You are helping a visitor at the kiosk.")
        desk.shows("▶")

        desk.type("t")
        desk.shows("Nothing was said yet.")
        desk.type("1\r")
        desk.shows("You will say:")
        desk.type("\r")
        kiosk.shows("안녕하세요. 지금부터 도와드리겠습니다.")
        kiosk.touch(korean(screen="OK"))

        desk.type(ESCAPE)
        desk.shows("Suggest an answer")
        desk.type("p")
        desk.shows("Which answer do you suggest?")
        desk.type("\r")
        kiosk.touch(korean(screen="Yes, that is right"))
        desk.shows("The visitor said yes.")

        desk.type("e")
        desk.shows("The session is over.")
        kiosk.shows(korean(screen="Staff are done helping"))

        desk.type(F2)
        desk.shows("Open a bank account")
        desk.type("\r")
        ask_for_a_thumb_print(desk)
        with branch.desk() as other:
            sign_in(other, "zhao")
            approve(other)
        desk.shows("Approved")
        desk.type(ESCAPE)
        desk.touch("Close the case")
        desk.touch("Close anyway")
        desk.shows("Nobody is waiting.")

    check_the_log(branch)
    verbs = branch.verbs()
    for verb in (
        "call-placed",
        "call-accepted",
        "case-opened",
        "session-started",
        "session-ended",
        "approval-asked",
        "approval-approved",
        "case-closed",
        "call-done",
    ):
        assert verbs.count(verb) == 1, (verb, verbs)
