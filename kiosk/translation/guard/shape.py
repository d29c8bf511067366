"""Rules on the look of a translation: empty, unchanged, odd signs, loops, questions."""

from __future__ import annotations

import re

from kiosk.language.visual import CONTROLS
from kiosk.translation.guard.folding import fold_word
from kiosk.translation.guard.masks import FORMS, pattern_of
from kiosk.translation.guard.scripts import size_of
from kiosk.translation.guard.sentence import Pair, Said, found
from kiosk.translation.model import Finding

Findings = tuple[Finding, ...]
NOT_LETTERS = re.compile(r"[\W_]+")
HIDDEN = re.compile(
    "[\u200b-\u200d\u2060-\u2064\ufff0-\uffff\ufffd\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
MARKUP = "<>{}[]\\`*_^~|♪♫#@&=$"
BRACKETED = re.compile(r"[(（]([A-Za-z][\w .-]*)[)）]")
BRACKETS = "()（）【】〔〕《》〈〉⟦⟧［］｛｝＜＞"
# A word of a few letters three times, a longer run twice.
LOOPS = re.compile(
    r"(\w)\1{4,}|(?<!\w)(\w{1,12})(?:[\s,،、，.]+\2){2,}(?!\w)|"
    r"([^\W\d]{2,12}?)\3{2,}|(\S[^\d]{5,60}?)[\s,،、，。.!！]*\4"
)
WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+(?:['’-][A-Za-zÀ-ɏḀ-ỿ]+)*")
ASKS = re.compile(r"[?？؟]")
ASKED = {
    "zh": re.compile(
        r"[?？]|[吗呢么][。.!！]?\s*$|(?:[几多哪]|什么|怎么|是否|谁)[^。.!！]*[。.]?$"
    ),
    "ko": re.compile(r"[?？]|(?:까|나요|가요|는지요|니)[.。]?\s*$"),
    "ja": re.compile(r"[?？]|か[。.]?\s*$"),
    "ar": re.compile(r"[?？؟]|^هل "),
}
POLITE = re.compile(
    r"\b(?:may|could|can|would|will)\b|请(?!问)|麻烦|주세요|주십시오|주시|"
    r"수 있을까|يرجي|هل يمكن|"
    r"من فضل|رجاء"
)
ASKING = frozenset(
    [
        "en",
        "zh",
        "ko",
        "ar",
        "ru",
        "ja",
        "vi",
        "de",
        "fr",
        "es",
        "pt",
        "it",
        "id",
        "tr",
        "uk",
        "kk",
        "uz",
    ]
)
"""Languages that write a mark behind a question."""
LEAST, MOST, SLACK = 0.28, 3.6, 14
"""How much longer or shorter a translation may be, and letters that do not count.

Source: the phrases of `guides/phrases.yaml` in four languages and 334 more pairs, all
of which lie inside; a test keeps that so.
"""


def empty(pair: Pair) -> Findings:
    """Nothing came back."""
    return () if pair.target.text.strip() else found("empty", "no text")


def same(pair: Pair) -> Findings:
    """It came back as it went, although there was something to translate."""
    source, target = (
        NOT_LETTERS.sub("", side.folded) for side in (pair.source, pair.target)
    )
    words = any(map(str.isalpha, pair.source.bare))
    return found("same", "unchanged") if source == target and words else ()


def control(pair: Pair) -> Findings:
    """Characters that order or command a screen, or that cannot be seen."""
    left = CONTROLS.search(pair.target.text) or HIDDEN.search(pair.target.text)
    return found("control", f"U+{ord(left[0]):04X}") if left else ()


def mask(pair: Pair) -> Findings:
    """A mask that was not put back."""
    for form in FORMS:
        left = pattern_of(form).search(pair.target.text)
        if left and left[0] not in pair.source.text:
            return found("mask", left[0])
    return ()


def markup(pair: Pair) -> Findings:
    """Signs of some markup that the source does not have, or more lines."""
    bare = pair.target.bare
    odd = "".join(sorted({sign for sign in bare if sign in MARKUP}))
    new = [sign for sign in odd if sign not in pair.source.text]
    if pair.target.text.count("\n") > pair.source.text.count("\n"):
        new.append("line")
    return found("markup", " ".join(new)) if new else ()


def insertion(pair: Pair) -> Findings:
    """Brackets that the source does not have: (applause) and the like."""
    source = pair.source.folded
    added = BRACKETED.sub(
        lambda match: "" if fold_word(match[1]) in source else match[0],
        pair.target.text,
    )
    before, behind = (
        sum(text.count(sign) for sign in BRACKETS) for text in (pair.source.text, added)
    )
    return found("insertion", "brackets") if behind > before else ()


def question(pair: Pair) -> Findings:
    """A question must stay one, and nothing else may become one."""
    languages = {pair.source.language, pair.target.language}
    if not languages <= ASKING:
        return ()
    source, target = (
        bool(ASKED.get(side.language, ASKS).search(side.text.strip()))
        for side in (pair.source, pair.target)
    )
    if source != target and all(map(_polite, (pair.source, pair.target))):
        return ()
    marked = bool(ASKS.search(pair.target.text))
    source_marked = bool(ASKS.search(pair.source.text))
    if (source_marked and not target) or (marked and not source):
        return found("question", "lost" if source_marked else "made up")
    return ()


def _polite(side: Said) -> bool:
    """Whether it asks for something; one language does so with a question."""
    return bool(POLITE.search(side.folded))


def length(pair: Pair) -> Findings:
    """Far too long or too short for what was said."""
    source, target = size_of(pair.source.text), size_of(pair.target.text)
    short = target + SLACK < source * LEAST or (target + 4) < source * LEAST / 1.4
    if short or target > source * MOST + SLACK:
        return found("length", f"{source:.0f} to {target:.0f}")
    return ()


def repetition(pair: Pair) -> Findings:
    """The same over and over, as a model that has lost its way."""
    loop = LOOPS.search(_letters(pair.target.bare.lower()))
    if loop and not LOOPS.search(_letters(pair.source.bare.lower())):
        return found("repetition", loop[0][:20])
    return ()


def _letters(text: str) -> str:
    """The text without signs that people repeat: dots and dashes."""
    return re.sub(r"[-.…_·]{2,}", " ", text)


def latin_words(text: str) -> tuple[str, ...]:
    """The words in Latin letters in a text."""
    return tuple(WORD.findall(text))
