"""What a translation must have in common with its source text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

PLACEHOLDER = re.compile(r"%\(([A-Za-z0-9_]+)\)s")
PERCENT = re.compile(r"%%|%\([A-Za-z0-9_]+\)s|(?P<bare>%)")
SIGNS = re.compile(r"[{}\[\]]")
HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
COUNTS_TRIED = 1000


def placeholders(text: str) -> Counter[str]:
    """How often each %(name)s stands in a text."""
    return Counter(PLACEHOLDER.findall(text))


def text_problems(source: str, translation: str) -> Iterator[str]:
    """What is wrong with one translated text, in words for its translator."""
    yield from _placeholder_problems(placeholders(source), placeholders(translation))
    yield from _sign_problems(source, translation)


def form_problems(
    sources: Sequence[str], forms: Sequence[str], rule: str
) -> Iterator[str]:
    """What is wrong with the plural forms of a text.

    Every form has the placeholders of the source for several. A form that
    stands for one number only ("two days" in Arabic) may say the number in
    words and leave out one placeholder.

    Args:
        sources: The source texts for one and for several.
        forms: The translations, in the order of the rule.
        rule: Which form for which number, as a C expression in n.
    """
    wanted = placeholders(sources[1])
    alone = _forms_for_one_number(rule)
    for place, form in enumerate(forms):
        if not form:
            yield f"plural form {place} is empty"
            continue
        found = placeholders(form)
        spoken = place in alone and found <= wanted and (wanted - found).total() == 1
        if not spoken:
            for wrong in _placeholder_problems(wanted, found):
                yield f"plural form {place}: {wrong}"
        for wrong in _sign_problems("".join(sources), form):
            yield f"plural form {place}: {wrong}"


def _placeholder_problems(wanted: Counter[str], found: Counter[str]) -> Iterator[str]:
    missing, surplus = wanted - found, found - wanted
    for name in sorted(missing):
        yield f"%({name})s is missing"
    for name in sorted(surplus):
        yield f"%({name})s is not in the source text, or not so often"


def _sign_problems(source: str, translation: str) -> Iterator[str]:
    strange = Counter(SIGNS.findall(translation)) - Counter(SIGNS.findall(source))
    for sign in sorted(strange):
        yield f'"{sign}" is not in the source text, or not so often'
    bare = _bare_percents(translation)
    if bare > _bare_percents(source):
        yield "% stands alone: write %(name)s for a value, %% for the sign"
    elif bare and PLACEHOLDER.search(translation):
        yield "% stands beside a placeholder: write %% for the sign"
    if HIDDEN.search(translation):
        yield "has a hidden character: a control or a direction mark"


def _bare_percents(text: str) -> int:
    return sum(match["bare"] is not None for match in PERCENT.finditer(text))


def _forms_for_one_number(rule: str) -> frozenset[int]:
    from gettext import c2py

    choose = c2py(rule)
    uses = Counter(choose(number) for number in range(COUNTS_TRIED))
    return frozenset(form for form, count in uses.items() if count == 1)
