"""Handouts as one web page that needs nothing from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from kiosk.errors import HandoutError
from kiosk.handout import qr
from kiosk.handout.model import (
    Code,
    CounterCode,
    Entry,
    Handout,
    Line,
    Note,
    Section,
    numbered,
)
from kiosk.handout.page_style import picture, style
from kiosk.handout.runs import Run, runs
from kiosk.language.visual import CONTROLS


@dataclass(frozen=True, slots=True)
class Link:
    """A button under the lines of a page that is served."""

    label: Line
    address: str
    """Ours, never a visitor's: a path, or a geo: or tel: address."""


def page(handout: Handout, links: Sequence[Link] = ()) -> str:
    """Give a self-contained page: inline style, inline code, no address in it.

    Args:
        handout: What it says.
        links: What can be opened from it; none on a page that is a file.

    Raises:
        HandoutError: the code cannot be drawn.
    """
    parts = (
        f'<!doctype html><html lang="{escape(handout.locale)}" '
        f'dir="{handout.direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{escape(handout.title.text)}</title>",
        f"<style>{style(handout.look)}</style></head><body>",
        _head(handout),
        "<main>" + _spoken("h1", handout.title, handout),
        _spoken("p", handout.lead, handout) if handout.lead else "",
        *_sections(handout),
        _counter(handout.counter, handout) if handout.counter else "",
        *(_note(note, handout) for note in handout.notes),
        _figure(handout.event.code, handout)
        if handout.event and handout.event.code
        else "",
        _figure(handout.code, handout) if handout.code else "",
        _nav(links, handout) if links else "",
        "</main><footer>" + _closing(handout) + "</footer></body></html>",
    )
    return "\n".join(part for part in parts if part) + "\n"


def _head(handout: Handout) -> str:
    head = _spoken("header", handout.branch, handout)
    source = picture(handout.look)
    # The name of the bank stands beside it.
    shown = f'<header><img src="{source}" alt="">'
    return head.replace("<header>", shown, 1) if source else head


def _nav(links: Sequence[Link], handout: Handout) -> str:
    rows = "".join(
        f'<a href="{escape(link.address)}">{_spoken("span", link.label, handout)}</a>'
        for link in links
    )
    return f"<nav>{rows}</nav>"


def _closing(handout: Handout) -> str:
    lines = (*handout.footer, handout.as_of)
    return "".join(_spoken("p", line, handout) for line in lines)


def _sections(handout: Handout) -> list[str]:
    counts = numbered(handout.sections)
    return [
        _section(section, numbers, handout)
        for section, numbers in zip(handout.sections, counts, strict=True)
    ]


def _section(section: Section, numbers: tuple[int, ...], handout: Handout) -> str:
    title = _spoken("h2", section.title, handout)
    if section.style == "notice":
        rows = "".join(_spoken("p", line, handout) for line in section.lines)
        return f'{title}<div class="notice">{rows}</div>'
    rows = "".join(_spoken("li", line, handout) for line in section.lines)
    if numbers:
        first = f'class="{section.style}" start="{numbers[0]}"'
        return f"{title}<ol {first}>{rows}</ol>"
    return f'{title}<ul class="{section.style}">{rows}</ul>'


def _figure(code: Code, handout: Handout) -> str:
    drawing = qr.svg(qr.draw(code.text, level=code.level))
    label = f'role="img" aria-label="{escape(code.caption.text)}"'
    drawing = drawing.replace(qr.NAMESPACE, label, 1)
    caption = _spoken("figcaption", code.caption, handout)
    said = _spoken("p", Line(code.said or code.text), handout)
    return f"<figure>{drawing}{caption}{said}</figure>"


def _counter(counter: CounterCode, handout: Handout) -> str:
    drawing = qr.svg(qr.draw_unkept(counter.text))
    label = f'role="img" aria-label="{escape(counter.caption.text)}"'
    drawing = drawing.replace(qr.NAMESPACE, label, 1)
    caption = _spoken("figcaption", counter.caption, handout)
    rows = "".join(_spoken("p", line, handout) for line in counter.lines)
    return f"<figure>{drawing}{caption}{rows}</figure>"


def _note(note: Note, handout: Handout) -> str:
    lead = _spoken("p", note.lead, handout) if note.lead else ""
    rows = "".join(_entry(entry, handout) for entry in note.entries)
    title = _spoken("h2", note.title, handout)
    return f'<section class="note">{title}{lead}<dl>{rows}</dl></section>'


def _entry(entry: Entry, handout: Handout) -> str:
    label = _spoken("dt", entry.label, handout)
    if not entry.value:
        return label + '<dd class="blank"></dd>'
    rows = "".join(
        f'<dd dir="auto">{escape(CONTROLS.sub("", text))}</dd>' for text in entry.value
    )
    below = "".join(
        f'<dd><i lang="zh-Hans" dir="ltr">{escape(CONTROLS.sub("", text))}</i></dd>'
        for text in entry.chinese
    )
    return label + rows + below


def _spoken(tag: str, line: Line, handout: Handout) -> str:
    words = "".join(_run(run) for run in runs(line.text, handout.direction))
    if line.fallback:
        english = f'<bdi class="long" lang="en" dir="ltr">{escape(line.text)}</bdi>'
        words = f"<mark>EN</mark> {english}"
    return f"<{tag}>{words}{_chinese(line, handout)}</{tag}>"


def _run(run: Run) -> str:
    if not run.isolated:
        return escape(run.text)
    kind = "" if run.whole else ' class="long"'
    return f'<bdi{kind} dir="ltr">{escape(run.text)}</bdi>'


def _chinese(line: Line, handout: Handout) -> str:
    if line.chinese in ("", line.text):
        return ""
    order = ' dir="ltr"' if handout.direction == "rtl" else ""
    return f'<i lang="zh-Hans"{order}>{escape(line.chinese)}</i>'


def encoded(document: str) -> bytes:
    """Give a page or text as UTF-8.

    Raises:
        HandoutError: it holds half a character (a lone surrogate).
    """
    try:
        return document.encode("utf-8")
    except UnicodeEncodeError as error:
        raise HandoutError("A line holds a character that is none.") from error
