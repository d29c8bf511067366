"""Which language has a voice, by the table of the real program."""

import shutil
from pathlib import Path

import pytest

from kiosk.read_aloud import Speech, senseless_speech
from kiosk.speech.opening import open_speaker
from kiosk.speech.voices import list_voices, read_table, voice_of

SIXTEEN = {
    "en": "en-gb",
    "zh": "cmn",
    "ko": "ko",
    "ar": "ar",
    "ru": "ru",
    "fr": "fr-fr",
    "es": "es",
    "de": "de",
    "pt": "pt",
    "vi": "vi",
    "th": "th",
    "id": "id",
    "uz": "uz",
    "kk": "kk",
    "hi": "hi",
    "ja": "ja",
}
TABLE = """Pty Language       Age/Gender VoiceName          File                 Other
 5  cmn             --/M      Chinese_(Mandarin) sit/cmn              (zh-cmn 5)(zh 5)
 2  en-gb           --/M      English_(Great_Britain) gmw/en          (en 2)
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
 5  sr              --/M      Serbian            zls/sr
"""


def test_the_table_is_read_row_by_row() -> None:
    listed = read_table(TABLE)
    assert [row.tag for row in listed] == ["cmn", "en-gb", "pt-br", "sr"]
    assert listed[0].others == (("zh-cmn", 5), ("zh", 5))
    assert read_table("") == ()


@pytest.mark.parametrize(("language", "voice"), SIXTEEN.items())
def test_the_real_program_has_a_voice_for_each_of_sixteen_languages(
    language: str, voice: str
) -> None:
    program = shutil.which("espeak-ng")
    assert program is not None, "espeak-ng is not installed"
    assert voice_of(language, list_voices(Path(program)), {}) == voice


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("zh_Hans_CN", "cmn"),
        ("pt", "pt-br"),
        ("sr_Latn", "sr"),
        ("ko", ""),
        ("s", ""),
        ("", ""),
    ],
)
def test_no_other_language_lends_its_voice(language: str, voice: str) -> None:
    assert voice_of(language, read_table(TABLE), {}) == voice


def test_an_operators_choice_comes_first_where_there_is_such_a_voice() -> None:
    listed = read_table(TABLE)
    assert voice_of("pt", listed, {"pt": "pt-br+f3"}) == "pt-br+f3"
    assert voice_of("sr", listed, {"sr": "hr"}) == "sr"


def test_a_voice_that_spells_out_is_offered_only_when_that_was_asked_for() -> None:
    assert not open_speaker(Speech()).reads("ja")
    assert open_speaker(Speech(on="always-offered")).reads("ja")
    assert open_speaker(Speech(voices={"ja": "ja"})).reads("ja")


def test_a_program_that_cannot_be_asked_has_no_voices(tmp_path: Path) -> None:
    broken = tmp_path / "espeak-ng"
    assert list_voices(broken) == ()
    broken.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    assert list_voices(broken) == ()


@pytest.mark.parametrize(
    ("speech", "named"),
    [
        (Speech(rate=20), "rate"),
        (Speech(slow_rate=999), "slow_rate"),
        (Speech(player=(" ",)), "player"),
        (Speech(voices={"Korean!": "ko"}), "Korean"),
        (Speech(voices={"ko": "-w/etc/x"}), "speech.voices.ko"),
    ],
)
def test_settings_without_sense_are_named(speech: Speech, named: str) -> None:
    (problem,) = senseless_speech(speech)
    assert named in problem


def test_the_usual_settings_make_sense() -> None:
    assert not list(senseless_speech(Speech()))
