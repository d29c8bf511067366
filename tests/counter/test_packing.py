"""What a pass carries comes back exactly, or as it stands."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from string import ascii_uppercase
from typing import Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.counter.packing import CAUTIONS, pack
from kiosk.counter.unpacking import unpack
from kiosk.counter.values import as_it_stands, pack_value, unpack_value
from kiosk.errors import SealError
from kiosk.identity.reading import Caution
from kiosk.interview import model
from kiosk.interview.model import AnyStep, Value
from kiosk.language.dense import dense, plain, weight
from kiosk.paths import find_places
from tests.counter.longest import content_of, longest_pass, services_of

TEXTS = st.text(max_size=60) | st.text(ascii_uppercase + " -'0123", max_size=40)


@cache
def library() -> Library:
    return open_library(find_places())


@given(TEXTS)
@example("\ud800")
@example("0000")
@example("İÀж")
@example("👩‍👩‍👧")
def test_every_text_comes_back_exactly(text: str) -> None:
    packed = dense(text)

    assert plain(packed) == text
    assert len(packed) <= 2 * len(text.encode("utf-16-be", "surrogatepass")) + 3


@given(st.binary(max_size=40))
def test_bytes_that_are_no_text_are_a_value_error_at_most(packed: bytes) -> None:
    with suppress(ValueError):
        assert isinstance(plain(packed), str)


def test_a_letter_weighs_one_and_a_syllable_two() -> None:
    assert [
        weight(one) for one in ("abc", "жук", "مرحبا", "北京", "서울", "a서", "")
    ] == [*(3, 3, 5, 4, 4, 4, 0)]


def test_capitals_take_two_thirds_of_a_byte() -> None:
    assert len(dense("KOWALSKA-LEWANDOWSKA ANNA")) == 18


DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
NAMES = st.fixed_dictionaries({"surname": TEXTS, "given_names": TEXTS})
AMOUNTS = st.fixed_dictionaries(
    {
        "amount": st.from_regex(r"\A(0|[1-9][0-9]{0,6})(\.[0-9]{1,2})?\Z"),
        "currency": st.sampled_from(("CNY", "USD")),
    }
)
PHONES = st.from_regex(r"\A\+[0-9]{4,18}\Z")


def ids(step: model.Choice | model.Several) -> st.SearchStrategy[str]:
    return st.sampled_from([option.id for option in step.options])


BY_KIND: dict[type, Callable[[Any], st.SearchStrategy[Value]]] = {
    model.Choice: ids,
    model.Several: lambda step: st.lists(ids(step), unique=True).map(tuple),
    model.Name: lambda _: NAMES,
    model.Date: lambda _: DAYS,
    model.Country: lambda _: st.text(ascii_uppercase, min_size=2, max_size=2),
    model.Phone: lambda _: PHONES,
    model.Amount: lambda _: AMOUNTS,
    model.Slot: lambda _: MOMENTS,
    model.Information: lambda _: st.booleans(),
    model.Consent: lambda _: st.booleans(),
    model.Zone: lambda _: st.none(),
    model.Group: lambda step: groups(step),
}


def values(step: AnyStep) -> st.SearchStrategy[Value]:
    return BY_KIND.get(type(step), lambda _: TEXTS)(step)


def groups(step: model.Group) -> st.SearchStrategy[Value]:
    fields: dict[str, st.SearchStrategy[Value]] = {
        part.id: values(part) for part in step.fields
    }
    item = st.fixed_dictionaries({}, optional=fields)
    return st.lists(item, max_size=3).map(tuple)


def all_steps() -> list[AnyStep]:
    found = {step.id: step for one in services_of(library()) for step in one.steps}
    return list(found.values())


def test_the_kinds_of_all_questions_are_tried_below() -> None:
    assert {type(step) for step in all_steps()} == set(get_args(model.AnyStep))


@given(st.data())
def test_every_answer_of_every_service_comes_back_exactly(data: st.DataObject) -> None:
    service = data.draw(st.sampled_from(list(services_of(library()))))
    answers = {
        step.id: data.draw(st.none() | values(step))
        for step in service.steps
        if data.draw(st.booleans())
    }
    content = content_of(service, answers)

    read = unpack(pack(content, [service]), library())

    expected = replace(content, place=content.place.encode()[:24].decode())
    assert read.content == expected
    assert (read.unknown, read.unknown_services) == ((), ())
    assert read.other_version


def test_a_pass_of_the_same_library_says_so() -> None:
    service = library().service("reset-pin")
    content = content_of(service, {})
    mark = bytes.fromhex(library().index.digest)[:4]

    read = unpack(pack(replace(content, library=mark), [service]), library())

    assert not read.other_version


def test_what_another_version_asks_comes_out_as_it_stands() -> None:
    service = library().service("reset-pin")
    strange = model.Text(
        id="new", key=60_000, title="?", label="?", personal="no", why=""
    )
    other = replace(
        service,
        key=999,
        steps=(
            strange,
            replace(
                service.steps[0],
                options=(model.Option(id="mars", label="Mars", key=99),),
            ),
        ),
    )
    content = content_of(other, {"new": "서울", "card-bank": "mars"})

    read = unpack(pack(content, [other]), library())

    assert read.content.answers == {}
    assert dict(read.unknown) == {60_000: "서울", 30: "99"}
    assert read.unknown_services == (999,)
    assert read.content.services == ()


def test_a_group_with_a_field_nobody_knows_is_never_half_shown() -> None:
    group = next(one for one in all_steps() if isinstance(one, model.Group))
    packed = pack_value(group, ({"country": "KR"},))
    packed[0][99] = "?"

    with pytest.raises(ValueError, match="no such field"):
        unpack_value(group, packed)
    assert as_it_stands(packed) == ({"1": "KR", "99": "?"},)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.binary() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.integers(0, 70), inner),
    max_leaves=6,
)


@given(st.data(), PLAIN)
def test_any_shape_is_an_answer_or_a_value_error(
    data: st.DataObject, packed: object
) -> None:
    step = data.draw(st.sampled_from(all_steps()))
    try:
        unpack_value(step, packed)
    except (TypeError, ValueError):
        assert as_it_stands(packed) is not None or packed is None


@given(st.binary(max_size=60) | st.dictionaries(st.integers(1, 12), PLAIN))
def test_a_payload_that_is_no_pass_is_refused(packed: object) -> None:
    import cbor2

    payload = packed if isinstance(packed, bytes) else cbor2.dumps(packed)
    with suppress(SealError):
        assert unpack(payload, library()).content.id


def test_cautions_keep_the_numbers_passes_know_them_by() -> None:
    assert get_args(Caution) == CAUTIONS
    assert CAUTIONS[:6] == (
        "expired",
        "expires-soon",
        "expiry-date-unknown",
        "expiry-date-impossible",
        "expiry-century-unclear",
        "birth-date-incomplete",
    )
    assert CAUTIONS.index("unusual-document-code") == 18


def test_nothing_of_a_visitor_stands_in_what_a_log_could_print() -> None:
    content = longest_pass(library().service("renew-passport"))
    read = unpack(pack(content, [library().service("renew-passport")]), library())

    assert "WWW" in str(content.answers)
    assert "WWW" not in repr(content) + repr(read)
    assert content.expires_at - content.made_at == timedelta(days=7)
