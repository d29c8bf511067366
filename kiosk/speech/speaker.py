"""Says one utterance after another, and is silent the moment it is told to be."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import deque
from collections.abc import Callable
from functools import cached_property
from typing import Final

from kiosk.lifelines import kill
from kiosk.read_aloud import Speech
from kiosk.speech.command import Command, sound_environment
from kiosk.speech.model import Utterance
from kiosk.speech.speakable import speakable
from kiosk.speech.voices import SPELLING, Listed, list_voices, voice_of

COMPLAINT: Final = b"error"
"""What espeak-ng writes when there is no loudspeaker; it ends well all the same."""


class Speaker:
    """A voice for each language that has one. Each utterance is a process."""

    def __init__(
        self,
        speech: Speech,
        command: Command | None,
        *,
        voices: Callable[[], tuple[Listed, ...]] | None = None,
    ) -> None:
        """Make it; nothing is started before something is said.

        Args:
            speech: What the operator set.
            command: The programs; None: there are none, and so no voice.
            voices: Lists the voices there are. None: espeak-ng is asked, once.
        """
        self._speech = speech
        self._command = command
        self._list = voices
        self._turn = 0
        """Counts what was asked for: what belongs to an earlier turn is not said."""
        self._children: set[Process] = set()
        self._waiting: deque[Utterance] | None = None
        """What is said after what is being said. None: nothing is being said."""
        self._tasks: set[asyncio.Task[None]] = set()
        self._found: dict[str, str] = {}
        self.trouble = False
        """Whether the last that was to be said could not be heard."""

    # Voices.

    @cached_property
    def _listed(self) -> tuple[Listed, ...]:
        return self.listed()

    def listed(self) -> tuple[Listed, ...]:
        """Return the voices there are. Asks the program."""
        if self._command is None or self._speech.on == "never":
            return ()
        if self._list is not None:
            return self._list()
        return list_voices(self._command.program)

    def voice(self, language: str) -> str:
        """Return the name of the voice for a language; empty: there is none."""
        if language not in self._found:
            self._found[language] = self._voice(language)
        return self._found[language]

    def _voice(self, language: str) -> str:
        named = self._speech.voices
        spells = language.partition("_")[0] in SPELLING and language not in named
        if spells and self._speech.on != "always-offered":
            return ""
        return voice_of(language, self._listed, named)

    def reads(self, language: str) -> bool:
        """Tell whether there is a voice for a language, by its code."""
        return bool(self.voice(language))

    # Speaking.

    @property
    def speaks(self) -> bool:
        """Whether something is being said."""
        return bool(self._tasks)

    @property
    def pids(self) -> tuple[int, ...]:
        """Ids of the processes that are speaking now."""
        return tuple(child.pid for child in self._children)

    def say(
        self,
        said: tuple[Utterance, ...],
        *,
        slow: bool = False,
        after: bool = False,
    ) -> None:
        """Say these one after another, instead of what is still being said.

        What has no voice, and what has nothing to say, is left out.

        Args:
            said: In their order.
            slow: The visitor asked for more time.
            after: What is still being said is said to its end first.
        """
        if after and self._waiting is not None:
            self._waiting.extend(said)
            return
        self.stop()
        self.trouble = False
        self._waiting = waiting = deque(said)
        rate = self._speech.slow_rate if slow else self._speech.rate
        task = asyncio.create_task(self._say_all(self._turn, waiting, rate))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def stop(self) -> None:
        """Be silent at once: every process is killed, and none is started after it."""
        self._turn += 1
        self._waiting = None
        for child in self._children:
            kill(child)

    async def close(self) -> None:
        """Be silent, and wait until every process is gone."""
        self.stop()
        await asyncio.gather(*self._tasks)

    async def _say_all(self, turn: int, said: deque[Utterance], rate: int) -> None:
        while said and turn == self._turn:
            utterance = said.popleft()
            voice, text = self.voice(utterance.language), speakable(utterance.text)
            if voice and text and not await self._say(turn, voice, text, rate):
                self.trouble = turn == self._turn
                break
        if turn == self._turn:
            self._waiting = None

    async def _say(self, turn: int, voice: str, text: str, rate: int) -> bool:
        """Say one text. False: it was not heard."""
        command = self._command
        if command is None:
            return False
        try:
            speaking, *players = await self._started(turn, command, (voice, rate))
        except OSError:
            return False
        _out, told = await speaking.communicate(text.encode())
        heard = not speaking.returncode and COMPLAINT not in told
        for child in players:
            heard = not await child.wait() and heard
        self._children.difference_update((speaking, *players))
        return heard

    async def _started(
        self, turn: int, command: Command, how: tuple[str, int]
    ) -> list[Process]:
        """Start what speaks, and what plays it where that is another program."""
        playing = command.playing()
        if not playing:
            return [await self._start(turn, command.speaking(*how), DEVNULL)]
        source, sink = os.pipe()
        try:
            player = await self._start(turn, playing, DEVNULL, source)
            try:
                speaking = await self._start(turn, command.speaking(*how), sink)
            except OSError:
                await self._drop(player)
                raise
        finally:
            os.close(source)
            os.close(sink)
        return [speaking, player]

    async def _start(
        self, turn: int, command: tuple[str, ...], out: int, source: int = PIPE
    ) -> Process:
        child = await asyncio.create_subprocess_exec(
            *command,
            stdin=source,
            stdout=out,
            stderr=PIPE if source == PIPE else DEVNULL,
            env=sound_environment(),
        )
        self._children.add(child)
        if turn != self._turn:
            # It was told to be silent while this was being started.
            kill(child)
        return child

    async def _drop(self, child: Process) -> None:
        kill(child)
        await child.wait()
        self._children.discard(child)
