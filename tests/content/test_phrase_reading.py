"""The phrasebook and the glossary: read, compiled, and drawn for translators."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.build import build, open_library, sweep
from kiosk.content.messages import templates
from kiosk.content.phrase_reading import read_phrases
from kiosk.content.phrases import Phrasebook
from kiosk.errors import ContentError
from tests.content import bank, phrases


def test_what_is_written_is_read(tmp_path: Path) -> None:
    read = read_phrases(phrases.found(tmp_path).guides)

    assert read.faults == ()
    assert [one.id for one in read.book.situations] == ["greeting", "cards"]
    assert [one.label for one in read.book.documents] == ["passport", "visa"]
    assert [one.number for one in read.book.phrases] == [1, 2, 3, 4, 5]
    assert read.book.phrases[1].slots == {"amount": "money"}
    assert [one.id for one in read.book.retired] == ["bye"]
    assert read.terms[1].forms["zh"] == ("手续费", "费用")


def test_a_bank_without_a_phrasebook_has_an_empty_one(tmp_path: Path) -> None:
    library = build(bank.found(tmp_path))

    assert library.phrases == Phrasebook()
    assert library.terms == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("number: 2", "number: two", "phrases.yaml:10: phrases.1.number: Expected"),
        ("by: staff", "by: guard", "phrases.yaml:12: phrases.1.by: Invalid"),
        ("by: staff", "to: staff", "phrases.yaml:12: phrases.1.to: there is no"),
        ("amount: money", "amount: euro", "phrases.yaml:14: phrases.1.slots: Invalid"),
        ("id: hello, ", "", "phrases.yaml:8: phrases.0: Object missing"),
        ("title: Cards", "name: Cards", "phrases.yaml:3: situations.1.name:"),
        ("label: visa", "label: [visa]", "phrases.yaml:6: documents.1.label:"),
        ("number: 6", "number: x", "phrases.yaml:27: retired.0.number:"),
        ("retired:\n", "gone:\n", "phrases.yaml:27: gone: there is no such key"),
        ("retired:\n  - {id: bye, number: 6}", "retired: 6", "must be a list."),
        (phrases.PHRASES, "- hello\n", "phrases.yaml:1: must be keys with values."),
        (phrases.PHRASES, "a: [\n", "phrases.yaml:2: not valid YAML"),
        (phrases.PHRASES, "", "phrases.yaml: is empty."),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in phrases.PHRASES
    written = phrases.PHRASES.replace(old, new, 1)

    faults = read_phrases(phrases.found(tmp_path, phrases=written).guides).faults

    (fault,) = map(str, faults)
    assert told in fault


def test_a_fault_of_the_glossary_is_told_and_leaves_the_phrases(tmp_path: Path) -> None:
    written = phrases.GLOSSARY.replace("zh: [护照]", "zh: 护照")

    read = read_phrases(phrases.found(tmp_path, glossary=written).guides)

    (fault,) = map(str, read.faults)
    assert fault.startswith("glossary.yaml:3: terms.0.forms")
    assert len(read.book.phrases) == 5
    assert [term.id for term in read.terms] == ["fee"]


def test_a_fault_keeps_the_library_from_being_built(tmp_path: Path) -> None:
    places = phrases.found(tmp_path, phrases=phrases.PHRASES.replace("by: s", "by: x"))

    with pytest.raises(ContentError, match=r"phrases\.yaml:12"):
        build(places)


def test_the_phrasebook_is_no_service_or_guide(tmp_path: Path) -> None:
    library = phrases.library(tmp_path)

    assert {page.id for page in library.index.pages} == {"card", "pay"}


def test_sweeping_keeps_phrases_and_terms(tmp_path: Path) -> None:
    places = phrases.found(tmp_path)
    (places.guides / "phrases.yaml").write_text("situations: []\n", "utf-8")
    build(places)
    places = phrases.found(tmp_path)
    library = build(places)

    sweep(library)

    again = open_library(places)
    assert len(again.phrases.phrases) == 5
    assert len(again.terms) == 2
    assert len(list(places.library.glob("phrasebook-*"))) == 1


@pytest.mark.parametrize("part", ["phrasebook-", "glossary-"])
def test_a_damaged_part_is_a_content_error(tmp_path: Path, part: str) -> None:
    library = phrases.library(tmp_path)
    (path,) = library.folder.glob(f"{part}*")
    path.write_bytes(b"{")

    with pytest.raises(ContentError, match="cannot be read"):
        _ = (library.phrases, library.terms)


def test_coverage_counts_the_phrases(tmp_path: Path) -> None:
    places = phrases.found(tmp_path)
    (places.locales / "phrases.pot").write_text(
        phrases.catalogue_of({"Good morning.": "", "Good night.": ""}), "utf-8"
    )

    assert build(places).index.coverage["zh"]["phrases"] == 0.5


def test_translators_are_told_what_a_text_is_and_who_says_it(tmp_path: Path) -> None:
    template = templates(phrases.found(tmp_path))["phrases"]

    assert {message.id for message in template if message.id} == set(phrases.CHINESE)
    assert template["It costs %(amount)s."].auto_comments == [
        "costs (Cards); said by: staff",
        "%(amount)s: an amount, such as 500 yuan",
    ]
    assert template["Cards"].auto_comments == ["a group of phrases"]
    assert template["visa"].auto_comments == ["a document, inside a phrase"]


def test_texts_of_the_phrasebook_are_not_in_the_guides(tmp_path: Path) -> None:
    found = templates(phrases.found(tmp_path))["guides"]

    assert not {message.id for message in found} & set(phrases.CHINESE)
