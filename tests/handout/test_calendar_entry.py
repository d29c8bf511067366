"""A chosen time for the visitor's calendar: a file, and a code on paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from kiosk.errors import HandoutError
from kiosk.handout.calendar_entry import calendar_file, code_text
from kiosk.handout.compose import of_visit
from kiosk.handout.model import LARGEST_CODE_BYTES, Event, Handout
from kiosk.handout.page import page
from kiosk.handout.pdf import Press
from kiosk.handout.qr import draw, read_back
from kiosk.interview.model import Value
from kiosk.interview.path import path
from tests.content.test_ways import CONTEXT, library
from tests.handout.test_notes import voices
from tests.handout.test_pdf import codes_on

STAMP = 1_795_305_600
EVENT = Event(
    start="2026-11-23T10:00",
    minutes=60,
    time_zone="Asia/Shanghai",
    title="Visit to Sample Bank (not confirmed)",
    place="Sample Bank, 1 Road",
)
STARTS = datetime(2026, 11, 23, 2, tzinfo=UTC)
"""Ten o'clock in Shanghai."""


def booked(code: str) -> Handout:
    answers: dict[str, Value] = {
        "book-need": "counter",
        "book-how": "time",
        "of-age": "yes",
        "consent": True,
        "visit-time": "2026-11-23T10:00",
    }
    found = path([library().service("book-a-time")], answers, CONTEXT)
    return of_visit(found.ended, voices(code))


def test_the_file_has_one_tentative_entry_in_the_branch_s_time() -> None:
    calendar = Calendar.from_ical(calendar_file(EVENT, timestamp=STAMP))
    (entry,) = calendar.walk("VEVENT")
    (zone,) = calendar.walk("VTIMEZONE")

    assert str(entry["summary"]) == EVENT.title
    assert str(entry["location"]) == EVENT.place
    assert str(entry["status"]) == "TENTATIVE"
    assert str(zone["tzid"]) == entry["dtstart"].params["TZID"] == "Asia/Shanghai"
    assert entry.decoded("dtstart") == STARTS
    assert entry.decoded("dtend") == STARTS + timedelta(hours=1)


def test_the_same_time_gives_the_same_bytes_and_another_another_uid() -> None:
    def uid(event: Event) -> str:
        calendar = Calendar.from_ical(calendar_file(event, timestamp=STAMP))
        return str(calendar.walk("VEVENT")[0]["uid"])

    assert calendar_file(EVENT, timestamp=STAMP) == calendar_file(
        EVENT, timestamp=STAMP
    )
    assert uid(EVENT) == uid(replace(EVENT, title="방문"))
    assert uid(EVENT) != uid(replace(EVENT, start="2026-11-23T11:00"))


def test_without_a_time_there_is_no_file() -> None:
    with pytest.raises(HandoutError, match="no time"):
        calendar_file(None, timestamp=STAMP)


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
def test_the_code_on_paper_is_read_back_as_that_time(code: str) -> None:
    handout = booked(code)
    event = handout.event
    assert event is not None
    assert event.code is not None
    assert handout.code is not None

    read = codes_on(Press().pdf(handout, paper="a4", timestamp=STAMP))

    assert sorted(read) == sorted((event.code.text, handout.code.text))
    assert "DTSTART:20261123T020000Z" in event.code.text
    assert f"SUMMARY:{event.title}" in event.code.text
    assert len(event.code.text.encode()) <= LARGEST_CODE_BYTES
    assert event.code.said in page(handout).replace('<bdi dir="ltr">', "").replace(
        "</bdi>", ""
    )


def test_a_place_that_does_not_fit_is_left_out_and_then_the_code() -> None:
    far = replace(EVENT, place="道路" * 40)

    assert "LOCATION" in code_text(EVENT)
    assert "LOCATION" not in code_text(far)
    assert code_text(replace(EVENT, title="方" * 60)) == ""


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
def test_no_title_and_no_place_adds_a_line(title: str, place: str) -> None:
    event = replace(EVENT, title=title, place=place)
    lines = code_text(event).split("\n")
    calendar = Calendar.from_ical(calendar_file(event, timestamp=STAMP))
    (entry,) = calendar.walk("VEVENT")

    assert [line.partition(":")[0] for line in lines] in (
        ["BEGIN", "SUMMARY", "DTSTART", "DTEND", "LOCATION", "END"],
        ["BEGIN", "SUMMARY", "DTSTART", "DTEND", "END"],
    )
    assert set(entry) <= {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "LOCATION"),
    }
    assert entry.decoded("dtstart") == STARTS


def test_a_phone_reads_the_drawn_code() -> None:
    assert read_back(draw(code_text(EVENT)).matrix) == code_text(EVENT)
