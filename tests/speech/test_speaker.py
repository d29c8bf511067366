"""Speaking with the real espeak-ng, which `.ci/run` installs."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.read_aloud import Speech
from kiosk.speech.command import ESPEAK, Command, found_command, sound_environment
from kiosk.speech.model import Utterance
from kiosk.speech.opening import open_speaker
from kiosk.speech.speaker import Speaker
from tests.speech.loud import (
    PLAYER,
    arguments,
    gone,
    heard,
    of_program,
    player,
    speaker,
    started,
    until,
)

GREETINGS = {
    "en": "Welcome. Choose your language.",
    "zh": "您好。请选择语言。",
    "ko": "안녕하세요. 언어를 선택하세요.",
    "ar": "أهلاً وسهلاً. اختر لغتك.",
}
LONG = "This is said for a long time, and then for longer still. " * 15


async def silence(voice: Speaker) -> None:
    """Wait until all that was asked for has been said."""
    await until(lambda: not voice.speaks)


async def speaking(voice: Speaker) -> tuple[int, ...]:
    """Wait until two programs speak, and return their ids."""
    await until(lambda: len(voice.pids) == 2)
    return voice.pids


@pytest.mark.parametrize("language", GREETINGS)
async def test_every_language_of_the_kiosk_sounds(
    language: str, tmp_path: Path
) -> None:
    voice = speaker(tmp_path)
    voice.say((Utterance(GREETINGS[language], language),))
    await silence(voice)
    (seconds,) = heard(tmp_path)
    assert seconds > 1
    assert not voice.trouble


async def test_utterances_are_said_one_after_another(tmp_path: Path) -> None:
    voice = speaker(tmp_path)
    voice.say(
        (
            Utterance("One.", "en"),
            Utterance("The second one is a good deal longer than that.", "en"),
            Utterance("▲ ✓", "en"),
            Utterance("Four", "tlh"),
        )
    )
    await silence(voice)
    first, second = heard(tmp_path)
    assert 0 < first < second


async def test_a_slower_rate_takes_longer(tmp_path: Path) -> None:
    voice = speaker(tmp_path)
    said = (Utterance(GREETINGS["en"] * 3, "en"),)
    voice.say(said)
    await silence(voice)
    voice.say(said, slow=True)
    await silence(voice)
    usual, slow = heard(tmp_path)
    assert slow > 1.1 * usual


async def test_a_stop_kills_what_speaks_and_starts_nothing_after_it(
    tmp_path: Path,
) -> None:
    voice = speaker(tmp_path, seconds=60)
    voice.say((Utterance(LONG, "en"), Utterance("And this is never said.", "en")))
    pids = await speaking(voice)
    voice.stop()
    await silence(voice)
    assert all(map(gone, pids))
    assert voice.pids == ()
    assert not heard(tmp_path)
    assert started(tmp_path) <= 1
    assert not voice.trouble


async def test_a_stop_while_it_is_being_started_is_heeded(tmp_path: Path) -> None:
    voice = speaker(tmp_path, seconds=60)
    for turns in range(12):
        voice.say((Utterance(LONG, "en"),))
        for _turn in range(turns):
            await asyncio.sleep(0)
        voice.stop()
    await silence(voice)
    assert voice.pids == ()
    assert not heard(tmp_path)


async def test_what_is_said_now_takes_the_place_of_what_was_being_said(
    tmp_path: Path,
) -> None:
    voice = speaker(tmp_path, seconds=0.3)
    voice.say((Utterance(LONG, "en"), Utterance(LONG, "en")))
    await speaking(voice)
    voice.say((Utterance("No.", "en"),))
    await silence(voice)
    (seconds,) = heard(tmp_path)
    assert seconds < 2


async def test_what_is_added_is_said_after_what_is_being_said(tmp_path: Path) -> None:
    voice = speaker(tmp_path, seconds=0.3)
    voice.say((Utterance("This is the first of two.", "en"),))
    await speaking(voice)
    voice.say((Utterance("Two.", "en"),), after=True)
    await silence(voice)
    first, second = heard(tmp_path)
    assert first > second
    voice.say((Utterance("Three.", "en"),), after=True)
    await silence(voice)
    assert len(heard(tmp_path)) == 3


async def test_closing_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    before = of_program(ESPEAK)
    voice = speaker(tmp_path, seconds=60)
    voice.say((Utterance(LONG, "en"),))
    pids = await speaking(voice)
    await voice.close()
    assert all(map(gone, pids))
    assert of_program(ESPEAK) == before
    assert not voice.speaks


async def test_the_text_is_no_argument_of_any_program(tmp_path: Path) -> None:
    voice = speaker(tmp_path, seconds=60)
    voice.say((Utterance("-w canaryfile", "en"),))
    for pid in await speaking(voice):
        assert b"canary" not in arguments(pid)
    await voice.close()


async def test_a_player_that_fails_is_told_and_ends_the_rest(tmp_path: Path) -> None:
    wrong = (sys.executable, str(PLAYER), str(tmp_path / "nowhere"), "0")
    voice = Speaker(Speech(player=wrong), found_command(wrong))
    voice.say((Utterance("One", "en"), Utterance("Two", "en")))
    await silence(voice)
    assert voice.trouble


@pytest.mark.parametrize("missing", ["program", "player"])
async def test_a_program_that_is_not_there_is_told(
    missing: str, tmp_path: Path
) -> None:
    found = found_command()
    assert found is not None
    nowhere = tmp_path / "nowhere"
    program = nowhere if missing == "program" else found.program
    plays = player(tmp_path) if missing == "program" else (str(nowhere),)
    voice = Speaker(
        Speech(), Command(program, plays), voices=open_speaker(Speech()).listed
    )
    voice.say((Utterance("One", "en"),))
    await silence(voice)
    assert voice.trouble
    assert voice.pids == ()
    voice.say(())
    assert not voice.trouble


async def test_without_a_loudspeaker_it_is_told(tmp_path: Path) -> None:
    nothing = tmp_path / "asound.conf"
    nothing.write_text("", "utf-8")
    environment = {**os.environ, "ALSA_CONFIG_PATH": str(nothing)}
    program = """
