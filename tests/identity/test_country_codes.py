import pytest
from babel.core import get_global

from kiosk.identity.country_codes import alpha2, is_travel_code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        *(("D", "DE"), ("D<<", "DE"), ("DEU", "DE"), ("KOR", "KR"), ("CHN", "CN")),
        *(("GBR", "GB"), ("GBD", "GB"), ("GBN", "GB"), ("GBO", "GB"), ("GBP", "GB")),
        *(("GBS", "GB"), ("RKS", "XK"), ("HKG", "HK"), ("MAC", "MO"), ("TWN", "TW")),
        *(("XXA", None), ("XXB", None), ("XXC", None), ("XXX", None), ("UNO", None)),
        *(("EUE", None), ("XOM", None), ("UTO", None), ("ZZZ", None), ("", None)),
    ],
)
def test_a_code_gives_the_country_behind_it(code: str, expected: str | None) -> None:
    assert alpha2(code) == expected


def test_every_country_agrees_with_the_unicode_tables() -> None:
    aliases = get_global("territory_aliases")
    known = [code for code in aliases if len(code) == 3 and alpha2(code)]

    assert len({alpha2(code) for code in known}) >= 249
    assert all(alpha2(code) == aliases[code][0] for code in known if code != "RKS")


@pytest.mark.parametrize("code", ["XXA", "UNO", "UTO", "EUE", "D", "ANT", "XIM"])
def test_codes_without_a_country_are_known(code: str) -> None:
    assert is_travel_code(code)


@pytest.mark.parametrize("code", ["", "DE", "KRO", "K0R", "ZZZ", "D<<"])
def test_other_codes_are_not_known(code: str) -> None:
    assert not is_travel_code(code)
