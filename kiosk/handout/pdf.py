"""Handouts on paper: typeset by Typst as PDF and as pictures of the pages."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable
from importlib import resources
from threading import local
from typing import TYPE_CHECKING, cast

from kiosk.errors import HandoutError
from kiosk.handout.look import look_values
from kiosk.handout.model import Handout, by_hand, without
from kiosk.handout.sheet import sheet

if TYPE_CHECKING:
    import typst

    from kiosk.handout.model import Paper

Inputs = Callable[[Handout], dict[str, str]]
"""Gives a handout as the inputs that a template reads, each of them JSON."""
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
FONT_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
TRIES = 4
"""How many different characters that no font has a note may hold."""
TEMPLATE = "handout.typ"
UNDRAWABLE = re.compile(r'the text `?"(.+)"`? could not be displayed')


def our_fonts() -> typst.Fonts:
    """Return the fonts of the packages we ship, and none of the machine."""
    # Typst's own threads cost 10 % more processor time a handout; the
    # variable is read when its pool starts, at the first compilation.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    import typst

    folders = [str(resources.files(name)) for name in FONT_PACKAGES]
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
    )


class Press:
    """Typst with our fonts and template: made once, used for many handouts.

    It may be shared by threads. Fonts of the machine are not used, so that
    the same handout is the same page everywhere.
    """

    def __init__(self) -> None:
        self._fonts = our_fonts()
        self._threads = local()

    def pdf(self, handout: Handout, *, paper: Paper, timestamp: int) -> bytes:
        """Set a handout as PDF/UA-1 and PDF/A-2a.

        Args:
            handout: what it says.
            paper: `a4` or `a5`.
            timestamp: Unix seconds written as the date of the file; the same
                handout, paper and timestamp give the same bytes.

        Raises:
            HandoutError: a character has no glyph, or the code is too dense.

        Source: ISO 14289-1 (PDF/UA-1), ISO 19005-2 (PDF/A-2).
        """

        def inputs(shown: Handout) -> dict[str, str]:
            return {"sheet": sheet(shown, paper), **look_values(shown.look)}

        return self.checked(handout, TEMPLATE, inputs, timestamp)

    def png(
        self, handout: Handout, *, paper: Paper, timestamp: int, ppi: float = 150
    ) -> tuple[bytes, ...]:
        """Draw each page as a picture.

        Args:
            handout: what it says.
            paper: `a4` or `a5`.
            timestamp: Unix seconds, as for `pdf`.
            ppi: dots an inch, 72 to 600.

        Raises:
            HandoutError: as for `pdf`.
        """
        # Pictures are made also with glyphs missing; only the PDF tells.
        self.pdf(handout, paper=paper, timestamp=timestamp)
        return self.pictures(TEMPLATE, timestamp, ppi)

    def checked(
        self, handout: Handout, template: str, inputs: Inputs, timestamp: int
    ) -> bytes:
        """Set a handout by a template of ours; what has no glyph is found.

        What a visitor typed and no font has is not in the way: a box stands for it.

        Args:
            handout: What it says.
            template: The name of a file beside ours.
            inputs: Gives a handout as what the template reads.
            timestamp: Unix seconds, as for `pdf`.

        Raises:
            HandoutError: A character has no glyph, or the code is too dense.
        """
        import typst

        try:
            return self._drawn(handout, template, inputs, timestamp)
        except typst.TypstError as error:
            raise explained(error) from error

    def typeset(self, template: str, inputs: dict[str, str], timestamp: int) -> bytes:
        """Set whatever a template of ours says, as PDF.

        Args:
            template: The name of a file beside ours.
            inputs: What it reads.
            timestamp: Unix seconds, as for `pdf`.

        Raises:
            HandoutError: A character has no glyph.
        """
        import typst

        try:
            return self._set(template, inputs, timestamp)
        except typst.TypstError as error:
            raise explained(error) from error

    def pictures(self, template: str, timestamp: int, ppi: float) -> tuple[bytes, ...]:
        """Draw the pages that this thread's `checked` set last, as PNG."""
        compiler = self._compiler(template)
        pages = compiler.compile(format="png", ppi=ppi, timestamp=timestamp)
        return (pages,) if isinstance(pages, bytes) else tuple(pages or ())

    def _drawn(
        self, handout: Handout, template: str, inputs: Inputs, timestamp: int
    ) -> bytes:
        import typst

        shown = handout
        for _try in range(TRIES):
            try:
                return self._set(template, inputs(shown), timestamp)
            except typst.TypstError as error:
                found = UNDRAWABLE.search(str(error))
                if found is None or not handout.notes:
                    raise
                shown = without(shown, found[1])
        return self._set(template, inputs(by_hand(handout)), timestamp)

    def _set(self, template: str, inputs: dict[str, str], timestamp: int) -> bytes:
        made = self._compiler(template).compile(
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
            timestamp=timestamp,
        )
        return cast("bytes", made)

    def _compiler(self, template: str) -> typst.Compiler:
        import typst

        # A compiler that two threads use at once fails.
        compilers: dict[str, typst.Compiler] = self._threads.__dict__
        if template not in compilers:
            folder = resources.files("kiosk.handout") / "templates"
            compilers[template] = typst.Compiler(
                str(folder / template),
                root=str(folder),
                font_paths=self._fonts,
                ignore_system_fonts=True,
            )
        return compilers[template]


def explained(error: typst.TypstError) -> HandoutError:
    """Return what is wrong with a page that could not be set."""
    found = UNDRAWABLE.search(str(error))
    if not found:
        return HandoutError("The page could not be set.", remedy=str(error))
    names = (
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, '')})"
        for character in found[1]
    )
    return HandoutError(
        f"No font of ours has a glyph for {', '.join(names)}.",
        remedy="Correct the text, or add a font that has it.",
    )
