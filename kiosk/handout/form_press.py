"""Forms on paper: the bank's own templates, set by Typst as PDF."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from kiosk.handout.form_model import Box, Cell, FilledForm, by_hand, without
from kiosk.handout.look import look_values
from kiosk.handout.pdf import STANDARDS, TRIES, UNDRAWABLE, explained, our_fonts
from kiosk.handout.typeset import line_values, text_values
from kiosk.language.visual import CONTROLS

if TYPE_CHECKING:
    import typst


def form_pdf(form: FilledForm, *, timestamp: int) -> bytes:
    """Set a form on A4 as PDF/UA-1 and PDF/A-2a.

    A character that no font of ours has is drawn as a box; where there are too many
    of them, the form is left to be filled in by hand.

    Args:
        form: What stands on it.
        timestamp: Unix seconds written as the date of the file; the same form and
            timestamp give the same bytes.

    Raises:
        HandoutError: The template has a fault, or one of our texts has no glyph.

    Source: ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2).
    """
    import typst

    compiler = _compiler(form.template)
    shown = form
    try:
        for _try in range(TRIES):
            try:
                return _set(compiler, shown, timestamp)
            except typst.TypstError as error:
                found = UNDRAWABLE.search(str(error))
                if found is None:
                    raise
                shown = without(shown, found[1])
        return _set(compiler, by_hand(form), timestamp)
    except typst.TypstError as error:
        raise explained(error) from error


def _compiler(template: str) -> typst.Compiler:
    import typst

    return typst.Compiler(
        template.encode(),
        # A template sees `form.typ` and `words.typ` beside it, and no other file.
        root=str(resources.files("kiosk.handout") / "templates"),
        font_paths=our_fonts(),
        ignore_system_fonts=True,
    )


def _set(compiler: typst.Compiler, form: FilledForm, timestamp: int) -> bytes:
    made = compiler.compile(
        format="pdf",
        sys_inputs={"form": json.dumps(_values(form)), **look_values(form.look)},
        pdf_standards=STANDARDS,
        timestamp=timestamp,
    )
    return cast("bytes", made)


def _values(form: FilledForm) -> dict[str, Any]:
    language, _, rest = form.locale.partition("-")
    region = rest.rpartition("-")[2]
    return {
        "lang": language,
        "region": region if len(region) == 2 else None,
        "direction": form.direction,
        "name": form.title.text,
        "title": line_values(form.title, form),
        "lead": line_values(form.lead, form) if form.lead else None,
        "boxes": {box.id: _box(box, form) for box in form.boxes},
        "texts": {id_: line_values(line, form) for id_, line in form.texts.items()},
        "words": {name: line_values(line, form) for name, line in form.words.items()},
        "draft": line_values(form.draft, form),
        "branch": line_values(form.branch, form),
        "footer": [line_values(line, form) for line in form.footer],
    }


def _box(box: Box, form: FilledForm) -> dict[str, Any]:
    return {
        "label": line_values(box.label, form),
        "cell": _cell(box.cell),
        "marks": [
            {"label": line_values(mark.label, form), "chosen": mark.chosen}
            for mark in box.marks
        ],
        "columns": [line_values(column, form) for column in box.columns],
        "rows": [[_cell(cell) for cell in row] for row in box.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "value": text_values(cell.value),
        "chinese": [CONTROLS.sub("", text) for text in cell.chinese],
    }
