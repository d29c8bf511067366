import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.searching import fold, matches


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åland Islands", "aland islands"),
        ("Côte d’Ivoire", "cote divoire"),
        ("İSTANBUL Kıbrıs", "istanbul kibris"),
        ("Việt Nam Đài", "viet nam dai"),
        ("São Tomé & Príncipe", "sao tome principe"),
        ("Guinea-Bissau", "guinea bissau"),
        ("O‘zbekiston", "ozbekiston"),
        ("Straße", "strasse"),
        ("ＵＳＡ", "usa"),
        ("مِصْر", "مصر"),
        ("أرمينيا إسبانيا آلاند", "ارمينيا اسبانيا الاند"),
        ("العربية", "العربيه"),
        ("مصـــر", "مصر"),
        ("대한민국", "대한민국"),
        ("भारत", "भारत"),
        ("...", ""),
    ],
)
def test_texts_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20))
def test_every_name_is_found_by_itself(name: str) -> None:
    assert matches(name, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Egypt"),
        ("egy", "Egypt"),
        ("KOR", "South Korea"),
        ("south ko", "South Korea"),
        ("korea s", "South Korea"),
        ("cote", "Côte d’Ivoire"),
        ("ivoire", "Côte d’Ivoire"),
        ("d'ivoire", "Côte d’Ivoire"),
        ("امارات", "الإمارات العربية المتحدة"),
        ("اسبانيا", "إسبانيا"),
        ("대한", "대한민국"),
        ("香港", "中国香港特别行政区"),
    ],
)
def test_a_name_is_found(query: str, name: str) -> None:
    assert matches(query, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [("gypt", "Egypt"), ("north ko", "South Korea"), ("민국", "대한민국"), ("x", "")],
)
def test_a_name_is_not_found_by_what_no_word_begins_with(query: str, name: str) -> None:
    assert not matches(query, name)
