"""Reading machine-readable zones of passports, cards and visas."""

from datetime import date

from kiosk.identity.checks import built_like_a_passport, checks_of, number_of
from kiosk.identity.country_codes import SPECIMEN_STATE, is_travel_code
from kiosk.identity.formats import ISSUER, Zone
from kiosk.identity.reading import Caution, Checks, Reading, Refused, Sex
from kiosk.identity.scan import find_zones
from kiosk.identity.zone_dates import DateReading, read_birth, read_expiry
from kiosk.identity.zone_names import read_name

__all__ = ["Reading", "Refused", "read_mrz"]


def read_mrz(text: str, today: date) -> Reading | Refused:
    """Return the document in a scanned or typed text.

    Of several scans of one document a perfect one is taken before a damaged
    one, and a later before an earlier. Never raises for any text; the work is
    bounded by `LONGEST_TEXT`.

    Args:
        text: What the scanner or the visitor typed.
        today: The branch's day, for centuries and expiry.

    Source: ICAO Doc 9303, 8th edition (2021), parts 3 to 7.
    """
    zones = find_zones(text)
    if isinstance(zones, Refused):
        return zones
    readings = [_read(zone, today) for zone in zones]
    perfect = [reading for reading in readings if reading.ok]
    if len({(reading.issuer, reading.number) for reading in perfect}) > 1:
        return Refused("several-documents")
    return (perfect or readings)[-1]


def _read(zone: Zone, today: date) -> Reading:
    layout = zone.format
    name = read_name(zone.cut(layout.names))
    checks = checks_of(zone)
    birth, expiry = _dates(zone, today, checks)
    warnings = expiry.warnings + birth.warnings + name.warnings + _code_warnings(zone)
    return Reading(
        kind=layout.kind,
        surname=name.surname,
        given_names=name.given_names,
        number=_spaced(number_of(zone) or zone.cut(layout.number)),
        nationality=_spaced(zone.cut(layout.nationality)),
        issuer=_spaced(zone.cut(ISSUER)),
        birth_date=str(birth.date) if birth.date else None,
        sex=_sex(zone),
        expiry_date=str(expiry.date) if expiry.date else None,
        checks=checks,
        warnings=warnings + _sign_warnings(zone, checks),
    )


def _dates(zone: Zone, today: date, checks: Checks) -> tuple[DateReading, DateReading]:
    expiry = read_expiry(zone.cut(zone.format.expiry_date), today)
    is_sure = checks.expiry_date and "expiry-century-unclear" not in expiry.warnings
    end = expiry.date if is_sure else None
    return read_birth(zone.cut(zone.format.birth_date), today, end), expiry


def _code_warnings(zone: Zone) -> tuple[Caution, ...]:
    issuer = zone.cut(ISSUER).rstrip("<")
    nationality = zone.cut(zone.format.nationality).rstrip("<")
    found: list[Caution] = []
    # A convention travel document may leave its holder's nationality out.
    if not is_travel_code(issuer) or not (
        is_travel_code(nationality) or not nationality
    ):
        found.append("not-a-country-code")
    if SPECIMEN_STATE in (issuer, nationality):
        found.append("specimen")
    return tuple(found)


def _sign_warnings(zone: Zone, checks: Checks) -> tuple[Caution, ...]:
    found: list[Caution] = []
    if zone.text[zone.format.sex] not in "FMX<":
        found.append("sex-unreadable")
    # Among figures a check digit misses nothing; a letter shares its value.
    if checks.number and not zone.cut(zone.format.number).isdigit():
        found.append("look-alike-number")
    if built_like_a_passport(zone):
        found.append("look-alike-kind")
    if zone.text[0] not in zone.format.letters:
        found.append("unusual-document-code")
    return tuple(found)


def _sex(zone: Zone) -> Sex:
    sign = zone.text[zone.format.sex]
    known: dict[str, Sex] = {"F": "F", "M": "M", "X": "X"}
    return known.get(sign, "")


def _spaced(field: str) -> str:
    return " ".join(field.replace("<", " ").split())
