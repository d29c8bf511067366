"""The shape of services: plain, frozen, strict about unknown keys.

The same structures, and those of `guide` and `lesson`, are read from the sources
in guides/ (through `content`) and from the compiled library. Every text in them is
an English message id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from kiosk.identity.documents import DocumentKind
from kiosk.interview.parts import Condition, Part

Value = str | bool | None | Sequence["Value"] | Mapping[str, "Value"]
"""One answer, as JSON has it. None: an optional question left out on purpose."""

Answers = Mapping[str, Value]
"""Values by question id."""


ADDRESS_LINE = 60
"""Longest line of an address, in characters."""


class Personal(Part, kw_only=True, frozen=True):
    """What the data map says of a question that asks for personal data."""

    level: Literal["C1", "C2"]
    """Class of JR/T 0171-2020. C3 (PIN, card data) is never asked."""
    purpose: str
    """What the bank needs it for, in English, for the data map."""
    forgotten: Literal["end-of-visit"]
    """When the kiosk forgets it."""


class Option(Part, omit_defaults=True, kw_only=True, frozen=True):
    """One answer to choose."""

    id: str
    label: str
    line: str = ""
    """One quiet line under the label."""
    key: int = 0
    """Its number in sealed passes, never reused in this question; 0: its id stands
    there, which takes more room."""


class Step(Part, tag_field="kind", omit_defaults=True, kw_only=True, frozen=True):
    """What every step has. Each is a screen of its own."""

    id: str
    key: int
    """The step's number in sealed passes. Never reused for another step."""
    title: str
    """The question, as a sentence."""
    lead: str = ""
    """One line under the title."""
    why: str = ""
    """Why we ask."""
    example: str = ""
    """What it looks like, or an example."""
    help: str = ""
    """What to do when not sure."""
    when: Condition | None = None
    """None: always asked."""


class Question(Step, kw_only=True, frozen=True):
    """A step that asks for a value."""

    label: str
    """A word or two: the name of the answer on lists and forms."""
    personal: Personal | Literal["no"]
    """What the data map says. Every question declares it."""
    required: bool = True
    """False: may be left out."""


class Choice(Question, tag="choice", kw_only=True, frozen=True):
    """One of a few answers. Value: its id."""

    options: tuple[Option, ...]


class Several(Question, tag="several", kw_only=True, frozen=True):
    """Any number of a few answers. Value: list of their ids."""

    options: tuple[Option, ...]


class Text(Question, tag="text", kw_only=True, frozen=True):
    """One line of free text."""

    max_length: int = 60
    """In Latin letters; a Chinese character or Korean syllable counts for two."""


class Name(Question, tag="name", kw_only=True, frozen=True):
    """A Latin name as in the passport. Value: {"surname", "given_names"}."""


class Date(Question, tag="date", kw_only=True, frozen=True):
    """A day. Value: YYYY-MM-DD."""

    span: Literal["birth", "expiry", "any"] = "any"
    """birth: today or before, at most 130 years ago. expiry: at most 50 years on."""


class Country(Question, tag="country", kw_only=True, frozen=True):
    """A country. Value: ISO 3166-1 alpha-2."""

    regions: bool = False
    """True: places that tax for themselves (HK, MO, TW) are offered too."""


class Phone(Question, tag="phone", kw_only=True, frozen=True):
    """A telephone number. Value: E.164, e.g. +821012345678."""

    country: str = ""
    """The one country it must belong to; empty: any."""
    prefix_from: str = ""
    """Id of a country question that gives the prefix to begin with."""


class Email(Question, tag="email", kw_only=True, frozen=True):
    """An e-mail address."""


class Address(Question, tag="address", kw_only=True, frozen=True):
    """A postal address in free lines, separated by line feeds."""

    latin: bool = False
    """True: in Latin letters, since the bank's form needs them."""
    max_lines: int = 4
    max_length: int = 100
    """Of all lines together, as for a text: a counter pass has room for so much."""


class Amount(Question, tag="amount", kw_only=True, frozen=True):
    """An amount. Value: {"amount": "200.00", "currency": "CNY"}."""

    currencies: tuple[str, ...] = ("CNY",)
    most: int = 1_000_000


