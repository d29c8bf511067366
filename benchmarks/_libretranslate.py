"""LibreTranslate as a program beside ours, by its own call path.

Its environment is made on request and kept under .build, with pip and nothing of the
kiosk in it. It installs without torch, but it imports MiniSBD, whose licence is AGPL:
so it is never a dependency, never imported by the kiosk, and only asked over a pipe.
Offline its splitter has no model, so each text goes to it as the one sentence that it
is. Threads, beams and the length of what is written are those of ours; the rest is its
own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks._pairs import Time

ENVIRONMENT = Path(".build/libretranslate")
VERSION = "1.9.6"
ARGUMENTS = ("--load-only", "en,zh", "--disable-files-translation", "--disable-web-ui")


class Neighbour:
    """The other program, started and asked line by line."""

    def __init__(self, folder: Path, home: Path, *, beams: int) -> None:
        """Start it on a folder of models.

        Args:
            folder: A models folder; its packages are read where they are.
            home: An empty folder, for whatever it writes.
            beams: Hypotheses that are kept.
        """
        environment = {
            "PATH": os.defpath,
            "PYTHONPATH": str(Path.cwd()),
            "HOME": str(home),
            "ARGOS_PACKAGES_DIR": str(folder / "packages"),
            "ARGOS_DEVICE_TYPE": "cpu",
            "ARGOS_INTRA_THREADS": "1",
            "ARGOS_INTER_THREADS": "1",
            "ARGOS_BEAM_SIZE": str(beams),
        }
        self._process = subprocess.Popen(
            (str(python()), "-m", "benchmarks._libretranslate"),
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def ask(self, text: str) -> Time:
        """Have one text translated; what it took there."""
        if self._process.stdin is None:
            raise BrokenPipeError
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=60)

    def _answer(self) -> Time:
        line = self._process.stdout.readline() if self._process.stdout else ""
        processor, wall = json.loads(line)
        return processor, wall


def python() -> Path:
    """Its interpreter; the environment is made the first time."""
    found = ENVIRONMENT / "bin" / "python"
    if not found.exists():
        _run(sys.executable, "-m", "venv", str(ENVIRONMENT))
        _run(str(found), "-m", "pip", "install", "-q", f"libretranslate=={VERSION}")
    return found


def _run(*command: str) -> None:
    subprocess.run(command, check=True)


def main() -> None:
    """Answer texts of the one program in the other: a line each, with what it took."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # it prints what it does
    client = _client()
    print(json.dumps((0, 0)), file=answers, flush=True)
    for line in sys.stdin:
        asked = {"q": json.loads(line), "source": "en", "target": "zh"}
        wall, processor = time.perf_counter(), time.process_time()
        made = client.post("/translate", json=asked)
        took = time.process_time() - processor, time.perf_counter() - wall
        if made.status_code != 200:
            raise ValueError(made.text)
        print(json.dumps(took), file=answers, flush=True)


def _client() -> Any:  # noqa: ANN401 - of the other environment
    import ctranslate2
    from argostranslate import translate

    class Whole:
        def __init__(self, package: object) -> None: ...

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    class Bounded(ctranslate2.Translator):  # type: ignore[misc]
        def translate_batch(self, source: list[list[str]], **options: Any) -> Any:  # noqa: ANN401
            longest = max(map(len, source))
            return super().translate_batch(
                source, max_decoding_length=longest, **options
            )

    translate.MiniSBDSentencizer = Whole
    translate.ctranslate2.Translator = Bounded
    sys.argv = ["libretranslate", *ARGUMENTS]
    arguments = import_module("libretranslate.main").get_args()
    return import_module("libretranslate.app").create_app(arguments).test_client()


if __name__ == "__main__":
    main()
