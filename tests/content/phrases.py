"""A small phrasebook for the small bank."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.content.build import build
from kiosk.content.library import Library
from kiosk.content.phrase_words import PhraseWords
from kiosk.content.phrases import Phrase
from kiosk.language.languages import read_languages
from kiosk.paths import Places
from tests.content import bank

PHRASES = """\
situations:
  - {id: greeting, title: Greeting}
  - {id: cards, title: Cards}
documents:
  - {id: passport, label: passport}
  - {id: visa, label: visa}
phrases:
  - {id: hello, number: 1, situation: greeting, text: Good morning.}
  - id: costs
    number: 2
    situation: cards
    by: staff
    text: It costs %(amount)s.
    slots: {amount: money}
  - id: until
    number: 3
    situation: cards
    text: The %(paper)s of %(holder)s ends on %(day)s at %(hour)s.
    slots: {paper: document, holder: name, day: date, hour: time}
  - id: notes
    number: 4
    situation: cards
    text: I have %(count)s notes in %(money)s.
    slots: {count: number, money: currency}
  - {id: police, number: 5, situation: greeting, text: "Call 110 now."}
retired:
  - {id: bye, number: 6}
"""
GLOSSARY = """\
terms:
  - id: passport
    forms: {en: [passport], zh: [护照]}
  - id: fee
    forms: {en: [fee, charge], zh: [手续费, 费用]}
"""
CHINESE = {
    "Greeting": "问候",
    "Cards": "银行卡",
    "passport": "护照",
    "visa": "签证",
    "Good morning.": "早上好。",
    "It costs %(amount)s.": "费用为%(amount)s。",
    "The %(paper)s of %(holder)s ends on %(day)s at %(hour)s.": (
        "%(holder)s的%(paper)s于%(day)s%(hour)s到期。"
    ),
    "I have %(count)s notes in %(money)s.": "我有%(count)s张%(money)s纸币。",
    "Call 110 now.": "请立即拨打110。",
}


def catalogue_of(texts: dict[str, str], state: str = "draft") -> str:
    """Return a translators' file."""
    head = bank.TEMPLATE + f'"X-State: {state}\\n"\n'
    units = (f'\nmsgid "{msgid}"\nmsgstr "{text}"\n' for msgid, text in texts.items())
    return head + "".join(units)


def found(
    folder: Path,
    *,
    phrases: str = PHRASES,
    glossary: str = GLOSSARY,
    chinese: str | None = None,
) -> Places:
    """Write the small bank with a phrasebook into a folder."""
    places = bank.found(folder)
    (places.guides / "phrases.yaml").write_text(phrases, "utf-8")
    (places.guides / "glossary.yaml").write_text(glossary, "utf-8")
    (places.locales / "zh" / "LC_MESSAGES" / "phrases.po").write_text(
        catalogue_of(CHINESE) if chinese is None else chinese, "utf-8"
    )
    return places


def library(folder: Path, chinese: str | None = None) -> Library:
    """Return the small bank's library, with its phrasebook."""
    return build(found(folder, chinese=chinese))


def words(library: Library, code: str = "zh", locale: str = "") -> PhraseWords:
    """Return the phrasebook in one of the kiosk's languages.

    Args:
        library: The library.
        code: Code of the language.
        locale: Another locale than the language's own.
    """
    from kiosk.paths import find_places

    known = read_languages(find_places().locales / "languages.toml")
    (language,) = (one for one in known if one.code == code)
    return PhraseWords(replace(language, locale=locale or language.locale), library)


def phrase(library: Library, id_: str) -> Phrase:
    """Return a phrase of a library."""
    (one,) = (one for one in library.phrases.phrases if one.id == id_)
    return one
