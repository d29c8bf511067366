"""The real phrasebook: what it says is understood when it is typed back."""

from __future__ import annotations

import random
import unicodedata

import pytest

from kiosk.errors import UnknownError
from kiosk.translation.model import Prepared
from tests.conftest import IN_PROOF
from tests.translation.books import LANGUAGES, book, some_values

ROUNDS = 40 if IN_PROOF else 2
"""How often each phrase with slots is filled anew."""
LEAST_EXACT = 400
"""Sentences matched back exactly; the others are offered, and none is wrong."""
CHANGED = 2000 if IN_PROOF else 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_matched_back_with_its_values(language: str) -> None:
    chance = random.Random(language)  # noqa: S311 - the same values each time
    words, exact, offered, wrong = book().words(language), 0, 0, list[str]()
    for phrase in book().phrases():
        for _ in range(ROUNDS if phrase.slots else 1):
            said = Prepared(phrase=phrase.id, values=some_values(phrase, chance))
            shown = words.text(phrase, said.values)
            if shown.fallback:
                continue
            match = book().match(shown.text, language)
            exact += match.prepared == said
            offered += match.prepared is None and said in match.rivals
            if match.prepared != said and said not in match.rivals:
                wrong.append(f"{shown.text}: {match}")
    report = f"{language}: {exact} matched, {offered} offered, {len(wrong)} wrong"
    print(report)  # noqa: T201 - the rate is asked for
    assert not wrong
    assert exact > LEAST_EXACT


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_changed_digit_never_gives_the_old_figure(language: str) -> None:
    chance = random.Random(language)  # noqa: S311 - the same values each time
    words = book().words(language)
    slotted = [one for one in book().phrases() if set(one.slots.values()) & FIGURES]
    for _ in range(CHANGED):
        phrase = chance.choice(slotted)
        values = some_values(phrase, chance)
        shown = words.text(phrase, values)
        if shown.fallback or not any(map(str.isdigit, shown.text)):
            continue
        changed = with_another_digit(shown.text, chance)
        match = book().match(changed, language)
        for found in (match.prepared, *match.rivals):
            assert found != Prepared(phrase=phrase.id, values=values), changed
        if match.prepared is not None:
            again = words.text(
                book().phrase(match.prepared.phrase), match.prepared.values
            )
            assert digits(again.text) == digits(changed)


FIGURES = {"number", "money", "date", "time"}


def with_another_digit(text: str, chance: random.Random) -> str:
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    place = chance.choice(places)
    other = chance.choice([digit for digit in "0123456789" if digit != text[place]])
    return text[:place] + other + text[place + 1 :]


def digits(text: str) -> list[str]:
    """The digits that count: noughts in front and behind a point may go."""
    return sorted(letter for letter in text if letter in "123456789")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_phrases_are_found_in_full_width_and_without_their_last_sign(
    language: str,
) -> None:
    for phrase in book().phrases():
        if phrase.slots:
            continue
        text = book().text_of(phrase, language)
        wide = "".join(chr(ord(x) + 0xFEE0) if "!" <= x <= "~" else x for x in text)
        for written in (
            wide,
            text.rstrip(" .!?。！？"),
            unicodedata.normalize("NFD", text),
        ):
            match = book().match(written, language)
            assert match.prepared == Prepared(phrase=phrase.id), written


def test_only_a_language_that_has_the_phrase_matches_it() -> None:
    assert book().match("Please wait a moment.", "en").prepared is not None
    assert book().match("Please wait a moment.", "zh").prepared is None
    assert book().match("Please wait a moment.", "uz").prepared is None
    assert book().match("请稍等。", "uz").prepared is None


def test_phrases_are_offered_only_where_both_languages_have_them() -> None:
    assert book().nearest("Please wait a bit", "en", "zh")
    assert not book().nearest("Please wait a bit", "en", "uz")
    assert not book().nearest("Please wait a bit", "uz", "en")


def test_what_only_staff_say_is_not_offered_to_visitors() -> None:
    near = book().nearest("I will help you", "en", "zh", by="visitor")
    assert all(book().phrase(one.phrase).by != "staff" for one in near)
    assert all(one.by != "staff" for one in book().search("i", "en", by="visitor"))


def test_staff_find_phrases_by_number_initials_and_words() -> None:
    assert book().search("1")[0].number == 1
    assert any(one.id == "document" for one in book().search("qcs"))
    assert book().search("护照")
    assert book().search("[b]%(x)s\\") == ()


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(UnknownError):
        book().phrase("nothing")
    with pytest.raises(UnknownError):
        book().words("uz")
