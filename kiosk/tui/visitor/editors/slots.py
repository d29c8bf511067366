"""Choosing a time at the branch: the day first, then the hour."""

from datetime import date

from textual.widget import Widget

from kiosk.interview.model import Value
from kiosk.interview.problems import mark
from kiosk.settings import MOST_SLOTS
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card_grid import CardGrid, Choosable
from kiosk.tui.widgets.prose import Paragraph, Prose

DAYS = 5
NONE = mark("No time is free just now. You may leave this out.")


class SlotEditor(Editor):
    """Cards of days, and cards of the times of the chosen day."""

    DEFAULT_CSS = """
    SlotEditor Prose { margin-top: 1; }
    """

    def __init__(self, voice: Voice) -> None:
        self._days = CardGrid(pool=DAYS)
        self._caption = Prose(voice)
        self._times = CardGrid(pool=MOST_SLOTS)
        super().__init__(voice, self._days, self._caption, self._times, id="slots")
        self._slots: tuple[str, ...] = ()

    def load(self, asked: Asked) -> None:
        """Offer what the branch offers."""
        self._slots = asked.context.slots
        value = asked.value if isinstance(asked.value, str) else ""
        self._days.choose([value[:10]] if value else self._day_ids()[:1])
        self._times.choose([value] if value else [])
        self.speak(self.voice)

    def _day_ids(self) -> list[str]:
        return list(dict.fromkeys(slot[:10] for slot in self._slots))[:DAYS]

    def value(self) -> Value:
        """Return the chosen time."""
        chosen = self._times.chosen
        return chosen[0] if chosen else None

    def speak(self, voice: Voice) -> None:
        """Write days and times anew."""
        self.voice = voice
        written = voice.wording.formatter.date
        self._days.show(
            [
                Choosable(id_, voice.plain(written(date.fromisoformat(id_))))
                for id_ in self._day_ids()
            ]
        )
        self._show_times()
        self._lay_in()

    def _show_times(self) -> None:
        day = "".join(self._days.chosen)
        times = [slot for slot in self._slots if slot[:10] == day]
        self._times.show(
            [
                Choosable(slot, self.voice.plain(slot.partition("T")[2]))
                for slot in times
            ]
        )
        text = self.voice.say(mark("Time of day") if self._slots else NONE)
        self._caption.show(self.voice, (Paragraph(text, "title"),))

    def _lay_in(self) -> None:
        wide = self.is_attached and self.app.size.width >= 70
        self._days.lay_in(3 if wide else 2)
        self._times.lay_in(4 if wide else 3)

    def on_mount(self) -> None:
        """Lay the cards out, now that the size is known."""
        self._lay_in()

    def on_resize(self) -> None:
        """Lay the cards out for another size."""
        self._lay_in()

    def entry(self) -> Widget | None:
        """Return the first day."""
        return next(iter(self._days.cards), None)

    def on_card_grid_changed(self, event: CardGrid.Changed) -> None:
        """Another day has other times."""
        event.stop()
        if event.grid is self._days:
            self._times.choose(())
            self._show_times()

    def on_card_grid_submitted(self, event: CardGrid.Submitted) -> None:
        """Enter on the chosen time is the answer; on a day it goes to the times."""
        event.stop()
        cards = self._times.cards
        if event.grid is self._times:
            self.post_message(self.Submitted())
        elif cards:
            cards[0].focus()
