"""What is wrong with what can be seen: cut off, out of reach, hard to hit, not low."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import combinations

from textual.geometry import Region
from textual.widget import Widget

from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.upper_half import LEAST, LEAST_SHORT
from kiosk.tui.widgets.answer_card import AnswerCard
from kiosk.tui.widgets.dock import SLOTS, DockButton
from kiosk.tui.widgets.drawn import Drawn
from kiosk.tui.widgets.keyboard import Keyboard
from kiosk.tui.widgets.lines import Line, width_of
from tests.tui.hands import Kiosk, frame_of, page_of
from tests.tui.kiosks import screen_text
from tests.tui.targets import misses


def faults(pilot: Kiosk) -> list[str]:
    """Everything that is wrong with the screen as it is now; none is good."""
    found = (_placed, _overlaps, _cut, _bars, _lowered, misses)
    return [fault for faults_of in found for fault in faults_of(pilot)]


def leaves(pilot: Kiosk) -> list[Widget]:
    """What draws something, wherever it is scrolled to."""
    frame = frame_of(pilot)
    return [
        each
        for each in frame._compositor.full_map
        if each is not frame
        and each.visible
        and each.region.area
        and not any(child.display for child in each.children)
    ]


def _placed(pilot: Kiosk) -> Iterator[str]:
    screen, page = frame_of(pilot).region, page_of(pilot)
    for leaf in leaves(pilot):
        inside = page.region if page in leaf.ancestors else screen
        if leaf.region.x < inside.x or leaf.region.right > inside.right:
            yield f"{_name(leaf)} is too wide: {leaf.region} in {inside}"
        if page not in leaf.ancestors and not screen.contains_region(leaf.region):
            yield f"{_name(leaf)} is off the screen: {leaf.region}"
        if page in leaf.ancestors and not _reachable(page, leaf):
            yield f"{_name(leaf)} cannot be scrolled to: {leaf.region} in {page.region}"


def _reachable(page: Page, leaf: Widget) -> bool:
    above = leaf.region.y - page.region.y + page.scroll_y
    bottom = page.region.bottom + page.max_scroll_y - page.scroll_y
    return above >= 0 and leaf.region.bottom <= bottom


def _overlaps(pilot: Kiosk) -> Iterator[str]:
    seen = [(leaf, _seen(pilot, leaf)) for leaf in leaves(pilot)]
    for (one, first), (other, second) in combinations(seen, 2):
        if first.intersection(second).area and not _put_away(one, other):
            yield f"{_name(one)} {first} lies over {_name(other)} {second}"


def _put_away(one: Widget, other: Widget) -> bool:
    """Whether the keyboard lies over what is not typed in now."""
    return isinstance(other, Keyboard) and not one.has_class("-typing")


def _seen(pilot: Kiosk, leaf: Widget) -> Region:
    placed = frame_of(pilot)._compositor.full_map[leaf]
    return placed.region.intersection(placed.clip)


def _cut(pilot: Kiosk) -> Iterator[str]:
    for leaf in leaves(pilot):
        if isinstance(leaf, Drawn):
            yield from _cut_lines(leaf)
        if isinstance(leaf, AnswerCard):
            yield from _cut_card(leaf)
    if "…" in screen_text(frame_of(pilot).app):  # type: ignore[arg-type]
        yield "something ends in dots"


def _cut_lines(leaf: Drawn) -> Iterator[str]:
    size, lines = leaf.content_size, leaf.lines(leaf.content_size.width)
    if len(lines) > size.height:
        yield f"{_name(leaf)} has {len(lines)} rows in {size.height}: {_words(lines)}"
    for line in lines:
        if width_of(line) > size.width:
            yield f"{_name(leaf)} is {width_of(line)} wide in {size.width}"


def _words(lines: list[Line]) -> str:
    return " / ".join("".join(piece.text for piece in line) for line in lines)


def _cut_card(card: AnswerCard) -> Iterator[str]:
    answer = card.answer
    wanted = "".join((answer.label, answer.second, answer.far, *answer.lines))
    rows = card._rows(card.content_size.width)
    drawn = "".join(near + far for near, far, _style in rows)
    if len(rows) > card.content_size.height:
        yield f"the card of {answer.label} is too low"
    if _letters(drawn) != _letters(wanted):
        yield f"the card of {answer.label} is cut: {drawn}"


def _letters(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text)
    return sorted(each for each in plain if each.isalnum())


def _bars(pilot: Kiosk) -> Iterator[str]:
    """The fixed controls are whole, and ▲ ▼ are there when they are needed."""
    frame, page = frame_of(pilot), page_of(pilot)
    if page.bare or frame.has_class("-counting"):
        return
    arrows = [frame.query_one(f"#{each}") for each in ("up", "down")]
    typing = page.has_class("-typing")
    if (
        page.max_scroll_y
        and not typing
        and not all(each.region.area for each in arrows)
    ):
        yield f"{page.id} does not fit ({page.max_scroll_y} rows) and shows no ▲ ▼"
    for slot in SLOTS:
        button = frame.query_one(f"#bar #{slot}", DockButton)
        if not button.visible:
            continue
        if not button.region.area or not frame.region.contains_region(button.region):
            yield f"{slot} is not on the screen"
        if len(button.lines(button.content_size.width)) != 1:
            yield f"{slot} has no room for {button.label.main}"


def _lowered(pilot: Kiosk) -> Iterator[str]:
    """Where everything is low, a page with targets begins in the middle.

    Where bars and the least of a page are higher than half the screen, it begins
    as far down as they let it.
    """
    frame, page = frame_of(pilot), page_of(pilot)
    whole = page.bare or frame.has_class("-counting") or page.has_class("-typing")
    if not frame.look.low or whole or not any(each.can_focus for each in _on(pilot)):
        return
    bars = sum(frame.query_one(each).region.height for each in ("#actions", "#bar"))
    least = LEAST_SHORT if frame.has_class("-short") else LEAST
    rows = frame.size.height
    if page.region.y < min(rows // 2, rows - bars - least):
        yield f"{page.id} begins in row {page.region.y} of {rows}"


def _on(pilot: Kiosk) -> Iterator[Widget]:
    page = page_of(pilot)
    return (leaf for leaf in leaves(pilot) if page in leaf.ancestors)


def _name(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id or ''} of {page_id(widget)}"


def page_id(widget: Widget) -> str:
    pages = [each.id for each in widget.ancestors if isinstance(each, Page)]
    return (pages or [None])[0] or "the frame"
