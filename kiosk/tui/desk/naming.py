"""Names on a desk: languages, services, kiosks' times, as staff read them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.counter.model import Call
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.voice import Voice


def language_name(workplace: Workplace, voice: Voice, code: str) -> str:
    """Return a language's name for staff; one that is not known as its code."""
    for language in workplace.tongues.languages:
        if language.code == code:
            if voice.language.code == "zh":
                return language.chinese_name
            return _in_english(code, language.locale)
    return code


def _in_english(code: str, locale: str) -> str:
    from babel import Locale

    return Locale.parse(locale).get_language_name("en") or code


def own_name(workplace: Workplace, code: str) -> str:
    """Return a language's name in the language itself; empty: it is not known."""
    languages = workplace.tongues.languages
    return next((one.own_name for one in languages if one.code == code), "")


def service_names(
    workplace: Workplace, voice: Voice, ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the titles of services; one that is not known as its id."""
    titles = {page.id: page.title for page in workplace.library.services}
    words = voice.wording
    return tuple(words.tell(titles[id_]).shown if id_ in titles else id_ for id_ in ids)


def step_name(workplace: Workplace, voice: Voice, call: Call) -> str:
    """Return the short name of the step a visitor stands at; empty: not known."""
    known = {page.id for page in workplace.library.services}
    for id_ in call.services:
        steps = workplace.library.service(id_).steps if id_ in known else ()
        for step in steps:
            if step.id == call.step:
                label = getattr(step, "label", "") or step.title
                return voice.wording.tell(label).shown
    return ""


def clock_time(workplace: Workplace, moment: datetime) -> str:
    """Return a moment of today as hours and minutes of the branch."""
    zone = ZoneInfo(workplace.settings.time_zone)
    return moment.astimezone(zone).strftime("%H:%M")
