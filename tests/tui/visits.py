"""One full visit to each service, as it can be typed on every keyboard."""

from __future__ import annotations

from kiosk.interview.context import Context
from kiosk.interview.model import Answers, Value

SCAN = (
    "P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
    "L898902C36D<<7408122F3404159ZE184226B<<<<<16\n"
)
"""The specimen of ICAO Doc 9303 with a real country and a later date."""
SCANNED: dict[str, Value] = {
    "scan": SCAN.replace("\n", ""),
    "birth-date": "1974-08-12",
    "full-name": {"surname": "ERIKSSON", "given_names": "ANNA MARIA"},
    "passport-number": "L898902C3",
    "nationality": "DE",
    "sex": "F",
    "expiry-date": "2034-04-15",
}
AGREED: dict[str, Value] = {"of-age": "yes", "consent": True}
PERSON: dict[str, Value] = {
    **AGREED,
    "document": "passport",
    "birth-date": "1990-02-03",
    "scan": None,
    "full-name": {"surname": "KIM", "given_names": "MIN-JUN"},
    "passport-number": "M12345678",
    "nationality": "KR",
    "sex": "M",
    "expiry-date": "2033-05-06",
}
FULL: dict[str, dict[str, Value]] = {
    "open-account": {
        "for-whom": "me",
        "paid": "no",
        "dictated": "no",
        **PERSON,
        "stay": "long",
        "existing": "no",
        "purpose": "other",
        "purpose-other": "RENT, AND 2 BILLS",
        "wishes": ("card", "wallet"),
        "occupation": "TEACHER",
        "phone-kind": "foreign",
        "foreign-phone": "+821012345678",
        "email": "min.jun-1@gmail.com",
        "china-address": "HOTEL 88\nROAD 9\nBEIJING",
        "deposit": {"amount": "200.5", "currency": "USD"},
        "tax-notice": True,
        "tax-residency": "both",
        "tax-countries": (
            {"country": "KR", "has-number": "yes", "number": "900203-1"},
            {"country": "HK", "has-number": "unknown"},
        ),
        "home-address": "1 SAMPLE ROAD\nSEOUL",
        "birth-place": "BUSAN",
        "risk-notice": True,
    },
    "renew-passport": {
        **PERSON,
        "old-document": "lost",
        "old-expired": "unsure",
        "name-changed": "yes",
        "former-name": {"surname": "LEE", "given_names": "SO"},
        "linked": ("weixin-pay", "salary"),
        "visit-time": None,
    },
    "stop-a-scam": {
        "scam-sent": "no",
        "scam-fee": "no",
        "scam-parcel": "no",
        "scam-police": "no",
        "scam-account": "no",
        "scam-profit": "no",
        "scam-friend": "no",
    },
    "special-help": {
        **AGREED,
        "help-for": "adult",
        "help-needs": ("home", "interpreter"),
        "home-business": "pin",
        "interpreter-language": "SIGNS",
    },
    "book-a-time": {
        **AGREED,
        "book-need": "counter",
        "book-how": "time",
    },
    "complain": {
        **AGREED,
        "complaint-about": "service",
        "complaint-told": "unhappy",
        "complaint-facts": "I WAITED 2 HOURS",
        "complaint-wish": None,
    },
}


def full_visit(service_id: str, context: Context) -> Answers:
    """Answers to every question on one way; the last one is the time of a visit."""
    return {"visit-time": context.slots[-1], **FULL[service_id]}
