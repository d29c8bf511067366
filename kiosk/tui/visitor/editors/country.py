"""Choosing a country: a box to search, the common ones first, in pages."""

from typing import Final

from textual.widget import Widget

from kiosk.identity.country_codes import is_alpha2
from kiosk.interview import model
from kiosk.interview.fields import REGIONS
from kiosk.interview.model import Value
from kiosk.interview.problems import Problem, mark
from kiosk.language.formatting import Formatter
from kiosk.language.searching import matches
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.visitor.page import Action
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.card_grid import CardGrid, Choosable
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words
from kiosk.tui.widgets.prose import Paragraph, Prose

COMMON: Final = (
    "KR", "JP", "US", "RU", "VN", "TH", "MY", "SG", "GB", "DE", "FR", "EG",
    "SA", "AE", "ID", "PH", "IN", "PK", "KZ", "MN", "CA", "AU", "IT", "ES",
)  # fmt: skip
"""Shown first, the most usual visitors. Our choice; the full list follows."""
POOL: Final = 12
_ENGLISH: Final = Formatter("en")
_UP: Final = "country-up"
_DOWN: Final = "country-down"


class CountryEditor(Editor):
    """A search over the names of countries in the visitor's language."""

    tells_at_box = True

    def __init__(self, voice: Voice) -> None:
        self._field = Field(voice, keyboard="text", limit=40)
        self._caption = Prose(voice)
        self._grid = CardGrid(pool=POOL)
        super().__init__(voice, self._field, self._caption, self._grid, id="country")
        self._regions = False
        self._page = 0
        self._is_typing = False
        self._problem: Problem | None = None
        self._found: tuple[tuple[str, str], ...] = ()

    def load(self, asked: Asked) -> None:
        """Begin with the common ones and an empty search."""
        step = asked.step
        self._regions = isinstance(step, model.Country) and step.regions
        self._page, self._problem, self._is_typing = 0, None, False
        self._grid.display = True
        self._field.take("text", 40)
        self._grid.choose([asked.value] if isinstance(asked.value, str) else [])
        self.speak(self.voice)

    def value(self) -> Value:
        """Return the code of the chosen country.

        A search that leaves one country is its choice: a typist need not touch.
        """
        chosen = self._grid.chosen
        if self._field.text.strip() and len(self._found) == 1:
            return self._found[0][0]
        return chosen[0] if chosen else None

    def speak(self, voice: Voice) -> None:
        """Write the names in the voice's language."""
        self.voice = voice
        label = voice.pair(mark("Search by name"))
        problem = voice.wording.explain(self._problem) if self._problem else ""
        self._field.speak(voice, Words(label.main, label.second, problem=problem))
        self._search()

    def tell(self, problem: Problem | None) -> None:
        """Say at the search box what is wrong."""
        self._problem = problem
        self.speak(self.voice)

    # The list.

    def _names(self) -> list[tuple[str, str]]:
        names = {
            code: name
            for code, name in self.voice.wording.formatter.territories()
            if is_alpha2(code) and (self._regions or code not in REGIONS)
        }
        first = [(code, names[code]) for code in COMMON if code in names]
        return first + [each for each in names.items() if each[0] not in COMMON]

    def _search(self) -> None:
        query = self._field.text
        names = self._names()
        found = [each for each in names if self._is_meant(query, *each)]
        self._found = tuple(found)
        self._field.finds = bool(found)
        common = not query.strip()
        # Translators: a heading above the countries that fit what was typed.
        text = self.voice.say("Found")
        if common:
            text = self.voice.say("Common choices")
        if not found:
            text = self.voice.say(
                "No country begins with %(typed)s. Check the spelling or call staff.",
                typed=query,
            )
            self._caption.show(self.voice, (Paragraph(text, "error"),))
            return
        self._caption.show(self.voice, (Paragraph(text, "title"),))
        self._turn_to_choice()
        self._show_page()

    def _turn_to_choice(self) -> None:
        codes = [code for code, _name in self._found]
        chosen = next((each for each in self._grid.chosen if each in codes), None)
        if chosen is not None:
            self._page = codes.index(chosen) // self.page_size

    def _is_meant(self, query: str, code: str, name: str) -> bool:
        """Also by the English name: the keyboard on screen has Latin letters only."""
        return matches(query, name) or matches(query, _ENGLISH.territory(code))

    def close_in(self, field: Field | None) -> None:
        """Leave one row of cards over the keyboard; none on a low grid."""
        self._is_typing = field is not None
        low = self.app.size.height < 28
        self._grid.display = not (self._is_typing and low)
        self._search()

    def _show_page(self) -> None:
        size = self.page_size
        self._page = min(self._page, (len(self._found) - 1) // size)
        shown = self._found[self._page * size : (self._page + 1) * size]
        self._grid.show(
            [Choosable(code, self.voice.plain(name)) for code, name in shown]
        )
        self._grid.lay_in(self._columns)
        self.post_message(self.Altered())

    @property
    def _columns(self) -> int:
        return 3 if self.is_attached and self.app.size.width >= 70 else 2

    @property
    def page_size(self) -> int:
        """Cards that fit under the search box without scrolling, at most 12."""
        if not self.is_attached:
            return POOL
        height = self.app.size.height
        if self._is_typing:
            return self._columns
        rows = 2 if height < 28 else 4
        return min(POOL, (6 if height >= 48 else rows) * self._columns)

    @property
    def pages(self) -> int:
        """How many pages the names found fill."""
        return -(-len(self._found) // self.page_size)

    def on_mount(self) -> None:
        """Show as many as fit, now that the size is known."""
        self._search()

    def on_resize(self) -> None:
        """Show as many as fit another size."""
        self._search()

    def actions(self) -> tuple[Action, ...]:
        """Return the two ways through the pages, when there are several."""
        if self.pages < 2:
            return ()
        place = (("n", str(self._page + 1)), ("m", str(self.pages)))
        return (
            Action(_UP, mark("▲")),
            Action(_DOWN, mark("▼ %(n)s/%(m)s"), values=place),
        )

    def on_action(self, id_: str) -> bool:
        """Turn a page; after the last comes the first."""
        step = {_UP: -1, _DOWN: 1}.get(id_)
        if step is None:
            return False
        self._page = (self._page + step) % max(self.pages, 1)
        self._show_page()
        return True

    # Typing and choosing.

    def start(self) -> Widget | None:
        """Return the search box."""
        return self._field

    def on_field_changed(self, event: Field.Changed) -> None:
        """Search for what is typed now."""
        event.stop()
        self._page = 0
        self._search()

    def on_field_submitted(self, event: Field.Submitted) -> None:
        """Enter takes the one country found, or goes to the list."""
        event.stop()
        cards = self._grid.cards
        if self.value() is not None:
            self.post_message(self.Submitted())
        elif cards and self._found:
            cards[0].focus()

    def on_card_grid_changed(self, event: CardGrid.Changed) -> None:
        """A choice ends the search, so that it alone counts; its cards stay."""
        self._field.hold("")

    def on_card_grid_submitted(self, event: CardGrid.Submitted) -> None:
        """Enter on the chosen country is the answer."""
        event.stop()
        self.post_message(self.Submitted())
