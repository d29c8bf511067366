"""What staff are told when a visitor calls."""

from __future__ import annotations

from kiosk.settings import Settings
from kiosk.tui.visitor.journey import Journey
from kiosk.tui.visitor.pages.call import Call
from kiosk.tui.visitor.tongues import Tongues
from kiosk.tui.voice import Voice


def call_of(
    journey: Journey, voice: Voice, tongues: Tongues, settings: Settings
) -> Call:
    """Return the call: language, matter, place and time, nothing personal."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    now = datetime.now(ZoneInfo(settings.time_zone))
    language = voice.language
    names = dict.fromkeys((language.chinese_name, language.own_name))
    return Call(
        "" if journey.place == "welcome" else "  ".join(names),
        _matter(journey, tongues),
        settings.branch.place,
        f"{now:%H:%M}",
    )


def _matter(journey: Journey, tongues: Tongues) -> str:
    chinese = tongues.chinese()
    if chinese.words is None:
        return ""
    if journey.place == "guide" and journey.guide is not None:
        return chinese.tell(journey.guide.title).main
    if journey.visit is None:
        return ""
    return "、".join(
        chinese.tell(service.title).main for service in journey.visit.services
    )
