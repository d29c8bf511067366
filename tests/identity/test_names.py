import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.names import (
    GIVEN_NAMES_LENGTH,
    SURNAME_LENGTH,
    name_problem,
    normal_name,
)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("  anna  maria ", "ANNA MARIA"),
        ("o\u2019connor", "O'CONNOR"),
        ("marie\u2013elise", "MARIE-ELISE"),
        ("\uff2b\uff29\uff2d", "KIM"),
        ("m\u00fcller", "M\u00fcLLER"),
        ("an\u202ena\x1b[2J", "ANNA[2J"),
        ("anna\tmaria\n", "ANNA MARIA"),
    ],
)
def test_a_typed_name_becomes_plain(typed: str, normal: str) -> None:
    assert normal_name(typed) == normal


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("Kim", None),
        ("Smith-Jones", None),
        ("D'Artagnan", None),
        ("", "empty"),
        ("   ", "empty"),
        ("-'", "no-letter"),
        ("A" * SURNAME_LENGTH, None),
        ("A" * (SURNAME_LENGTH + 1), "too-long"),
        ("A" * 500, "too-long"),
        ("Kim2", "digits"),
        ("Kim\u0662", "digits"),
        ("M\u00fcller", "diacritics"),
        ("Mu\u0308ller", "diacritics"),
        ("Stra\u00dfe", "diacritics"),
        ("\u0131brahim", "diacritics"),
        ("Q\u0308", "diacritics"),
        ("\u91d1", "other-script"),
        ("\uae40", "other-script"),
        ("\u0645\u062d\u0645\u062f", "other-script"),
        ("\u0418\u0432\u0430\u043d", "other-script"),
        ("Kim, Minji", "characters"),
        ("[b]Kim[/b]", "characters"),
        ("J. R.", "characters"),
    ],
)
def test_a_name_is_taken_or_its_problem_told(typed: str, problem: str | None) -> None:
    assert name_problem(typed) == problem


def test_given_names_may_be_longer() -> None:
    assert name_problem("A" * 40, longest=GIVEN_NAMES_LENGTH) is None
    assert name_problem("A" * 41, longest=GIVEN_NAMES_LENGTH) == "too-long"


@given(st.text(max_size=60))
def test_a_name_without_a_problem_is_what_a_passport_can_hold(typed: str) -> None:
    if name_problem(typed) is None:
        assert set(normal_name(typed)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ '-")
        assert normal_name(normal_name(typed)) == normal_name(typed)
