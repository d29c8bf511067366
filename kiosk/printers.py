"""What an operator can set for each printer, and what makes no sense there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from urllib.parse import SplitResult

MOST_COPIES: Final = 99
LONGEST_NAME: Final = 40
LONGEST_LABEL: Final = 63
SCHEMES: Final = {
    "ipp": ("ipp", "ipps", "http", "https"),
    "receipt": ("file", "tcp", "usb"),
    "folder": ("file",),
    "system": (),
}
"""How the address of each kind of printer begins; the system's has none."""
_UNSEEN = re.compile("[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ufeff]")
_USB = re.compile("[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """One printer of this machine."""

    name: str
    """What staff call it: short, and no other printer's."""
    kind: Literal["ipp", "receipt", "folder", "system"]
    """A network or USB printer by IPP, an ESC/POS receipt printer, a folder that
    receives PDF files, or the system's default printer through `lp`."""
    uri: str = ""
    """ipp://host/ipp/print; for receipts tcp://host:9100, file:///dev/usb/lp0 or
    usb://04b8:0e15; for a folder file:///var/spool/kiosk; for the system nothing."""
    media: Literal["a4", "a5"] = "a4"
    """Size of the sheet."""
    copies: int = 1
    """How many of each handout, 1 to 99."""
    duplex: bool = False
    """Whether both sides of a sheet are used, where the printer can."""
    colour: bool = False
    """Whether it prints in colour, where the printer can."""
    width_mm: Literal[58, 80] = 80
    """Width of the roll of a receipt printer."""
    check_certificate: bool = False
    """Whether an ipps or https printer must have a certificate that this machine
    trusts. Most printers sign their own."""


def senseless(printers: Sequence[Printer]) -> Iterator[str]:
    """Yield what has the right type but would leave a printer unreachable."""
    for number, printer in enumerate(printers, 1):
        where = f"printer {number} ({printer.name!r})"
        for told in _senseless(printer):
            yield f"{where}: {told}"
    names = [printer.name.casefold() for printer in printers]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two printers are called {name!r}."


def _senseless(printer: Printer) -> Iterator[str]:
    name = printer.name
    if (
        not 0 < len(name) <= LONGEST_NAME
        or not name.isprintable()
        or name != " ".join(name.split())
    ):
        yield f"name is not 1 to {LONGEST_NAME} letters of one line."
    if not 1 <= printer.copies <= MOST_COPIES:
        yield f"copies is not from 1 to {MOST_COPIES}."
    yield from _senseless_uri(printer)


def _senseless_uri(printer: Printer) -> Iterator[str]:
    schemes = SCHEMES[printer.kind]
    if not schemes:
        if printer.uri:
            yield "uri must be empty: the system has one default printer."
        return
    parts = _split(printer.uri)
    if parts is None or parts.scheme not in schemes:
        yield f"uri does not begin with {' or '.join(f'{one}://' for one in schemes)}."
    elif not _leads_somewhere(parts):
        yield f"uri {printer.uri!r} is not whole."


def _split(uri: str) -> SplitResult | None:
    """Return the parts of an address; None when it is none."""
    # Imported here: without printers the first screen does not wait for it.
    from urllib.parse import urlsplit

    if _UNSEEN.search(uri):
        return None
    try:
        parts = urlsplit(uri)
        # The numbers of USB are hexadecimal, and no port.
        _port = None if parts.scheme == "usb" else parts.port
    except ValueError:
        return None
    return parts


def _leads_somewhere(parts: SplitResult) -> bool:
    if parts.query or parts.fragment or "@" in parts.netloc:
        return False
    if parts.scheme == "file":
        return not parts.netloc and len(parts.path) > 1 and "%00" not in parts.path
    if parts.scheme == "usb":
        return bool(_USB.fullmatch(parts.netloc)) and not parts.path.strip("/")
    if parts.scheme == "tcp" and parts.path.strip("/"):
        return False
    return _can_be_named(parts.hostname or "") and parts.port != 0


def _can_be_named(host: str) -> bool:
    """Tell whether a host can be asked for. Source: RFC 1035, 2.3.4."""
    labels = host.removesuffix(".").split(".")
    return ":" in host or all(0 < len(one) <= LONGEST_LABEL for one in labels)
