"""A whole visit in a real terminal of 80 x 24: the program, its cells, a finger."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings import Settings
from kiosk.tui.visitor.today import context_of
from tests.tmux import terminal
from tests.touring import SHOWN, Tourist
from tests.tui.visits import full_visit

SIZE = (80, 24)
SERVICE = "open-account"
WELCOME = "Choose your language"


async def test_an_account_is_prepared_in_a_terminal(tmp_path: Path) -> None:
    with terminal(tmp_path, *SIZE) as window:
        visitor = Tourist(window, "ko")
        await visitor.until(lambda lines: WELCOME in "\n".join(lines) or None)
        lines = await window.lines()
        assert len(lines) == SIZE[1]
        await visitor.press_language("ko")
        context = context_of(Settings())
        wanted = full_visit(SERVICE, context)
        visited = await visitor.visit(SERVICE, wanted, context)
        await visitor.check_answers(SHOWN)
        await visitor.go(visitor.say("Make my handout"))
        await visitor.check_outcome(visited)
        await visitor.go(visitor.say("Finish and erase"))
        await visitor.until(lambda lines: WELCOME in "\n".join(lines) or None)
        text = "\n".join(await window.lines())
        assert not [one for one in visitor.typed if len(one) > 3 and one in text]
