"""What staff must look at in a case before they go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from kiosk.content.answers import label_of
from kiosk.content.wording import Wording
from kiosk.counter.cases import Body
from kiosk.counter.masking import is_expiry
from kiosk.counter.packing import steps_of
from kiosk.identity.reading import SOON_DAYS
from kiosk.interview.model import Service
from kiosk.interview.problems import mark

CAUTIONS: Final[Mapping[str, str]] = {
    "expiry-date-unknown": mark("The scan did not show until when it is valid."),
    "expiry-date-impossible": mark("The scanned day of expiry cannot be right."),
    "expiry-century-unclear": mark("Check the year until which it is valid."),
    "birth-date-incomplete": mark("The scanned date of birth is not complete."),
    "birth-date-impossible": mark("The scanned date of birth cannot be right."),
    "birth-century-unclear": mark("Check the year of birth."),
    "birth-after-expiry": mark("Birth and expiry in the scan cannot both be right."),
    "name-may-be-truncated": mark(
        "The name was scanned and may be cut off. Compare it with the document."
    ),
    "name-not-letters": mark("The scan did not read the name well. Compare it."),
    "name-missing": mark("The scan shows no name. Compare it with the document."),
    "single-name": mark("The document shows only one name. Do not split it."),
    "not-a-country-code": mark("The scanned country is no known code. Compare it."),
    "specimen": mark("The scanned document is a sample, not a real one."),
    "sex-unreadable": mark("The scan did not read the sex. Compare it."),
    "look-alike-number": mark("Compare each sign of the number: O and 0, I and 1."),
    "look-alike-kind": mark("Look at what kind of document it is."),
    "unusual-document-code": mark("The kind of document is unusual. Look at it."),
    "other-version": mark(
        "The kiosk had other content. What is not known here stands as it is."
    ),
}
"""Sentence by code. `expired` and `expires-soon` are told by the date itself."""
BY_DATE: Final[Mapping[str, str]] = {
    "expired": mark("The scanned document has expired."),
    "expires-soon": mark("The scanned document expires soon."),
}
EXPIRED: Final = mark("The document expired on %(date)s.")
SOON: Final = mark("The document is valid until %(date)s: less than half a year.")
NO_ROOM: Final = mark("Ask again, there was no room for it: %(question)s")
NO_SERVICE: Final = mark("Service %(number)s is not known here.")
OTHER: Final = mark("The kiosk warns: %(code)s")
UNFINISHED: Final = mark("The visitor has not answered everything.")
SERVICE_CODE: Final = "unknown-service-"


def case_warnings(
    body: Body, services: Sequence[Service], chinese: Wording
) -> tuple[str, ...]:
    """Return sentences for staff, the document first."""
    dated = tuple(_dates(body, services, chinese))
    return (
        *dated,
        *_codes(body, chinese, by_date=bool(dated)),
        *_left_out(body, services, chinese),
    )


def _dates(body: Body, services: Sequence[Service], chinese: Wording) -> Iterator[str]:
    for step in steps_of(services).values():
        value = body.answers.get(step.id)
        if not is_expiry(step) or not isinstance(value, str):
            continue
        day = date.fromisoformat(value)
        left = (day - chinese.today).days
        if left <= SOON_DAYS:
            text = EXPIRED if left < 0 else SOON
            yield chinese.say(text, date=chinese.formatter.date(day))


def _codes(body: Body, chinese: Wording, *, by_date: bool) -> Iterator[str]:
    for code in body.warnings:
        if code.startswith(SERVICE_CODE):
            yield chinese.say(NO_SERVICE, number=code.removeprefix(SERVICE_CODE))
        elif code in CAUTIONS:
            yield chinese.say(CAUTIONS[code])
        elif code not in BY_DATE:
            yield chinese.say(OTHER, code=code)
        elif not by_date:
            yield chinese.say(BY_DATE[code])


def _left_out(
    body: Body, services: Sequence[Service], chinese: Wording
) -> Iterator[str]:
    steps = steps_of(services)
    for id_ in body.left_out:
        name = label_of(steps[id_], chinese) if id_ in steps else id_
        yield chinese.say(NO_ROOM, question=name)
