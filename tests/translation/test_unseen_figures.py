"""Sentences with figures that no model has seen: none may be shown wrong.

The tiny models know their own sentences by heart and get nearly every other figure
wrong, so what is shown comes from a phrase or past the guard.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk.translation.engine.client import Hired
from kiosk.translation.folding import fold_sentence
from kiosk.translation.interpreter import Interpreter
from kiosk.translation.model import Origin, Translated
from tests.conftest import IN_PROOF
from tests.translation.books import book, library
from tests.translation.engine.folders import tiny_folder

SENTENCES = 400 if IN_PROOF else 60
BY_HEART = (
    ("I want to withdraw %s yuan.", "我想取%s元。"),
    ("I want to deposit %s yuan.", "我想存%s元。"),
    ("I want to transfer %s yuan.", "我想转账%s元。"),
    ("I want to exchange %s euros.", "我想兑换%s欧元。"),
    ("I want to exchange %s US dollars.", "我想兑换%s美元。"),
    ("Please confirm the transfer of %s yuan.", "请确认转账%s元。"),
    ("The daily limit is %s yuan.", "每日限额为%s元。"),
    ("The fee is %s yuan.", "手续费为%s元。"),
    ("The waiting time is about %s minutes.", "预计等待时间约%s分钟。"),
    ("It takes %s working days.", "需要%s个工作日。"),
    ("There are %s people before you.", "您前面还有%s位客户。"),
    ("Please go to counter %s.", "请到%s号窗口。"),
    ("Counter %s is closed.", "%s号窗口暂停服务。"),
)
"""What the tiny models know, with a hole for the figure."""
UNITS = {
    "yuan": ("yuan", "CNY", "元"),
    "euros": ("euro", "EUR", "欧元"),
    "dollars": ("US dollar", "USD", "美元"),
}


class Sentence(NamedTuple):
    text: str
    speaks: str
    hears: str
    expected: str
    number: str
    """Digits alone."""
    unit: str
    """A key of UNITS; empty: it is no money."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_folder(tmp_path_factory.mktemp("models"))


@pytest.fixture
async def interpreter(folder: Path) -> AsyncIterator[Interpreter]:
    person = Interpreter(book(), Hired(folder, terms=library().terms))
    yield person
    await person.close()


def sentences() -> Iterator[Sentence]:
    """As many as wanted, the same in each run, both ways in turns."""
    chance = random.Random(20261122)  # noqa: S311 - nothing secret
    for place in range(SENTENCES):
        english, chinese = chance.choice(BY_HEART)
        number = chance.choice([chance.randint(61, 999), chance.randint(1000, 10**6)])
        one, other = english % written(number, chance), chinese % number
        if place % 2:
            one, other = chinese % written(number, chance), english % number
        unit = next((unit for unit in UNITS if unit in english), "")
        ways = ("zh", "en") if place % 2 else ("en", "zh")
        yield Sentence(one, *ways, other, str(number), unit)


def written(number: int, chance: random.Random) -> str:
    """A number as people write it: plain, in thousands, or full width."""
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    return chance.choice([str(number), f"{number:,}", wide])


def is_right(said: Translated, sentence: Sentence) -> bool:
    """Whether what is shown says the same; read without any of the product's rules."""
    shown = said.text.replace(",", "")
    if re.findall(r"[0-9]+", shown) != [sentence.number]:
        return False
    if sentence.unit and not any(word in shown for word in UNITS[sentence.unit]):
        return False
    if said.origin == "phrase":
        return True
    keys = (fold_sentence(each, "zh").key for each in (shown, sentence.expected))
    return len(set(keys)) == 1


@pytest.mark.parametrize(
    ("shown", "origin", "right"),
    [
        ("手续费为500元。", "machine", True),
        ("手续费为500元", "phrase", True),
        ("费用：500元", "phrase", True),
        ("费用：500元", "machine", False),
        ("手续费为5000元。", "phrase", False),
        ("手续费为500美", "phrase", False),
        ("手续费为元。", "phrase", False),
        ("手续费为500元500元。", "phrase", False),
    ],
)
def test_what_is_wrong_would_be_seen(shown: str, origin: Origin, right: bool) -> None:
    sentence = Sentence("x", "en", "zh", "手续费为500元。", "500", "yuan")
    said = Translated(source="x", speaks="en", hears="zh", text=shown, origin=origin)
    assert is_right(said, sentence) is right


async def test_no_unseen_figure_is_shown_wrong(interpreter: Interpreter) -> None:
    counts, wrong = Counter[str](), list[str]()
    for sentence in sentences():
        said = await interpreter.interpret(
            sentence.text, sentence.speaks, sentence.hears
        )
        assert not said.trouble
        counts[said.origin] += 1
        if said.text and not is_right(said, sentence):
            wrong.append(f"{sentence.text} -> {said.text} ({said.origin})")
    report = (
        f"{counts.total()} sentences with unseen figures: {counts['phrase']} answered "
        f"by a phrase, {counts['none']} stopped, {counts['machine']} let through, "
        f"{len(wrong)} shown wrong"
    )
    print(report)  # noqa: T201 - the issue asks for these figures
    assert not wrong
    assert counts["phrase"] > SENTENCES // 20
    assert counts["phrase"] + counts["machine"] + counts["none"] == SENTENCES
