"""One Argos model in memory: its tokenizer, its translator, many sentences at once.

Only names that argos-translate-lt 1.12 and argostranslate 1.11 share are used.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from kiosk.errors import BadModelError, TranslationError, UnfitTextError
from kiosk.translation.engine.offline import BATCH_TOKENS
from kiosk.translation.engine.spelling import write_punctuation
from kiosk.translation.models.folder import Installed

MOST_PIECES: Final = 240
"""Longest sentence, in pieces of words. A model has a table of 256 places or more."""
MOST_WRITTEN: Final = 250
"""Longest translation, in pieces: what runs on so far has lost its way."""
LENGTH_PENALTY: Final = 0.2
"""As Argos sets it."""
# With 4 beams, which is what Argos takes, a good translation was lost where several
# ended early; with one it never was (334 of 334 phrases).
BEAMS: Final = 1


class Written(NamedTuple):
    """A sentence as a model gave it."""

    text: str
    ended: bool
    """False when the model was stopped: it had not come to an end."""


class Loaded:
    """A model in memory, until `unload`.

    Args:
        model: Which one. `offline.seal_off` was called before.

    Raises:
        BadModelError: It cannot be loaded.
        TranslationError: Argos is not installed.
    """

    def __init__(self, model: Installed) -> None:
        self._model = model
        self._argos = _argos_translation(model)
        self._package = self._argos.pkg
        self._argos.translator = _translator(model, self._package)

    def translate(self, sentences: Sequence[str]) -> tuple[Written, ...]:
        """Translate sentences in one go, in their order.

        Raises:
            UnfitTextError: One of them is too long for the model.
            BadModelError: The model failed.
        """
        pieces = [self._package.tokenizer.encode(sentence) for sentence in sentences]
        longest = max(map(len, pieces), default=0)
        if longest > MOST_PIECES:
            raise UnfitTextError(
                "A sentence is too long to be translated.",
                remedy="Write shorter sentences.",
            )
        limit = most_written(longest)
        try:
            made = self._argos.translator.translate_batch(
                pieces, target_prefix=self._prefix(len(pieces)), **options(limit)
            )
        except RuntimeError as error:
            raise _bad(self._model, error) from error
        return tuple(self._written(each.hypotheses[0], limit) for each in made)

    def unload(self) -> None:
        """Give the memory back. The model translates no more."""
        self._argos.translator.unload_model()
        self._argos.translator = None

    def _prefix(self, count: int) -> list[list[str]] | None:
        prefix = self._package.target_prefix
        return [[prefix]] * count if prefix else None

    def _written(self, pieces: list[str], limit: int) -> Written:
        text = str(self._package.tokenizer.decode(pieces))
        text = text.removeprefix(self._package.target_prefix).strip()
        text = write_punctuation(text, self._model.to_code)
        return Written(text, len(pieces) < limit)


def most_written(longest: int) -> int:
    """Return how many pieces a model may write before it is stopped.

    Args:
        longest: Pieces of the longest sentence it is given.
    """
    return min(MOST_WRITTEN, 3 * longest + 20)


def options(limit: int) -> dict[str, Any]:
    """Return how CTranslate2 is asked, so that others can be measured the same way.

    Args:
        limit: Most pieces that it may write for a sentence.
    """
    return {
        "beam_size": BEAMS,
        "length_penalty": LENGTH_PENALTY,
        "max_batch_size": BATCH_TOKENS,
        "batch_type": "tokens",
        "max_decoding_length": limit,
        "replace_unknowns": True,
    }


def _argos_translation(model: Installed) -> Any:  # noqa: ANN401 - Argos has no types
    try:
        from argostranslate.package import Package
        from argostranslate.translate import Language, PackageTranslation
    except ImportError as error:
        raise TranslationError(
            f"Machine translation is not installed: {error}.",
            remedy="Install it: pip install 'kiosk[translate]'",
        ) from error
    try:
        package = Package(model.path)
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise _bad(model, error) from error
    if (package.from_code, package.to_code) != (model.from_code, model.to_code):
        raise _bad(model, "it is for other languages")
    ends = (Language(code, code) for code in (model.from_code, model.to_code))
    return PackageTranslation(*ends, package)


def _translator(model: Installed, package: Any) -> Any:  # noqa: ANN401
    import ctranslate2
    from argostranslate import settings

    try:
        package.tokenizer.encode("a")
        return ctranslate2.Translator(
            str(model.path / "model"),
            device=settings.device,
            inter_threads=settings.inter_threads,
            intra_threads=settings.intra_threads,
            compute_type=settings.compute_type,
        )
    except (RuntimeError, OSError, ValueError, AttributeError) as error:
        raise _bad(model, error) from error


def _bad(model: Installed, why: object) -> BadModelError:
    said = " ".join(str(why).split())[:200]
    return BadModelError(
        f"The model {model.name} cannot be used: {said}.",
        remedy="Install it again, or an older one: kiosk models rollback",
    )


def unload_all(models: Sequence[Loaded]) -> None:
    """Give the memory of several models back."""
    for model in models:
        with contextlib.suppress(RuntimeError):
            model.unload()
