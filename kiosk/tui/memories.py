"""What libraries remember on their own: texts that they drew, kept to be quick."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Final

DRAWING: Final = (
    "rich.cells",
    "rich.segment",
    "textual._styles_cache",
    "textual.content",
    "textual.keys",
    "textual.strip",
)
"""Modules whose functions are given what a visitor typed.

Source: looking for typed words in the process after a wipe.
"""


def forget_memories() -> None:
    """Empty every cache of a function that could hold a text of the visitor.

    Without this, the pieces of lines that were drawn stay until others push them
    out: Rich keeps the last 16,384. What is not text is made again when needed.
    """
    for name in DRAWING:
        if name in sys.modules:
            for function in _cached(vars(sys.modules[name])):
                function.cache_clear()


def _cached(names: dict[str, object]) -> Iterator[_lru_cache_wrapper[object]]:
    for value in [*names.values()]:
        function = _plain(value)
        if isinstance(function, _lru_cache_wrapper):
            yield function
        elif isinstance(value, type):
            yield from (
                inner
                for each in vars(value).values()
                if isinstance(inner := _plain(each), _lru_cache_wrapper)
            )


def _plain(value: object) -> object:
    """Return the function inside a class method or static method."""
    return value.__func__ if isinstance(value, classmethod | staticmethod) else value
