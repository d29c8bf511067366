"""What a desk reads in a case: in Chinese, mostly hidden, and with every warning."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.wording import UNTRANSLATED
from kiosk.counter.case_rows import CaseRow, case_rows
from kiosk.counter.case_view import CaseView, case_view, known_services
from kiosk.counter.case_warnings import BY_DATE, CAUTIONS
from kiosk.counter.cases import Body
from kiosk.counter.masking import DOT, masked_number, masked_phone
from kiosk.identity.reading import SOON_DAYS, Caution
from tests.counter.cases import MINJI, TODAY, library, minji, words


def view(body: Body, today: date = TODAY) -> CaseView:
    own = words(body.language, today)
    return case_view(body, library(), words("zh", today), own)


def row(id_: str, body: Body | None = None) -> CaseRow:
    return next(one for one in view(body or minji()).rows if one.id == id_)


def test_answers_stand_in_chinese_beside_the_visitors_own_words() -> None:
    found = row("document")

    assert (found.label, found.value) == ("证件", ("外国护照",))
    assert (found.own_label, found.own_value) == ("신분증", ("외국 여권",))


def test_rows_are_numbered_in_the_order_the_questions_were_asked() -> None:
    rows = view(minji()).rows

    assert [one.number for one in rows] == list(range(1, len(rows) + 1))
    order = [step.id for step in library().service("open-account").steps]
    assert [one.id for one in rows] == sorted((o.id for o in rows), key=order.index)


def test_a_visitor_who_reads_chinese_has_no_second_words() -> None:
    assert all(
        one.own_label == "" and one.own_value == () and one.own_masked == ()
        for one in view(minji(language="zh")).rows
    )


@pytest.mark.parametrize(
    ("id_", "shown"),
    [
        ("passport-number", ("M•••••678",)),
        ("foreign-phone", ("+82 10-••••-5678",)),
        ("birth-date", ("••••••",)),
        ("home-address", ("••••••",)),
        ("deposit", ("••••••",)),
        (
            "tax-countries",
            (
                "韩国 · 是 · ••••••",
                "阿拉伯联合酋长国 · 该国家（地区）不发放纳税人识别号",
            ),
        ),
    ],
)
def test_what_is_personal_is_hidden(id_: str, shown: tuple[str, ...]) -> None:
    assert row(id_).masked == shown


@pytest.mark.parametrize(
    "id_", ["full-name", "nationality", "sex", "expiry-date", "document", "purpose"]
)
def test_what_staff_call_and_choose_by_is_not(id_: str) -> None:
    assert row(id_).masked == ()


@pytest.mark.parametrize(
    ("id_", "typed"),
    [
        ("birth-date", "1994-05-17"),
        ("foreign-phone", "+821034565678"),
        ("deposit", "200.00 CNY"),
        ("full-name", "KIM MINJI"),
        ("china-address", "Hotel Sample Beijing"),
    ],
)
def test_a_field_is_copied_as_other_systems_want_it(id_: str, typed: str) -> None:
    assert row(id_).typed == typed


def test_what_stands_in_the_document_is_compared_with_it() -> None:
    compared = {one.id for one in view(minji()).rows if one.compare}

    assert compared == {
        *("full-name", "passport-number", "nationality"),
        *("sex", "birth-date", "expiry-date"),
    }


@given(st.from_regex(r"\A[A-Z0-9]{1,20}\Z"))
def test_a_hidden_number_keeps_its_length_and_hides_three_signs(number: str) -> None:
    hidden = masked_number(number)

    assert len(hidden) == len(number)
    assert hidden.count(DOT) >= min(3, len(number))


@given(st.from_regex(r"\A\+[1-9][0-9]{0,2}( [0-9]{2,5}){1,3}\Z"))
def test_a_hidden_telephone_hides_three_digits_and_keeps_its_shape(phone: str) -> None:
    hidden = masked_phone(phone)
    digits = sum(sign.isdigit() for sign in phone)

    assert len(hidden) == len(phone)
    assert all(a == b or b == DOT for a, b in zip(phone, hidden, strict=True))
    assert hidden.count(DOT) >= min(3, max(digits - 5, 0))


def test_nothing_hidden_stands_in_the_dots() -> None:
    for one in view(minji()).rows:
        for line in (*one.masked, *one.own_masked):
            assert one.typed not in line
            assert "940517" not in line


def test_nothing_of_a_case_stands_in_a_log() -> None:
    shown = repr(view(minji())) + repr(row("full-name")) + repr(minji())

    assert "KIM" not in shown


def test_unknown_answers_stand_as_they_are_and_hidden() -> None:
    body = minji(unknown=((777, {"a": ("x", "y")}), (778, True)))
    first, second = view(body).rows[-2:]

    assert (first.label, first.value) == ("未知问题 777", ("a: x y",))
    assert second.value == ("True",)
    assert (first.masked, second.masked) == (("••••••",), ("••••••",))


def test_every_warning_of_a_scan_has_its_sentence() -> None:
    assert set(get_args(Caution)) <= CAUTIONS.keys() | BY_DATE.keys()


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "已于"), (0, "不足半年"), (SOON_DAYS, "不足半年")]
)
def test_a_document_that_ends_soon_or_ended_is_told(days: int, said: str) -> None:
    expiry = (TODAY + timedelta(days=days)).isoformat()
    warned = view(minji(answers={**MINJI, "expiry-date": expiry})).warnings

    assert said in warned[0]


def test_a_document_with_time_left_is_not_warned_of() -> None:
    expiry = (TODAY + timedelta(days=SOON_DAYS + 1)).isoformat()
    warned = view(minji(answers={**MINJI, "expiry-date": expiry})).warnings

    assert not any("有效期" in one for one in warned)


def test_other_content_is_told_and_what_found_no_room_is_asked_again() -> None:
    body = minji(
        warnings=(
            "other-version",
            "unknown-service-99",
            "name-may-be-truncated",
            "new",
        ),
        left_out=("china-address", "123"),
    )
    warned = "\n".join(view(body).warnings)

    for said in ("版本", "编号 99", "可能被截断", "：new", "在中国的地址", "询问：123"):
        assert said in warned


def test_forms_to_sign_are_told() -> None:
    assert "个人税收居民身份声明" in view(minji()).warnings[-1]


def test_the_outcomes_lines_are_ticked_and_its_documents_asked_for() -> None:
    found = view(minji())

    assert any("护照" in task.text for task in found.brought)
    assert any("税收居民" in task.text for task in found.steps)
    assert len({task.id for task in found.tasks}) == len(found.tasks)


def test_a_visit_that_is_not_finished_says_so_and_has_the_general_list() -> None:
    few = {id_: MINJI[id_] for id_ in ("for-whom", "paid", "dictated")}
    found = view(minji(answers=few))

    assert found.warnings[0] == "客户尚未答完。"
    assert found.steps
    assert found.brought


def test_a_time_that_is_no_longer_on_offer_does_not_stop_the_case() -> None:
    found = view(minji(answers={**MINJI, "visit-time": "2026-11-01T09:00"}))

    assert "客户尚未答完。" not in found.warnings


def test_a_service_that_is_not_known_here_shows_the_others() -> None:
    body = minji(services=("no-such-service", "open-account"))

    assert len(known_services(body, library())) == 1
    assert view(body).rows


def test_a_desk_reads_no_english() -> None:
    codes = (*get_args(Caution), "other-version")
    found = view(minji(warnings=codes, unknown=((7, "x"),)))
    said = [
        *(text for one in found.rows for text in (one.label, *one.value)),
        *found.warnings,
        *(task.text for task in found.tasks),
    ]

    assert [text for text in said if UNTRANSLATED in text] == []


def test_rows_are_the_same_whichever_order_answers_came_in() -> None:
    body = minji(answers=dict(reversed(MINJI.items())))
    services = known_services(body, library())
    zh, ko = words("zh"), words("ko")

    assert case_rows(body, services, zh, ko) == case_rows(minji(), services, zh, ko)
