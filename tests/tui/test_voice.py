"""What a screen says in two languages at once."""

from __future__ import annotations

from pathlib import Path

from kiosk.tui.voice import Voice
from tests.handout.test_compose import voices


def voice(
    folder: Path,
    first: str,
    second: str,
    words: dict[str, str],
    main_words: dict[str, str] | None = None,
) -> Voice:
    below = voices(folder / "below", second, {second: words}).main
    main = voices(folder / "main", first, {first: main_words or {}}).main
    return Voice(main.language, words=main, second=below)


def test_a_line_that_is_in_english_anyway_has_none_beneath(tmp_path: Path) -> None:
    for first, second in (("ko", "zh"), ("zh", "en"), ("en", "zh")):
        speaking = voice(tmp_path / first, first, second, {})

        assert speaking.tell("Bring your passport").second == ""
        assert speaking.pair("Back").second == ""


def test_no_english_stands_beneath_in_the_place_of_chinese(tmp_path: Path) -> None:
    speaking = voice(tmp_path, "ko", "zh", {}, {"Back": "뒤로", "Passport": "여권"})

    assert speaking.pair("Back").main == "뒤로"
    assert speaking.pair("Back").second == ""
    assert speaking.tell("Passport").second == ""


def test_a_translated_line_stands_beneath(tmp_path: Path) -> None:
    speaking = voice(tmp_path, "ko", "zh", {"Back": "返回", "Passport": "护照"})

    assert speaking.tell("Passport").second == "护照"
    assert speaking.pair("Back").second == "返回"
    assert speaking.pair("Back").main.startswith("Back")
