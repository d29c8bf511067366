"""Handouts a second of processor time, against WeasyPrint with their words and fonts.

Run from the repository: python -m benchmarks.weasyprint [rounds]. WeasyPrint (BSD) is
installed into `.build/weasyprint`, never beside the kiosk; it needs Pango on the
machine, and without it this says so and measures nothing. Both sides make each
handout from the composed sheet, our web page there and our template here, after one
that is not counted. Ours is PDF/UA-1 and PDF/A-2a, theirs is plain, which is quicker.
"""

from __future__ import annotations

import html
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from importlib import resources
from pathlib import Path

from benchmarks._pairs import timed
from benchmarks.handout import (
    KINDS,
    LANGUAGES,
    STAMP,
    TODAY,
    fresh,
    two_pages,
)
from kiosk.cli.opening import open_all
from kiosk.cli.visits import voices_of
from kiosk.handout.model import Handout
from kiosk.handout.page import page
from kiosk.handout.pdf import FONT_PACKAGES, Press

CHECKOUT = Path(__file__).resolve().parent.parent
FOLDER = CHECKOUT / ".build" / "weasyprint"
VERSION = "70.0"
LIMIT = 20.0
NO_PANGO = 3
FACES = {
    "zh": "Noto Sans CJK SC",
    "ko": "Noto Sans CJK KR",
    "ar": "Noto Sans Arabic",
    "en": "Noto Sans",
}
STYLE = """@page{{size:A4;margin:20mm}}
body,h1,h2,p{{font-family:"{face}","Noto Sans","Noto Sans CJK SC"}}
:lang(zh){{font-family:"Noto Sans CJK SC"}}"""


def python() -> Path:
    """The interpreter of an environment that has WeasyPrint."""
    found = FOLDER / "bin" / "python"
    probe = "import importlib.metadata as m; print(m.version('weasyprint'))"
    ready = found.exists() and subprocess.run(
        (found, "-c", probe), capture_output=True, text=True, check=False
    )
    if not ready or ready.stdout.strip() != VERSION:
        venv.create(FOLDER, with_pip=True)
        pip = (found, "-m", "pip", "install", "--quiet", f"weasyprint=={VERSION}")
        subprocess.run(pip, check=True)
    return found


def dressed(handout: Handout) -> str:
    """Our web page, in the fonts of our paper."""
    style = STYLE.format(face=FACES[handout.language])
    return page(handout).replace("</head>", f"<style>{style}</style></head>")


def fonts(folder: Path) -> Path:
    """A configuration that knows the fonts of our packages, and no others."""
    folders = "".join(
        f"<dir>{html.escape(str(resources.files(name)))}</dir>"
        for name in FONT_PACKAGES
    )
    written = folder / "fonts.conf"
    written.write_text(
        f"<fontconfig>{folders}<cachedir>{folder}/cache</cachedir></fontconfig>",
        "utf-8",
    )
    return written


def theirs(handouts: list[Handout]) -> list[float] | None:
    """Processor seconds for each; None where WeasyPrint cannot run."""
    with tempfile.TemporaryDirectory() as name:
        side = subprocess.run(
            (python(), "-I", CHECKOUT / "benchmarks" / "_weasyprint_side.py"),
            input=json.dumps([dressed(one) for one in handouts]),
            env={"FONTCONFIG_FILE": str(fonts(Path(name))), "HOME": name},
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if side.returncode == NO_PANGO:
        return None
    assert side.returncode == 0, side.returncode
    told = json.loads(side.stdout)
    assert all(pages > 1 for pages in told["pages"]), told["pages"]
    return [float(seconds) for seconds in told["seconds"]]


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    press, opened = Press(), open_all(today=TODAY)
    voices = [voices_of(opened, code) for code in LANGUAGES]
    kind = KINDS[0]
    end = two_pages(kind, opened, voices, press)
    handouts = [
        fresh(kind, end, voices[place % len(voices)], place + 100)
        for place in range(count * len(voices) + 1)
    ]
    ours = [
        timed(lambda one=one: press.pdf(one, paper="a4", timestamp=STAMP))[0]  # type: ignore[misc]
        for one in handouts
    ][1:]
    other = theirs(handouts)
    if other is None:
        print("WeasyPrint does not run here: it needs Pango (libpango).")
        return 0
    for code, place in zip(LANGUAGES[1:] + LANGUAGES[:1], range(4), strict=True):
        here, there = ours[place::4], other[place::4]
        print(
            f"{code}: {statistics.median(here) * 1e3:.1f} ms here, "
            f"{statistics.median(there) * 1e3:.0f} ms with WeasyPrint"
        )
    print(
        f"{len(ours) / sum(ours):.1f} a second of processor time here, "
        f"{len(other) / sum(other):.2f} with WeasyPrint"
    )
    return 0 if verdict_at_least(sum(other) / sum(ours)) else 1


def verdict_at_least(ratio: float) -> bool:
    print(
        f"as many handouts for the same processor time: {ratio:.0f} x (least {LIMIT:g})"
    )
    return ratio >= LIMIT


if __name__ == "__main__":
    sys.exit(main())
