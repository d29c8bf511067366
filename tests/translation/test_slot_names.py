"""Names of documents and currencies, and none that means two things."""

from __future__ import annotations

from kiosk.content.phrases import DocumentName, Term
from kiosk.translation.slot_names import currency_names, document_names, names_of
from tests.translation.books import LANGUAGES, book


def test_a_name_that_means_two_things_means_nothing() -> None:
    pairs = [("Pass", "one"), ("pass.", "two"), ("Card", "card"), ("card", "card")]
    assert names_of([*pairs, ("", "none")], "en") == {"card": "card"}


def test_a_document_is_known_by_its_label_and_by_the_glossary() -> None:
    documents = (DocumentName(id="passport", label="passport"),)
    terms = (Term(id="passport", forms={"zh": ("护照", "护照本")}),)
    names = document_names(documents, terms, "zh", lambda _: "护照原件")
    assert names == dict.fromkeys(("护照原件", "护照", "护照本"), "passport")


def test_a_document_without_a_label_in_the_language_has_no_name() -> None:
    documents = (DocumentName(id="passport", label="passport"),)
    assert document_names(documents, (), "zh", lambda _: "") == {}


def test_currencies_are_known_by_name_and_code() -> None:
    names = currency_names("zh_Hans_CN", "zh")
    assert names["美元"] == names["usd"] == "USD"
    assert "xxx" not in names


def test_every_currency_of_use_is_known_in_every_language() -> None:
    for language in LANGUAGES:
        currencies = book().reader(language, frozenset()).currencies
        assert {"CNY", "USD", "EUR", "KRW", "JPY"} <= set(currencies.values())
