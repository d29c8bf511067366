"""Where sentences end, by rules: nothing is downloaded, and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST = 160
"""Characters; a longer sentence is cut at its commas. A model has room for about 250
pieces of words, and a character of a foreign script can be one each."""


class Sentence(NamedTuple):
    """A sentence and what stands between it and the next one."""

    text: str
    """Without white space around it."""
    gap: str
    """White space up to the next sentence, often empty in Chinese."""


_CLOSERS: Final = "\"'”’»)\\]」』）】》〉"
_ENDING: Final = re.compile(
    rf"(?:[。！？；؟۔।॥]+|[.!?]+)[!?！？。]*[{_CLOSERS}]*"
    rf"|\s*\n\s*"
)
_ALWAYS: Final = frozenset("。！？；؟۔।॥")
_SHORT: Final = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "fig", "ext", "tel"}
    | {"approx", "inc", "ltd", "co", "corp", "dept", "acct", "e.g", "i.e", "cf"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct"}
    | {"nov", "dec"}
)
_BEFORE_NUMBER: Final = frozenset({"no", "nos", "nr", "p", "pp", "art", "sec", "ch"})
_WORD_BEFORE: Final = re.compile(r"[^\W_](?:[^\s]*[^\W_])?$")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_PAUSE: Final = re.compile(r"[，、；：,;:،؛]\s*|\s+")
_COMMA: Final = re.compile(r"(?:[，、；،؛]|[,;](?=\s))\s*")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text; `join_sentences` gives the text back exactly.

    A line break ends a sentence. So does closing punctuation, unless it stands in a
    number, an address, an abbreviation or an ellipsis. White space that a text
    begins with becomes an empty sentence with that gap.

    Args:
        text: Any text, of any length.
    """
    return tuple(
        part
        for sentence in _cut(text, list(_ends(text)))
        for part in _short_parts(sentence)
    )


def join_sentences(sentences: tuple[Sentence, ...]) -> str:
    """Return the text that was split."""
    return "".join(f"{each.text}{each.gap}" for each in sentences)


def _cut(text: str, ends: list[int]) -> Iterator[Sentence]:
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end]
        if not piece:
            continue
        body = piece.strip()
        if not body:
            yield Sentence("", piece)
        else:
            lead = piece[: piece.index(body)]
            if lead:
                yield Sentence("", lead)
            yield Sentence(body, piece[len(lead) + len(body) :])
        start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where a new sentence begins."""
    for found in _ENDING.finditer(text):
        mark = found.group()
        if "\n" in mark:
            yield found.end()
        elif _is_end(text, found):
            after = found.end()
            while after < len(text) and text[after].isspace():
                after += 1
            if after < len(text):
                yield after


def _is_end(text: str, found: re.Match[str]) -> bool:
    mark = found.group()
    if mark[0] in _ALWAYS:
        return True
    after = text[found.end() : found.end() + 1]
    if mark[0] in "!?":
        return not after or after.isspace() or _stands_alone(after)
    if mark.startswith(".."):
        return False  # an ellipsis: who trails off has not ended
    return (not after or after.isspace()) and not _is_abbreviation(text, found)


def _stands_alone(character: str) -> bool:
    """Tell whether the script of a letter has no spaces between sentences."""
    return character.isalpha() and ord(character) > 0x2E7F


def _is_abbreviation(text: str, found: re.Match[str]) -> bool:
    rest = text[found.end() :].lstrip()
    if rest[:1].islower():
        return True
    before = _WORD_BEFORE.search(text, max(0, found.start() - 20), found.start())
    if before is None:
        return False
    word = before.group().lower()
    if word in _BEFORE_NUMBER:
        return rest[:1].isdigit()
    return (
        word in _SHORT
        or (_INITIALS.fullmatch(word) is not None and word.isascii() and word != "i")
        or (word.isdigit() and _opens_line(text, before.start()))
    )


def _opens_line(text: str, place: int) -> bool:
    """Tell whether nothing stands before a place: `1. Open` is one sentence."""
    line = text.rfind("\n", 0, place) + 1
    return not text[line:place].strip()


def _short_parts(sentence: Sentence) -> Iterator[Sentence]:
    text = sentence.text
    while len(text) > LONGEST:
        end = _place_to_cut(text)
        if end is None:
            break
        head = text[:end]
        body = head.rstrip()
        yield Sentence(body, head[len(body) :])
        text = text[end:]
    yield Sentence(text, sentence.gap)


def _place_to_cut(text: str) -> int | None:
    """Return where the last part that is short enough ends: a comma, then a space."""
    for mark in (_COMMA, _PAUSE):
        places = [
            found.end()
            for found in mark.finditer(text, 1, LONGEST)
            if found.end() < len(text) and not _in_number(text, found.start())
        ]
        if places:
            return places[-1]
    return None


def _in_number(text: str, place: int) -> bool:
    around = text[place - 1 : place], text[place + 1 : place + 2]
    return all(each.isdigit() for each in around)
