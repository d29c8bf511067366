"""A talk in Korean and Chinese: two processes, two terminals, the machine for real."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from kiosk.content.phrase_words import PhraseWords
from kiosk.content.wording import Wording
from kiosk.counter.residue import files_in, forms_of, found_in
from kiosk.settings import Settings
from kiosk.tui.desk.pages.queue import EMPTY
from kiosk.tui.visitor.pages.writing import PHRASES_ONLY
from tests.cli.terminal import Terminal
from tests.conftest import IN_PROOF
from tests.test_counter_end_to_end import HELPED, PASSPHRASE, Branch, korean
from tests.translation.models.own_phrases import install_tiny
from tests.tui.kiosks import languages, library
from tests.tui.stage import TODAY

ESCAPE: Final = "\x1b"
WEATHER: Final = "오늘 저녁에 축구를 봅니다"
"""No phrase, nor near to one; and no model here reads Korean."""
LOST: Final = "카드를 잃어버렸습니다"
"""Near to a phrase, and not the same."""
FEE: Final = "手续费是30元。"
"""Near to a phrase; the models know another figure, which the guard stops."""
LIMIT: Final = "每天最多取3万元。"
BUSINESS: Final = ("请问您需要办理什么业务？", "무엇을 도와드릴까요?")
AMOUNT: Final = ("请核对金额。", "금액을 확인해 주세요.")
"""Known to the models, and no phrase of ours."""


def chinese(screen: str) -> str:
    """A text as staff read it."""
    [language] = [each for each in languages() if each.code == "zh"]
    domains = ("desk", "kiosk")
    words = Wording(language, library(), Settings(), TODAY, domains=domains)
    said = words.say(screen)
    assert "EN" not in said, screen
    return said


def phrase(id_: str, code: str, **values: str) -> str:
    """A prepared phrase in a language."""
    [language] = [each for each in languages() if each.code == code]
    [one] = [each for each in library().phrases.phrases if each.id == id_]
    return PhraseWords(language, library()).text(one, values).text


def title(situation: str) -> str:
    """A situation as the visitor reads it."""
    [language] = [each for each in languages() if each.code == "ko"]
    every = library().phrases.situations
    [one] = [each for each in every if each.id == situation]
    return PhraseWords(language, library()).title(one).text


def origin(screen: str) -> str:
    """Where a translation comes from, as the visitor reads it; it may be cut in two."""
    return korean(screen=screen)[:16]


PREPARED: Final = "Prepared phrase: machine draft, not yet reviewed by a native speaker"
DRAFTED: Final = "Phrase · machine draft, not reviewed by a native speaker"
MADE: Final = "Machine translation, not reviewed"


class Both(NamedTuple):
    """Who talks."""

    kiosk: Terminal
    desk: Terminal

    # Staff.

    def will_say(self, *words: str) -> None:
        """See what is about to be said, and send it."""
        self.desk.shows(chinese("You will say:"))
        for each in words:
            self.desk.shows(each)
        self.desk.shows(chinese("Send"))
        self.desk.type("\r")
        self.desk.forgot(chinese("You will say:"))

    def staff_say(self, typed: str, id_: str, **values: str) -> None:
        """Say a phrase by its number."""
        self.desk.type(f"{typed}\r")
        own = phrase(id_, "zh", **values)
        self.will_say(own, phrase(id_, "ko", **values))
        self.read(own, phrase(id_, "ko", **values), PREPARED, DRAFTED)

    def staff_write(self, said: tuple[str, str]) -> None:
        """Write Chinese that is no phrase, and send what the machine makes of it."""
        self.desk.type(f"{said[0]}\r")
        self.will_say(*said)
        self.read(*said, "Translated by machine", MADE)

    # The visitor.

    def choose(self, situation: str, open_text: str) -> None:
        """Go to a phrase, by what it is about."""
        self.answer("Choose a phrase")
        self.pick(situation, open_text)

    def pick(self, situation: str, open_text: str) -> None:
        """Touch what it is about, and the phrase."""
        asked = korean(screen="What is it about?")
        self.kiosk.shows(asked)
        self.kiosk.calm()
        self.kiosk.touch_away(title(situation), asked)
        self.touch(open_text)

    def send(self, id_: str, **values: str) -> None:
        """Send the phrase that stands there in both languages."""
        self.kiosk.shows(korean(screen="You say:"))
        self.kiosk.shows(phrase(id_, "ko", **values))
        self.touch(korean(screen="Send"))
        own, theirs = phrase(id_, "zh", **values), phrase(id_, "ko", **values)
        self.read(own, theirs, PREPARED, DRAFTED)

    def answer(self, action: str) -> None:
        """Touch an action of the talk, once the page is laid out.

        From the third turn on the page scrolls, and ▲ ▼ move the actions aside.
        """
        self.kiosk.shows("▼")
        self.touch(korean(screen=action))

    def touch(self, words: str) -> None:
        """Touch what has come to its place: the screen is laid out in steps."""
        self.kiosk.shows(words)
        self.kiosk.calm()
        self.kiosk.touch(words)

    # Both.

    def read(self, chinese_: str, korean_: str, there: str, here: str) -> None:
        """Check that both read both lines, and where the translation comes from."""
        for screen in self:
            screen.shows(chinese_)
            screen.shows(korean_)
        self.kiosk.shows(origin(there))
        self.desk.shows(chinese(here))


@pytest.fixture(params=["sqlite", *(["postgresql"] if IN_PROOF else [])])
def database(request: pytest.FixtureRequest) -> str:
    """The address in kiosk.toml; empty: a file."""
    if request.param == "sqlite":
        return ""
    return str(request.getfixturevalue("postgresql_url"))


def branch_with_models(folder: Path, database: str) -> Branch:
    branch = Branch(folder, database)
    models = folder / "models"
    install_tiny(models)
    with branch.config.open("a") as config:
        config.write(f'[translation]\nfolder = "{models}"\n')
    return branch


@pytest.mark.real
def test_a_korean_visitor_and_staff_talk_and_nothing_is_left(
    tmp_path: Path, database: str
) -> None:
    branch = branch_with_models(tmp_path, database)
    branch.add_staff("wang", "teller")
    with ExitStack() as screens:
        desk = screens.enter_context(branch.desk("zh"))
        kiosk = screens.enter_context(branch.kiosk())
        both = Both(kiosk, desk)
        come_together(both)
        first_six_turns(both)
        last_six_turns(both)
        part(both)
    places = [tmp_path / name for name in ("home", "temporary", "cache", "start")]
    check_nothing_is_left([*places, branch.state])


def come_together(both: Both) -> None:
    kiosk, desk = both
    desk.shows(chinese("Staff number"))
    desk.type(f"wang\r{PASSPHRASE}\r")
    desk.shows(chinese(EMPTY))
    kiosk.touch(korean(screen="Call staff"))
    desk.shows("K-01")
    desk.type("a")
    kiosk.shows(korean(screen=HELPED))
    desk.shows(chinese("You are helping a visitor at the kiosk."))
    desk.type("t")
    desk.shows(chinese("Nothing was said yet."))


def first_six_turns(both: Both) -> None:
    kiosk = both.kiosk
    both.staff_say("1", "hello")
    both.touch(korean(screen="Choose a phrase"))
    both.pick("greeting", phrase("can-you-help", "ko"))
    both.send("can-you-help")
    both.staff_write(BUSINESS)
    a_near_phrase_is_offered(both)
    the_guard_refuses_a_figure(both)
    both.choose("cash", "인출하고 싶어요")
    kiosk.shows(korean(screen="How much money?"))
    kiosk.type("5000\r")
    both.send("withdraw-amount", amount="5000 CNY")


def a_near_phrase_is_offered(both: Both) -> None:
    """It is not sent before the visitor touches it."""
    kiosk, desk = both
    write(both, LOST)
    kiosk.shows(korean(screen="Did you mean this?"))
    desk.forgot(phrase("lost-card", "zh"))
    both.touch(phrase("lost-card", "ko"))
    both.read(phrase("lost-card", "zh"), phrase("lost-card", "ko"), PREPARED, DRAFTED)
    desk.forgot(LOST)


def write(both: Both, text: str) -> None:
    """Write in the box, with the keys of a keyboard, and send it."""
    kiosk = both.kiosk
    both.answer("Write")
    # The machine of the desk reads no Korean: the visitor knows before writing.
    kiosk.shows(korean(screen=PHRASES_ONLY)[:12])
    kiosk.calm()
    kiosk.touch(korean(screen="Short sentences are understood best."), below=2)
    kiosk.forgot(korean(screen="Send"))
    kiosk.type(text)
    kiosk.shows(text)
    both.touch(korean(screen="Done"))
    both.touch(korean(screen="Send"))


def the_guard_refuses_a_figure(both: Both) -> None:
    """Staff say a phrase instead, with the figure in its slot."""
    desk = both.desk
    desk.type(f"{FEE}\r")
    desk.shows(chinese("There is no reliable translation. Please choose a phrase."))
    desk.shows(chinese("Amounts, numbers or dates do not agree."))
    desk.shows(phrase("fee-is", "zh", amount="30 CNY"))
    desk.type("\r")
    said = [phrase("fee-is", code, amount="30 CNY") for code in ("zh", "ko")]
    both.will_say(*said)
    both.read(said[0], said[1], PREPARED, DRAFTED)


def last_six_turns(both: Both) -> None:
    kiosk, desk = both
    both.staff_write(AMOUNT)
    what_no_model_reads_is_shown_as_it_is(both)
    only_chinese_is_sent(both)
    both.choose("waiting", "예약이 있어요")
    kiosk.shows(korean(screen="What time?"))
    both.touch("10:30")
    both.touch(korean(screen="Continue"))
    both.send("have-appointment", time="10:30")
    desk.type("111\r")
    desk.shows(chinese("Date"))
    desk.type("2026-12-01\r")
    desk.shows(chinese("Time"))
    desk.type("10:30\r")
    values = {"date": "2026-12-01", "time": "10:30"}
    said = [phrase("come-back-on", code, **values) for code in ("zh", "ko")]
    both.will_say(*said)
    both.read(said[0], said[1], PREPARED, DRAFTED)
    # What is written as the phrase has it is the phrase.
    write(both, phrase("thank-you", "ko"))
    thanks = [phrase("thank-you", code) for code in ("zh", "ko")]
    both.read(thanks[0], thanks[1], PREPARED, DRAFTED)


def what_no_model_reads_is_shown_as_it_is(both: Both) -> None:
    kiosk, desk = both
    write(both, WEATHER)
    kiosk.shows(origin("Sent"))
    for screen in both:
        screen.shows(WEATHER)
    desk.shows(chinese("Not translated"))


def only_chinese_is_sent(both: Both) -> None:
    kiosk, desk = both
    desk.type(f"{LIMIT}\r")
    alone = chinese("Send the Chinese alone, without translation")
    desk.touch(alone)
    desk.forgot(alone)
    for screen in both:
        screen.shows(LIMIT)
    kiosk.shows(origin("Not translated"))


def part(both: Both) -> None:
    """The visitor has enough; the wipe takes the rest."""
    kiosk, desk = both
    both.answer("OK")
    desk.type(ESCAPE)
    desk.shows(chinese("End the session"))
    desk.type("e")
    desk.shows(chinese("The session is over."))
    kiosk.shows(korean(screen="Staff are done helping"))
    for said in (*AMOUNT, WEATHER, phrase("thank-you", "ko")):
        desk.forgot(said)
    kiosk.touch(korean(screen="Start over"))


def check_nothing_is_left(places: list[Path]) -> None:
    words = (*BUSINESS, *AMOUNT, WEATHER, LOST, FEE, LIMIT, "lost-card", "5000 CNY")
    shown = [phrase(id_, code) for id_ in ("lost-card",) for code in ("zh", "ko")]
    needles = tuple(form for word in (*words, *shown) for form in forms_of(word))
    assert list(files_in(places))
    assert [path for path in files_in(places) if found_in(path, needles)] == []
