"""Rules on words of the trade: currencies named, terms of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

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
_Place = tuple[int, int, int]
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
    too many words to ask for. Terms that one of the languages has no word for are not
    asked for. A more general word will do, where it is no part of some other term:
    "card" for a bank card, but not in "credit card".
    """
    said = _places(pair.source, terms)
    others: tuple[_Place, ...] | None = None
    for number in _asked(said):
        forms = terms[number].forms.get(pair.target.language, ())
        if not forms or any(_has(form, pair.target) for form in forms):
            continue
        if others is None:
            others = _unsaid(_places(pair.target, terms), said)
        also = terms[number].also.get(pair.target.language, ())
        if not any(_has_alone(form, pair.target, others) for form in also):
            return found("glossary", terms[number].id)
    return ()


def _asked(places: Iterable[_Place]) -> tuple[int, ...]:
    taken: list[_Place] = []
    for place in places:
        if not any(_covers(other, *place[:2]) for other in taken):
            taken.append(place)
    return tuple(sorted({number for _, _, number in taken}))


def _unsaid(places: Iterable[_Place], said: Iterable[_Place]) -> tuple[_Place, ...]:
    """The places of terms that the source does not have."""
    known = {number for _, _, number in said}
    return tuple(place for place in places if place[2] not in known)


def _places(side: Said, terms: Sequence[Term]) -> tuple[_Place, ...]:
    """Where a form of a term stands: start, end and number; the longest first."""
    places = (
        (*match.span(), number)
        for number, term in enumerate(terms)
        for form in term.forms.get(side.language, ())
        if len(form) > 1
        for match in form_pattern(form, side.language).finditer(side.folded)
    )
    return tuple(sorted(places, key=lambda place: place[0] - place[1]))


def _covers(place: _Place, start: int, end: int) -> bool:
    """Whether a place takes letters of another, and is not the same."""
    before, behind, _ = place
    return start < behind and end > before and (start, end) != (before, behind)


def _has(form: str, side: Said) -> bool:
    return bool(form_pattern(form, side.language).search(side.folded))


def _has_alone(form: str, side: Said, others: Sequence[_Place]) -> bool:
    """Whether a word is there, and not as a part of another term."""
    return any(
        not any(
            other[1] - other[0] >= len(match[0]) and _covers(other, *match.span())
            for other in others
        )
        for match in form_pattern(form, side.language).finditer(side.folded)
    )


@lru_cache(maxsize=4096)
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
