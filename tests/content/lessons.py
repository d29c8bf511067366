"""The small bank with a lesson and a guide that has a quiz."""

from __future__ import annotations

from pathlib import Path

from kiosk.paths import Places
from tests.content import bank

QUESTIONS = """\
quiz:
  - id: first
    title: Who decides?
    options:
      - {id: kiosk, label: The kiosk}
      - {id: bank, label: The bank}
    right: bank
    because: The bank decides.
  - id: second
    title: What do you ask for?
    options:
      - {id: pin, label: The PIN}
      - {id: passport, label: The passport}
    right: passport
    because: Nobody asks for a PIN.
  - id: third
    title: What does it cost?
    options:
      - {id: fee, label: "%(fact_fee)s"}
      - {id: nothing, label: Nothing}
    right: fee
    because: A card costs %(fact_fee)s.
"""
LESSON = f"""\
kind: lesson
id: welcome
order: 2
title: Welcome a visitor
summary: The first minute.
sections:
  - id: say
    title: What you say
    lines:
      - Say hello.
      - Ask for the passport.
{QUESTIONS}"""
OTHER = LESSON.replace("welcome", "goodbye").replace("order: 2", "order: 1")


def found(folder: Path, lesson: str = LESSON) -> Places:
    """Write the bank's files, two lessons, and a guide with a quiz."""
    places = bank.found(folder)
    (places.guides / "welcome.yaml").write_text(lesson, "utf-8")
    (places.guides / "goodbye.yaml").write_text(OTHER, "utf-8")
    (places.guides / "pay.yaml").write_text(bank.PAY + QUESTIONS, "utf-8")
    return places


def changed(old: str, new: str) -> str:
    """Return the lesson with one change in it."""
    assert LESSON.count(old) == 1, f"{old!r} stands {LESSON.count(old)} times"
    return LESSON.replace(old, new)
