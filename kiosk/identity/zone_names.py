"""The name field of a machine-readable zone."""

from dataclasses import dataclass

from kiosk.identity.reading import Caution


@dataclass(frozen=True, slots=True, repr=False)
class ZoneName:
    """A holder's name as the zone gives it, and what to look at."""

    surname: str
    given_names: str
    warnings: tuple[Caution, ...]


def read_name(field: str) -> ZoneName:
    """Return the primary and secondary identifier of a name field.

    The spelling is the one of the zone: hyphens and apostrophes of the printed
    name are lost there and are never guessed back.

    Args:
        field: The whole field with its fillers.

    Source: ICAO Doc 9303, 8th edition, part 3, 4.6, and parts 4 to 6, 4.2.3: a
    name that reaches the last position must be taken as truncated.
    """
    surname, _, rest = field.rstrip("<").partition("<<")
    given_names = " ".join(rest.replace("<", " ").split())
    surname = " ".join(surname.replace("<", " ").split())
    return ZoneName(surname, given_names, _name_warnings(field, surname, given_names))


def _name_warnings(field: str, surname: str, given_names: str) -> tuple[Caution, ...]:
    found: list[Caution] = []
    if not surname and not given_names:
        found.append("name-missing")
    elif not surname or not given_names:
        found.append("single-name")
    if not field.endswith("<"):
        found.append("name-may-be-truncated")
    if _is_odd(field):
        found.append("name-not-letters")
    return tuple(found)


def _is_odd(field: str) -> bool:
    written = field.rstrip("<")
    has_figure = any(map(str.isdigit, written))
    return (
        has_figure
        or written.count("<<") > 1
        or "<<<" in written
        or written.startswith("<")
    )
