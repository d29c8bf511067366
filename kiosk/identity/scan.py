"""Machine-readable zones in the text that a scanner or a person typed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from kiosk.identity.checks import checks_of
from kiosk.identity.formats import FORMATS, ISSUER, Format, Zone
from kiosk.identity.reading import Refused

LONGEST_TEXT: Final = 16_384
"""Characters looked at at all, in the text as it came."""

LONGEST_SCAN: Final = 1_000
"""Characters that are no spaces; three scans run together are under 300."""

_FULL_WIDTH: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SMALL: Final = "abcdefghijklmnopqrstuvwxyz"
_CAPITALS: Final = {ord(letter): letter.upper() for letter in _SMALL} | {
    ord(letter) + 0xFEE0: letter.upper() for letter in _SMALL
}
_FILLERS: Final = dict.fromkeys(map(ord, "\u300a\u3008\u2039\uff1c"), "<")
"""What a Chinese input method types for the filler key."""

_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u3000"), " ") | {ord("\t"): "\n"}
_KEPT_BREAKS: Final = "\t\n\v\f\r\x1c\x1d\x1e\x85"
_CONTROLS: Final = {
    code: None
    for code in (*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x200E, 0x200F, 0xFEFF)
    if chr(code) not in _KEPT_BREAKS
}
_TYPED: Final = _CONTROLS | _FULL_WIDTH | _CAPITALS | _FILLERS | _SPACES
_AIM_IDENTIFIER: Final = re.compile(r"^\s*\][A-Z][0-9A-Z]")
_SIZES: Final = tuple(sorted({layout.size for layout in FORMATS}))
_ZONE_CHARACTERS: Final = re.compile(r"[A-Z0-9<]+")


def find_zones(text: str) -> tuple[Zone, ...] | Refused:
    """Return the zones in a text in their order, or why there are none.

    Line ends of any kind or none, an AIM identifier, small letters, spaces,
    control characters, and fillers typed as spaces or through a Chinese input
    method are all understood. Lines of the right length count as a zone even
    when a check digit fails; a zone found inside other text must hold them all.

    Args:
        text: Anything at all. More than `LONGEST_TEXT` is refused unread.

    Source: the forms are those of common keyboard-wedge scanners; AIM
    identifiers are those of ISO/IEC 15424.
    """
    if len(text) > LONGEST_TEXT:
        return Refused("too-long")
    lines = [_AIM_IDENTIFIER.sub("", line) for line in _typed_lines(text)]
    packed = [line.replace(" ", "") for line in lines]
    joined = "".join(packed)
    if not joined or len(joined) > LONGEST_SCAN:
        return Refused("too-long" if joined else "empty")
    if "<" in joined:
        zones = tuple(_from_lines(packed)) or tuple(_inside(joined))
    else:
        filled = [line.replace(" ", "<") for line in lines]
        whole = "".join(filled) + "<" * 30
        zones = tuple(_from_lines(_padded(filled))) or tuple(_inside(whole))
    return zones or _refusal(joined)


def _typed_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.translate(_TYPED).splitlines())
    return [line for line in lines if line]


def _padded(lines: list[str]) -> list[str]:
    """Return lines with the fillers that were typed as spaces and trimmed."""
    longest = max(map(len, lines))
    width = min((f.width for f in FORMATS if f.width >= longest), default=0)
    return [line.ljust(width, "<") for line in lines]


def _from_lines(lines: list[str]) -> Iterator[Zone]:
    start = 0
    pieces = [piece for line in lines for piece in _pieces(line)]
    while start < len(pieces):
        zone = _zone_at(pieces, start)
        if zone is None:
            start += 1
        else:
            yield zone
            start += 1 if len(pieces[start]) == zone.format.size else zone.format.rows


def _pieces(line: str) -> list[str]:
    """Split a line in which whole zones were run together."""
    for size in _SIZES:
        count, rest = divmod(len(line), size)
        if count > 1 and not rest:
            pieces = [line[size * n : size * (n + 1)] for n in range(count)]
            if all(_zone_at(pieces, n) for n in range(count)):
                return pieces
    return [line]


def _zone_at(lines: list[str], start: int) -> Zone | None:
    for layout in FORMATS:
        rows = lines[start : start + layout.rows]
        if all(len(row) == layout.width for row in rows) and len(rows) == layout.rows:
            text = "".join(rows)
        elif len(lines[start]) == layout.size:
            text = lines[start]
        else:
            continue
        zone = Zone(layout, text)
        if _is_plausible(zone):
            return zone
    return None


def _is_plausible(zone: Zone) -> bool:
    """Tell whether this was once a document, perhaps with wrong characters."""
    text, layout = zone.text, zone.format
    if not _ZONE_CHARACTERS.fullmatch(text) or not text[0].isalpha():
        return False
    if (text[0] == "V") is not (layout.letters == "V"):
        return False
    has_number = bool(zone.cut(layout.number).strip("<"))
    return has_number and (_has_its_letters_and_figures(zone) or _evidence(zone) > 1)


def _evidence(zone: Zone) -> int:
    """Count the fields whose check digit holds; an empty date proves nothing."""
    layout, checks = zone.format, checks_of(zone)
    birth, expiry = zone.cut(layout.birth_date), zone.cut(layout.expiry_date)
    has_birth = checks.birth_date and bool(birth.strip("<"))
    has_expiry = checks.expiry_date and bool(expiry.strip("<"))
    return checks.number + has_birth + has_expiry


def _has_its_letters_and_figures(zone: Zone) -> bool:
    layout = zone.format
    dates = zone.cut(layout.birth_date) + zone.cut(layout.expiry_date)
    letters = zone.cut(ISSUER) + zone.cut(layout.nationality) + zone.cut(layout.names)
    return dates.isdigit() and not any(map(str.isdigit, letters))


def _inside(text: str) -> Iterator[Zone]:
    end = 0
    for start in range(len(text)):
        zone = _perfect_zone(text, start) if start >= end else None
        if zone is not None:
            yield zone
            end = start + zone.format.size


def _perfect_zone(text: str, start: int) -> Zone | None:
    for layout, shape in _shapes():
        if shape.match(text, start):
            zone = Zone(layout, text[start : start + layout.size])
            checks = checks_of(zone)
            if checks.hold and _evidence(zone) > 1:
                return zone
    return None


@cache
def _shapes() -> tuple[tuple[Format, re.Pattern[str]], ...]:
    return tuple((layout, _shape(layout)) for layout in FORMATS)


def _shape(layout: Format) -> re.Pattern[str]:
    """Return what a zone of a format looks like, for a quick first look."""
    marks = ["[A-Z0-9<]"] * layout.size
    for first, end in (layout.birth_date, layout.expiry_date):
        for place in range(first, end + 1):
            marks[place] = "[0-9<]"
    for place in range(*layout.nationality):
        marks[place] = "[A-Z<]"
    marks[layout.sex] = "[FMX<]"
    marks[0] = "V" if layout.letters == "V" else "[A-UW-Z]"
    return re.compile("".join(marks))


def _refusal(joined: str) -> Refused:
    of_a_zone = _ZONE_CHARACTERS.fullmatch(joined) and "<<" in joined
    is_short = 20 <= len(joined) < 120
    return Refused("cut-short" if of_a_zone and is_short else "not-a-document")
