"""A small stage for one page: what the frame does with it, and nothing more."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

import kiosk.tui
from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.interview import model
from kiosk.interview.context import Context
from kiosk.interview.model import Service, Value
from kiosk.interview.visit import Visit
from kiosk.language.catalogue import Catalogue, Entry
from kiosk.language.languages import Language
from kiosk.settings import Settings
from kiosk.tui.locked import LockedApp
from kiosk.tui.themes import DEFAULT, LOBBY, themes
from kiosk.tui.visitor.messages import (
    ActionsChanged,
    Answered,
    ChangeWanted,
    Finished,
)
from kiosk.tui.visitor.page import Page
from kiosk.tui.visitor.pages.check import CheckPage
from kiosk.tui.visitor.pages.question import QuestionPage
from kiosk.tui.voice import Voice
from kiosk.tui.widgets.action_row import ActionRow, Offered
from kiosk.tui.widgets.row import Row

TODAY = date(2026, 11, 22)
CONTEXT = Context(TODAY, ("2026-11-23T10:00", "2026-11-23T11:00", "2026-11-24T09:00"))
SHEETS = tuple(
    Path(kiosk.tui.__file__).parent / name for name in ("kiosk.tcss", "later.tcss")
)


def language(code: str) -> Language:
    return Language(
        code=code,
        own_name=code,
        greeting=code,
        choose=code,
        direction="rtl" if code == "ar" else "ltr",
        chinese_name=code,
        locale={"zh": "zh_Hans_CN"}.get(code, code),
    )


class FewWords:
    """A library with the few translations a test gives it."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._texts = texts or {}

    def catalogue(self, code: str, domain: str) -> Catalogue:
        entries = {
            msgid: Entry(text=(text,), state="translated")
            for msgid, text in self._texts.items()
        }
        return Catalogue(code, domain, "0", entries)


def voice(code: str = "en", texts: Mapping[str, str] | None = None) -> Voice:
    library = cast(Library, FewWords(texts))
    spoken = language(code)
    return Voice(spoken, words=Wording(spoken, library, Settings(), TODAY))


class StageScreen(Screen[None]):
    """The rows of the frame: 1 or 3 above, 3 or 7 below."""

    DEFAULT_CSS = """
    StageScreen .band { height: 1; background: $frame; }
    .-mid StageScreen .band, .-tall StageScreen .band { height: 3; }
    StageScreen .dock { height: 3; background: $frame; }
    """
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-mid"), (48, "-tall")]

    def __init__(self, spoken: Voice) -> None:
        super().__init__()
        self.question = QuestionPage(spoken, id="question")
        self.check = CheckPage(spoken, id="check")
        self.row = ActionRow(id="actions")

    def compose(self) -> ComposeResult:
        yield Static(classes="band")
        yield self.question
        yield self.check
        yield self.row
        yield Static(classes="dock")


class Stage(LockedApp):
    """Leads one visit through its questions to the check page."""

    CSS_PATH = [*SHEETS]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, service: Service, spoken: Voice | None = None) -> None:
        super().__init__()
        for theme in themes():
            self.register_theme(theme)
        self.theme = DEFAULT
        self.visit = Visit((service,))
        self.finished = False
        self._spoken = spoken or voice()
        self.told: list[Mapping[str, Value]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(LOBBY)

    @property
    def stage(self) -> StageScreen:
        return cast(StageScreen, self.screen)

    @property
    def page(self) -> Page:
        return self.stage.check if self.stage.check.display else self.stage.question

    def on_mount(self) -> None:
        self.push_screen(StageScreen(self._spoken), self._never)
        self.call_after_refresh(self.lead)

    def _never(self, _result: None) -> None:
        return

    def lead(self) -> None:
        done = self.visit.shown(CONTEXT) is None
        self.stage.question.display = not done
        self.stage.check.display = done
        if done:
            self.stage.check.show(self.visit, CONTEXT)
        else:
            self.stage.question.show(self.visit, CONTEXT)

    def speak(self, spoken: Voice) -> None:
        self.stage.set_class(spoken.direction == "rtl", "rtl")
        for row in self.stage.query(Row):
            row.turn()
        self.stage.question.speak(spoken)
        self.stage.check.speak(spoken)

    def on_answered(self, event: Answered) -> None:
        self.told.append(event.values)
        self.visit = self.visit.answered(event.values, CONTEXT)
        self.lead()

    def on_change_wanted(self, event: ChangeWanted) -> None:
        self.visit = self.visit.change(event.step_id)
        self.lead()

    def on_finished(self, event: Finished) -> None:
        self.finished = True

    def on_actions_changed(self, event: ActionsChanged) -> None:
        page = self.page
        offered = tuple(
            Offered(
                each.id,
                page.voice.pair(each.label, **dict(each.values)),
                primary=each.primary,
            )
            for each in page.actions()
        )
        self.stage.row.show(offered, scrolls=False)

    def on_action_row_taken(self, event: ActionRow.Taken) -> None:
        self.page.on_action(event.id)


ASKED = {"title": "What is it?", "why": "Because.", "label": "It", "personal": "no"}


S = TypeVar("S", bound=model.Question)


def asked(kind: Callable[..., S], id_: str, **more: object) -> S:
    return kind(**{**ASKED, "id": id_, "key": 1, **more})


def service(*steps: model.AnyStep) -> Service:
    end = model.Outcome(id="end", title="Done")
    return Service(
        id="service",
        key=1,
        title="Open an account",
        summary="",
        essentials=model.Essentials(long="", short=""),
        general=end,
        steps=steps,
        outcomes=(end,),
    )
