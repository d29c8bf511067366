"""The page of every step: heading, editor, why we ask, and the on-screen keyboard."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult

from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.fields import accept
from kiosk.interview.model import AnyStep, Value
from kiosk.interview.problems import Problem
from kiosk.interview.visit import Visit
from kiosk.tui.visitor.editors.editor import Asked, Editor
from kiosk.tui.visitor.editors.group import GroupEditor
from kiosk.tui.visitor.editors.items import Items, items_of
from kiosk.tui.visitor.editors.kinds import editor_kind, make_editor
from kiosk.tui.visitor.editors.prefix import proposed
from kiosk.tui.visitor.editors.zone import ZoneEditor
from kiosk.tui.visitor.messages import ActionsChanged, Answered, ChangeWanted
from kiosk.tui.visitor.page import Action, Progress
from kiosk.tui.visitor.pages import question_words as words
from kiosk.tui.visitor.pages.typing_page import TypingPage
from kiosk.tui.voice import Pair, Voice
from kiosk.tui.widgets.prose import Prose
from kiosk.tui.widgets.row import Row
from kiosk.tui.widgets.still import Stack


class QuestionPage(TypingPage):
    """Shows one step, takes its answer, and says what is wrong with it.

    An answer goes up only when it counts; the page holds nothing but the text
    being typed, and the items of a group until the group is answered.
    """

    def __init__(self, voice: Voice, *, id: str | None = None) -> None:
        super().__init__(voice, id=id)
        self._heading = Prose(voice, id="heading")
        self._alert = Prose(voice, id="alert")
        self._aside = Prose(voice, id="aside")
        self._main = Stack(self._heading, self._alert, id="main")
        self._editors: dict[str, Editor] = {}
        self._visit = Visit(())
        self._known: Context | None = None
        self._step: AnyStep | None = None
        self._items: Items | None = None
        self._problem: Problem | None = None

    def compose(self) -> ComposeResult:
        """Make what stays; the editors come with the first question of their kind."""
        with Row(id="columns"):
            yield self._main
            yield self._aside
        yield self.keyboard

    # The step.

    def show(self, visit: Visit, context: Context) -> None:
        """Show the step a visit has come to.

        Raises:
            LookupError: Every step was answered: the check page is due.
        """
        step = visit.shown(context)
        if step is None:
            raise LookupError("there is no step to show")
        self._visit, self._known, self._step = visit, context, step
        self._items = self._begun_items(step, context)
        way = visit.path(context)
        self.personal = way.personal or _is_personal(step)
        self._ask(way.problems.get(step.id))

    def _go_on_in_group(self, items: Items) -> None:
        """Show another question of the group, or its items."""
        self._items = items
        self._ask()
        self.scroll_home(animate=False)
        self.post_message(ActionsChanged())

    def _begun_items(self, step: AnyStep, context: Context) -> Items | None:
        if not isinstance(step, model.Group):
            return None
        items = Items(step, context.today, items_of(self._visit.answers.get(step.id)))
        return items if items.items else items.added()

    @property
    def asked(self) -> AnyStep | None:
        """The question on screen: the step, or a question of an item of it."""
        return (self._items.part if self._items else None) or self._step

    def _ask(self, problem: Problem | None = None) -> None:
        """Put the question: load its editor and write all words."""
        step, context = self.asked, self._known
        if step is None or context is None:
            return
        with self.app.batch_update():
            self.remove_class("-helping")
            self.stop_typing()
            editor = self._take_editor(step)
            first = "" if self._in_item else proposed(step, self._visit.answers)
            editor.load(Asked(step, context, self._value_of(step), first))
            if isinstance(editor, GroupEditor) and self._items is not None:
                editor.show_items(self._items)
            self._tell(problem)
            self._write()
        self.call_after_refresh(self._focus)

    @property
    def _in_item(self) -> bool:
        return self._items is not None and self._items.part is not None

    def _value_of(self, step: AnyStep) -> Value:
        if self._in_item and self._items is not None:
            return (self._items.draft or {}).get(step.id)
        return self._visit.answers.get(step.id)

    def _take_editor(self, step: AnyStep) -> Editor:
        kind = editor_kind(step)
        if kind not in self._editors:
            self._editors[kind] = make_editor(kind, self.voice)
            self._main.mount(self._editors[kind])
        editor = self._editors[kind]
        if editor is not self.editor:
            if self.editor is not None:
                self.editor.display = False
            editor.display = True
            self.editor = editor
        editor.voice = self.voice
        return editor

    def _focus(self) -> None:
        target = self.editor.start() if self.editor is not None else None
        focused = self.screen.focused
        if target is not None:
            self.screen.set_focus(target, scroll_visible=False)
        elif focused is not None and not focused.display:
            self.screen.set_focus(None)

    # Words.

    def redraw(self) -> None:
        """Write all words again; what is typed and chosen stays."""
        if self.editor is not None and self.asked is not None:
            self.editor.speak(self.voice)
            self.keyboard.speak(self.voice)
            self._write()

    def _write(self) -> None:
        """Write the words around the editor."""
        step, voice = self.asked, self.voice
        if step is None:
            return
        compares = isinstance(self.editor, ZoneEditor) and bool(self.editor.reading)
        self.set_class(compares, "-comparing")
        self._heading.show(voice, words.heading(voice, step))
        self._aside.show(voice, words.aside(voice, step))
        self.alarm()

    def _tell(self, problem: Problem | None) -> None:
        self._problem = problem
        if self.editor is not None:
            self.editor.tell(problem)
        self.alarm()

    def alarm(self) -> None:
        """Say on top that something is wrong; the box itself says what."""
        at_box = self.editor is not None and self.editor.tells_at_box
        lines = words.alert(self.voice, self._problem, at_box=at_box)
        low = at_box and (self.has_class("-typing") or self.app.size.height < 28)
        self._alert.show(self.voice, lines)
        self._alert.display = bool(lines) and not low

    # What the frame asks.

    def actions(self) -> tuple[Action, ...]:
        """Return the editor's own actions, leaving out, why, and to go on."""
        if self.asked is None or self.editor is None or self.has_class("-typing"):
            return ()
        return words.actions(
            self.asked,
            self.editor,
            removable=self._in_item and self._items is not None,
            why=self.app.size.height < 28,
        )

    def on_action(self, id_: str) -> None:
        """Do one of `actions`."""
        if self.editor is not None and self.editor.on_action(id_):
            self.post_message(ActionsChanged())
        elif id_ == words.CONTINUE:
            self._answer()
        elif id_ == words.LEAVE_OUT:
            self._take(None)
        elif id_ == words.WHY:
            self.toggle_class("-helping")
        elif id_ == words.REMOVE and self._items is not None:
            self._go_on_in_group(self._items.removed())

    def progress(self) -> Progress | None:
        """Return which step this is, of about how many."""
        if self._known is None:
            return None
        way = self._visit.path(self._known)
        return Progress(self._visit.number(self._known), way.about)

    def matter(self) -> Pair | None:
        """Return the service the visitor is being prepared for."""
        services = self._visit.services
        return self.voice.tell(services[0].title) if services else None

    def back(self) -> bool:
        """Go back inside a group, or leave the explanation."""
        if self.has_class("-helping"):
            self.remove_class("-helping")
            return True
        items = self._items.back() if self._items is not None else None
        if items is None:
            return False
        self._go_on_in_group(items)
        return True

    def on_stray_key(self, event: events.Key) -> None:
        """Give arrows and Enter to the answer.

        A scanner ends each line with Enter. The last one may come when the document
        is shown already: it must not confirm what nobody has compared.
        """
        editor = self.editor
        if editor is None:
            return
        if event.key == "enter" and not isinstance(editor, ZoneEditor):
            self._answer()
        elif event.key in ("up", "down", "left", "right"):
            target = editor.entry()
            if target is not None:
                self.screen.set_focus(target)

    # The answer.

    @on(Editor.Submitted)
    def _submit(self) -> None:
        """Take an Enter as the answer, but never as leaving a scan out."""
        if not isinstance(self.editor, ZoneEditor) or self.editor.value():
            self._answer()

    def _answer(self) -> None:
        if self.editor is not None:
            self._take(self.editor.value())

    def _take(self, value: Value) -> None:
        step, context = self.asked, self._known
        if step is None or context is None:
            return
        result = accept(step, value, context)
        if isinstance(result, Problem):
            self._refuse(result)
        elif self._in_item and self._items is not None:
            self._go_on_in_group(self._items.answered(result.value))
        else:
            self.post_message(Answered({step.id: result.value, **self._filled(value)}))

    def _filled(self, value: Value) -> dict[str, Value]:
        if value is None or not isinstance(self.editor, ZoneEditor):
            return {}
        return self.editor.values()

    def _refuse(self, problem: Problem) -> None:
        with self.app.batch_update():
            self.close_keyboard()
            self._tell(problem)
        self.call_after_refresh(self._focus)

    @on(Editor.Altered)
    def _offer_again(self, event: Editor.Altered) -> None:
        event.stop()
        self.post_message(ActionsChanged())

    @on(ZoneEditor.Read)
    def _compare(self, event: ZoneEditor.Read) -> None:
        event.stop()
        self._problem = None
        self.close_keyboard()
        self.redraw()
        self.post_message(ActionsChanged())

    @on(ZoneEditor.Corrected)
    def _correct(self, event: ZoneEditor.Corrected) -> None:
        """Keep what was read, and look at the one answer again."""
        event.stop()
        self._answer()
        self.post_message(ChangeWanted(event.step_id))

    @on(GroupEditor.Opened)
    def _open_item(self, event: GroupEditor.Opened) -> None:
        event.stop()
        if self._items is not None:
            number = event.number
            self._go_on_in_group(
                self._items.added() if number is None else self._items.opened(number)
            )


def _is_personal(step: AnyStep) -> bool:
    return isinstance(step, model.Question) and step.personal != "no"
