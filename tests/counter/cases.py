"""Cases to look at: a Korean visitor's simple account, and small ones."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from kiosk.content.build import open_library
from kiosk.content.library import Library
from kiosk.content.wording import STAFF, VISITOR, Wording
from kiosk.counter.cases import Body
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings

TODAY = date(2026, 11, 22)
MINJI: dict[str, Any] = {
    "for-whom": "me",
    "paid": "no",
    "dictated": "no",
    "of-age": "yes",
    "consent": True,
    "document": "passport",
    "birth-date": "1994-05-17",
    "stay": "visa-free",
    "existing": "no",
    "purpose": "spending",
    "wishes": ["card", "app"],
    "scan": None,
    "full-name": {"surname": "KIM", "given_names": "MINJI"},
    "passport-number": "M70412678",
    "nationality": "KR",
    "sex": "F",
    "expiry-date": "2026-12-20",
    "occupation": "교사",
    "phone-kind": "foreign",
    "foreign-phone": "+821034565678",
    "email": "minji@example.com",
    "china-address": "Hotel Sample\nBeijing",
    "deposit": {"amount": "200.00", "currency": "CNY"},
    "tax-notice": True,
    "tax-residency": "elsewhere",
    "tax-countries": [
        {"country": "KR", "has-number": "yes", "number": "940517-2345678"},
        {"country": "AE", "has-number": "not-issued"},
    ],
    "home-address": "12 Sejong-daero\nSeoul, Korea",
    "birth-place": "Busan, Korea",
    "risk-notice": True,
    "visit-time": None,
}


@cache
def library() -> Library:
    return open_library(find_places())


def words(code: str, today: date = TODAY) -> Wording:
    places = find_places()
    languages = read_languages(places.locales / "languages.toml")
    language = next(one for one in languages if one.code == code)
    domains = STAFF if code == "zh" else (VISITOR,)
    return Wording(language, library(), Settings(), today, domains=domains)


def minji(**others: object) -> Body:
    """Return the case of a Korean visitor who opens a simple account."""
    body = Body(language="ko", services=("open-account",), answers=MINJI)
    fields = {name: getattr(body, name) for name in Body.__struct_fields__}
    return Body(**{**fields, **others})
