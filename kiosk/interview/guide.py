"""The shape of guides: parts to read, and a quiz about them."""

from __future__ import annotations

from typing import Literal

from kiosk.interview.model import Essentials, Line, Option, Titled
from kiosk.interview.parts import Part


class GuideSection(Part, omit_defaults=True, kw_only=True, frozen=True):
    """A part of a guide under one heading."""

    id: str
    title: str
    lines: tuple[Line, ...]
    style: Literal["steps", "plain", "notice"] = "plain"


class QuizQuestion(Part, kw_only=True, frozen=True):
    """A question whose answer is known, to test what was read."""

    id: str
    title: str
    """The question, as a sentence."""
    options: tuple[Option, ...]
    right: str
    """Id of the one right option."""
    because: str
    """Why it is right, in a sentence that makes sense without the question."""


class Guide(Titled, kw_only=True, frozen=True):
    """Something the visitor reads and takes away."""

    kind: Literal["guide"] = "guide"
    essentials: Essentials
    sections: tuple[GuideSection, ...]
    quiz: tuple[QuizQuestion, ...] = ()
    """Asked after the last section. Empty: none."""
    follow: tuple[str, ...] = ()
    """Ids of services and guides that usually come next."""
