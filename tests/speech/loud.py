"""A speaker with the real espeak-ng, whose sound goes into files."""

import asyncio
import os
import struct
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.read_aloud import Speech
from kiosk.speech.opening import open_speaker
from kiosk.speech.speaker import Speaker

PLAYER = Path(__file__).with_name("player.py")


def player(folder: Path, seconds: float = 0) -> tuple[str, ...]:
    """Return the player that fills a folder."""
    return (sys.executable, str(PLAYER), str(folder), str(seconds))


def speaker(
    folder: Path, *, seconds: float = 0, voices: Mapping[str, str] | None = None
) -> Speaker:
    """Return a speaker with the real program, which must be there."""
    speech = Speech(player=player(folder, seconds), voices=voices or {})
    return open_speaker(speech)


def heard(folder: Path) -> list[float]:
    """Return the seconds of sound of each file, in the order they were played."""
    return [seconds_of(each.read_bytes()) for each in sorted(folder.glob("*.wav"))]


def seconds_of(wav: bytes) -> float:
    """Return how long a WAV file sounds; its header cannot know, it was piped."""
    if wav[:4] != b"RIFF" or wav[8:12] != b"WAVE":
        raise ValueError("no WAV file")
    bytes_a_second: int = struct.unpack("<I", wav[28:32])[0]
    return (len(wav) - 44) / bytes_a_second


def started(folder: Path) -> int:
    """Return how many players were started."""
    return len(list(folder.glob("*.started")))


def arguments(pid: int) -> bytes:
    """Return with what a process was started."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def gone(pid: int) -> bool:
    """Tell whether a process is there no more; one that only waits to be read is."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def of_program(name: str) -> set[int]:
    """Return the ids of the running processes of a program, started under this one.

    Or left by whoever started them; what other tests have speak at this time is theirs.
    """
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and not gone(int(entry.name)):
            try:
                same = (entry / "comm").read_text("utf-8").strip() == name
                if same and _is_ours(int(entry.name)):
                    found.add(int(entry.name))
            except OSError:
                continue
    return found


def _is_ours(pid: int) -> bool:
    above = _parent(pid)
    if above <= 1:
        return True
    while above > 1 and above != os.getpid():
        above = _parent(above)
    return above == os.getpid()


def _parent(pid: int) -> int:
    told = Path(f"/proc/{pid}/stat").read_text("utf-8")
    return int(told.rpartition(")")[2].split()[1])


async def until(true: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until something is true.

    Raises:
        TimeoutError: It never was.
    """
    for _turn in range(int(seconds * 100)):
        if true():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError
