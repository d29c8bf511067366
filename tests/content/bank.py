"""A small bank: one service, one guide, two facts, two languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.content.reading import Content, read_content
from kiosk.content.sources import Fault
from kiosk.paths import Places

TODAY = date(2026, 11, 22)

FACTS = """\
facts:
  - id: fee
    statement: What a card costs.
    unit: CNY
    values:
      - {value: "200", since: 2024-01-01}
      - {value: "250", since: 2027-01-01}
    source: {issuer: Sample Ministry, document: Notice on cards, date: "2023"}
    owner: Payments desk
    review_by: 2027-06-30
    confidence: official
"""
SHARED = """\
steps:
  - id: consent
    key: 1
    kind: consent
    title: May we ask?
    label: Agreement
    version: "1"
    lines: [We forget it all.]
    agree: "Yes"
    refuse: "No"
"""
CARD = """\
kind: service
id: card
key: 1
title: Get a card
summary: A bank card.
essentials: {long: Bring your passport, short: Passport}
general:
  id: general
  title: To get a card
  bring: [Passport]
steps:
  - use: consent
  - id: kind
    key: 2
    kind: choice
    title: Which card?
    label: Card
    personal: "no"
    options:
      - {id: debit, label: Debit}
      - {id: credit, label: Credit}
  - id: name
    key: 3
    kind: name
    title: What is your name?
    label: Name
    personal: {level: C2, purpose: To find you, forgotten: end-of-visit}
    when: {kind: credit}
stops:
  - id: refused
    title: Speak to staff
    when: {consent: "no"}
outcomes:
  - id: credit
    title: Credit card
    lines: ["It costs %(fact_fee)s.", "Call %(branch_phone)s."]
    when: {kind: credit}
  - id: done
    title: Debit card
    follow: [pay]
"""
PAY = """\
kind: guide
id: pay
title: Pay by phone
summary: How to pay.
essentials: {long: "A card costs %(fact_fee)s", short: Pay}
sections:
  - id: first
    title: First
    lines:
      - Open the app.
"""
LANGUAGES = """\
[[language]]
code = "en"
own_name = "English"
greeting = "Welcome"
choose = "Choose"
direction = "ltr"
chinese_name = "英语"
locale = "en"

[[language]]
code = "zh"
own_name = "中文"
greeting = "您好"
choose = "请选择"
direction = "ltr"
chinese_name = "中文"
locale = "zh_Hans_CN"
"""
TEMPLATE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
FILES = {
    "guides/facts.yaml": FACTS,
    "guides/shared.yaml": SHARED,
    "guides/card.yaml": CARD,
    "guides/pay.yaml": PAY,
    "locales/languages.toml": LANGUAGES,
    "locales/kiosk.pot": TEMPLATE,
    "locales/guides.pot": TEMPLATE + '\nmsgid "Open the app."\nmsgstr ""\n',
    "locales/zh/LC_MESSAGES/guides.po": TEMPLATE
    + '\nmsgid "Open the app."\nmsgstr "打开应用。"\n',
}


def found(folder: Path, *, checkout: bool = True) -> Places:
    """Write the bank's files into a folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Places(
        folder / "guides", folder / "locales", folder / "library", checkout=checkout
    )


def change(places: Places, name: str, old: str, new: str) -> None:
    """Replace the one place where `old` stands in a file of guides/."""
    path = places.guides / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def read_changed(folder: Path, name: str, old: str, new: str) -> Content:
    """Read the bank's content with one change in it."""
    places = found(folder)
    change(places, name, old, new)
    return read_content(places.guides)


def line_of(fault: Fault) -> str:
    """Return the line a fault points at, as written in the unchanged bank's file."""
    lines = FILES[f"guides/{fault.file}"].splitlines()
    return lines[fault.line - 1] if fault.line else ""
