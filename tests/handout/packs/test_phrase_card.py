"""The phrases to point at: all of them, once, with their numbers."""

from __future__ import annotations

import pytest

from kiosk.content.phrase_words import BLANK
from kiosk.handout.packs.model import PhraseCard, Saying
from kiosk.handout.packs.phrase_card import ORIGINS, of_phrases
from kiosk.tui.visitor.talk import remarks
from tests.handout.packs.pseudo import Bank

LANGUAGES = ("en", "zh", "ko", "ar", "xa", "xw", "xr")


def card(bank: Bank, code: str) -> PhraseCard:
    return of_phrases(bank.voices(code), bank.library)


def sayings(card: PhraseCard) -> list[Saying]:
    return [
        saying
        for speaking in card.speaking
        for situation in speaking.situations
        for saying in situation.sayings
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_stands_once_under_its_number(bank: Bank, code: str) -> None:
    numbers = [saying.number for saying in sayings(card(bank, code))]

    assert sorted(numbers) == sorted(one.number for one in bank.library.phrases.phrases)
    assert not any(saying.line.fallback for saying in sayings(card(bank, code)))


def test_what_visitors_say_comes_first(bank: Bank) -> None:
    by = {phrase.number: phrase.by for phrase in bank.library.phrases.phrases}
    first, second = card(bank, "ko").speaking

    def speakers(side: list[Saying]) -> set[str]:
        return {by[saying.number] for saying in side}

    whole = card(bank, "ko")
    both = PhraseCard(whole.cover, whole.origin, (first,))
    assert speakers(sayings(both)) == {"visitor", "both"}
    assert speakers(sayings(PhraseCard(both.cover, both.origin, (second,)))) == {
        "staff"
    }


@pytest.mark.parametrize("code", ["ko", "ar", "en"])
def test_each_gap_of_a_phrase_is_room_to_write_in_both_languages(
    bank: Bank, code: str
) -> None:
    gaps = {one.number: len(one.slots) for one in bank.library.phrases.phrases}
    for saying in sayings(card(bank, code)):
        assert saying.line.text.count(BLANK) == gaps[saying.number]
        assert saying.line.chinese.count(BLANK) == gaps[saying.number]
    assert sum(gaps.values()) > 50


def test_staff_read_chinese_under_every_phrase(bank: Bank) -> None:
    assert all(saying.line.chinese for saying in sayings(card(bank, "ar")))
    assert not any(saying.line.chinese for saying in sayings(card(bank, "zh")))


def test_the_paper_tells_in_the_words_of_the_screen_how_far_a_phrase_has_come() -> None:
    assert ORIGINS == {
        "draft": remarks.DRAFT,
        "translated": remarks.PHRASE,
        "reviewed": remarks.REVIEWED,
    }


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
def test_one_draft_among_the_phrases_is_told_on_paper(bank: Bank, code: str) -> None:
    catalogues = [
        bank.library.catalogue(one, "phrases") for one in {code, "zh"} - {"en"}
    ]
    found = (
        catalogue.find(phrase.text)
        for catalogue in catalogues
        for phrase in bank.library.phrases.phrases
    )
    drafted = any(entry.state == "draft" for entry in found if entry)
    told = card(bank, code).origin
    assert (told == bank.voices(code).said(remarks.DRAFT)) == drafted
    assert not told.fallback
