"""The screens and the real espeak-ng together: nothing of it outlives the visit."""

from pathlib import Path

from kiosk.settings import Settings
from kiosk.speech.command import ESPEAK
from kiosk.speech.speaker import Speaker
from kiosk.tui.app import KioskApp
from kiosk.tui.reading_aloud import LateReader
from tests.speech.loud import gone, heard, of_program, speaker, until
from tests.tui.kiosks import PIN, Clock, languages, library, opened
from tests.tui.readers import kiosk_of, press


def loud(voice: Speaker) -> KioskApp:
    """Return a kiosk whose voice is opened when it is wanted, as `kiosk run` does."""
    return KioskApp(
        Settings(staff_pin=PIN),
        languages(),
        library,
        clock=Clock(),
        reader=LateReader(lambda: voice),
    )


async def test_the_first_screen_sounds_in_every_language(tmp_path: Path) -> None:
    voice = speaker(tmp_path)
    async with loud(voice).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "asterisk")
        await until(lambda: not voice.speaks)
        sounds = heard(tmp_path)
        assert len(sounds) > 2 * len(languages())
        assert all(seconds > 0.3 for seconds in sounds)
        assert not voice.trouble


async def test_a_touch_ends_the_processes_and_nothing_is_said_after_it(
    tmp_path: Path,
) -> None:
    voice = speaker(tmp_path, seconds=60)
    async with loud(voice).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "asterisk")
        await until(lambda: len(voice.pids) == 2)
        pids = voice.pids
        await pilot.press("x")
        await until(lambda: not voice.speaks)
        assert all(map(gone, pids))
        kiosk_of(pilot).tick()
        assert voice.pids == ()


async def test_the_end_of_a_visit_ends_the_voice(tmp_path: Path) -> None:
    voice = speaker(tmp_path, seconds=60)
    async with loud(voice).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "asterisk")
        await until(lambda: len(voice.pids) == 2)
        pids = voice.pids
        kiosk_of(pilot).erase()
        await pilot.pause()
        await until(lambda: not voice.speaks)
        assert all(map(gone, pids))
        assert not heard(tmp_path)


async def test_the_end_of_the_app_ends_the_voice(tmp_path: Path) -> None:
    before = of_program(ESPEAK)
    voice = speaker(tmp_path, seconds=60)
    async with loud(voice).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "asterisk")
        await until(lambda: len(voice.pids) == 2)
        pids = voice.pids
    assert all(map(gone, pids))
    assert of_program(ESPEAK) - before == set()
