import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.translation.engine.sentences import (
    LONGEST,
    join_sentences,
    split_sentences,
)

CHARACTERS = "aZ é5０٣。！？；….!?؟۔।,，、:/@\"'”）)\n\t  \u3000您请ก한م"
TEXTS = st.text(CHARACTERS, max_size=300) | st.text(max_size=300)

SPLIT = [
    ("Please sit. Sign here.", ["Please sit.", "Sign here."]),
    ("请坐。请在这里签字！好吗？", ["请坐。", "请在这里签字！", "好吗？"]),
    ("存入；取出。", ["存入；", "取出。"]),
    ("它说：“请坐。”然后走了。", ["它说：“请坐。”", "然后走了。"]),
    ('He said "Wait!" Then he left.', ['He said "Wait!"', "Then he left."]),
    ("앉아 주세요. 여기에 서명해 주세요.", ["앉아 주세요.", "여기에 서명해 주세요."]),
    ("هل معك جواز؟ وقع هنا.", ["هل معك جواز؟", "وقع هنا."]),
    ("نام لکھیں۔ بیٹھیں۔", ["نام لکھیں۔", "بیٹھیں۔"]),
    ("यहाँ बैठें। धन्यवाद।", ["यहाँ बैठें।", "धन्यवाद।"]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    ("真的吗?是的!", ["真的吗?", "是的!"]),
    ("One\nTwo\n\nThree", ["One", "Two", "Three"]),
    ("No. I do not agree.", ["No.", "I do not agree."]),
]
WHOLE = [
    "The fee is 5.20 yuan.",
    "Pay 1.234,50 now.",
    "Mr. Li and Dr. Kim wait.",
    "Go to counter No. 5 please.",
    "The U.S. Dollar rate",
    "Bring a document, e.g. a visa.",
    "See https://www.example.com/a?b=1.2!c for more",
    "Write to a.b@example.com today.",
    "Come at 7.30 p.m. today.",
    "Well... maybe later",
    "嗯……请稍等",
    "1. Open an account",
    "J. R. Smith is here",
    "Version 2.0.1 of it",
    "Was it 19:30?",
]


@pytest.mark.parametrize(("text", "sentences"), SPLIT)
def test_a_text_ends_its_sentences_where_a_reader_does(
    text: str, sentences: list[str]
) -> None:
    assert [each.text for each in split_sentences(text)] == sentences


@pytest.mark.parametrize("text", WHOLE)
def test_a_dot_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert [each.text for each in split_sentences(text)] == [text]


@given(TEXTS)
def test_nothing_is_lost_or_added(text: str) -> None:
    assert join_sentences(split_sentences(text)) == text


@given(TEXTS)
def test_every_sentence_is_short_stripped_and_of_one_line(text: str) -> None:
    for place, sentence in enumerate(split_sentences(text)):
        assert sentence.text or place == 0 or not text.strip()
        assert sentence.text == sentence.text.strip()
        assert "\n" not in sentence.text
        assert not sentence.gap.strip()


@given(st.lists(st.sampled_from(["yes", "3,500", "请坐", "a,b"]), min_size=60))
def test_a_long_sentence_is_cut_at_its_commas_and_never_in_a_number(
    words: list[str],
) -> None:
    parts = split_sentences(", ".join(words) + ".")
    assert max(len(each.text) for each in parts) <= LONGEST
    assert "".join(each.text for each in parts).count("3,500") == words.count("3,500")


def test_what_cannot_be_cut_stays_whole() -> None:
    assert len(split_sentences("请" * 10_000)) == 1


def test_line_breaks_stand_in_the_gaps() -> None:
    assert [each.gap for each in split_sentences("One.\n\n Two. Three")] == [
        "\n\n ",
        " ",
        "",
    ]
