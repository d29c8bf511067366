"""Visitor and staff, each in a process and terminal of their own."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.content.wording import Wording
from kiosk.records.opening import open_store
from kiosk.settings import Counter, Settings
from tests.cli.house import House
from tests.cli.terminal import Terminal
from tests.tui.kiosks import languages, library
from tests.tui.stage import TODAY

F2 = "\x1bOQ"
PASSPHRASE = "correct horse battery"  # noqa: S105 - of nobody


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

    def add_staff(self) -> None:
        command = (sys.executable, "-m", "kiosk", "staff", "add", "wang")
        options = ("--role", "teller", "--name", "Wang", "--config", str(self.config))
        subprocess.run(
            (*command, *options),
            input=PASSPHRASE + "\n",
            text=True,
            check=True,
            capture_output=True,
            cwd=self.house.root,
            env=self.house.environment,
        )

    def kiosk(self) -> Terminal:
        return Terminal(self.house, "--config", str(self.config), "--lang", "ko")

    def desk(self) -> Terminal:
        options = ("--config", str(self.config), "--lang", "en")
        return Terminal(self.house, *options, program="desk")

    def verbs(self) -> list[str]:
        store = open_store(self.settings, self.state)
        try:
            return [row.deed.verb for row in store.audit_rows()]
        finally:
            store.close()


def sign_in(desk: Terminal) -> None:
    desk.shows("Staff number")
    desk.type("wang\r")
    desk.watch(1)  # The focus moves, which is not to be read.
    desk.type(PASSPHRASE + "\r")
    desk.shows("Nobody is waiting.")


def choose(kiosk: Terminal, label: str) -> None:
    kiosk.touch(f"○  {korean(content=label)}")
    kiosk.shows(f"●  {korean(content=label)}")
    kiosk.touch(korean(screen="Continue"))


@pytest.mark.real
def test_a_korean_visitor_opens_an_account_with_help_from_the_desk(
    tmp_path: Path, database: str
) -> None:
    branch = Branch(tmp_path, database)
    branch.add_staff()
    with ExitStack() as both:
        desk = both.enter_context(branch.desk())
        kiosk = both.enter_context(branch.kiosk())
        sign_in(desk)

        kiosk.touch(korean(content=library().service("open-account").title))
        kiosk.touch(korean(screen="Continue"))
        choose(kiosk, "Only me")
        kiosk.shows(korean(content="Did anyone offer you money for this account?")[:9])
        kiosk.touch(korean(screen="Call staff"))
        desk.shows("K-01")
        kiosk.shows(korean(screen="Please stay here, or take a number and sit down."))

        desk.type("a")
        kiosk.shows(korean(screen="Staff are helping you"))
        desk.shows("You are helping a visitor at the kiosk.")
        desk.shows("▶")

        desk.type("s")
        desk.shows("Which sentence is the visitor to read?")
        desk.type("\r")
        kiosk.shows(korean(screen="Hello. I will help you now."))
        kiosk.touch(korean(screen="OK"))

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
        desk.touch("Close the case")
        desk.touch("Close anyway")
        desk.shows("Nobody is waiting.")

    verbs = branch.verbs()
    for verb in (
        "call-placed",
        "call-accepted",
        "case-opened",
        "session-started",
        "session-ended",
        "case-closed",
        "call-done",
    ):
        assert verbs.count(verb) == 1, (verb, verbs)
