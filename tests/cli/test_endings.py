"""How the real program ends in a real terminal: by a fault, a signal, or its loss."""

from __future__ import annotations

import random
import re
import signal
from pathlib import Path

import pytest

from tests.cli.house import House
from tests.cli.memory import copies
from tests.cli.terminal import LEFT, Terminal

STOPPED = (
    "This kiosk has stopped. Please ask the staff.本机已停止服务，请联系工作人员。"
)
SURNAME, GIVEN, NUMBER = "KANARIENVOGEL", "QUINTA", "L898902C3"
SCAN = (
    f"P<D<<{SURNAME}<<{GIVEN}<XERXES<<<<<<<<<<<\r"
    f"{NUMBER}6D<<7408122F3404159ZE184226B<<<<<16\r"
)
"""The specimen of ICAO Doc 9303 with another name and later dates."""
CONTROLS = re.compile(r"\x1b\[[?<>=]?[0-9;]*[A-Za-z]|[\r\n]")
HOME = "What would you like to do?"
SEED = 7


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


CARDS = {
    "Are you 14 or older?": "○  Yes",
    "May we ask for your personal details?": "○  Yes, I agree",
    "Which identity document do you have?": "○  Foreign passport",
}
"""What is answered by a card before the scan."""
BORN, TO_SCAN = "When were you born?", "Would you like to scan"


def scan(terminal: Terminal) -> None:
    """Come to the page that shows what a scanned passport says."""
    terminal.touch_until("Update my passport", "✓  Update my passport")
    terminal.touch("Continue")
    while (asked := terminal.first_of(*CARDS, BORN, TO_SCAN)) != TO_SCAN:
        if asked == BORN:
            type_birth_date(terminal)
        else:
            terminal.touch_until(CARDS[asked], CARDS[asked].replace("○", "●"))
        terminal.touch("Continue")
        terminal.forgot(asked)
    terminal.type(SCAN)
    terminal.shows(SURNAME)


def type_birth_date(terminal: Terminal) -> None:
    for label, figures in (("Day", "12"), ("Month", "08"), ("Year", "1974")):
        terminal.touch(label, below=2)
        terminal.shows("Done")  # The boxes move when the keyboard comes.
        terminal.type(figures)
        terminal.shows(f" {figures} ")
    terminal.touch("Done")


def check_calm(terminal: Terminal) -> None:
    """One calm sentence in two languages, in a terminal as it was before."""
    assert terminal.seen.count(LEFT) == 1
    assert CONTROLS.sub("", terminal.said_last) == STOPPED
    assert terminal.settings_are_back


def check_traceless(house: House) -> None:
    assert house.left() == []
    assert house.files_with(SURNAME, GIVEN) == []


@pytest.mark.real
@pytest.mark.parametrize("damaged", ["kiosk-ko-*.json", "guides-ko-*.json"])
def test_a_damaged_file_ends_a_visit_with_one_calm_sentence(
    house: House, damaged: str
) -> None:
    with Terminal(house, "--lang", "en") as terminal:
        scan(terminal)
        house.damage(damaged)
        terminal.touch("文A English")
        terminal.touch("한국어")

        assert terminal.ended() == 1
        check_calm(terminal)
    check_traceless(house)


@pytest.mark.real
def test_a_page_that_cannot_be_read_ends_with_one_calm_sentence(
    house: House,
) -> None:
    house.damage("pay-by-phone-*.json")
    with Terminal(house, "--lang", "en") as terminal:
        terminal.touch("Pay by phone")

        assert terminal.ended() == 1
        check_calm(terminal)
    check_traceless(house)


@pytest.mark.real
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 0), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_visit_and_gives_the_terminal_back(
    house: House, number: signal.Signals, status: int
) -> None:
    with Terminal(house, "--lang", "en") as terminal:
        scan(terminal)
        terminal.end(number)

        assert terminal.ended() == status
        assert terminal.seen.count(LEFT) == 1
        assert CONTROLS.sub("", terminal.said_last) == ""
        assert terminal.settings_are_back
    check_traceless(house)


