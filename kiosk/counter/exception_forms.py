"""The form of an exception: what is asked, what is missing, what is hashed."""

from __future__ import annotations

import hashlib
import secrets
import struct
from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from kiosk.identity.cleaning import clean_text
from kiosk.interview.problems import mark

ExceptionKind = Literal["thumb-print", "companion", "guardian", "home-visit"]
KINDS: Final[Mapping[ExceptionKind, str]] = {
    "thumb-print": mark("Cannot write: a thumb print instead of a signature"),
    "companion": mark("Cannot type the PIN: a companion helps, with consent"),
    "guardian": mark("Acts through a guardian"),
    "home-visit": mark("Visit outside the branch"),
}
"""What is asked for, in English. Codes never change: they are hashed."""
SALT_BYTES: Final = 32
MOST_TRIES: Final = 99


class FormField(NamedTuple):
    """One line of the form."""

    id: str
    """A field of `ExceptionForm`."""
    label: str
    """English, to be translated."""
    most: int
    """Characters. Our own bound: what fits the printed record."""
    needed_for: frozenset[ExceptionKind] = frozenset()


_ALL: Final[frozenset[ExceptionKind]] = frozenset(KINDS)
_WITH: Final[frozenset[ExceptionKind]] = frozenset({"companion", "guardian"})
_TRIED: Final[frozenset[ExceptionKind]] = frozenset({"thumb-print", "companion"})
_OUT: Final[frozenset[ExceptionKind]] = frozenset({"home-visit"})
FIELDS: Final = (
    FormField("not_possible", mark("What could not be done"), 200, _ALL),
    FormField("tries", mark("How often it was tried"), 2, _TRIED),
    FormField("companion", mark("Who accompanies the customer"), 60, _WITH),
    FormField("relation", mark("Relation to the customer"), 40, _WITH),
    FormField("proof", mark("Proof that was seen"), 80, _WITH),
    FormField("consent", mark("How the customer agreed"), 120, _ALL),
    FormField("recording", mark("Number of the branch's recording"), 40, _ALL),
    FormField("went", mark("Outside check: who went where"), 120, _OUT),
    FormField("asked", mark("Outside check: whom they asked"), 120, _OUT),
    FormField("found", mark("Outside check: what they found"), 200, _OUT),
)
"""In the order of the screen. Source: issue 4, exceptions with four eyes."""
_TOGETHER: Final = (("companion", "relation", "proof"), ("went", "asked", "found"))
"""Where one of these is written, the others are needed too."""

MISSING: Final = mark("This is needed.")
NO_NUMBER: Final = mark("Write a number from 1 to 99.")


class ExceptionForm(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a member of staff asks for, and why."""

    kind: ExceptionKind
    not_possible: str = ""
    tries: str = ""
    """A number from 1 to 99; empty: nothing was tried."""
    companion: str = ""
    relation: str = ""
    proof: str = ""
    consent: str = ""
    """The customer's own, and how it was given."""
    recording: str = ""
    went: str = ""
    asked: str = ""
    found: str = ""
    salt: bytes = b""
    """32 random bytes: the hash tells nothing of a form that can be guessed."""

    def __repr__(self) -> str:
        """Say nothing that a log must not have."""
        return f"<ExceptionForm {self.kind}>"

    def text_of(self, id_: str) -> str:
        """Return what stands in a field of `FIELDS`."""
        return str(getattr(self, id_))


def form_of(kind: ExceptionKind, typed: Mapping[str, str]) -> ExceptionForm:
    """Return a form of what was typed, cleaned and cut to length, with a new salt."""
    kept = {
        field.id: clean_text(typed.get(field.id, ""), limit=field.most).strip()
        for field in FIELDS
    }
    return ExceptionForm(kind=kind, salt=secrets.token_bytes(SALT_BYTES), **kept)


def problems_of(form: ExceptionForm) -> dict[str, str]:
    """Return what is wrong, in English, by field; nothing: it can be asked for."""
    found = {
        field.id: MISSING
        for field in FIELDS
        if field.id in _needed(form) and not form.text_of(field.id)
    }
    tries = form.tries
    plain = tries.isascii() and tries.isdecimal()
    if tries and not (plain and 1 <= int(tries) <= MOST_TRIES):
        found["tries"] = NO_NUMBER
    return found


def optional_for(kind: ExceptionKind) -> frozenset[str]:
    """Return the fields that may stay empty."""
    return frozenset(one.id for one in FIELDS if kind not in one.needed_for)


def _needed(form: ExceptionForm) -> frozenset[str]:
    needed = {field.id for field in FIELDS if form.kind in field.needed_for}
    for group in _TOGETHER:
        if any(form.text_of(id_) for id_ in group):
            needed.update(group)
    return frozenset(needed)


def lines_of(form: ExceptionForm) -> tuple[tuple[str, str], ...]:
    """Return label, in English, and text of each field that says something."""
    return tuple(
        (field.label, text) for field in FIELDS if (text := form.text_of(field.id))
    )


def printed(form: ExceptionForm) -> dict[str, str]:
    """Return what the printed record and the companion's consent say.

    By id of the field in `guides/forms/special-customer.yaml` and
    `companion-consent.yaml`; paragraphs are parted by line breaks.
    """
    outside = "\n".join(filter(None, (form.went, form.asked, form.found)))
    said = {
        "not-possible": form.not_possible,
        "tries": form.tries,
        "companion": form.companion,
        "relation": form.relation,
        "proof": form.proof,
        "consent-given": form.consent,
        "recording": form.recording,
        "outside-check": outside,
    }
    return {id_: text for id_, text in said.items() if text}


def hash_of(form: ExceptionForm, *bound: bytes) -> bytes:
    """Return SHA-256 of a form in its one canonical encoding, 32 bytes.

    Each part stands behind its length, fields in the order of `FIELDS`, behind
    their names: no two forms are written as the same bytes.

    Args:
        form: With its salt.
        bound: What it belongs to, such as the ids of approval and case.
    """
    words: list[str] = [form.kind]
    for field in FIELDS:
        words += [field.id, form.text_of(field.id)]
    body = (word.encode("utf-8", "surrogatepass") for word in words)
    return hashlib.sha256(
        parts((b"kiosk exception form 1", *bound, form.salt, *body))
    ).digest()


def parts(each: Iterable[bytes]) -> bytes:
    """Return bytes one after the other, each behind its length in 8 bytes."""
    return b"".join(struct.pack(">Q", len(part)) + part for part in each)
