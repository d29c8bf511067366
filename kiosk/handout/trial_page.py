"""The page by which a printer is tried: a sentence in every language."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.wording import Wording
from kiosk.handout.compose import AS_OF, NEVER_ASK
from kiosk.handout.model import Code, Entry, Handout, Line, Note

TITLE = "Test page"
SIGNS = "0123456789 · ¥ $ € £ ₩ · ( ) « » “ ” 「 」"
SCAN_ME = "Scan this code with a phone."
CODE = "Kiosk test page: this code can be read."


def trial_page(voices: Sequence[Wording], name: str) -> Handout:
    """Return a page that says the same in every language, the first one's order.

    Args:
        voices: The words of each language, English first.
        name: The printer's.
    """
    english = voices[0]
    language = english.language
    return Handout(
        id="test-page",
        language=language.code,
        locale=language.locale.replace("_", "-"),
        direction=language.direction,
        title=Line(TITLE),
        lead=Line(name),
        sections=(),
        notes=(Note(Line("Languages"), tuple(map(_entry, voices))),),
        code=Code(CODE, Line(SCAN_ME)),
        branch=Line(english.bank_name),
        as_of=Line(_dated(english)),
        footer=(Line(SIGNS),),
    )


def _entry(words: Wording) -> Entry:
    language = words.language
    said = (words.said(NEVER_ASK).text, _dated(words))
    return Entry(Line(language.own_name, language.chinese_name), said)


def _dated(words: Wording) -> str:
    return words.said(AS_OF, date=words.formatter.date(words.today)).text
