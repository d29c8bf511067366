"""The names of documents and currencies as one language has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kiosk.content.phrases import DocumentName, Term
from kiosk.language.formatting import Formatter, tender
from kiosk.translation.folding import fold_sentence


def document_names(
    documents: Sequence[DocumentName],
    terms: Sequence[Term],
    language: str,
    said: Callable[[str], str],
) -> Mapping[str, str]:
    """Id of a document by its folded name, or by another name of the glossary.

    Args:
        documents: The documents of the phrasebook.
        terms: The glossary; a term of the same id gives the other names.
        language: Code of the language.
        said: Gives a label in the language; empty: it is not translated.
    """
    others = {term.id: term.forms.get(language, ()) for term in terms}
    return names_of(
        (
            (name, document.id)
            for document in documents
            for name in (said(document.label), *others.get(document.id, ()))
        ),
        language,
    )


def currency_names(locale: str, language: str) -> Mapping[str, str]:
    """Code of a currency by its folded name, or by the code itself.

    Args:
        locale: Locale identifier such as zh_Hans_CN.
        language: Code of the language.
    """
    formatter, codes = Formatter(locale), sorted(tender())
    named = ((formatter.currency(code), code) for code in codes)
    return names_of((*named, *((code, code) for code in codes)), language)


def names_of(pairs: Iterable[tuple[str, str]], language: str) -> Mapping[str, str]:
    """Meaning by folded name, without names that mean two things."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for name, meaning in pairs:
        meanings[fold_sentence(name, language).key].add(meaning)
    meanings.pop("", None)
    return {name: min(ids) for name, ids in meanings.items() if len(ids) == 1}
