"""Finding a sentence among 10,000 phrases, exactly and with its figures lifted out.

Run from the repository: python -m benchmarks.phrasebook [sentences]. The 10,000 are
the phrases of guides/ with a word put in at a place of its own, so their outer words
are as alike as those of the real ones. Timed: sentences that are phrases as they are,
sentences with values in the slots, sentences that are no phrase at all (the whole way
before the machine is asked), the three nearest, a search by initials, and what is made
before the first question. The limit is on the slower of exact and with slots: 99 of
100 within 1 ms of processor time.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from benchmarks._pairs import share, verdict
from kiosk.content.build import open_library
from kiosk.content.phrase_words import PhraseWords
from kiosk.content.phrases import Phrase, SlotKind
from kiosk.language.formatting import Formatter
from kiosk.language.languages import Language, read_languages
from kiosk.language.placeholders import PLACEHOLDER
from kiosk.paths import find_places
from kiosk.translation.initials import PhraseSearch, Sought
from kiosk.translation.nearest import Neighbours
from kiosk.translation.own_names import words_of
from kiosk.translation.patterns import pattern_of
from kiosk.translation.phrase_index import PhraseIndex
from kiosk.translation.phrasebook import Book

MANY = 10_000
LIMIT_MS = 1.0
LETTERS = {
    "zh": "零甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥",
    "en": "bcdfghjklmnpqrstvwxz",
    "ko": "가나다라마바사아자차카타파하",
    "ar": "بتثجحخدذرزسشصضطظعغفق",
}


def the_same() -> random.Random:
    """Gives the same phrases in each run."""
    return random.Random(20261122)  # noqa: S311 - nothing secret


def many(book: Book, language: str, chance: random.Random) -> list[Sought]:
    """The phrases of a language, again and again with another word in each."""
    real = [phrase for phrase in book.phrases() if book.text_of(phrase, language)]
    made = []
    for number in range(MANY):
        phrase = real[number % len(real)]
        id_ = f"{phrase.id}-{number}"
        again = Phrase(id=id_, number=1, situation="all", text=id_, slots=phrase.slots)
        text = with_a_word(book.text_of(phrase, language), language, chance)
        made.append(Sought(again, text, "all"))
    return made


def with_a_word(text: str, language: str, chance: random.Random) -> str:
    word = "".join(chance.choices(LETTERS[language], k=4))
    slots = [match.span() for match in PLACEHOLDER.finditer(text)]
    inside = {place for start, end in slots for place in range(start + 1, end)}
    places = [place for place in range(len(text)) if place not in inside]
    place = chance.choice(places)
    return f"{text[:place]} {word} {text[place:]}"


def written(language: Language, words: PhraseWords, book: Book) -> dict[SlotKind, str]:
    """One value of each kind as the language writes it."""
    formatter = Formatter(language.locale)
    passport = next(one for one in book.documents if one.id == "passport")
    return {
        "number": formatter.number(15),
        "money": formatter.money(Decimal("12345.5")),
        "date": formatter.date(date(2026, 11, 2)),
        "time": "19:30",
        "document": words.label(passport).text,
        "currency": formatter.currency("EUR"),
        "name": "Anna Müller",
        "ticket": "A012",
    }


def filled(one: Sought, values: dict[SlotKind, str]) -> str:
    return PLACEHOLDER.sub(lambda slot: values[one.phrase.slots[slot[1]]], one.text)


def each_timed(work: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Processor milliseconds of each: others at work here change the wall clock."""
    for text in texts[:50]:
        work(text)
    times = []
    for text in texts:
        start = time.thread_time()
        work(text)
        times.append((time.thread_time() - start) * 1000)
    return times


def told(name: str, times: Sequence[float]) -> float:
    """Print the median and the 99th of 100, and return that."""
    late = share(times, 0.99)
    middle = statistics.median(times)
    print(f"{name:42} {middle:8.3f} {late:8.3f} {max(times):8.3f} ms")
    return late


def made(name: str, make: Callable[[], object]) -> None:
    start = time.perf_counter()
    make()
    print(f"{name:42} {(time.perf_counter() - start) * 1000:8.1f} ms")


def of_language(language: Language, book: Book, sentences: int) -> float:
    """The slower 99th of 100 of a language, in milliseconds."""
    code, chance = language.code, the_same()
    phrases = many(book, code, chance)
    reader = book.reader(code, words_of(one.text for one in phrases))
    patterns = [pattern_of(one.phrase, one.text, code) for one in phrases]
    index, near = PhraseIndex(patterns, reader), Neighbours(patterns, reader)
    values = written(language, book.words(code), book)
    exact = chance.choices(
        [one for one in phrases if not one.phrase.slots], k=sentences
    )
    slotted = chance.choices([one for one in phrases if one.phrase.slots], k=sentences)
    said = [filled(one, values) for one in slotted]
    found = sum(index.match(text).prepared is not None for text in said)
    print(f"{code}: {len(phrases)} phrases; with slots found: {found} of {len(said)}")
    late = max(
        told("  exact", each_timed(index.match, [one.text for one in exact])),
        told("  with slots", each_timed(index.match, said)),
    )
    others = [f"{text} {LETTERS[code][0]}" for text in said]
    told("  no phrase at all", each_timed(index.match, others))
    few = others[: max(sentences // 10, 20)]
    told("  the three nearest", each_timed(near.nearest, few))
    return late


def of_search(book: Book) -> None:
    phrases = many(book, "zh", the_same())
    search = PhraseSearch(phrases, "zh")
    made("zh: initials of 10,000", search.prepare)
    told("  a search by initials", each_timed(search.search, ["qcs", "nh", "q"] * 20))


def main(sentences: int) -> int:
    languages = read_languages(find_places().locales / "languages.toml")
    library = open_library(find_places())
    print(f"{'':42}   median   99/100      max")
    book = Book(library, languages)
    late = 0.0
    for language in languages:
        if not any(
            one.slots and book.text_of(one, language.code) for one in book.phrases()
        ):
            continue
        fresh = Book(library, languages)
        made(
            f"{language.code}: {len(book.phrases())} real phrases made ready",
            partial(fresh.prepare, language.code),
        )
        late = max(late, of_language(language, book, sentences))
    of_search(book)
    return 0 if verdict("99 of 100 within 1 ms", late / LIMIT_MS, 1.0) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))
