"""Where the screens are shown, as far as the app can act on it."""

from __future__ import annotations

from typing import Final, Literal, Protocol

TextStep = Literal[0, 1, 2]
"""Size of the text: as designed, large, largest."""
TEXT_STEPS: Final[tuple[TextStep, ...]] = (0, 1, 2)


class Surface(Protocol):
    """A terminal, or the browser of the kiosk."""

    @property
    def sizes_text(self) -> bool:
        """Whether the size of the text can be changed in place."""

    @property
    def ends_with_visit(self) -> bool:
        """Whether this process ends with the visit: a fresh one comes after it."""

    def size_text(self, step: TextStep) -> None:
        """Show text in another size. The app hears of it as a resize."""


class PlainSurface:
    """A terminal that nothing is known of: its text stays as it is."""

    sizes_text = False
    ends_with_visit = False

    def size_text(self, step: TextStep) -> None:
        """Do nothing: it is not offered."""


PLAIN: Final = PlainSurface()
