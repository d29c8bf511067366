"""What a whole visit shows, as scenes for a bare app that shows the same."""

from __future__ import annotations

import asyncio

from benchmarks._scene import Scene, seen
from benchmarks._walked import Walked, kept
from kiosk.content.build import open_library
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from kiosk.tui.visitor.pages.check import CheckPage

MOST_STEPS = 200
SETTLED_SECONDS = 0.15
"""After this long a page has its last size and its keyboard."""


def scenes_of_walk(
    answers: dict[str, object], size: tuple[int, int]
) -> tuple[Scene, ...]:
    """Return the scenes from Home to the answers that are checked."""
    return asyncio.run(_walk(answers, size))


async def _walk(answers: dict[str, object], size: tuple[int, int]) -> tuple[Scene, ...]:
    places = find_places()
    Walked.answers = {name: kept(value) for name, value in answers.items()}
    app = Walked(
        Settings(),
        read_languages(places.locales / "languages.toml"),
        lambda: open_library(places),
        language_code="en",
    )
    scenes: list[Scene] = []
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        while app.frame.journey.place != "home":
            await pilot.pause(SETTLED_SECONDS)
        while len(scenes) < MOST_STEPS:
            await pilot.pause(SETTLED_SECONDS)
            scenes.append(seen(app.screen))
            before = app.frame.journey
            if isinstance(app.frame.page, CheckPage):
                break
            app.step()
            while app.frame.journey == before:
                await pilot.pause(SETTLED_SECONDS)
    return tuple(scenes)
