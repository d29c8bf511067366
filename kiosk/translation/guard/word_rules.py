"""Rules on words of the trade: currencies named, terms of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiosk.content.phrases import Term
from kiosk.translation.guard.currency_words import CURRENCIES, KINDS
from kiosk.translation.guard.folding import fold_word
from kiosk.translation.guard.patterns import ENDS, STARTS, one_of
from kiosk.translation.guard.sentence import Pair, Said, found
from kiosk.translation.guard.shape import Findings

# Without a number these are other words as often as money.
UNSURE = frozenset(
    map(
        fold_word,
        [
            "元",
            "块",
            "圆",
            "円",
            "원",
            "엔",
            "won",
            "yen",
            "dong",
            "pound",
            "pounds",
            "real",
            "php",
            "sar",
            "rub",
            "tệ",
            "ين",
            "вон",
            "dollar$",
            "euro$",
            "$",
            "¥",
            "вона",
            "руб",
            "块钱",
            "新元",
            "新币",
            "kuai",
            "ден",
            "мат",
            "sum",
        ],
    )
)
MENTION = re.compile(one_of(word for word in CURRENCIES if word not in UNSURE))
# و and, ب with, ل for, ك as, ال the, and both together.
ARABIC_BEFORE = "(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل|ل)?"
ARABIC_BEHIND = "(?:ي|ك|ه|ها|هم|كم|نا|ات|ان|ين|ا)?"


def currency(pair: Pair) -> Findings:
    """A currency that one side names, the other names too; amounts are figures."""
    source, target = _mentioned(pair.source), _mentioned(pair.target)
    for one, other in ((source, target), (target, source)):
        for code in one:
            if not any(_may_be(code, named) for named in other):
                return found("currency", code)
    return ()


def _mentioned(side: Said) -> frozenset[str]:
    named = {CURRENCIES[_single(match[0])] for match in MENTION.finditer(side.folded)}
    return frozenset(named | {one.unit for one in side.figures if one.kind == "money"})


def _single(word: str) -> str:
    return re.sub(r"\s+", " ", word)


def _may_be(one: str, other: str) -> bool:
    return one == other or other in KINDS.get(one, ()) or one in KINDS.get(other, ())


def glossary(pair: Pair, terms: Sequence[Term]) -> Findings:
    """A term of the source is a term of the translation.

    A longer term hides the shorter ones inside it. A form of one character is part of
    too many words to ask for. Terms that one of the languages
    has no word for are not asked for.
    """
    for term in _terms_in(pair.source, terms):
        forms = term.forms.get(pair.target.language, ())
        if forms and not any(_has(form, pair.target) for form in forms):
            return found("glossary", term.id)
    return ()


def _terms_in(side: Said, terms: Sequence[Term]) -> Iterator[Term]:
    places = sorted(
        (
            (match.end() - match.start(), match.start(), number)
            for number, term in enumerate(terms)
            for form in term.forms.get(side.language, ())
            if len(form) > 1
            for match in form_pattern(form, side.language).finditer(side.folded)
        ),
        reverse=True,
    )
    taken: list[tuple[int, int, int]] = []
    for length, start, number in places:
        end = start + length
        hidden = any(
            start < behind and end > before and (start, end) != (before, behind)
            for before, behind, _ in taken
        )
        if not hidden:
            taken.append((start, end, number))
    yield from (terms[number] for number in sorted({place[2] for place in taken}))


def _has(form: str, side: Said) -> bool:
    return bool(form_pattern(form, side.language).search(side.folded))


def form_pattern(form: str, language: str) -> re.Pattern[str]:
    """How a form is found in a folded text.

    English in the singular or plural; Arabic with its article, prefixes and endings;
    Chinese and Korean anywhere, so particles may follow.
    """
    folded = fold_word(form)
    if language == "ar":
        words = (_arabic(word) for word in folded.split())
        return re.compile(STARTS + r"\s+".join(words) + ENDS)
    body = re.escape(folded).replace(r"\ ", r"\s*" if language == "ko" else r"[\s-]+")
    if folded[0] >= "\u2e80":
        return re.compile(body)
    plural = f"{body[:-1]}(?:y|ies)" if body.endswith("y") else f"{body}(?:e?s)?"
    return re.compile(STARTS + plural + ENDS)


def _arabic(word: str) -> str:
    stem = word.removeprefix("ال")
    if stem.endswith("ه"):
        return f"{ARABIC_BEFORE}{stem[:-1]}(?:ه|ت{ARABIC_BEHIND}|ات)"
    return ARABIC_BEFORE + stem + ARABIC_BEHIND
