"""The look of the question page, and typing on its on-screen keyboard."""

from __future__ import annotations

from textual import on
from textual.widget import Widget

from kiosk.keyboard.layout import Role
from kiosk.tui.visitor.editors.editor import Editor
from kiosk.tui.visitor.editors.zone import ZoneEditor
from kiosk.tui.visitor.messages import ActionsChanged
from kiosk.tui.visitor.page import Page
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.field import Field
from kiosk.tui.widgets.keyboard import Keyboard


class TypingPage(Page):
    """A page with an editor, a keyboard under it, and an explanation beside it.

    While the keyboard is open only the question, the field, what is wrong with
    it and the dock are seen.
    """

    # Not scoped: the grid's classes stand on the screen, above the page.
    SCOPED_CSS = False
    DEFAULT_CSS = """
    TypingPage #heading { margin-bottom: 1; }
    .-short TypingPage #heading { margin-bottom: 0; }
    TypingPage #alert {
        border-left: outer $error; background: $errortint; margin-bottom: 1;
    }
    .rtl TypingPage #alert { border-left: none; border-right: outer $error; }
    .-short TypingPage #alert { border: none; margin-bottom: 0; }
    TypingPage #columns { layout: vertical; padding: 1 2 0 2; }
    .-tall TypingPage #columns { padding: 2 2 0 2; }
    .-wide TypingPage #columns { layout: horizontal; }
    TypingPage #main { height: auto; width: 1fr; }
    TypingPage #aside { margin-top: 1; }
    .-wide TypingPage #aside {
        width: 38; margin: 0 0 0 2; border-left: outer $line; padding: 0 1 0 2;
    }
    .-wide.rtl TypingPage #aside {
        margin: 0 2 0 0; border-left: none; border-right: outer $line;
        padding: 0 2 0 1;
    }
    .-short TypingPage #aside { display: none; }
    .-short TypingPage.-helping #aside { display: block; }
    .-short TypingPage.-helping Editor { display: none; }
    TypingPage.-typing #aside { display: none; }
    .-wide TypingPage.-comparing #aside { display: none; }
    TypingPage Keyboard { dock: bottom; display: none; }
    TypingPage.-typing Keyboard { display: block; }
    """

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        # The keyboard takes the full width; the columns keep the page's margin.
        self.styles.padding = 0
        self.keyboard = Keyboard(voice)
        self.editor: Editor | None = None
        """The editor in use."""

    @property
    def overflows(self) -> bool:
        """Whether ▲ and ▼ are offered: not while their rows are the keyboard's."""
        return not self.has_class("-typing") and super().overflows

    @property
    def typed_into(self) -> Widget | None:
        """The first box, or the one for a scanner; None: there is none, or no more."""
        return self.editor.start() if self.editor is not None else None

    def alarm(self) -> None:
        """Say on top that something is wrong, where there is room for it."""

    def stop_typing(self) -> None:
        """Take the keyboard away."""
        if self.has_class("-typing"):
            self.remove_class("-typing")
            self.keyboard.stand_off()
            self.query(Field).remove_class("-typing")

    # Typing with arrows and Enter, for who hears the keys.

    @property
    def walks(self) -> bool:
        """Whether arrows go from key to key."""
        return self.has_class("-typing") and self.keyboard.at is not None

    def can_type_in(self, widget: Widget | None) -> bool:
        """Tell whether Enter in it opens the keyboard: not where a scanner types."""
        return isinstance(widget, Field) and not isinstance(self.editor, ZoneEditor)

    def walk_in(self, field: Field) -> None:
        """Open the keyboard, on its last key where something is typed already."""
        self._type_in(field)
        role: Role = "done" if field.text else "type"
        self.keyboard.stand_on(role)
        # Once more, when it is known how wide the keys are.
        self.call_after_refresh(self.keyboard.stand_on, role)

    @on(Field.Touched)
    def _open_keyboard(self, event: Field.Touched) -> None:
        event.stop()
        self._type_in(event.field)

    def _type_in(self, field: Field) -> None:
        with self.app.batch_update():
            self.add_class("-typing")
            for each in self.query(Field):
                each.set_class(each is field, "-typing")
            self.keyboard.show(field.keyboard)
            if self.editor is not None:
                self.editor.close_in(field)
            self.alarm()
        self.screen.set_focus(field, scroll_visible=False)
        # At once: put off, it could undo what shows the box.
        self.scroll_home(animate=False, immediate=True)
        self.post_message(ActionsChanged())
        self.call_after_refresh(self._show_box)

    def on_keyboard_resized(self, event: Keyboard.Resized) -> None:
        """Show the box again: another face may cover it."""
        event.stop()
        self.on_resize()

    def on_resize(self) -> None:
        """Show the box again: the keyboard stands elsewhere now."""
        if self.has_class("-typing"):
            self.call_after_refresh(self._show_box)

    def watch_virtual_size(self) -> None:
        """Show the box again: what stands above it may be higher now."""
        if self.is_attached:
            self.on_resize()

    def _show_box(self) -> None:
        """Scroll what stands above the box away, where the keyboard would cover it."""
        field, keys = self._typing_field(), self.keyboard.region
        if field is None or not keys or not self.has_class("-typing"):
            return
        # From where the columns begin, since what is scrolled may not be drawn yet.
        columns = self.query_one("#columns")
        end = field.region.bottom - columns.region.y + columns.virtual_region.y
        # Forced: that there is anything to scroll is known with the next frame.
        self.scroll_to(
            y=max(end - (keys.y - self.region.y), 0),
            animate=False,
            force=True,
            immediate=True,
        )

    def close_keyboard(self) -> None:
        """Show the whole page again."""
        if self.has_class("-typing"):
            self.stop_typing()
            if self.editor is not None:
                self.editor.close_in(None)
            self.alarm()
            self.post_message(ActionsChanged())

    @on(Keyboard.Struck)
    def _strike(self, event: Keyboard.Struck) -> None:
        event.stop()
        field = self._typing_field()
        if field is None or self.editor is None:
            return
        if event.key.role != "done":
            field.strike(event.key.role, event.key.types)
            return
        following = self.editor.next_field(field)
        if following is None or following.text:
            self.close_keyboard()
        elif self.walks:
            self.walk_in(following)
        else:
            self._type_in(following)

    def _typing_field(self) -> Field | None:
        focused: Widget | None = self.screen.focused
        if not isinstance(focused, Field) and self.editor is not None:
            focused = self.editor.start()
        return focused if isinstance(focused, Field) else None
