"""The translations of one language and domain, as the kiosk reads them."""

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

import msgspec

from kiosk.errors import ContentError

State = Literal["draft", "translated", "reviewed"]
"""Machine draft, translated by a person, reviewed by a native speaker."""
CONTEXT_END = "\x04"


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One translated text."""

    text: tuple[str, ...]
    """The text; several forms in the order of the plural rule, else one."""
    state: State = "translated"

    @property
    def words(self) -> str:
        """The text, or its first form."""
        return self.text[0]


class Catalogue(msgspec.Struct, frozen=True):
    """What is translated in one domain. Missing and doubtful lines are absent."""

    language: str
    domain: str
    plural: str
    """Which form for which number, as a C expression in n."""
    entries: dict[str, Entry]
    """Entry by key: see `key`."""

    def find(self, msgid: str, context: str = "") -> Entry | None:
        """The translation of a text; None when there is none."""
        return self.entries.get(key(msgid, context))

    def find_plural(
        self, singular: str, plural: str, n: int, context: str = ""
    ) -> Entry | None:
        """The translation for a count, as an entry with that one form.

        Args:
            singular: The source text for one, which is the key.
            plural: The source text for several; not needed to find the entry,
                but the two belong together as in ngettext.
            n: The count, 0 or more.
            context: What tells two equal source texts apart.
        """
        entry = self.find(singular, context)
        if entry is None:
            return None
        form = min(_plural_rule(self.plural)(abs(n)), len(entry.text) - 1)
        return Entry((entry.text[form],), entry.state)


def key(msgid: str, context: str = "") -> str:
    """The key of a source text.

    Source: GNU gettext manual, 10.2 "The Format of GNU MO Files" (context,
    EOT, source text).
    """
    return f"{context}{CONTEXT_END}{msgid}" if context else msgid


def encode(catalogue: Catalogue) -> bytes:
    """Compact JSON; the same bytes for the same catalogue."""
    return msgspec.json.encode(catalogue, order="deterministic")


def decode(content: bytes) -> Catalogue:
    """The catalogue in the bytes that `encode` made.

    Raises:
        ContentError: The bytes are no catalogue.
    """
    try:
        catalogue = msgspec.json.decode(content, type=Catalogue)
        _plural_rule(catalogue.plural)
    except (msgspec.DecodeError, ValueError) as trouble:
        raise ContentError(
            f"A compiled catalogue cannot be read: {trouble}.",
            remedy="Build the library again with `kiosk build`.",
        ) from trouble
    if not all(entry.text for entry in catalogue.entries.values()):
        raise ContentError(
            f"The compiled catalogue {catalogue.domain} has an entry without text.",
            remedy="Build the library again with `kiosk build`.",
        )
    return catalogue


@lru_cache(maxsize=64)
def _plural_rule(expression: str) -> Callable[[int], int]:
    # gettext reads the expression with a grammar of its own: no code gets in.
    from gettext import c2py

    return c2py(expression)
