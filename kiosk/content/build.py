"""Compile sources into a library. Only what changed is written again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec

from kiosk.content.library import FORMAT, INDEX, Index, Library, Page, read_library
from kiosk.errors import ContentError
from kiosk.interview.model import Guide, Service
from kiosk.paths import Places

DOMAINS = ("kiosk", "guides")


def open_library(places: Places) -> Library:
    """Open the library; in a checkout, build it first where a source changed.

    Raises:
        ContentError: A source cannot be used, or a carried library is damaged.
    """
    if not places.checkout:
        return read_library(places.library)
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
    """Compile everything.

    Raises:
        ContentError: Naming every fault of every source.
    """
    # Imported here: a kiosk whose library is ready reads no YAML.
    from kiosk.content.reading import read_content

    content = read_content(places.guides)
    if content.faults:
        raise ContentError(
            "\n".join(str(fault) for fault in content.faults),
            remedy="Correct guides/, then run: kiosk check",
        )
    places.library.mkdir(parents=True, exist_ok=True)
    sources = digests(places)
    catalogues = dict(_catalogues(places, sources))
    index = Index(
        format=FORMAT,
        sources=sources,
        services=tuple(_pages(places.library, content.services)),
        guides=tuple(_pages(places.library, content.guides)),
        facts=_write(places.library, "facts", content.facts),
        catalogues=catalogues,
        coverage=_coverage(places, catalogues),
    )
    _replace(places.library / INDEX, msgspec.json.encode(index))
    _sweep(places.library, index)
    return read_library(places.library)


def _pages(folder: Path, pages: Sequence[Service | Guide]) -> Iterator[Page]:
    for page in sorted(pages, key=lambda page: (page.order, page.id)):
        file = _write(folder, page.id, page)
        yield Page(page.id, page.title, page.summary, file)


def _write(folder: Path, name: str, value: object) -> str:
    content = msgspec.json.encode(value, order="deterministic")
    file = f"{name}-{sha256(content).hexdigest()[:16]}.json"
    if not (folder / file).exists():
        _replace(folder / file, content)
    return file


def _catalogues(places: Places, sources: dict[str, str]) -> Iterator[tuple[str, str]]:
    from kiosk.language.catalogue import encode
    from kiosk.language.po_files import read_po

    for path in sorted(places.locales.glob("*/LC_MESSAGES/*.po")):
        language, domain = path.parts[-3], path.stem
        digest = sources[f"{places.locales.name}/{language}/LC_MESSAGES/{path.name}"]
        file = f"{domain}-{language}-{digest[:16]}-{FORMAT}.json"
        if not (places.library / file).exists():
            _replace(places.library / file, encode(read_po(path, language, domain)))
        yield f"{language}/{domain}", file


def _coverage(
    places: Places, catalogues: dict[str, str]
) -> dict[str, dict[str, float]]:
    """Return the translated share of each template, by language and domain."""
    from kiosk.language.catalogue import decode
    from kiosk.language.po_files import read_template

    coverage: dict[str, dict[str, float]] = {}
    for domain in DOMAINS:
        wanted = read_template(places.locales / f"{domain}.pot")
        for name, file in catalogues.items():
            language, _, its_domain = name.partition("/")
            if its_domain == domain:
                found = decode((places.library / file).read_bytes()).entries.keys()
                share = len(wanted & found) / len(wanted) if wanted else 1.0
                coverage.setdefault(language, {})[domain] = round(share, 4)
    return coverage


def _source_files(places: Places) -> Iterator[tuple[Path, Path]]:
    for path in sorted(places.guides.glob("*.yaml")):
        yield places.guides, path
    for pattern in ("*.pot", "*/LC_MESSAGES/*.po"):
        for path in sorted(places.locales.glob(pattern)):
            yield places.locales, path


def _sha256(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Write all or nothing: another kiosk may be reading the same folder."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
        scratch.write(content)
    scratch_path = Path(scratch.name)
    scratch_path.chmod(0o644)
    scratch_path.replace(path)


def _sweep(folder: Path, index: Index) -> None:
    """Remove compiled files that no index names any more."""
    kept = {INDEX, index.facts, *index.catalogues.values()}
    kept |= {page.file for page in (*index.services, *index.guides)}
    for path in folder.glob("*.json"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
