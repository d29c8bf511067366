"""Staff find a phrase by number, first letters of pinyin, and words."""

from __future__ import annotations

import pytest

from kiosk.content.phrases import Phrase
from kiosk.translation.initials import PhraseSearch, Sought, initials_of

TEXTS = {
    7: ("first", "您行，请出去。", "等候"),
    1: ("show", "请出示护照。", "证件"),
    2: ("wait", "请稍等。", "等候"),
    12: ("bank", "银行几点关门？", "营业时间"),
    201: ("pay", "一共%(amount)s，请出示 PIN。", "付款"),
}


def sought(number: int) -> Sought:
    id_, text, title = TEXTS[number]
    phrase = Phrase(id=id_, number=number, situation="one", text=id_)
    return Sought(phrase, text, title)


CHINESE = PhraseSearch([sought(number) for number in TEXTS], "zh")


def found(query: str, search: PhraseSearch = CHINESE) -> list[str]:
    return [phrase.id for phrase in search.search(query)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("201", ["pay"]),
        ("２０１", ["pay"]),
        ("2", ["wait"]),
        ("qcs", ["show", "pay"]),
        ("QCS", ["show", "pay"]),
        ("q c s", ["show", "pay"]),
        ("qsd", ["wait"]),
        ("yhj", ["bank"]),
        ("yxj", ["bank"]),
        ("yg", ["pay"]),
        ("出示", ["show", "pay"]),
        ("请 护照", ["show"]),
        ("等候", ["first", "wait"]),
        ("pin", ["pay"]),
        ("zzz", []),
        ("999", []),
        ("", []),
        ("  ", []),
        ("%(amount)s", []),
        ("[b]", []),
    ],
)
def test_staff_find_it(query: str, ids: list[str]) -> None:
    assert found(query) == ids


def test_a_sentence_that_begins_so_comes_before_one_that_has_it_inside() -> None:
    assert found("qc") == ["show", "first", "pay"]
    assert found("q") == ["show", "wait", "first", "pay"]


def test_every_reading_of_a_character_counts() -> None:
    (letters,) = initials_of(["银行 A%(x)s1。"])
    assert letters[0] == "y"
    assert {"h", "x"} <= set(letters[1])
    assert letters[2:] == ("a", "1")


def test_letters_are_no_initials_in_other_languages() -> None:
    phrase = Phrase(id="wait", number=3, situation="one", text="Wait please.")
    english = PhraseSearch([Sought(phrase, phrase.text, "Waiting")], "en")
    assert found("wp", english) == []
    assert found("plea", english) == ["wait"]
