"""A journal that a test can read."""

from __future__ import annotations

import json
import logging
from typing import Any

from kiosk.journal import Journal


class Kept(logging.Handler):
    """Keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.journal = Journal(self)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @property
    def told(self) -> list[dict[str, Any]]:
        """Each line, without its moment."""
        read = [json.loads(line) for line in self.lines]
        return [{key: line[key] for key in line if key != "at"} for line in read]
