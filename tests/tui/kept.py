"""What a change of language keeps: place, answers, typed text, choice and focus."""

from __future__ import annotations

from dataclasses import dataclass

from textual.widget import Widget

from kiosk.tui.visitor.editors.typed import TypedEditor
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.page import Action, Page, Progress
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.widgets.answer_card import AnswerCard
from kiosk.tui.widgets.card import Card
from kiosk.tui.widgets.card_grid import CardGrid, OptionCard
from kiosk.tui.widgets.field import Field
from tests.tui.hands import Kiosk, frame_of, page_of, settled, touch


@dataclass(frozen=True, slots=True)
class Kept:
    """The state of a page, in words that no language changes."""

    page: str
    journey: Journey
    progress: Progress | None
    texts: tuple[tuple[str, str], ...]
    """What is typed, by the part of the answer it belongs to."""
    typing: tuple[str, ...]
    """The boxes shown while the keyboard is open."""
    chosen: tuple[str, ...]
    focus: str
    actions: tuple[str, ...]
    scroll: int
    """0 while the keyboard is open: then the box's place says it (`unseen`)."""


def kept(pilot: Kiosk) -> Kept:
    """Return what must be the same after a change of language."""
    page = page_of(pilot)
    fields = {_part(page, each): each for each in page.query(Field) if _shown(each)}
    return Kept(
        page.id or "",
        frame_of(pilot).journey,
        page.progress(),
        tuple(sorted((part, each.text) for part, each in fields.items())),
        tuple(sorted(fields)) if page.has_class("-typing") else (),
        _chosen(page),
        _name(page, pilot.app.focused),
        tuple(_plain(action) for action in page.actions()),
        0 if page.has_class("-typing") else round(page.scroll_y),
    )


def unseen(page: Page) -> int:
    """Return by how many rows more, or fewer, a page should be scrolled for its box."""
    if not isinstance(page, TypingPage) or not page.has_class("-typing"):
        return 0
    (field,) = (each for each in page.query(Field) if each.has_class("-typing"))
    rows = field.region.bottom - page.keyboard.region.y
    return max(rows, -round(page.scroll_y))


def _plain(action: Action) -> str:
    return f"{action.id} {action.label}"


def _chosen(page: Page) -> tuple[str, ...]:
    grids = tuple(id_ for grid in page.query(CardGrid) for id_ in grid.chosen)
    cards = (each for each in page.query(Card) if not isinstance(each, OptionCard))
    return (*grids, *(each.name or "" for each in cards if each.chosen))


def _shown(widget: Widget) -> bool:
    return all(each.display for each in (widget, *widget.ancestors))


def _part(page: Page, field: Field) -> str:
    """Which part of the answer a box holds: a date has them in another order."""
    editor = page.editor if isinstance(page, QuestionPage) else None
    if not isinstance(editor, TypedEditor):
        return ""
    assert editor._form is not None
    return editor._form.blanks[editor.fields.index(field)].part


def _name(page: Page, focused: Widget | None) -> str:
    match focused:
        case None:
            return ""
        case Field():
            return f"box {_part(page, focused)}"
        case OptionCard():
            return f"option {focused.option_id}"
        case AnswerCard():
            cards = [each for each in page.query(AnswerCard) if each.display]
            return f"answer {cards.index(focused)}"
        case _:
            return f"{type(focused).__name__} {focused.id} {focused.name}"


async def speak(pilot: Kiosk, code: str) -> None:
    """Choose another language as a visitor does, by touch."""
    await touch(pilot, frame_of(pilot).query_one("#bar #language"))
    assert page_of(pilot).id == "language"
    (card,) = (each for each in page_of(pilot).query(Card) if each.name == code)
    await touch(pilot, card)
    assert frame_of(pilot).voice.language.code == code


async def show_both(pilot: Kiosk) -> None:
    """Show the second language, or no longer."""
    before = frame_of(pilot).voice.second is None
    await touch(pilot, frame_of(pilot).query_one("#bar #second"))
    await settled(pilot)
    assert (frame_of(pilot).voice.second is not None) is before
