"""Rules for facts, and for the addresses that a visitor may see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kiosk.content.facts import Fact
from kiosk.content.figures import FACT, PLACEHOLDER
from kiosk.content.reading import FACTS, Content
from kiosk.content.sources import Fault
from kiosk.content.texts import texts_of

ISSUERS = (
    "gov.cn",
    "icbc.com.cn",
    "ccb.com",
    "boimc.com.cn",
    "unionpayintl.com",
    "globaltimes.cn",
)
"""Hosts of bodies that issue facts themselves, each with all names below it.

Everything else could be a mirror, a blog or a forum, and is refused.
"""
NOBODYS = ("example.com", "example.org", "example.net")
"""Hosts for examples. Source: RFC 2606, section 3."""
_FIGURE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_FACT_ID = re.compile(r"[A-Za-z0-9_]+")
_YEAR = re.compile(r"[12][0-9]{3}(-[0-9]{2}){0,2}")
_HOST = re.compile(
    r"(?:https?://|www\.)[^\s/]+|\b(?:[a-z0-9-]+\.)+(?:cn|com|org|net|info|io)\b",
    re.IGNORECASE,
)
_REMEDY = "Give the issuing body's own address, or none."


def fact_breaches(content: Content) -> Iterator[Fault]:
    """Yield every breach of a rule for facts and addresses, with file and line."""
    seen: set[str] = set()
    for number, fact in enumerate(content.facts):
        for problem, remedy in _fact(fact, seen):
            where = ("facts", number)
            yield content.sources[FACTS].fault(where, f"{fact.id} {problem}", remedy)
        seen.add(fact.id)
    for page in content.pages:
        for text in texts_of(page):
            for host in _foreign_hosts(text.msgid):
                problem = f"{host} is no issuing body's own address."
                yield content.sources[page.id].fault(text.keys, problem, _REMEDY)


def unquoted(content: Content) -> tuple[str, ...]:
    """Return the ids of the facts that no text quotes, in the order of the file."""
    quoted = {
        name
        for page in content.pages
        for text in texts_of(page)
        for name in PLACEHOLDER.findall(text.msgid)
    }
    return tuple(fact.id for fact in content.facts if FACT + fact.id not in quoted)


def is_issuers(host: str) -> bool:
    """Tell whether a host belongs to a body that issues facts itself, or to nobody."""
    return any(
        host == known or host.endswith("." + known) for known in (*ISSUERS, *NOBODYS)
    )


def _fact(fact: Fact, seen: set[str]) -> Iterator[tuple[str, str]]:
    if fact.id in seen:
        yield "stands twice.", ""
    if not _FACT_ID.fullmatch(fact.id):
        yield "cannot be quoted: only letters, digits and underscores can.", ""
    for problem in _values(fact):
        yield problem, ""
    if not _YEAR.fullmatch(fact.source.date):
        yield "has a source without a date.", "Write YYYY, YYYY-MM or YYYY-MM-DD."
    if fact.source.address and not _is_own(fact.source.address):
        yield "has an address that is no issuing body's own.", _REMEDY


def _values(fact: Fact) -> Iterator[str]:
    if not fact.values:
        yield "has no value."
    days = [value.since for value in fact.values]
    if days != sorted(set(days)):
        yield "has values that are not in the order of their days."
    for value in fact.values:
        if fact.unit not in ("text", "phone") and not _FIGURE.fullmatch(value.value):
            yield f"is counted in {fact.unit}, and {value.value!r} is no figure."
        for host in _foreign_hosts(value.value):
            yield f"names {host}, which is no issuing body's own address."


def _is_own(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # such as http://[
        return False
    return parts.scheme in ("http", "https") and is_issuers(parts.hostname or "")


def _foreign_hosts(text: str) -> Iterator[str]:
    for found in _HOST.findall(text):
        host = urlsplit(found if "://" in found else f"//{found}").hostname or found
        if not is_issuers(host):
            yield found
