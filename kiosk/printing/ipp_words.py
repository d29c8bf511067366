"""What a printer says by IPP, in our words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kiosk.errors import PrinterError
from kiosk.language.visual import CONTROLS
from kiosk.printers import Printer
from kiosk.printing.model import Condition, JobState, Media, Part, Progress, Status

Attributes = Mapping[str, Any]
"""What a printer tells, as pyipp reads it: a list is bare when it has one member."""

MEDIA: Final[Mapping[Media, str]] = {
    "a4": "iso_a4_210x297mm",
    "a5": "iso_a5_148x210mm",
}
"""Source: PWG 5101.1, media size self-describing names."""
CREATE_AND_SEND: Final = frozenset((0x05, 0x06))
"""Create-Job and Send-Document. Source: RFC 8011, 5.4.15."""
PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)
"""States of a job. Source: RFC 8011, 5.3.7."""
STOPPED_PRINTER: Final = 5
INCOMING: Final = "job-incoming"
NOTHING_CAME: Final = "job-data-insufficient"
"""Reasons of a job whose pages are not all there. Source: RFC 8011, 5.3.8."""
REASONS: Final[Sequence[tuple[JobState, tuple[str, ...]]]] = (
    ("jam", ("media-jam",)),
    ("out-of-paper", ("media-empty", "media-needed", "input-tray-missing")),
    (
        "attention",
        (
            "door-open",
            "cover-open",
            "interlock-open",
            "toner-empty",
            "marker-supply-empty",
            "output-area-full",
            "fuser-over-temp",
            "paused",
        ),
    ),
    ("offline", ("shutdown", "connecting-to-device", "timed-out")),
)
"""Worst first. Source: RFC 8011, 5.4.12, and PWG 5100.9."""
LONGEST_TOLD: Final = 127
"""Letters of a model or reason. Source: RFC 8011, 5.4.9."""
MOST_REASONS: Final = 16
MILD: Final = "-report"
"""The end of a reason that does not stop anything."""


def many(attributes: Attributes, name: str) -> tuple[Any, ...]:
    """Return the values of an attribute; none when the printer did not tell it."""
    value = attributes.get(name)
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def number_of(job: Attributes) -> int:
    """Return the number of a job; 0: it has none that a printer may give.

    Source: RFC 8011, 5.3.2 (1 and more).
    """
    number = job.get("job-id")
    return number if type(number) is int and number > 0 else 0


def seen(told: object) -> str:
    """Return what a printer tells as staff may see it: one short line of letters."""
    return CONTROLS.sub("", " ".join(str(told).split()))[:LONGEST_TOLD]


def plain_reason(reason: str) -> str:
    """Return a reason without how bad it is."""
    return reason.removesuffix(MILD).removesuffix("-error").removesuffix("-warning")


def trouble(attributes: Attributes, *, mild: bool = False) -> JobState | None:
    """Return what keeps a printer from printing; None: nothing.

    Args:
        attributes: Those of the printer.
        mild: Whether what the printer only reports counts too.
    """
    told = [str(one) for one in many(attributes, "printer-state-reasons")]
    plain = {plain_reason(one) for one in told if mild or not one.endswith(MILD)}
    for state, reasons in REASONS:
        if not plain.isdisjoint(reasons):
            return state
    stopped = attributes.get("printer-state") == STOPPED_PRINTER
    return "attention" if stopped else None


def condition_of(attributes: Attributes) -> Condition:
    """Return how a printer is, and what it can do."""
    found = trouble(attributes)
    busy = attributes.get("printer-state") == 4
    reasons = map(seen, many(attributes, "printer-state-reasons")[:MOST_REASONS])
    return Condition(
        found or ("busy" if busy else "ready"),  # type: ignore[arg-type] # ends never
        tuple(one for one in reasons if one not in ("", "none")),
        seen(attributes.get("printer-make-and-model", "")),
        tuple(map(str, many(attributes, "document-format-supported"))),
        tuple(map(str, many(attributes, "media-supported"))),
        tuple(map(str, many(attributes, "sides-supported"))),
        "color" in many(attributes, "print-color-mode-supported"),
    )


def status_of(job: Attributes, printer: Attributes) -> Status:
    """Return how a job goes.

    Args:
        job: The attributes of the job.
        printer: Those of the printer.
    """
    done = job.get("job-impressions-completed")
    progress = Progress(done + 1 if isinstance(done, int) and done >= 0 else 0)
    match job.get("job-state"):
        case 9:
            return Status("done", progress)
        case 7:
            return Status("cancelled", progress)
        case 8:
            return Status("failed", progress, trouble(printer, mild=True))
        case 5 | 6:
            stopped = job.get("job-state") == STOPPED
            calm: JobState = "attention" if stopped else "printing"
            return Status(trouble(printer) or calm, progress)
        case _:
            return Status(trouble(printer) or "waiting", progress)


def wanting(printer: Printer, attributes: Attributes, media: Media) -> None:
    """Check that a printer can do what is asked of it at all.

    Raises:
        PrinterError: It cannot.
    """
    told = many(attributes, "operations-supported")
    operations = {int(one) for one in told if isinstance(one, int)}
    if not operations >= CREATE_AND_SEND:
        raise PrinterError(
            f"{printer.name} is too old: it takes no document for a job (IPP 1.0).",
            remedy='Print through the system instead: kind = "system".',
        )
    there = many(attributes, "media-supported")
    if there and MEDIA[media] not in there:
        raise PrinterError(
            f"{printer.name} has no {media.upper()} paper.",
            remedy="Set media to a size that the printer knows.",
        )


def most_copies(attributes: Attributes) -> int:
    """Return how many copies a printer makes of one document."""
    numbers = [one for one in many(attributes, "copies-supported") if type(one) is int]
    return max([1, *numbers])


def job_attributes(
    printer: Printer, part: Part, attributes: Attributes
) -> dict[str, object]:
    """Return what is asked for a job; the paper always, the rest where it is known."""
    asked: dict[str, object] = {"media": MEDIA[part.media], "copies": part.copies}
    wished = {
        "sides": "two-sided-long-edge" if printer.duplex else "one-sided",
        "print-color-mode": "color" if printer.colour else "monochrome",
    }
    for name, value in wished.items():
        if value in many(attributes, f"{name}-supported"):
            asked[name] = value
    return asked
