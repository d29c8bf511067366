"""Translators' files (.po) read when the library is built."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from kiosk.errors import ContentError
from kiosk.language.catalogue import Catalogue, Entry, State, key
from kiosk.language.placeholders import form_problems, text_problems

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

STATES: tuple[State, ...] = get_args(State)
STATE = re.compile(r"state\s*:\s*(\S*)", re.IGNORECASE)
HEADER_STATE = re.compile(r'^"X-State:\s*(\S*?)\s*\\n"$', re.MULTILINE)
SAVE_AGAIN = "Correct the line, or save the file again with a PO editor."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one unit of a translators' file."""

    path: Path
    line: int
    """Line of the source text in the file; 0 when it concerns the whole file."""
    msgid: str
    wrong: str

    def __str__(self) -> str:
        """The problem as one line for a person."""
        unit = f' "{self.msgid}"' if self.msgid else ""
        return f"{self.path}:{self.line}:{unit} {self.wrong}"


def read_po(path: Path, language: str, domain: str) -> Catalogue:
    """The catalogue in a translators' file.

    Units that are fuzzy, obsolete or not fully translated are left out. The
    state of a unit is its translator comment `# state: draft|translated|reviewed`,
    else the `X-State` of the header, else "translated".

    Raises:
        ContentError: The file cannot be read or is no PO file.
    """
    text = _read(path)
    catalog = _parse(text, path, language)
    usual = _header_state(text)
    entries = {
        key(source(message), message.context or ""): Entry(
            _forms(message), _state(message, usual)
        )
        for message in _finished(catalog)
        if all(_forms(message))
    }
    return Catalogue(language, domain, catalog.plural_expr, entries)


def read_template(path: Path) -> frozenset[str]:
    """The keys of the texts to translate; none where there is no template yet.

    Raises:
        ContentError: The file is no PO file.
    """
    if not path.exists():
        return frozenset()
    template = _parse(_read(path), path, "en")
    return frozenset(
        key(source(message), message.context or "")
        for message in template
        if message.id
    )


def check_po(path: Path, language: str = "") -> tuple[Problem, ...]:
    """Every problem of a translators' file, in the order of its lines.

    Checked are the placeholders, brackets, direction marks and plural forms
    of every unit that `read_po` would take, and the words for its state.

    Args:
        path: A .po file.
        language: Its language, for the plural rule when the header has none.
    """
    try:
        text = _read(path)
        catalog = _parse(text, path, language)
    except ContentError as trouble:
        return (Problem(path, 0, "", trouble.problem),)
    state = HEADER_STATE.search(text)
    found = [
        Problem(path, 1, "", wrong)
        for wrong in (_state_problems(state[1]) if state else ())
    ]
    for message in _finished(catalog):
        found += (
            Problem(path, message.lineno or 0, source(message), wrong)
            for wrong in _problems(message, catalog.plural_expr)
        )
    return tuple(found)


def source(message: "Message") -> str:
    """The source text of a unit; of a count the text for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as trouble:
        raise ContentError(
            f"{path} cannot be read: {trouble.strerror}.",
            remedy="Restore the file, or take the language off the list.",
        ) from trouble
    except UnicodeDecodeError as trouble:
        raise ContentError(
            f"{path} is not UTF-8: {trouble}.", remedy="Save the file as UTF-8."
        ) from trouble


def _parse(text: str, path: Path, language: str) -> "Catalog":
    from babel.core import UnknownLocaleError
    from babel.messages import pofile

    try:
        catalog = pofile.read_po(
            io.StringIO(text), locale=language or None, abort_invalid=True
        )
        _check_plural_rule(catalog.plural_expr)
    except (pofile.PoFileError, UnknownLocaleError, ValueError) as trouble:
        raise ContentError(
            f"{path} is not a valid PO file: {trouble}.", remedy=SAVE_AGAIN
        ) from trouble
    return catalog


def _check_plural_rule(expression: str) -> None:
    from gettext import c2py

    c2py(expression)(1)


def _finished(catalog: "Catalog") -> Iterator["Message"]:
    """Units with a translation that fits the source text as it is now."""
    for message in catalog:
        if message.id and not message.fuzzy and any(_forms(message)):
            yield message


def _forms(message: "Message") -> tuple[str, ...]:
    text = message.string
    return (text,) if isinstance(text, str) else tuple(text or ())


def _header_state(text: str) -> State:
    match = HEADER_STATE.search(text)
    return _known_state(match[1] if match else "", "translated")


def _state(message: "Message", usual: State) -> State:
    for comment in message.user_comments:
        match = STATE.match(comment)
        if match:
            return _known_state(match[1], usual)
    return usual


def _known_state(word: str, otherwise: State) -> State:
    return next((state for state in STATES if state == word), otherwise)


def _problems(message: "Message", plural_rule: str) -> Iterator[str]:
    if isinstance(message.id, str):
        yield from text_problems(message.id, _forms(message)[0])
    else:
        yield from form_problems(message.id, _forms(message), plural_rule)
    for comment in message.user_comments:
        match = STATE.match(comment)
        if match:
            yield from _state_problems(match[1])


def _state_problems(word: str) -> Iterator[str]:
    if word not in STATES:
        yield f'the state "{word}" is none of {", ".join(STATES)}'
