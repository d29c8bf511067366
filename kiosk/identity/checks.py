"""The check digits of a zone, and the number that they belong to."""

from kiosk.identity.check_digit import travel_check_digit
from kiosk.identity.formats import PASSPORT_OF_VISA, Format, Span, Zone
from kiosk.identity.reading import Checks


def checks_of(zone: Zone) -> Checks:
    """Return which check digits of a zone hold.

    A date holds only when it is made of digits and fillers as well: a letter
    of the same value would slip through the digit alone.

    Source: ICAO Doc 9303, 8th edition, part 3, 4.9, and part 4, 4.2.2 for the
    optional field of a passport, whose digit may be a filler when it is empty.
    """
    layout = zone.format
    return Checks(
        number=number_of(zone) is not None,
        birth_date=_date_holds(zone, layout.birth_date),
        expiry_date=_date_holds(zone, layout.expiry_date),
        optional=_optional_holds(zone) if layout.optional_checked else None,
        composite=composite_holds(zone, layout) if layout.composite else None,
    )


def number_of(zone: Zone) -> str | None:
    """Return the document number with its fillers, or None if unconfirmed.

    A number of more than nine characters goes on in the optional field, with
    its check digit there and a filler where the digit usually stands.

    Source: ICAO Doc 9303, 8th edition, part 5, 4.2.2, and part 6, 4.2.2, note j.
    """
    layout = zone.format
    first = zone.cut(layout.number)
    digit = zone.after(layout.number)
    if first.strip("<") and digit.isdigit():
        return first if digit == travel_check_digit(first) else None
    if digit != "<" or layout.kind not in ("TD1", "TD2"):
        return None
    rest = zone.cut(layout.optional).partition("<")[0]
    whole = first + rest[:-1]
    fits = len(rest) > 1 and "<" not in first
    return whole if fits and rest[-1] == travel_check_digit(whole) else None


def composite_holds(zone: Zone, layout: Format) -> bool:
    """Tell whether the last check digit holds when read as `layout`."""
    covered = "".join(zone.cut(span) for span in layout.composite)
    end = layout.composite[-1][1]
    return zone.text[end] == travel_check_digit(covered)


def built_like_a_passport(zone: Zone) -> bool:
    """Tell whether a visa has the composite check digit that visas lack.

    One wrong character turns the P of a passport into the V of a visa, and no
    check digit covers it; a real visa has a filler or its own sign there.
    """
    layout = PASSPORT_OF_VISA.get(zone.format.kind)
    return layout is not None and composite_holds(zone, layout)


def _date_holds(zone: Zone, span: Span) -> bool:
    text = zone.cut(span)
    return is_date_text(text) and zone.after(span) in _accepted(text)


def is_date_text(text: str) -> bool:
    """Tell whether a date is made of digits, or fillers for whole parts of it."""
    return text.isdigit() or all(
        part == "<<" or part.isdigit() for part in date_parts(text)
    )


def date_parts(text: str) -> tuple[str, str, str]:
    """Return the year, month and day of a date of six characters."""
    return text[:2], text[2:4], text[4:6]


def _optional_holds(zone: Zone) -> bool:
    span = zone.format.optional
    return zone.after(span) in _accepted(zone.cut(span))


def _accepted(text: str) -> str:
    return travel_check_digit(text) + ("" if text.strip("<") else "<")
