"""Texts that no machine translates, not even as a draft: consent, law and safety.

Better one too many than one too few: what stays untranslated is shown in English, and
a person translates it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.content.phrases import SAFETY_SITUATIONS
from kiosk.content.reading import Content
from kiosk.content.sources import Keys
from kiosk.content.texts import Text, texts_of, texts_of_phrases
from kiosk.interview.lesson import AnyPage
from kiosk.interview.model import Consent, Service

SAFETY_PAGES = frozenset(
    (
        "stop-a-scam",
        "scams-in-your-language",
        "keep-your-account-safe",
        "help-numbers",
        "your-rights",
        "complain",
        "act-for-someone",
        "account-restricted",
    )
)
"""Pages on fraud, emergencies, rights and acting for others."""
_WORDS = re.compile(
    r"\b(?:agree\w*|consent\w*|declar\w*|law|laws|legal\w*|liab\w*|oblig\w*|rights?"
    r"|sign(?:s|ed|ing|ature\w*)?|authori[sz]\w*|penalt\w*|crim\w*|illegal\w*"
    r"|fraud\w*|scam\w*|cheat\w*|police|emergenc\w*|ambulance|danger\w*|warn\w*|safe\w*"
    r"|secret\w*|PINs?|passwords?|passcodes?|codes?|fingerprint\w*|privacy|personal"
    r"|tax\w*|resident|terrorist\w*|never|must not|do not|don't|forbidden|minors?)\b",
    re.IGNORECASE,
)
"""Words of consent, law and safety. Source: the texts of guides/, read through."""


def spared_by_words(msgid: str) -> bool:
    """Tell whether a text has a word of consent, law or safety."""
    return _WORDS.search(msgid) is not None


def spared_texts(content: Content) -> frozenset[str]:
    """Return the texts that stand where consent, law or safety is spoken of.

    Those are all texts of forms, of steps that ask for consent, of the pages and
    of the situations of the phrasebook named here. A text that stands elsewhere too
    is spared there as well.
    """
    return frozenset(text.msgid for text in _spared(content))


def _spared(content: Content) -> Iterator[Text]:
    for form in content.forms:
        yield from texts_of(form)
    for page in content.pages:
        if page.id in SAFETY_PAGES:
            yield from texts_of(page)
        else:
            yield from _of_consent(page)
    book = content.phrasebook
    for text in texts_of_phrases(book):
        if _situation(text.keys, content) in SAFETY_SITUATIONS:
            yield text


def _of_consent(page: AnyPage) -> Iterator[Text]:
    if isinstance(page, Service):
        steps = {
            number
            for number, step in enumerate(page.steps)
            if isinstance(step, Consent)
        }
        for text in texts_of(page):
            if text.keys[0] == "steps" and text.keys[1] in steps:
                yield text


def _situation(keys: Keys, content: Content) -> str:
    if keys[0] != "phrases" or not isinstance(keys[1], int):
        return ""
    return content.phrasebook.phrases[keys[1]].situation
