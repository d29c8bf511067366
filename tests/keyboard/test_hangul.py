import unicodedata
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from kiosk.keyboard.hangul import (
    FIRST,
    LAST,
    LEADS,
    PARTS,
    TAILS,
    VOWELS,
    Syllable,
    backspaced,
    compose,
    read,
)

SYLLABLES = [chr(code) for code in range(ord(FIRST), ord(LAST) + 1)]
KEYS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"


def keys_of(syllable: str) -> str:
    """The keys for a syllable, from what Unicode decomposes it to."""
    jamo = unicodedata.normalize("NFD", syllable)
    names = (unicodedata.name(each).split()[-1] for each in jamo)
    letters = (unicodedata.lookup(f"HANGUL LETTER {name}") for name in names)
    return "".join(PARTS.get(letter, letter) for letter in letters)


def typed(keys: str) -> str:
    return reduce(compose, keys, "")


def test_every_syllable_is_typed_by_its_letters_and_taken_back_by_as_many() -> None:
    assert len(SYLLABLES) == 11_172
    for syllable in SYLLABLES:
        keys, text = keys_of(syllable), ""
        steps = [text := compose(text, key) for key in keys]
        assert text == syllable
        back = [text := backspaced(text) for _key in keys]
        assert back == ["", *steps[:-1]][::-1]


def test_every_syllable_is_read_and_written() -> None:
    for each in SYLLABLES:
        syllable = read(each)
        assert syllable is not None
        assert syllable.written() == each
    assert read("ㄱ") is None
    assert read("a") is None


@given(st.lists(st.sampled_from(SYLLABLES), max_size=8))
def test_words_are_typed_syllable_by_syllable(syllables: list[str]) -> None:
    text = ""
    for syllable in syllables:
        before = text
        for key in keys_of(syllable):
            text = compose(text, key)
        # A first consonant may close the syllable before, a vowel takes it back.
        assert text == before + syllable


@given(st.text(st.sampled_from(KEYS), max_size=30))
def test_each_backspace_takes_one_key_back(keys: str) -> None:
    text = typed(keys)
    assert unicodedata.is_normalized("NFC", text)
    for _key in keys:
        text = backspaced(text)
    assert text == ""


@given(st.text(max_size=8), st.sampled_from(KEYS))
def test_what_stands_before_the_last_character_is_never_touched(
    text: str, key: str
) -> None:
    assert compose(text, key).startswith(text[:-1])
    assert backspaced(text).startswith(text[:-1])


def test_a_vowel_takes_the_last_consonant_along() -> None:
    assert typed("ㄱㅏㄱㅅ") == "갃"
    assert typed("ㄱㅏㄱㅅㅏ") == "각사"
    assert typed("ㅇㅣㅆㅇㅓ") == "있어"
    assert typed("ㅇㅣㅆㅓ") == "이써"


def test_what_fits_nowhere_stands_alone() -> None:
    assert typed("ㅏㄱ") == "ㅏㄱ"
    assert typed("ㄱㅏㄸ") == "가ㄸ"
    assert typed("ㅗㅏ") == "ㅘ"
    assert typed("aㅏ") == "aㅏ"
    assert compose("가", "x") == "가x"


def test_the_letters_are_in_the_order_of_unicode() -> None:
    assert (len(LEADS), len(VOWELS), len(TAILS)) == (19, 21, 28)
    assert Syllable("ㅎ", "ㅏ", "ㄴ").written() == "한"
