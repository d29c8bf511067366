"""Forms and their templates, read from guides/forms/."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from kiosk.content.forms import Form
from kiosk.content.sources import Fault, Plain, Source, read_source

FOLDER = "forms"
MOST_BYTES = 100_000
"""A larger template is refused: ours have about 2 kB."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Every form, and what is wrong."""

    forms: tuple[Form, ...]
    sources: Mapping[str, Source]
    """By `forms/` and the form's id."""
    faults: tuple[Fault, ...]


def read_forms(guides: Path) -> Forms:
    """Read every form of guides/forms/. What is wrong is in `faults`."""
    forms: list[Form] = []
    sources: dict[str, Source] = {}
    faults: list[Fault] = []
    for path in sorted((guides / FOLDER).glob("*.yaml")):
        found = _form(path)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            form, source = found
            forms.append(form)
            sources[f"{FOLDER}/{form.id}"] = source
    return Forms(tuple(forms), sources, tuple(faults))


def _form(path: Path) -> tuple[Form, Source] | Fault:
    # Imported here: reading.py reads forms too.
    from kiosk.content.reading import explained, written_out

    source = read_source(path)
    if isinstance(source, Fault):
        return replace(source, file=f"{FOLDER}/{path.name}")
    source = Source(f"{FOLDER}/{path.name}", source.plain, source.lines)
    plain = source.plain if isinstance(source.plain, dict) else {}
    if plain.get("id") != path.stem:
        return source.fault(("id",), f"must be {path.stem}.")
    template = _template(path.with_suffix(".typ"))
    if isinstance(template, Fault):
        return template
    try:
        form = msgspec.convert(_whole(written_out(plain), template), Form)
    except msgspec.ValidationError as error:
        problem, where = explained(str(error))
        return source.fault(where, problem)
    return form, source


def _whole(plain: Plain, template: str) -> Plain:
    return {**plain, "template": template}


def _template(path: Path) -> str | Fault:
    name = f"{FOLDER}/{path.name}"
    try:
        if path.stat().st_size > MOST_BYTES:
            return Fault(name, 0, "", "larger than 100 kB.")
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return Fault(name, 0, "", f"cannot be read: {error}.")