@pytest.mark.real
def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(
    house: House,
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    statuses = set()
    for _ in range(8):
        with Terminal(house, "--lang", "en") as terminal:
            terminal.watch(chance.uniform(0, 0.6))
            terminal.end(signal.SIGTERM)
            statuses.add(terminal.ended())

            assert terminal.settings_are_back
            assert terminal.seen.count(LEFT) == terminal.seen.count("\x1b[?1049h")
            assert "Traceback" not in terminal.seen
    # Before the screen is opened there is nothing to tidy up.
    assert statuses <= {0, -signal.SIGTERM}


@pytest.mark.real
def test_a_signal_while_a_page_is_made_is_no_fault(house: House) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    for _ in range(8):
        with Terminal(house, "--lang", "en") as terminal:
            terminal.touch("Pay by phone")
            terminal.watch(chance.uniform(0, 0.03))
            terminal.end(signal.SIGTERM)

            assert terminal.ended() == 0
            assert CONTROLS.sub("", terminal.said_last) == ""


@pytest.mark.real
@pytest.mark.parametrize("words", ["English", HOME])
def test_a_terminal_that_goes_takes_the_kiosk_with_it(house: House, words: str) -> None:
    with Terminal(house, "--lang", "en") as terminal:
        terminal.shows(words)
        terminal.hang_up()

        assert terminal.ended() == 129
    check_traceless(house)


@pytest.mark.real
def test_a_terminal_that_takes_nothing_more_does_not_keep_the_kiosk(
    house: House,
) -> None:
    with Terminal(house, "--lang", "en") as terminal:
        terminal.shows(HOME)
        terminal.stall("□ 中文")
        terminal.end(signal.SIGTERM)

        assert terminal.ended(unseen=True) == -signal.SIGALRM


@pytest.mark.real
def test_nothing_that_a_scanner_sends_ends_the_kiosk(house: House) -> None:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    signs = b"\x1b[<?;:0159mMutR~$\xff\xc3\xed\xa0\x80\x00\x9b" + SURNAME.encode()
    with Terminal(house, "--lang", "en") as terminal:
        terminal.shows(HOME)
        for bad in (b"\xff\xfe", b"\x1b[99999999999999999999~", b"\x1b[1114112u"):
            terminal.type(bad)
        for _ in range(40):
            terminal.type(bytes(chance.choices(signs, k=chance.randint(1, 60))))
            terminal.watch(0.01)
        terminal.type(b"\x1b[201~" + b"\x1b\\\x07")
        terminal.touch("↺ Start over")
        terminal.end(signal.SIGTERM)

        assert terminal.ended() == 0
        assert CONTROLS.sub("", terminal.said_last) == ""
    check_traceless(house)


@pytest.mark.real
def test_a_kiosk_that_is_stopped_and_goes_on_reads_each_key_once(house: House) -> None:
    with Terminal(house, "--lang", "en") as terminal:
        terminal.shows(HOME)
        before = terminal.threads
        for number in (signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT, signal.SIGCONT):
            terminal.end(number)
        terminal.touch_until("Update my passport", "✓  Update my passport")

        assert terminal.threads == before
        terminal.end(signal.SIGTERM)

        assert terminal.ended() == 0


@pytest.mark.real
def test_a_kiosk_writes_no_memory_to_a_file_when_it_is_killed(house: House) -> None:
    with Terminal(house, "--lang", "en") as terminal:
        terminal.shows(HOME)
        limits = Path(f"/proc/{terminal.pid}/limits").read_text("ascii")
        terminal.end(signal.SIGQUIT)

        assert terminal.ended() == -signal.SIGQUIT
    assert re.search(r"Max core file size +0 +0 ", limits)
    check_traceless(house)


@pytest.mark.real
def test_memory_is_overwritten_after_a_visit_where_operators_ask_for_it(
    tmp_path: Path,
) -> None:
    house = House(tmp_path, PYTHONMALLOC="malloc", MALLOC_PERTURB_="85")
    with Terminal(house, "--lang", "en") as terminal:
        scan(terminal)
        before = copies(terminal.pid, SURNAME)
        terminal.touch_until("↺ Start over", " " * 9 + "Start over")
        terminal.touch_until(" " * 9 + "Start over", "简体中文")
        terminal.touch_until("简体中文", "您需要什么服务")
        after = copies(terminal.pid, SURNAME)
        terminal.end(signal.SIGTERM)

        assert terminal.ended() == 0
    # Not one is promised: the allocator keeps notes of its own in freed memory.
    assert before >= 4
    assert after <= before // 4
    check_traceless(house)
