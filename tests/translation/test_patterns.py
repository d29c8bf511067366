"""Sentences with slots laid over what somebody wrote, with a plain reader."""

from __future__ import annotations

from kiosk.content.phrases import Phrase, SlotKind
from kiosk.translation.folding import fold_sentence
from kiosk.translation.patterns import agrees, pattern_of, values_in


def digits(_kind: SlotKind, written: str) -> str | None:
    return written if written.isdigit() else None


def anything(_kind: SlotKind, written: str) -> str | None:
    return written


def phrase(text: str, **slots: SlotKind) -> Phrase:
    return Phrase(id="one", number=1, situation="all", text=text, slots=slots)


FROM_TO = phrase("From %(a)s to %(b)s.", a="number", b="number")


def test_the_slots_come_in_the_order_of_the_language() -> None:
    pattern = pattern_of(FROM_TO, "到%(b)s，从%(a)s。", "zh")
    assert pattern.slots == ("b", "a")
    folded = fold_sentence("到 7 , 从 5", "zh")
    assert list(values_in(pattern, folded, digits)) == [{"b": "7", "a": "5"}]


def test_every_way_to_read_it_is_given() -> None:
    pattern = pattern_of(FROM_TO, FROM_TO.text, "en")
    folded = fold_sentence("from A to B to C", "en")
    found = [(each["a"], each["b"]) for each in values_in(pattern, folded, anything)]
    assert sorted(found) == [("A", "B to C"), ("A to B", "C")]


def test_slots_side_by_side_are_cut_every_way() -> None:
    one = phrase("%(a)s%(b)s", a="name", b="name")
    folded = fold_sentence("abc", "en")
    found = list(values_in(pattern_of(one, one.text, "en"), folded, anything))
    assert found == [{"a": "a", "b": "bc"}, {"a": "ab", "b": "c"}]


def test_a_number_is_never_cut_in_two() -> None:
    beside = phrase("%(a)s%(b)s", a="number", b="number")
    behind = phrase("line 1%(a)s", a="number")
    for one, text in ((beside, "123"), (behind, "line 123"), (beside, "１２３")):
        pattern = pattern_of(one, one.text, "en")
        assert not list(values_in(pattern, fold_sentence(text, "en"), digits))


def test_a_slot_that_comes_twice_has_one_value() -> None:
    one = phrase("%(a)s and again %(a)s", a="number")
    pattern = pattern_of(one, one.text, "en")
    same, other = (
        fold_sentence("5 and again 5", "en"),
        fold_sentence("5 and again 6", "en"),
    )
    assert list(values_in(pattern, same, digits)) == [{"a": "5"}]
    assert not list(values_in(pattern, other, digits))


def test_words_around_the_slots_must_all_be_there_and_no_others() -> None:
    pattern = pattern_of(FROM_TO, FROM_TO.text, "en")
    for text in ("from 5", "from 5 to", "from to 5", "and from 5 to 7", "5 to 7"):
        assert not list(values_in(pattern, fold_sentence(text, "en"), digits)), text
    assert not list(values_in(pattern, fold_sentence("from 5 to 7 x", "en"), digits))


def test_a_percent_sign_in_a_phrase_is_one_sign() -> None:
    one = phrase("%(a)s%% of it", a="number")
    pattern = pattern_of(one, one.text, "en")
    assert pattern.pieces == ("", "% of it")


def test_a_slot_holds_at_most_sixty_characters() -> None:
    one = phrase("So: %(a)s.", a="number")
    pattern = pattern_of(one, one.text, "en")
    for length, ways in ((60, 1), (61, 0)):
        folded = fold_sentence("so: " + "1" * length, "en")
        assert len(list(values_in(pattern, folded, digits))) == ways


def test_a_question_is_never_taken_for_its_answer() -> None:
    assert agrees("asks", "asks")
    assert agrees("asks", "")
    assert agrees("", "tells")
    assert not agrees("asks", "tells")
    assert not agrees("tells", "asks")
    assert not agrees("", "asks")
