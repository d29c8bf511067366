"""Months, weekdays and days counted from today, in the languages read here."""

from __future__ import annotations

from kiosk.translation.guard.patterns import by_word

MONTHS = by_word(
    {
        "1": "january|jan|يناير|كانون الثاني|января|январь|มกราคม|ม.ค.",
        "2": "february|feb|فبراير|شباط|февраля|февраль|กุมภาพันธ์|ก.พ.",
        "3": "march|mar|مارس|آذار|марта|март|มีนาคม|มี.ค.",
        "4": "april|apr|أبريل|إبريل|نيسان|апреля|апрель|เมษายน|เม.ย.",
        "5": "may|مايو|أيار|мая|май|พฤษภาคม|พ.ค.",
        "6": "june|jun|يونيو|حزيران|июня|июнь|มิถุนายน|มิ.ย.",
        "7": "july|jul|يوليو|تموز|июля|июль|กรกฎาคม|ก.ค.",
        "8": "august|aug|أغسطس|آب|августа|август|สิงหาคม|ส.ค.",
        "9": "september|sept|sep|سبتمبر|أيلول|сентября|сентябрь|กันยายน|ก.ย.",
        "10": "october|oct|أكتوبر|تشرين الأول|октября|октябрь|ตุลาคม|ต.ค.",
        "11": "november|nov|نوفمبر|تشرين الثاني|ноября|ноябрь|พฤศจิกายน|พ.ย.",
        "12": "december|dec|ديسمبر|كانون الأول|декабря|декабрь|ธันวาคม|ธ.ค.",
    }
)
COMMON = frozenset(["may", "mar", "march", "jan", "sep", "dec", "اب", "май", "мая"])
"""Months that are other words too: only beside a day or a year."""
_CHINESE = "星期{0}|周{0}|礼拜{0}|曜{0}"
_DAYS = (
    (
        "一",
        "monday|mon|월요일|الاثنين|الإثنين|понедельник|понедельника|thứ hai|"
        "วันจันทร์|月曜日|月曜",
    ),
    ("二", "tuesday|tue|tues|화요일|الثلاثاء|вторник|вторника|thứ ba|วันอังคาร|火曜日"),
    ("三", "wednesday|wed|수요일|الأربعاء|среда|среду|среды|thứ tư|วันพุธ|水曜日"),
    (
        "四",
        "thursday|thu|thur|thurs|목요일|الخميس|четверг|четверга|thứ năm|"
        "วันพฤหัสบดี|木曜日",
    ),
    ("五", "friday|fri|금요일|الجمعة|пятница|пятницу|пятницы|thứ sáu|วันศุกร์|金曜日"),
    ("六", "saturday|sat|토요일|السبت|суббота|субботу|субботы|thứ bảy|วันเสาร์|土曜日"),
    (
        "日",
        "sunday|sun|일요일|الأحد|воскресенье|воскресенья|chủ nhật|วันอาทิตย์|"
        "日曜日|星期天|礼拜天|周天",
    ),
)
WEEKDAYS = by_word(
    {
        str(number): f"{words}|{_CHINESE.format(sign)}"
        + "".join(f"|{plural}s" for plural in words.split("|")[:1])
        for number, (sign, words) in enumerate(_DAYS, 1)
    }
)
for _word in ("sat", "sun", "mon", "wed"):
    del WEEKDAYS[_word]
DAYS = by_word(
    {
        "-2": "前天|the day before yesterday|그저께|그제|أول أمس|позавчера|"
        "hôm kia|おととい",
        "-1": "昨天|昨日|昨晚|yesterday|last night|어제|어젯밤|أمس|вчера|"
        "hôm qua|เมื่อวาน",
        "0": "今天|今日|今晚|今早|当天|today|tonight|오늘|اليوم|сегодня|"
        "hôm nay|วันนี้|今朝",
        "1": "明天|明日|明晚|明早|tomorrow|내일|غدا|غد|الغد|завтра|ngày mai|พรุ่งนี้",
        "2": "后天|the day after tomorrow|day after tomorrow|모레|بعد غد|"
        "послезавтра|ngày kia|"
        "มะรืนนี้|明後日",
        "3": "大后天|글피",
    }
)
NEXT = by_word(
    {
        "-1 week": "上周|上星期|上个星期|上礼拜|last week|지난주|지난 주|"
        "الأسبوع الماضي",
        "1 week": "下周|下星期|下个星期|下礼拜|next week|다음주|다음 주|"
        "الأسبوع القادم|الأسبوع المقبل",
        "0 week": "本周|这周|这个星期|this week|이번주|이번 주|هذا الأسبوع",
        "-1 month": "上个月|上月|last month|지난달|지난 달|الشهر الماضي",
        "1 month": "下个月|下月|next month|다음달|다음 달|الشهر القادم|الشهر المقبل",
        "0 month": "本月|这个月|this month|이번달|이번 달|هذا الشهر",
        "-1 year": "去年|last year|작년|지난해|العام الماضي|السنة الماضية",
        "1 year": "明年|next year|내년|العام القادم|السنة القادمة|العام المقبل",
        "0 year": "今年|this year|올해|금년|هذا العام|هذه السنة",
    }
)