import asyncio
from kiosk.read_aloud import Speech
from kiosk.speech.model import Utterance
from kiosk.speech.opening import open_speaker

async def main():
    voice = open_speaker(Speech())
    voice.say((Utterance("One", "en"), Utterance("Two", "en")))
    while voice.speaks:
        await asyncio.sleep(0.01)
    print(voice.trouble)

asyncio.run(main())
"""
    environment.pop("PULSE_SERVER", None)
    environment.pop("XDG_RUNTIME_DIR", None)
    told = await asyncio.to_thread(
        subprocess.run,
        (sys.executable, "-c", program),
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "True"


async def test_what_speaks_ends_with_a_kiosk_that_is_killed(tmp_path: Path) -> None:
    program = f"""
import asyncio
from pathlib import Path
from kiosk.speech.model import Utterance
from tests.speech.loud import speaker

async def main():
    voice = speaker(Path({str(tmp_path)!r}), seconds=60)
    voice.say((Utterance("Word. " * 150, "en"),))
    while len(voice.pids) < 2:
        await asyncio.sleep(0.01)
    print(*voice.pids, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""
    kiosk = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    assert kiosk.stdout is not None
    pids = [int(pid) for pid in (await kiosk.stdout.readline()).split()]
    assert len(pids) == 2
    kiosk.kill()
    await kiosk.wait()
    await until(lambda: all(map(gone, pids)), seconds=5)


def test_the_programs_see_nothing_of_the_environment_but_the_loudspeaker() -> None:
    seen = sound_environment(
        {"PATH": "/usr/bin", "PULSE_SERVER": "here", "KIOSK_DATABASE": "secret"}
    )
    assert seen == {"PATH": "/usr/bin", "PULSE_SERVER": "here"}


def test_nothing_is_started_where_reading_aloud_is_set_to_never() -> None:
    assert not open_speaker(Speech(on="never")).reads("en")