class Slot(Question, tag="slot", kw_only=True, frozen=True):
    """A time at the branch. Value: YYYY-MM-DDTHH:MM, a slot the branch offers."""


class DocumentNumber(Question, tag="document_number", kw_only=True, frozen=True):
    """The number of an identity document."""

    accepts: tuple[DocumentKind, ...] = ("passport",)
    """Kinds of `identity.documents` that fit here."""


class Zone(Question, tag="mrz", kw_only=True, frozen=True):
    """A machine-readable zone. Value: its lines joined by a line feed."""

    fills: dict[str, str] = {}
    """Question id by part of the zone (name, number, nationality, birth_date,
    sex, expiry_date): what a confirmed scan answers."""


class Group(Question, tag="group", kw_only=True, frozen=True):
    """The same few questions for each of several things. Value: list of objects."""

    item_label: str
    """What one item is, e.g. "Country of tax residence"."""
    fields: tuple[AnyField, ...]
    least: int = 1
    most: int = 5


class Information(Step, tag="information", kw_only=True, frozen=True):
    """Something to read. Value: true once read."""

    lines: tuple[str, ...]


class Consent(Step, tag="consent", kw_only=True, frozen=True):
    """A yes that must be given freely. Value: true or false."""

    label: str
    lines: tuple[str, ...]
    agree: str
    """The label of the yes, e.g. "I agree"."""
    refuse: str
    """The label of the no. It leads to staff, never to a dead end."""
    version: str
    """Names the wording that was agreed to."""


AnyField = (
    Choice
    | Several
    | Text
    | Name
    | Date
    | Country
    | Phone
    | Email
    | Address
    | Amount
    | Slot
    | DocumentNumber
)
"""What may stand inside a group."""

AnyStep = AnyField | Zone | Group | Information | Consent


class Line(Part, omit_defaults=True, kw_only=True, frozen=True):
    """One sentence of an outcome or a guide."""

    text: str
    when: Condition | None = None


class Note(Part, omit_defaults=True, kw_only=True, frozen=True):
    """What a visitor hands in: some answers, on paper and nowhere else."""

    title: str
    lead: str = ""
    """What must be known of it, such as that it is a draft."""
    answers: tuple[str, ...]
    """Ids of the questions whose answers stand on it, in this order."""
    signed: bool = False
    """True: room to write by hand, for what was left out, name, phone, day and
    signature. False: what was left out does not stand on it."""


class Outcome(Part, omit_defaults=True, kw_only=True, frozen=True):
    """Where an interview ends."""

    id: str
    title: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    """What happens now, in order."""
    bring: tuple[Line, ...] = ()
    """What the visitor needs at the counter."""
    when: Condition | None = None
    """None: always. The last outcome of a service has none."""
    note: Note | None = None
    """None: nothing that was answered is printed."""
    staff: bool = False
    """True: staff are needed before anything else."""
    follow: tuple[str, ...] = ()
    """Ids of services and guides that usually come next."""


class Essentials(Part, kw_only=True, frozen=True):
    """What fits into a QR as text, with nothing personal in it."""

    long: str
    """At most 200 bytes of UTF-8 in every language, figures filled in."""
    short: str
    """At most 80 bytes of UTF-8 in every language, figures filled in."""


class Titled(Part, kw_only=True, frozen=True):
    """What a list shows of each file of guides/."""

    id: str
    order: int = 100
    """Place in its list: smaller comes first."""
    title: str
    summary: str


class Service(Titled, kw_only=True, frozen=True):
    """Something the bank does at the counter that the kiosk prepares."""

    kind: Literal["service"] = "service"
    key: int
    """The service's number in sealed passes. Never reused for another service."""
    essentials: Essentials
    general: Outcome
    """What to say when nothing was asked yet: the general checklist."""
    steps: tuple[AnyStep, ...]
    stops: tuple[Outcome, ...] = ()
    """Outcomes that end the interview as soon as they apply."""
    outcomes: tuple[Outcome, ...]
    """The first that applies, once every step was answered."""
