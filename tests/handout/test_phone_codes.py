"""What a phone takes: each code is drawn, decoded and taken apart again."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from kiosk.handout.day_entry import LastDay, last_day_file, months_later
from kiosk.handout.phone_codes import (
    LONGEST_LINE,
    contact_card,
    network_code,
    phone_address,
    place_address,
)
from kiosk.handout.qr import draw, read_back
from kiosk.settings import Branch

STAMP = 1_795_305_600
BRANCH = Branch(
    name="Bank; of, Samples\\",
    name_zh="示例银行",
    phone="+86 10 1234 5678",
    address="1 Long Road, " * 12,
    address_zh="北京市朝阳区示例路一号" * 6,
    latitude=39.9087,
    longitude=116.3975,
)
ODD = st.text(st.sampled_from('\\;,:"AF09 aZ示é'), min_size=1, max_size=10)


def network_of(text: str) -> dict[str, str]:
    """Take a network's code apart as phones do."""
    assert text.startswith("WIFI:")
    assert text.endswith(";;")
    fields = re.findall(r"([STP]):((?:\\.|[^;\\])*);", text[5:])
    return {name: re.sub(r"\\(.)", r"\1", value) for name, value in fields}


def card_of(card: bytes) -> dict[str, list[str]]:
    """Take a contact apart: unfold, split at signs that are not escaped."""
    rows = card.decode().replace("\r\n ", "").split("\r\n")
    found = {}
    for row in filter(None, rows):
        name, _, value = row.partition(":")
        parts = re.split(r"(?<!\\);", value.replace("\\\\", "\0"))
        plain = (re.sub(r"\\(.)", r"\1", part) for part in parts)
        found[name.partition(";")[0]] = [part.replace("\0", "\\") for part in plain]
    return found


@given(name=ODD, password=st.text(st.sampled_from('\\;,:"AF09 a'), max_size=10))
def test_any_network_is_read_back_from_its_code(name: str, password: str) -> None:
    text = network_code(name, password)
    found = network_of(text)

    assert found["S"] == name
    assert found["T"] == ("WPA" if password else "nopass")
    assert found.get("P", "") == password
    assert read_back(draw(text).matrix) == text


def test_without_a_name_there_is_no_network() -> None:
    assert network_code("", "") == ""
    assert network_code("Café", "") == "WIFI:S:Café;T:nopass;;"


@pytest.mark.parametrize("chinese", [True, False])
def test_a_contact_holds_the_branch_whatever_signs_its_name_has(chinese: bool) -> None:
    card = contact_card(BRANCH, chinese=chinese)
    found = card_of(card)

    assert found["VERSION"] == ["3.0"]
    assert found["FN"] == [BRANCH.name_zh if chinese else BRANCH.name]
    assert found["TEL"] == [BRANCH.phone]
    assert found["ADR"][2] == (BRANCH.address_zh if chinese else BRANCH.address)
    assert found["NOTE"] == [BRANCH.address_zh]
    assert found["GEO"] == ["39.9087", "116.3975"]
    assert all(len(row) <= LONGEST_LINE for row in card.split(b"\r\n"))


def test_what_the_settings_lack_is_left_out_of_a_contact() -> None:
    found = card_of(contact_card(Branch(), chinese=False))
    assert set(found) == {"BEGIN", "VERSION", "FN", "N", "ORG", "NICKNAME", "END"}


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_place_is_read_back_to_a_metre(north: float, east: float) -> None:
    text = place_address(Branch(latitude=north, longitude=east))
    found = re.fullmatch(r"geo:(-?[0-9]+(?:\.[0-9]+)?),(-?[0-9]+(?:\.[0-9]+)?)", text)

    assert found is not None
    assert float(found[1]) == pytest.approx(north, abs=1e-5)
    assert float(found[2]) == pytest.approx(east, abs=1e-5)
    assert read_back(draw(text).matrix) == text


def test_a_branch_without_a_place_or_telephone_offers_neither() -> None:
    assert place_address(Branch()) == ""
    assert phone_address("ask inside") == ""
    assert phone_address("+86 (10) 1234-5678") == "tel:+861012345678"


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 11, 22), 24, date(2028, 11, 22)),
        (date(2026, 2, 28), 24, date(2028, 2, 28)),
        (date(2028, 2, 29), 24, date(2030, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(
    day: date, months: int, last: date
) -> None:
    assert months_later(day, months) == last


@given(st.dates(date(1970, 1, 1), date(2190, 1, 1)), st.text(min_size=1, max_size=80))
def test_a_last_day_is_a_whole_day_with_a_reminder(day: date, title: str) -> None:
    file = last_day_file(LastDay(day, f"x{title}x"), timestamp=STAMP)
    (entry,) = Calendar.from_ical(file).walk("VEVENT")
    (alarm,) = entry.walk("VALARM")

    assert entry.decoded("dtstart") == day
    assert entry.decoded("dtend") == day + timedelta(days=1)
    assert alarm.decoded("trigger") == timedelta(days=-30)
    assert "\n" not in str(entry["summary"])
    assert file == last_day_file(LastDay(day, f"x{title}x"), timestamp=STAMP)
