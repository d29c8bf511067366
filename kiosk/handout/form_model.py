"""A filled form, independent of the press: each value once, and room to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from kiosk.handout.look import Look
from kiosk.handout.model import Line


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer that can be chosen, with its tick box."""

    label: Line
    chosen: bool


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a box. Empty: room to write."""

    value: tuple[str, ...] = ()
    """Lines, as the visitor gave them."""
    chinese: tuple[str, ...] = ()
    """The same for staff; empty when it is the same, or nothing."""


class Box(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One field of a form, in each way a template may want to show it."""

    id: str
    label: Line
    cell: Cell
    marks: tuple[Mark, ...] = ()
    """Of a question with choices: all of them."""
    columns: tuple[Line, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a repeated group."""


class FilledForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A form with its values, ready for the press."""

    id: str
    language: str
    """Our code, as in languages.toml."""
    locale: str
    """As BCP 47."""
    direction: Literal["ltr", "rtl"]
    title: Line
    lead: Line | None = None
    boxes: tuple[Box, ...]
    texts: Mapping[str, Line]
    words: Mapping[str, Line]
    draft: Line
    branch: Line
    footer: tuple[Line, ...]
    template: str
    """Typst source; it is content, and holds no value."""
    look: Look = Look()
    """Its colour and logo: a form has letters of one size."""

    def __repr__(self) -> str:
        """Say which form it is, and nothing that a log must not have."""
        return f"<FilledForm {self.id}>"


def without(form: FilledForm, characters: str) -> FilledForm:
    """Return the same form with boxes for these characters in its values."""
    boxes = str.maketrans(dict.fromkeys(characters, "□"))

    def changed(cell: Cell) -> Cell:
        return Cell(
            tuple(text.translate(boxes) for text in cell.value),
            tuple(text.translate(boxes) for text in cell.chinese),
        )

    return replace(
        form,
        boxes=tuple(
            replace(
                box,
                cell=changed(box.cell),
                rows=tuple(tuple(map(changed, row)) for row in box.rows),
            )
            for box in form.boxes
        ),
    )


def by_hand(form: FilledForm) -> FilledForm:
    """Return the same form with nothing filled in but what was chosen."""
    return replace(
        form,
        boxes=tuple(replace(box, cell=Cell(), rows=()) for box in form.boxes),
    )
