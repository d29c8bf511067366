import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import ContentError
from kiosk.language.catalogue import Catalogue, Entry, decode, encode, key

ARABIC_RULE = (
    "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
)
FORMS = ("صفر", "يوم", "يومان", "أيام", "يومًا", "يوم")
CATALOGUE = Catalogue(
    "ar",
    "kiosk",
    ARABIC_RULE,
    {
        "Back": Entry(("رجوع",), "reviewed"),
        key("Back", "body"): Entry(("ظهر",), "draft"),
        "%(n)s day": Entry(FORMS),
    },
)


def test_a_text_is_found_with_its_state() -> None:
    assert CATALOGUE.find("Back") == Entry(("رجوع",), "reviewed")


def test_a_context_tells_equal_texts_apart() -> None:
    entry = CATALOGUE.find("Back", "body")

    assert entry is not None
    assert entry.words == "ظهر"
    assert CATALOGUE.find("Back", "elsewhere") is None


def test_what_is_not_translated_is_not_found() -> None:
    assert CATALOGUE.find("Next") is None
    assert CATALOGUE.find_plural("%(n)s hour", "%(n)s hours", 2) is None


@pytest.mark.parametrize(
    ("n", "form"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (100, 5), (103, 3)],
)
def test_arabic_has_six_forms_for_a_count(n: int, form: int) -> None:
    assert CATALOGUE.find_plural("%(n)s day", "%(n)s days", n) == Entry((FORMS[form],))


def test_a_language_without_plurals_has_one_form() -> None:
    catalogue = Catalogue("ko", "kiosk", "0", {"%(n)s day": Entry(("%(n)s일",))})

    entry = catalogue.find_plural("%(n)s day", "%(n)s days", 7)

    assert entry == Entry(("%(n)s일",))


def test_a_rule_that_asks_for_a_missing_form_gets_the_last() -> None:
    catalogue = Catalogue("x", "kiosk", "n", {"a": Entry(("one", "more"))})

    assert catalogue.find_plural("a", "b", 9) == Entry(("more",))


ENTRIES = st.builds(
    Entry,
    st.lists(st.text(), min_size=1, max_size=3).map(tuple),
    st.sampled_from(["draft", "translated", "reviewed"]),
)


@given(st.dictionaries(st.text(), ENTRIES, max_size=5))
def test_a_catalogue_survives_its_file(entries: dict[str, Entry]) -> None:
    catalogue = Catalogue("ar", "kiosk", ARABIC_RULE, entries)

    assert decode(encode(catalogue)) == catalogue


def test_the_same_entries_in_another_order_give_the_same_bytes() -> None:
    turned = dict(reversed(CATALOGUE.entries.items()))

    other = Catalogue("ar", "kiosk", ARABIC_RULE, turned)

    assert encode(other) == encode(CATALOGUE)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"language":"ar","domain":"kiosk","plural":"0","entries":{"a":[["b"],"x"]}}',
        b'{"language":"ar","domain":"kiosk","plural":"0","entries":{"a":[[]]}}',
        b'{"language":"ar","domain":"kiosk","plural":"exit(1)","entries":{}}',
    ],
)
def test_bytes_that_are_no_catalogue_are_told(content: bytes) -> None:
    with pytest.raises(ContentError) as caught:
        decode(content)

    assert "kiosk build" in caught.value.remedy
