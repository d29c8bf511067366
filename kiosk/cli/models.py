"""`kiosk models`: the models that translate come on a medium, are tried, and listed."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kiosk.cli.opening import print_json, print_line
from kiosk.cli.progress import Progress
from kiosk.errors import BadModelError, TranslationError
from kiosk.settings import read_settings
from kiosk.translation.models.folder import models_folder, offered_pairs
from kiosk.translation.models.manifest import Model, Score, read_manifest

if TYPE_CHECKING:
    from kiosk.translation.models.exchanging import Tell
    from kiosk.translation.models.installing import Outcome
    from kiosk.translation.models.suite import Suite
    from kiosk.translation.models.trial import Report

NEEDED = ("argostranslate", "ctranslate2", "sentencepiece")


def show(options: Namespace) -> int:
    """List the models, and the pairs that visitors get."""
    folder = _folder(options)
    manifest = read_manifest(folder)
    pairs = sorted(offered_pairs(folder))
    if options.json:
        models = [_as_json(model) for model in manifest.model]
        print_json({"models": models, "pairs": ["-".join(pair) for pair in pairs]})
        return 0
    for model in manifest.model:
        print_line(f"{model.name}  {model.pair}  {model.state}  {_told(model.score)}")
    if not manifest.model:
        print_line("No model is installed: visitors and staff talk with phrases.")
    if pairs:
        print_line(f"Translated: {', '.join('-'.join(pair) for pair in pairs)}")
    return 0


def install(options: Namespace) -> int:
    """Install a model; 1 when visitors do not get it."""
    from kiosk.translation.models.installing import Order, install

    today = read_settings(options.config).today()
    order = Order(archive=options.file, sha256=options.sha256, today=today)
    suite = _suite()
    with _telling() as tell:
        outcome = install(_folder(options), order, suite, tell)
    if options.json:
        print_json(outcome_as_json(outcome))
    else:
        for line in outcome_told(outcome):
            print_line(line)
    return 0 if outcome.model.state == "active" else 1


def verify(options: Namespace) -> int:
    """Read every byte of every model; 1 when one is damaged."""
    folder = _folder(options)
    manifest = read_manifest(folder)
    found = {model.name: _problem(folder, model) for model in manifest.model}
    if options.json:
        print_json([{"name": name, "problem": found[name]} for name in found])
    else:
        for name, problem in found.items():
            print_line(f"{name}: {problem or 'whole'}")
    return 1 if any(found.values()) else 0


def remove(options: Namespace) -> int:
    """Remove one model for good."""
    from kiosk.translation.models.changing import remove

    folder = _folder(options)
    suite = _suite(needed=_opens_routes(folder))
    with _telling() as tell:
        gone = remove(folder, options.name, suite, tell)
    print_line(f"Removed: {gone.name}")
    return 0


def rollback(options: Namespace) -> int:
    """Use the version before again."""
    from kiosk.translation.models.changing import rollback

    folder = _folder(options)
    suite = _suite(needed=_opens_routes(folder))
    with _telling() as tell:
        back = rollback(folder, options.name, suite, tell)
    print_line(f"In use for {back.pair}: {back.name}")
    return 0


def has_argos() -> bool:
    """Tell whether the extra that translates is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


def refuse_missing_extra() -> None:
    """Say what to install when Argos is not there.

    Raises:
        TranslationError: It is not.
    """
    if not has_argos():
        raise TranslationError(
            "Argos Translate is not installed.",
            remedy='Install it: pip install "kiosk[translate]"',
        )


def outcome_told(outcome: Outcome) -> Iterator[str]:
    """Yield the lines that tell a person what came of an install."""
    model = outcome.model
    if model.state == "active":
        yield f"Installed for {model.pair}: {model.name}"
    else:
        yield f"Not given to visitors: {model.name} did not pass the bank sentences."
    for report in outcome.reports:
        verdict = "passed" if report.passed else "not passed"
        yield f"  {report.speaks}-{report.hears}: {_told(report.score)}, {verdict}"
    yield f"  mask: {model.mask or 'none'}"
    if outcome.worse and outcome.replaced is not None:
        yield f"It answers less, or worse, than {outcome.replaced.name}. To go back:"
        yield f"  kiosk models rollback {model.pair}"
    if not outcome.vouched:
        yield "No list of the medium or --sha256 told its digest. Compare it:"
        yield f"  {model.sha256}"


def outcome_as_json(outcome: Outcome) -> dict[str, object]:
    """Return what came of an install; see docs/schemas/models-install.json."""
    return {
        "model": _as_json(outcome.model),
        "reports": [_report_as_json(report) for report in outcome.reports],
        "replaced": outcome.replaced.name if outcome.replaced else None,
        "worse": outcome.worse,
        "vouched": outcome.vouched,
    }


def _folder(options: Namespace) -> Path:
    return models_folder(read_settings(options.config).translation)


def _opens_routes(folder: Path) -> bool:
    """Tell whether a change can lead to a new way through a third language."""
    return len(read_manifest(folder).model) > 2


def _suite(*, needed: bool = True) -> Suite:
    from kiosk.content.build import open_library
    from kiosk.paths import find_places
    from kiosk.translation.models.suite import Suite

    if not needed:
        return Suite()
    refuse_missing_extra()
    return Suite(terms=open_library(find_places()).terms)


@contextmanager
def _telling() -> Iterator[Tell]:
    progress = Progress(sys.stderr, monotonic)
    try:
        yield progress.tell
    finally:
        progress.end()


def _problem(folder: Path, model: Model) -> str:
    from kiosk.translation.models.verifying import verify

    try:
        verify(folder, model)
    except BadModelError as error:
        return error.problem
    return ""


def _told(score: Score) -> str:
    return f"{score.answered} of {score.asked} sentences, {score.wrong} wrong"


def _report_as_json(report: Report) -> dict[str, object]:
    return {
        "pair": f"{report.speaks}-{report.hears}",
        "passed": report.passed,
        "score": _score_as_json(report.score),
        "stopped": report.stopped,
    }


def _as_json(model: Model) -> dict[str, object]:
    return {
        "name": model.name,
        "pair": model.pair,
        "version": model.version,
        "state": model.state,
        "sha256": model.sha256,
        "mask": model.mask,
        "score": _score_as_json(model.score),
        "installed": model.installed.isoformat(),
        "bytes": sum(file.size for file in model.files),
    }


def _score_as_json(score: Score) -> dict[str, int]:
    return {
        "asked": score.asked,
        "answered": score.answered,
        "wrong": score.wrong,
        "likeness": score.likeness,
    }
