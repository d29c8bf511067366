"""F4: a pass is scanned, pasted, read from a picture, or named by its short code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult

from kiosk.counter.model import Case
from kiosk.counter.opening import Counter, Held
from kiosk.counter.pictures import MOST_BYTES, codes_in
from kiosk.counter.refusals import Refusal
from kiosk.counter.short_codes import read_code
from kiosk.interview.problems import mark
from kiosk.tui.desk.naming import clock_time
from kiosk.tui.desk.page import DeskPage, KeyHint
from kiosk.tui.desk.scan_field import LONGEST, ScanField
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.field_rows import Words as Labels
from kiosk.tui.widgets.words import Words

if TYPE_CHECKING:
    from kiosk.counter.pass_text import Part

LEAD: Final = mark(
    "Scan the visitor's pass. You can also paste it, type its short code, or the "
    "name of a picture file."
)
PICTURES: Final = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tiff"))


class ScanPage(DeskPage):
    """One field; what is in it is opened as soon as it ends."""

    def __init__(
        self, workplace: Workplace, voice: Voice, *, id: str | None = None
    ) -> None:
        super().__init__(workplace, voice, id=id)
        self._held: tuple[Part, ...] = ()
        """Codes of a pass of several that were scanned so far."""
        self._busy = False
        self._problem = ""
        self._good = ""
        self._lead = Words(part="plain", classes="title")
        self._field = ScanField(voice, limit=LONGEST)
        self._said = Words(part="good")

    def compose(self) -> ComposeResult:
        """Make the field."""
        yield self._lead
        yield self._field
        yield self._said

    async def opened(self, subject: str = "") -> None:
        """Wait for a scan."""
        self._tell()
        self._field.hold("")
        self._field.focus()

    def redraw(self) -> None:
        """Write all words again."""
        self._lead.show(self.voice.plain(self.voice.say(LEAD)))
        label = self.voice.say(mark("Counter pass"))
        self._field.speak(self.voice, Labels(label=label, problem=self._problem))
        self._said.show(self.voice.plain(self._good), part="good")

    def hints(self) -> tuple[KeyHint, ...]:
        """Return the keys of the page."""
        return (KeyHint("Enter", mark("Open")), KeyHint("Esc", mark("Back")))

    def left(self) -> None:
        """Forget a scan that was not finished."""
        self._held = ()
        self._field.hold("")

    def locked(self) -> None:
        """Forget a scan that was not finished."""
        self.left()

    async def on_desk_key(self, key: str, character: str | None) -> bool:
        """Give what a scanner types to the field, wherever the focus is."""
        if character is None or not character.isprintable():
            return False
        self._field.focus()
        self._field.strike("", types=character)
        return True

    @on(Field.Touched)
    def _point(self, message: Field.Touched) -> None:
        message.stop()
        self._field.focus()

    @on(Field.Submitted)
    async def _open(self, message: Field.Submitted) -> None:
        message.stop()
        typed, counter = self._field.text, self._counter()
        self._field.hold("")
        if self._busy or counter is None:
            return
        self._busy, held = True, self._held
        self._tell(good=self.voice.say(mark("One moment.")))
        found = await self.attempt(lambda: opened(counter, typed, held))
        self._busy = False
        self._take(found)

    def _take(self, found: Case | Refusal | Held | None) -> None:
        if isinstance(found, Case):
            self._held = ()
            self._tell()
            page = "complaint" if found.kind == "complaint" else "case"
            self.post_message(self.PageWanted(page, found.id))
        elif isinstance(found, Held):
            self._held = found.parts
            missing = ", ".join(map(str, found.missing))
            text = mark("Read. Now scan the other codes of this pass: %(missing)s.")
            self._tell(good=self.voice.say(text, missing=missing))
        elif isinstance(found, Refusal):
            self._held = ()
            self._tell(problem=self._refused(found))
        else:
            self._tell()

    def _refused(self, refusal: Refusal) -> str:
        said = self.voice.say(refusal.message)
        if refusal.until is None or refusal.until <= self.workplace.clock():
            return said
        time = clock_time(self.workplace, refusal.until)
        until = self.voice.say(mark("The next code is taken at %(time)s."), time=time)
        return f"{said} {until}"

    def _tell(self, *, problem: str = "", good: str = "") -> None:
        self._problem, self._good = problem, good
        self.redraw()

    def _counter(self) -> Counter | None:
        place = self.workplace
        if place.staff is None:
            return None
        return Counter(
            store=place.store,
            keys=place.keys,
            case_keys=place.case_keys,
            library=place.library,
            staff=place.staff.id,
            desk=place.desk,
            keep_days=place.settings.counter.keep_days,
            clock=place.clock,
            zone=place.settings.time_zone,
        )


def opened(
    counter: Counter, typed: str, held: tuple[Part, ...]
) -> Case | Refusal | Held:
    """Open what was typed: a short code, the name of a picture, or a scan.

    Raises:
        StoreError: The database is not there.
        SealError: A key of this desk is missing.
    """
    if read_code(typed):
        return counter.open_code(typed)
    picture = _picture(typed)
    if picture is None:
        return counter.open_scan(typed, held)
    codes = codes_in(picture)
    if isinstance(codes, Refusal):
        return codes
    return counter.open_scan("\n".join(codes), held)


def _picture(typed: str) -> bytes | None:
    """Return the picture whose name was typed or dropped; None: it is no name."""
    path = Path(typed.strip().strip("'\"").removeprefix("file://"))
    if path.suffix.lower() not in PICTURES:
        return None
    try:
        with path.expanduser().open("rb") as source:
            return source.read(MOST_BYTES + 1)
    # RuntimeError: there is no home to expand; ValueError: a NUL in the name.
    except (OSError, RuntimeError, ValueError):
        return b""
