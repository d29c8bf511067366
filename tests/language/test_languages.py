from pathlib import Path

import pytest

from kiosk.errors import ContentError
from kiosk.language.languages import read_languages

SHIPPED = Path(__file__).parents[2] / "locales" / "languages.toml"

ONE = """[[language]]
code = "en"
own_name = "English"
greeting = "Welcome"
choose = "Choose your language"
direction = "ltr"
chinese_name = "英语"
locale = "en"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "languages.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_languages_stand_in_the_order_of_the_welcome_screen() -> None:
    languages = read_languages(SHIPPED)

    names = {language.code: language.own_name for language in languages}
    assert list(names)[:4] == ["en", "zh", "ko", "ar"]
    assert names["ko"] == "한국어"


def test_only_arabic_of_the_first_four_is_written_from_the_right() -> None:
    languages = read_languages(SHIPPED)[:4]

    assert [language.direction for language in languages] == ["ltr"] * 3 + ["rtl"]


def test_domains_are_promised_only_when_listed(tmp_path: Path) -> None:
    (language,) = read_languages(write(tmp_path, ONE))

    assert language.complete == ()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda text: "", "no language"),
        (lambda text: "language = 3", "no language"),
        (lambda text: "language = [3]", "language 1"),
        (lambda text: "[[language", "not valid TOML"),
        (lambda text: text.replace('"English"', '" "'), "own_name"),
        (lambda text: text.replace('greeting = "Welcome"\n', ""), "greeting"),
        (lambda text: text.replace('"ltr"', '"up"'), 'direction is "up"'),
        (lambda text: text + 'colour = "red"\n', "colour"),
        (lambda text: text + "complete = [1]\n", "complete"),
        (lambda text: text + text, "en is listed more than once"),
    ],
)
def test_a_wrong_file_is_told_with_place_and_remedy(
    tmp_path: Path,
    change: "object",
    named: str,
) -> None:
    assert callable(change)
    path = write(tmp_path, change(ONE))

    with pytest.raises(ContentError) as caught:
        read_languages(path)

    assert named in caught.value.problem
    assert str(path) in caught.value.problem
    assert caught.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        read_languages(tmp_path / "nowhere.toml")


def test_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "languages.toml"
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(ContentError, match="not valid TOML"):
        read_languages(path)
