"""The list of the models of one kiosk: `models.toml`, the only thing that decides.

A folder that is not listed here is not a model, whatever stands in it.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from kiosk.errors import BadModelError

MANIFEST = "models.toml"
MOST_BYTES = 4 * 1024 * 1024
"""No list is longer: a model has about six files."""
State = Literal["active", "previous", "failed"]
"""Used for its pair; the version before it; did not pass the bank sentences."""
Name = Annotated[str, Meta(pattern=r"^[a-z0-9][a-zA-Z0-9_-]{0,79}$")]
Code = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(_[A-Za-z]{2,8})?$")]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Count = Annotated[int, Meta(ge=0)]
_HEAD = "# The models of this kiosk. Written by `kiosk models`; do not edit."


class ModelFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a model as it was when it was installed."""

    path: Annotated[str, Meta(min_length=1, max_length=300)]
    """Below the folder of the model, with slashes."""
    size: Count
    sha256: Digest


class Score(Struct, frozen=True, forbid_unknown_fields=True):
    """What came of the bank sentences."""

    asked: Count = 0
    answered: Count = 0
    """Let through by the guard."""
    wrong: Count = 0
    """Let through with another figure than the sentence had."""
    likeness: Count = 0
    """Of what was let through, to what a person wrote, in percent."""


class Model(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One installed model."""

    name: Name
    """Name of its folder."""
    from_code: Code
    to_code: Code
    version: Annotated[str, Meta(pattern=r"^[0-9A-Za-z.+-]{1,20}$")]
    sha256: Digest
    """Of the archive it came in."""
    state: State
    mask: Annotated[str, Meta(max_length=20)] = ""
    """Name of the mask form it keeps; empty: none was found, texts go unmasked."""
    passed: bool = False
    score: Score = Score()
    installed: date
    files: tuple[ModelFile, ...]

    @property
    def pair(self) -> str:
        """The languages, such as zh-en."""
        return f"{self.from_code}-{self.to_code}"


class Route(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way through a third language, as it was tried with these two models."""

    models: tuple[Name, Name]
    passed: bool
    score: Score = Score()


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole list."""

    model: tuple[Model, ...] = ()
    """In the order they came."""
    route: tuple[Route, ...] = ()

    @property
    def active(self) -> tuple[Model, ...]:
        """The models in use, one a pair."""
        return tuple(model for model in self.model if model.state == "active")


def read_manifest(folder: Path) -> Manifest:
    """Return the models that are installed.

    Args:
        folder: The models folder; it may not exist.

    Raises:
        BadModelError: The list is damaged or cannot be read.
    """
    path = folder / MANIFEST
    try:
        with path.open("rb") as source:
            raw = source.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ValueError("far too long")
        plain = tomllib.loads(raw.decode())
        manifest = msgspec.convert(plain, Manifest)
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError, RecursionError) as error:
        raise BadModelError(
            f"{path} cannot be read: {error}.",
            remedy="Move the folder away, and install the models again.",
        ) from error
    for wrong in _doubled(manifest):
        raise BadModelError(
            f"{path} names {wrong} twice.",
            remedy="Move the folder away, and install the models again.",
        )
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the list: after a crash it is the old or the new one, whole.

    Raises:
        OSError: It cannot be written; the old one stands.
    """
    fresh = folder / f".{MANIFEST}.new"
    with fresh.open("wb") as target:
        target.write("\n".join((_HEAD, *_lines(manifest), "")).encode())
        target.flush()
        os.fsync(target.fileno())
    fresh.replace(folder / MANIFEST)
    sync(folder)


def sync(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _doubled(manifest: Manifest) -> Iterator[str]:
    for names in (
        [model.name for model in manifest.model],
        [model.pair for model in manifest.active],
    ):
        yield from (name for name, count in Counter(names).items() if count > 1)


def _lines(manifest: Manifest) -> Iterator[str]:
    for model in manifest.model:
        yield from _model_lines(model)
    for route in manifest.route:
        yield "\n[[route]]"
        yield f"models = [{', '.join(map(_text, route.models))}]"
        yield f"passed = {str(route.passed).lower()}"
        yield _score_line(route.score)


def _model_lines(model: Model) -> Iterator[str]:
    yield "\n[[model]]"
    for name in ("name", "from_code", "to_code", "version", "sha256", "state", "mask"):
        yield f"{name} = {_text(getattr(model, name))}"
    yield f"passed = {str(model.passed).lower()}"
    yield _score_line(model.score)
    yield f"installed = {model.installed.isoformat()}"
    yield "files = ["
    for file in model.files:
        yield (
            f"  {{ path = {_text(file.path)}, size = {file.size}, "
            f"sha256 = {_text(file.sha256)} }},"
        )
    yield "]"


def _score_line(score: Score) -> str:
    return (
        f"score = {{ asked = {score.asked}, answered = {score.answered}, "
        f"wrong = {score.wrong}, likeness = {score.likeness} }}"
    )


def _text(value: str) -> str:
    # A JSON string of what has no control characters is a TOML string too.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")
