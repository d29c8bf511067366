"""Times of day: 19:30, 7:30 pm, 下午7点半, 오후 7시 30분, half past seven."""

from __future__ import annotations

import re

from kiosk.translation.guard.figure import Figure
from kiosk.translation.guard.folding import fold_word
from kiosk.translation.guard.patterns import by_word, one_of
from kiosk.translation.guard.tape import NUMBER, Tape

HALF_DAYS = by_word(
    {
        "am": "上午|早上|早晨|清晨|今早|明早|오전|아침|صباحا|صباح|ص|am|a.m.|a.m|"
        "in the morning|утра|sáng|"
        "午前|เช้า|الصباح|في الصباح",
        "pm": "下午|傍晚|오후|저녁|مساء|م|pm|p.m.|p.m|in the afternoon|"
        "in the evening|вечера|chiều|"
        "午後|بعد الظهر|عصرا|في المساء|المساء|ظهرا",
        "night": "晚上|夜里|夜晚|今晚|明晚|晚|밤|ليلا|at night|ночи|tối|đêm",
        "noon": "中午|정오|낮|trưa",
        "dawn": "凌晨|半夜|새벽|فجرا",
    }
)
_HALF_DAY = one_of(HALF_DAYS)
# With twelve these say one thing; 上午12点 and 12 مساء are noon to some and midnight to
# others.
CLEAR_AT_TWELVE = frozenset(
    by_word({"": "am|a.m.|a.m|pm|p.m.|p.m|ص|م|下午|午後|오후|ظهرا|in the afternoon"})
)
# Chinese, Japanese and Korean say it before the time only.
_HALF_DAY_BEHIND = one_of(word for word in HALF_DAYS if word < "\u2e80")
TWELVE = "12h"
"""Unit of a time that may be in the morning or in the evening."""
CLOCK = re.compile(
    rf"(?:({_HALF_DAY})\s?)?(?<!\d)(?<!\d[:.])(\d{{1,2}})(?::|시|h|点(?=\d\d分))(\d{{2}})"
    rf"(?::\d{{2}})?(?![\d:])(?:\s?分)?(?:\s?({_HALF_DAY_BEHIND}))?(?:\s?น\.)?"
)
POINT = re.compile(r"(?<![\d:.])(\d{1,2})\.(\d{2})\s?(am|pm|a\.m\.|p\.m\.|น\.)")
_HOUR = (
    r"(?:点钟|点整|点(?!击|名|心|评|赞|儿|建|要|意|注|提)|时(?!间|候|代|刻|常|"
    r"尚|期|限)|"
    r"시(?!간|작|스|장|도|민|내|청|각|기)|giờ|นาฬิกา|時(?!間|代))"
)
EASTERN = re.compile(
    rf"(?:({_HALF_DAY})\s?)?({NUMBER})\s?{_HOUR}"
    rf"(?:\s?({NUMBER})\s?(?:分(?!钟)|분|phút|นาที)|\s?(半|반|rưỡi)|([一三])刻|"
    rf"({NUMBER}刻))?"
    rf"(?:\s({_HALF_DAY_BEHIND}))?"
)
ENGLISH = re.compile(
    rf"({NUMBER})(?:\s?o'clock)?\s?({_HALF_DAY_BEHIND})|({NUMBER})\s?o'clock|"
    rf"(half[\s-]past|quarter past|quarter to)\s({NUMBER})(?:\s({_HALF_DAY_BEHIND}))?"
)
MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}
_HOURS = {
    fold_word(word): hour
    for hour, word in enumerate(
        "الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة "
        "العاشرة الحادية_عشرة الثانية_عشرة".replace("_", "-").split(),
        1,
    )
}
HOURS = {word.replace("-", " "): hour for word, hour in _HOURS.items()}
ARABIC = re.compile(
    rf"(?:ال)?ساعه\s({one_of(HOURS)}|{NUMBER})"
    rf"(?:\s?(و\s?النصف|و\s?الربع|و\s?الثلث|الا\s?(?:ال)?ربعا?|و\s?{NUMBER}))?"
    rf"(?:\s?(?:دقيقه|دقائق))?(?:\s?(?:تماما))?(?:\s({_HALF_DAY_BEHIND}))?"
)
ARABIC_MINUTES = {"نصف": 30, "ربع": 15, "ثلث": 20}
NAMED = by_word(
    {
        "12:00": "noon|at noon|midday|正午|정오|منتصف النهار",
        "00:00": "midnight|午夜|자정|منتصف الليل|полночь|nửa đêm|เที่ยงคืน",
    }
)
SPOKEN = re.compile(one_of(NAMED))


