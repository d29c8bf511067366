"""`kiosk translate`: one sentence as staff and visitors get it, or drafts of texts."""

from __future__ import annotations

import asyncio
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.cli.models import has_argos, refuse_missing_extra
from kiosk.cli.opening import Opened, find_language, open_all, print_json, print_line
from kiosk.cli.progress import Progress, bar
from kiosk.errors import ContentError, TranslationError, UnknownError
from kiosk.paths import find_places
from kiosk.translation.models.folder import models_folder

if TYPE_CHECKING:
    from kiosk.translation.drafts.drafting import Drafted
    from kiosk.translation.engine.client import Hired
    from kiosk.translation.model import Prepared, Translated
    from kiosk.translation.phrasebook import Book

ORIGINS = {
    "phrase": "a prepared phrase",
    "machine": "the machine, behind its guard",
    "same": "the text itself: one language on both sides",
}
REASONS = {
    "secret": "The text has a card number, a PIN or a code. Such a text is not kept.",
    "long": "The text is too long.",
    "empty": "There is no text.",
}
_CODE = re.compile("[a-z]{2,3}(_[A-Za-z]{2,8})?")


def translate(options: Namespace) -> int:
    """Translate TEXT, or draft what is missing in a folder of catalogues."""
    if options.draft is not None:
        return _draft(options)
    if not (options.text and options.speaks and options.hears):
        raise UnknownError(
            "There is nothing to translate.",
            remedy="Give --from CODE --to CODE TEXT, or --draft locales/xx.",
        )
    opened = open_all(options.config)
    for code in (options.speaks, options.hears):
        find_language(opened.languages, code)
    return _sentence(options, opened)


def _sentence(options: Namespace, opened: Opened) -> int:
    from kiosk.translation.phrasebook import Book

    book = Book(opened.library, opened.languages)
    said = asyncio.run(_interpreted(options, opened, book))
    if options.json:
        print_json(_as_json(said, book))
        return 0 if said.text else 1
    if not said.text:
        if opened.settings.translation.machine and not said.refused:
            refuse_missing_extra()
        raise TranslationError(_why_not(said), remedy=_nearest_told(said, book))
    print_line(said.text)
    state = f", {said.state}" if said.state else ""
    print_line(f"From: {ORIGINS[said.origin]}{state}")
    print_line(f"Back: {said.back or '-'}")
    return 0


async def _interpreted(options: Namespace, opened: Opened, book: Book) -> Translated:
    from kiosk.translation.interpreter import Interpreter

    wanted = opened.settings.translation.machine and has_argos()
    machine = _machine(opened) if wanted else None
    interpreter = Interpreter(book, machine)
    try:
        return await interpreter.interpret(
            options.text, options.speaks, options.hears, back=True
        )
    finally:
        await interpreter.close()


def _machine(opened: Opened) -> Hired:
    from kiosk.translation.engine.client import Hired

    settings = opened.settings.translation
    return Hired(
        models_folder(settings),
        terms=opened.library.terms,
        pairs_kept=settings.pairs_kept,
    )


def _why_not(said: Translated) -> str:
    if said.refused:
        return f"No translation. {REASONS[said.refused]}"
    if said.findings:
        rules = ", ".join(sorted({finding.rule for finding in said.findings}))
        return f"No translation: the machine's did not pass the guard ({rules})."
    return f"No translation. {said.trouble or 'The kiosk has no machine.'}"


def _nearest_told(said: Translated, book: Book) -> str:
    near = [_words(one, said, book)[0] for one in said.nearest]
    return f"Phrases that are near: {' | '.join(near)}" if near else ""


def _words(prepared: Prepared, said: Translated, book: Book) -> tuple[str, str]:
    phrase = book.phrase(prepared.phrase)
    return (
        book.words(said.speaks).text(phrase, prepared.values).text,
        book.words(said.hears).text(phrase, prepared.values).text,
    )


def _as_json(said: Translated, book: Book) -> dict[str, object]:
    return {
        "text": said.text,
        "origin": said.origin,
        "state": said.state,
        "phrase": said.prepared.phrase if said.prepared else None,
        "back": said.back,
        "findings": [
            {"rule": finding.rule, "detail": finding.detail}
            for finding in said.findings
        ],
        "trouble": said.trouble,
        "refused": said.refused,
        "nearest": [
            {"phrase": one.phrase, "source": source, "text": text}
            for one in said.nearest
            for source, text in (_words(one, said, book),)
        ],
    }


def _draft(options: Namespace) -> int:
    folder = options.draft.resolve()
    if not _CODE.fullmatch(folder.name) or not folder.is_dir():
        raise UnknownError(
            f"{options.draft} is no folder of a language.",
            remedy="Give one such as locales/ko.",
        )
    refuse_missing_extra()
    opened = open_all(options.config)
    drafted = asyncio.run(_drafted(folder, opened))
    if options.json:
        print_json(
            {
                "written": drafted.written,
                "left": [
                    {"file": left.file, "msgid": left.msgid, "why": left.why}
                    for left in drafted.left
                ],
            }
        )
    else:
        for line in _drafted_told(drafted):
            print_line(line)
    return 0


async def _drafted(folder: Path, opened: Opened) -> Drafted:
    from kiosk.translation.drafts.drafting import Drafting

    machine = _machine(opened)
    progress = Progress(sys.stderr, monotonic)

    def tell(done: int, total: int) -> None:
        progress.tell(f"{bar(done, total)} {done} of {total} texts")

    try:
        drafting = Drafting(machine, _spared(), tell)
        return await drafting.folder(folder)
    finally:
        await machine.close()
        progress.end()


def _spared() -> frozenset[str]:
    from kiosk.content.reading import read_content
    from kiosk.translation.drafts.sparing import spared_texts

    content = read_content(find_places().guides)
    if content.faults:
        raise ContentError("\n".join(map(str, content.faults)))
    return spared_texts(content)


def _drafted_told(drafted: Drafted) -> Iterator[str]:
    reasons = {
        "spared": "consent, law or safety: a person translates these",
        "guard": "the guard stopped the machine's",
        "form": "too long, or with signs that the machine does not keep",
    }
    for why, told in reasons.items():
        for left in drafted.left:
            if left.why == why:
                yield f"{left.file}: {left.msgid!r}: {told}"
    yield f"{drafted.written} texts drafted, {len(drafted.left)} left to a person."
