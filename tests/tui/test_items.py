from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.interview import model
from kiosk.interview.parts import Condition, Test
from kiosk.tui.visitor.editors.items import Items, items_of

TODAY = date(2026, 11, 22)


def asked(number: int, **more: object) -> dict[str, object]:
    words = {"title": "Q", "label": "Q", "personal": "no", "key": number}
    return words | more


GROUP = model.Group(
    **asked(1, id="tax"),  # type: ignore[arg-type]
    item_label="Country of tax residence",
    most=2,
    fields=(
        model.Country(**asked(1, id="country")),  # type: ignore[arg-type]
        model.Choice(
            **asked(2, id="has"),  # type: ignore[arg-type]
            options=(
                model.Option(id="yes", label="Yes"),
                model.Option(id="no", label="No"),
            ),
        ),
        model.Text(
            **asked(3, id="number"),  # type: ignore[arg-type]
            when=Condition(answers={"has": Test(one_of=("yes",))}),
        ),
    ),
)


def part(items: Items) -> str | None:
    return items.part.id if items.part else None


def test_an_item_is_asked_question_by_question_and_then_kept() -> None:
    items = Items(GROUP, TODAY).added()
    assert part(items) == "country"
    items = items.answered("KR").answered("yes")
    assert part(items) == "number"
    items = items.answered("123")
    assert part(items) is None
    assert items.items == ({"country": "KR", "has": "yes", "number": "123"},)


def test_a_question_that_does_not_apply_is_not_asked_and_not_kept() -> None:
    full = {"country": "KR", "has": "yes", "number": "123"}
    items = Items(GROUP, TODAY, (full,)).opened(0).answered("KR").answered("no")
    assert items.at is None
    assert items.items == ({"country": "KR", "has": "no"},)


def test_an_item_that_is_left_half_way_is_as_it_was() -> None:
    full = {"country": "KR", "has": "no"}
    items = Items(GROUP, TODAY, (full,)).opened(0).answered("JP")
    back = items.back()
    assert back is not None
    assert part(back) == "country"
    back = back.back()
    assert back is not None
    assert back.at is None
    assert back.items == (full,)
    assert back.back() is None


def test_an_item_can_be_removed() -> None:
    two = ({"country": "KR", "has": "no"}, {"country": "JP", "has": "no"})
    items = Items(GROUP, TODAY, two).opened(0).removed()
    assert items.items == two[1:]
    assert items.part is None


def test_no_more_than_the_most_can_be_added() -> None:
    two = ({"country": "KR", "has": "no"}, {"country": "JP", "has": "no"})
    items = Items(GROUP, TODAY, two)
    assert items.is_full
    assert items.added() == items


@pytest.mark.parametrize("value", [None, "text", True, ["text"]])
def test_what_is_no_list_of_items_is_no_items(value: model.Value) -> None:
    assert items_of(value) == ()


@given(st.lists(st.sampled_from(["add", "yes", "no", "back", "remove", "open"])))
def test_any_order_of_acts_keeps_whole_items_only(acts: list[str]) -> None:
    items = Items(GROUP, TODAY)
    for act in acts:
        match act:
            case "add":
                items = items.added()
            case "back":
                items = items.back() or items
            case "remove":
                items = items.removed()
            case "open" if items.items and items.at is None:
                items = items.opened(0)
            case "yes" | "no":
                items = items.answered(act)
    assert len(items.items) <= GROUP.most
    assert all({"country", "has"} <= set(item) for item in items.items)
