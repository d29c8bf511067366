"""What every editor is: the part of the question page that takes the answer."""

from abc import abstractmethod
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from kiosk.interview.context import Context
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import Problem
from kiosk.tui.visitor.page import Action
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.still import Stack


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known when it is put."""

    step: AnyStep
    context: Context
    value: Value = None
    """The answer given before, right or wrong. None: none yet."""
    proposed: str = ""
    """What a box begins with, such as the prefix of a telephone number."""


class Editor(Stack):
    """Takes one answer. Kept once made, and loaded again for the next question.

    Its widgets are made in the constructor, so it can be loaded before it is
    mounted. It judges nothing: `value` is what was given, right or wrong.

    The type checker refuses to make an editor without the abstract methods; at run
    time Textual's own metaclass stands where ABCMeta would.
    """

    DEFAULT_CSS = "Editor { height: auto; }"

    class Submitted(Message):
        """Enter was pressed where it means: this is my answer."""

    class Altered(Message):
        """What the editor offers in the action row may be another now."""

    def __init__(self, voice: Voice, *widgets: Widget, id: str | None = None) -> None:
        super().__init__(*widgets, id=id)
        self.voice = voice

    def on_mount(self) -> None:
        """Tell that there is something to touch now."""
        self.post_message(self.Altered())

    @abstractmethod
    def load(self, asked: Asked) -> None:
        """Take a question, with its answer if there is one."""

    @abstractmethod
    def value(self) -> Value:
        """Return what was given; None for nothing."""

    @abstractmethod
    def speak(self, voice: Voice) -> None:
        """Write all words anew; what was given stays."""

    tells_at_box: bool = False
    """Whether `tell` says what is wrong beside a box of the editor."""

    def tell(self, problem: Problem | None) -> None:
        """Say beside the box what is wrong, if there is a box. None: nothing."""

    def start(self) -> Widget | None:
        """Return what takes the focus; None: nothing until a key asks for it."""
        return None

    def entry(self) -> Widget | None:
        """Return what the first arrow key goes to."""
        return self.start()

    def actions(self) -> tuple[Action, ...]:
        """Return actions of its own, which stand before the page's."""
        return ()

    def on_action(self, id_: str) -> bool:
        """Do an action of its own. False: it is none."""
        return False

    def close_in(self, field: Field | None) -> None:
        """Show only this box while the keyboard is open. None: it was closed."""

    def next_field(self, field: Field) -> Field | None:
        """Return the field after one; None after the last."""
        return None
