"""The list of a repeated group: what was added, to change, remove or add to."""

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from kiosk.interview.model import Value
from kiosk.interview.problems import mark
from kiosk.tui.visitor.editors.answer_list import AnswerList
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.visitor.editors.items import Items
from kiosk.tui.visitor.page import Action
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.answer_card import Answer
from kiosk.tui.widgets.prose import Paragraph, Prose

MOST = 8
_ADD = "item-add"


class GroupEditor(Editor):
    """Shows the items. Which question of an item is asked is the page's affair."""

    @dataclass
    class Opened(Message):
        """An item is to be filled: its number, or None for a new one."""

        number: int | None

    def __init__(self, voice: Voice) -> None:
        self._empty = Prose(voice)
        self._list = AnswerList(voice, pool=MOST)
        super().__init__(voice, self._empty, self._list, id="group")
        self._items: Items | None = None

    def load(self, asked: Asked) -> None:
        """Wait for `show_items`: the page holds them."""

    def show_items(self, items: Items) -> None:
        """Show the items of a group."""
        self._items = items
        self.speak(self.voice)

    def value(self) -> Value:
        """Return the items."""
        return self._items.items if self._items else ()

    def speak(self, voice: Voice) -> None:
        """Write the items anew."""
        self.voice = voice
        if self._items is None:
            return
        self._list.show(voice, _answers(voice, self._items))
        text = "" if self._items.items else voice.say("Nothing added yet.")
        self._empty.show(voice, (Paragraph(text, "quiet"),))

    def entry(self) -> Widget | None:
        """Return the first item."""
        return next(iter(self._list.cards), None)

    def actions(self) -> tuple[Action, ...]:
        """Return the action that adds an item, while there is room."""
        if self._items is None or self._items.is_full:
            return ()
        return (
            Action(_ADD, mark("Add another") if self._items.items else mark("Add")),
        )

    def on_action(self, id_: str) -> bool:
        """Begin a new item."""
        if id_ == _ADD:
            self.post_message(self.Opened(None))
        return id_ == _ADD

    def on_answer_list_chosen(self, event: AnswerList.Chosen) -> None:
        """Open the item that was touched."""
        event.stop()
        self.post_message(self.Opened(event.number))


def _answers(voice: Voice, items: Items) -> list[Answer]:
    from kiosk.content.answers import item_in_words

    label = voice.tell(items.group.item_label)
    # Translators: a button; opens the answer again.
    change = voice.say("Change")
    return [
        Answer(
            f"{number}. {label.main}",
            tuple(item_in_words(items.group, item, voice.wording).split(" · ")),
            label.second,
            change,
        )
        for number, item in enumerate(items.items, start=1)
    ]
