"""A copy of the program with folders of its own, to see what it leaves where."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kiosk.content.build import open_library
from kiosk.paths import find_places
from tests.cli.commands import ROOT

FOLDERS = ("home", "temporary", "cache", "start")
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


class House:
    """The checkout, with home, temporary, cache and starting folder beside it."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self._variables = variables
        self.root = folder / "house"
        for name in ("kiosk", "guides", "locales"):
            shutil.copytree(ROOT / name, self.root / name)
        # Built first, so that no copy has to build it.
        built = open_library(find_places())
        self.library = self.root / ".build" / "library"
        shutil.copytree(built.folder, self.library)
        for name in FOLDERS:
            (folder / name).mkdir()

    @property
    def environment(self) -> dict[str, str]:
        """The variables of a new user: nothing points out of the house."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.root),
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "temporary"),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **self._variables,
        }

    def damage(self, pattern: str) -> None:
        """Break compiled files, which a running kiosk reads when it needs them."""
        found = [*self.library.glob(pattern)]
        assert found, pattern
        for path in found:
            path.write_bytes(b"{ damaged")

    def left(self) -> list[str]:
        """Files that a run left outside the program."""
        return [
            str(path.relative_to(self.folder))
            for name in FOLDERS
            for path in (self.folder / name).rglob("*")
        ]

    def files_with(self, *words: str) -> list[str]:
        """Files anywhere that hold a word in an encoding a program would use."""
        forms = [word.encode(each) for word in words for each in ENCODINGS]
        found = []
        for path in self.folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                found += [str(path) for form in forms if form in content]
        return found
