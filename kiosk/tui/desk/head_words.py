"""What the band of the desk says."""

from __future__ import annotations

from kiosk.counter.rights import ROLE_NAMES
from kiosk.interview.problems import mark
from kiosk.tui.desk.head import HeadWords
from kiosk.tui.desk.naming import clock_time
from kiosk.tui.desk.workplace import Workplace
from kiosk.tui.visitor.tongues import CHINESE
from kiosk.tui.voice import Voice


def head_words(workplace: Workplace, voice: Voice) -> HeadWords:
    """Return the words of the band as it is now."""
    staff, branch = workplace.staff, workplace.settings.branch
    chinese = voice.language.code == CHINESE
    return HeadWords(
        bank=branch.name_zh if chinese else branch.name,
        title=voice.say(mark("Counter desk")),
        name=staff.name if staff else "",
        role=voice.say(ROLE_NAMES[staff.role]) if staff else "",
        time=clock_time(workplace, workplace.clock()),
        language="EN" if chinese else "中文",
    )


def other_language(voice: Voice) -> str:
    """Return the name of the language that a key switches to."""
    return mark("English") if voice.language.code == CHINESE else "中文"
