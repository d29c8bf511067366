"""Rules on letters: the right script, nothing left untranslated, names kept."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from kiosk.translation.guard.currency_words import CURRENCIES
from kiosk.translation.guard.scripts import ENGLISH, LATIN, SCRIPTS, script_of
from kiosk.translation.guard.sentence import Pair, found
from kiosk.translation.guard.shape import Findings, latin_words

SHARE = 0.6
"""At least this part of the letters is of the language's own script."""
# Short words of the trade that other scripts translate or leave.
TRANSLATED = frozenset(
    [
        "pin",
        "atm",
        "pos",
        "app",
        "id",
        "qr",
        "wifi",
        "wi-fi",
        "vip",
        "ok",
        "sms",
        "otp",
        "iban",
        "swift",
        "visa",
        "sim",
        "no",
        "usd",
        "eur",
        "rmb",
        "cny",
        "jpy",
        "krw",
        "hkd",
        "gbp",
        "tin",
        "crs",
        "apps",
        "cvv",
        "am",
        "pm",
        "web",
        "pdf",
        "email",
    ]
)
PARTICLES = frozenset(["al", "bin", "da", "de", "del", "der", "di", "la", "van", "von"])
"""Small words inside of names."""
LEAST_NAME = 2


def script(pair: Pair) -> Findings:
    """Letters of a script that the language is not written in."""
    expected = SCRIPTS.get(pair.target.language)
    if not expected:
        return ()
    counts = Counter(map(script_of, _without_names(pair)))
    del counts[""]
    strange = set(counts) - expected - {LATIN}
    if strange:
        return found("script", " ".join(sorted(strange)))
    if LATIN in expected:
        return ()
    return _latin(pair, counts, expected)


def _without_names(pair: Pair) -> str:
    """The translation without words of a third script that the source has too."""
    own = SCRIPTS.get(pair.source.language, frozenset())
    target = SCRIPTS[pair.target.language] | {LATIN}
    text = pair.target.bare
    for script_, letters in groupby(pair.source.bare, script_of):
        word = "".join(letters)
        if script_ and script_ not in own | target and len(word) > 1:
            text = text.replace(word, " ")
    return text


def _latin(pair: Pair, counts: Counter[str], expected: frozenset[str]) -> Findings:
    words = latin_words(pair.target.bare)
    known = {word.lower() for word in latin_words(pair.source.text)}
    english = SCRIPTS.get(pair.source.language) == ENGLISH
    left = [word for word in words if _is_left(word, known, english=english)]
    if left:
        return found("script", f"not translated: {left[0]}")
    own = sum(counts[one] for one in expected)
    names = sum(len(word) for word in words if word[0].isupper())
    strangers = sum(counts.values()) - own - names
    if (own == 0 and counts) or own < SHARE * (own + strangers):
        return found("script", f"{own} letters of its own")
    return ()


def _is_left(word: str, known: set[str], *, english: bool) -> bool:
    """Whether a word was left as it stood; names begin with a capital."""
    if word.lower() in TRANSLATED:
        return False
    common = word.islower() and len(word) > 1 and word not in PARTICLES
    return common and (english or word.lower() not in known)


def names(pair: Pair) -> Findings:
    """Words in Latin letters inside another script are names, and are kept."""
    if LATIN in SCRIPTS.get(pair.source.language, {LATIN}):
        return ()
    kept = {word.lower() for word in latin_words(pair.target.text)}
    for word in latin_words(pair.source.bare):
        small = word.lower()
        common = small in TRANSLATED or small in CURRENCIES or len(small) < LEAST_NAME
        if small not in kept and not common:
            return found("names", f"lost, {len(word)} letters")
    return ()
