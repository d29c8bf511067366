"""What personal data the kiosk asks, why, and when it forgets it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.content.library import Library
from kiosk.content.report import KINDS
from kiosk.interview.model import AnyStep, Group, Personal, Question

HEADINGS = ("service", "question", "kind", "level", "purpose", "kept", "forgotten")


def data_map(library: Library) -> tuple[dict[str, str], ...]:
    """Return one row a question that asks for personal data, a row a service."""
    return tuple(
        row
        for page in library.services
        for step in library.service(page.id).steps
        for row in _rows(page.id, step)
    )


def _rows(service: str, step: AnyStep) -> Iterator[dict[str, str]]:
    if isinstance(step, Group):
        for part in step.fields:
            yield from _rows(service, part)
    if isinstance(step, Question) and isinstance(step.personal, Personal):
        yield {
            "service": service,
            "question": step.id,
            "kind": KINDS[type(step)],
            "level": step.personal.level,
            "purpose": step.personal.purpose,
            "kept": "memory of the kiosk",
            "forgotten": step.personal.forgotten,
        }