def clocks(tape: Tape) -> Tape:
    """Find times of digits alone, before their numbers are read one by one."""
    tape = tape.read(CLOCK, _clock)
    return tape.read(
        POINT, lambda match, _: time_of(int(match[1]), int(match[2]), match[3])
    )


def times(tape: Tape) -> Tape:
    """Find times with words around their numbers."""
    tape = tape.read(ARABIC, _arabic)
    tape = tape.read(ENGLISH, _english)
    tape = tape.read(EASTERN, _eastern)
    return tape.read(SPOKEN, lambda match, _: Figure(0, 0, "time", NAMED[match[0]]))


def time_of(hour: int, minute: int, half: str | None = None) -> Figure | None:
    """A time of 24 hours, or of 12 when nobody says which half of the day.

    Args:
        hour: 0 to 24.
        minute: 0 to 59; negative: before the hour.
        half: The word for the half of the day, folded.
    """
    if hour > 24 or minute > 59:
        return None
    part = HALF_DAYS.get(half or "", "")
    unsure = hour == 12 and part in ("am", "pm") and half not in CLEAR_AT_TWELVE
    if minute < 0:
        hour, minute = (hour - 1) or 12, minute + 60
    hour = _of_day(hour, part) % 24
    unknown = not part and 0 < hour <= 12
    unit = TWELVE if unknown else ""
    return Figure(0, 0, "time", f"{hour:02}:{minute:02}", unit, doubtful=unsure)


def _of_day(hour: int, part: str) -> int:
    if part in ("am", "dawn"):
        return 0 if hour == 12 else hour
    if part == "night" and (hour == 12 or hour < 4):
        return 0 if hour == 12 else hour
    if part == "noon":
        return hour + 12 if hour < 4 else hour
    return hour + 12 if part in ("pm", "night") and hour < 12 else hour


def _clock(match: re.Match[str], tape: Tape) -> Figure | None:
    figure = time_of(int(match[2]), int(match[3]), match[1] or match[4])
    if figure and figure.unit and match[2].startswith("0"):
        return Figure(0, 0, "time", figure.value)
    return figure


def _whole(tape: Tape, character: str) -> int | None:
    numeral = tape.numeral(character)
    wrong = numeral.value % 1 or numeral.doubtful or numeral.fraction
    return None if wrong or not 0 <= numeral.value < 60 else int(numeral.value)


def _eastern(match: re.Match[str], tape: Tape) -> Figure | None:
    hour = _whole(tape, match[2])
    minute = _whole(tape, match[3]) if match[3] else 0
    if match[4]:
        minute = 30
    quarters = match[5] or (match[6] and tape.numeral(match[6][0]).written)
    if quarters:
        minute = {"一": 15, "1": 15, "三": 45, "3": 45}.get(quarters)
    if hour is None or minute is None:
        return None
    return time_of(hour, minute, match[1] or match[7])


def _english(match: re.Match[str], tape: Tape) -> Figure | None:
    hour = _whole(tape, match[1] or match[3] or match[5])
    if hour is None or hour > 12:
        return None
    minutes = MINUTES[match[4].replace("-", " ")] if match[4] else 0
    return time_of(hour, minutes, match[2] or match[6])


def _arabic(match: re.Match[str], tape: Tape) -> Figure | None:
    hour = HOURS.get(match[1]) or _whole(tape, match[1])
    if hour is None:
        return None
    return time_of(hour, _arabic_minutes(match[2] or "", tape), match[3])


def _arabic_minutes(words: str, tape: Tape) -> int:
    named = next((size for word, size in ARABIC_MINUTES.items() if word in words), None)
    if named is not None:
        return -named if words.startswith("الا") else named
    return (_whole(tape, words[-1]) or 0) if words else 0
