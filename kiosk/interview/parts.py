"""What every piece of content is, and when one applies."""

from __future__ import annotations

from msgspec import Struct


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A piece of content: read-only, and strict about unknown keys."""


class Test(Part, omit_defaults=True, kw_only=True, frozen=True):
    """What must be true of one answer. Every test given must hold.

    An answer that is left out, or not on the path, fails every test but one.
    """

    answered: bool | None = None
    """There is an answer (true), or it is left out or not on the path (false)."""
    one_of: tuple[str, ...] = ()
    """The answer (or one of several answers) is in this list; yes/no for consent."""
    age_under: int | None = None
    """The date is less than this many years ago, on the day of today."""
    age_from: int | None = None
    """The date is at least this many years ago."""
    past: bool | None = None
    """The date is before today (true), or today or later (false)."""
    within_days: int | None = None
    """The date is at most this many days after today."""
    some_item: Condition | None = None
    """A repeated group has an item for which this holds."""


class Condition(Part, omit_defaults=True, kw_only=True, frozen=True):
    """When a step, a line or an outcome applies. Everything given must hold."""

    answers: dict[str, Test] = {}
    """Test by question id."""
    any: tuple[Condition, ...] = ()
    """At least one of these holds."""
    none: tuple[Condition, ...] = ()
    """Not one of these holds."""
