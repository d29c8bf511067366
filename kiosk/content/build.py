"""Compile sources into a library. Only what changed is written again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msgspec

from kiosk.content.files import replace_file
from kiosk.content.forms import Form
from kiosk.content.library import FORMAT, INDEX, Index, Library, Page, read_library
from kiosk.errors import ContentError
from kiosk.interview.lesson import AnyPage
from kiosk.interview.model import Service
from kiosk.language.catalogue import Catalogue, decode, encode
from kiosk.paths import Places

DOMAINS = ("kiosk", "guides", "phrases")


def open_library(places: Places) -> Library:
    """Open the library; in a checkout, build it first where a source changed.

    Where the checkout cannot be written to, the library is built in the user's
    own temporary folder.

    Raises:
        ContentError: A source cannot be used, or a carried library is damaged.
    """
    if not places.checkout:
        return read_library(places.library)
    places = settled(places)
    try:
        library = read_library(places.library)
        if library.index.sources == digests(places):
            return library
    except ContentError:
        pass  # Not built yet, or by another version: build it now.
    return build(places)


def digests(places: Places) -> dict[str, str]:
    """Return the SHA-256 of every source, by its path below guides/ or locales/."""
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": _sha256(path)
        for folder, path in _source_files(places)
    }


def build(places: Places) -> Library:
    """Compile everything. Files of earlier builds stay: a running kiosk reads them.

    Raises:
        ContentError: Naming every fault of every source.
    """
    # Imported here: a kiosk whose library is ready reads no YAML.
    from kiosk.content.form_rules import form_breaches
    from kiosk.content.phrase_rules import phrase_breaches
    from kiosk.content.reading import read_content
    from kiosk.content.rules import breaches

    # Taken first: a source that changes meanwhile makes the library stale, not wrong.
    sources = digests(places)
    content = read_content(places.guides)
    rules = (breaches, form_breaches, phrase_breaches)
    faults = content.faults or tuple(
        fault for breached in rules for fault in breached(content)
    )
    if faults:
        raise ContentError(
            "\n".join(map(str, faults)), remedy="Correct guides/, then run: kiosk check"
        )
    compiled = tuple(_catalogues(places, sources))
    index = Index(
        format=FORMAT,
        sources=sources,
        services=tuple(_pages(places.library, content.services)),
        guides=tuple(_pages(places.library, content.guides)),
        lessons=tuple(_pages(places.library, content.lessons)),
        forms=tuple(_forms(places.library, content.forms)),
        facts=_write(places.library, "facts", content.facts),
        phrases=_write(places.library, "phrasebook", content.phrasebook),
        terms=_write(places.library, "glossary", content.terms),
        catalogues={f"{one.language}/{one.domain}": file for file, one in compiled},
        coverage=_coverage(places, [one for _, one in compiled]),
    )
    _keep(places.library / INDEX, msgspec.json.encode(index))
    return read_library(places.library)


def sweep(library: Library) -> None:
    """Remove compiled files that the index does not name.

    A kiosk that runs on an earlier build would miss them: only for `kiosk build`.
    """
    index = library.index
    kept = {INDEX, index.facts, index.phrases, index.terms}
    kept |= set(index.catalogues.values())
    kept |= {page.file for page in index.pages}
    for path in library.folder.glob("*.json"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _pages(folder: Path, pages: Sequence[AnyPage]) -> Iterator[Page]:
    for page in sorted(pages, key=lambda page: (page.order, page.id)):
        file = _write(folder, page.id, page)
        key = page.key if isinstance(page, Service) else 0
        yield Page(page.id, page.title, page.summary, file, key)


def _forms(folder: Path, forms: Sequence[Form]) -> Iterator[Page]:
    for form in sorted(forms, key=lambda form: (form.order, form.id)):
        file = _write(folder, f"form-{form.id}", form)
        yield Page(form.id, form.title, "", file)


def _write(folder: Path, name: str, value: object) -> str:
    content = msgspec.json.encode(value, order="deterministic")
    file = f"{name}-{sha256(content).hexdigest()[:16]}.json"
    _keep(folder / file, content)
    return file


def _keep(path: Path, content: bytes) -> None:
    """Write a file unless it is there already, whole."""
    if not path.exists() or path.read_bytes() != content:
        replace_file(path, content)


def _catalogues(
    places: Places, sources: dict[str, str]
) -> Iterator[tuple[str, Catalogue]]:
    for path in sorted(places.locales.glob("*/LC_MESSAGES/*.po")):
        name = f"{places.locales.name}/{path.relative_to(places.locales).as_posix()}"
        file = f"{path.stem}-{path.parts[-3]}-{sources[name][:16]}-{FORMAT}.json"
        yield file, _catalogue(path, places.library / file)


def _catalogue(source: Path, compiled: Path) -> Catalogue:
    """Return a compiled catalogue, made again when it is missing or damaged."""
    from kiosk.language.po_files import read_po

    try:
        return decode(compiled.read_bytes())
    except (OSError, ContentError):
        catalogue = read_po(source, source.parts[-3], source.stem)
        replace_file(compiled, encode(catalogue))
        return catalogue


def _coverage(
    places: Places, catalogues: Sequence[Catalogue]
) -> dict[str, dict[str, float]]:
    """Return the translated share of each template, by language and domain."""
    from kiosk.language.po_files import read_template

    coverage: dict[str, dict[str, float]] = {}
    for domain in DOMAINS:
        wanted = read_template(places.locales / f"{domain}.pot")
        for one in catalogues:
            if one.domain == domain:
                share = (
                    len(wanted & one.entries.keys()) / len(wanted) if wanted else 1.0
                )
                coverage.setdefault(one.language, {})[domain] = round(share, 4)
    return coverage


def _source_files(places: Places) -> Iterator[tuple[Path, Path]]:
    for path in sorted(places.guides.glob("*.yaml")):
        yield places.guides, path
    for pattern in ("forms/*.yaml", "forms/*.typ"):
        for path in sorted(places.guides.glob(pattern)):
            yield places.guides, path
    for pattern in ("*.pot", "*/LC_MESSAGES/*.po"):
        for path in sorted(places.locales.glob(pattern)):
            yield places.locales, path


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def settled(places: Places) -> Places:
    """Return the places with a library folder that can be written to.

    Of a checkout that cannot be written to, the library goes into a temporary
    folder of the user's own.
    """
    if not places.checkout or _writable(places.library):
        return places
    checkout = sha256(str(places.guides.resolve()).encode()).hexdigest()[:12]
    own = Path(tempfile.gettempdir()) / f"kiosk-{os.getuid()}"
    # A folder that someone else made there first could hold anything.
    usable = _writable(own / checkout) and own.stat().st_uid == os.getuid()
    return replace(places, library=own / checkout) if usable else places


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
