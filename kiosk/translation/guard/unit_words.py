"""What spans of time are called: fifteen days are not fifteen hours."""

from __future__ import annotations

from kiosk.translation.guard.patterns import by_word

NAMES = {
    "second": "秒|秒钟|second|seconds|sec|secs|초|ثانية|ثوان|ثواني|секунд|"
    "секунды|giây|วินาที",
    "minute": "分钟|分|minute|minutes|min|mins|분|دقيقة|بالدقائق|دقائق|минут|минуты|"
    "минута|мин|phút|นาที|分間",
    "hour": "小时|个小时|钟头|个钟头|个钟|hour|hours|hr|hrs|시간|ساعة|بالساعات|"
    "ساعات|час|"
    "часа|часов|giờ|tiếng|"
    "ชั่วโมง|時間|时间",
    "day": "天|日|day|days|일|يوم|بالأيام|يوما|أيام|день|дня|дней|ngày|วัน|个自然日|"
    "自然日|calendar days|days'",
    "workday": "个工作日|工作日|working day|working days|business day|"
    "business days|work days|영업일|"
    "근무일|يوم عمل|أيام العمل|أيام عمل|يوما من أيام العمل|рабочий день|"
    "рабочих дня|рабочих дней|"
    "ngày làm việc|วันทำการ|営業日",
    "week": "周|个星期|星期|个礼拜|week|weeks|주|주일|أسبوع|أسبوعا|أسابيع|"
    "неделя|недели|недель|tuần|สัปดาห์|週間",
    "month": "个月|month|months|개월|달|شهر|شهرا|أشهر|شهور|месяц|месяца|"
    "месяцев|tháng|เดือน|か月|ヶ月",
    "year": "岁|周岁|살|年|year|years|년|سنة|سنوات|عام|عاما|أعوام|год|года|лет|năm|ปี",
    "hundredth": "cent|cents|fen|센트|سنت|سنتات",
}
UNITS = by_word(NAMES)
"""The unit that each folded word behind a number is."""
# Minutes or cents or points or persons; days or a day of the month.
LOOSE = frozenset(
    ["分", "日", "분", "일", "周", "년", "年", "ngày", "วัน", "tháng", "năm"]
)
DUALS = by_word(
    {
        "hour": "ساعتان|ساعتين",
        "minute": "دقيقتان|دقيقتين",
        "day": "يومان|يومين",
        "week": "أسبوعان|أسبوعين",
        "month": "شهران|شهرين",
        "year": "سنتان|سنتين|عامان|عامين",
    }
)
"""Arabic writes two of them without a number."""
# A single one, and one of each: other languages may say it without a number.
SINGLES = by_word(
    {
        "second": "a second|per second|ثانية",
        "minute": "a minute|per minute|each minute|每分钟|매분|دقيقة",
        "hour": "an hour|per hour|each hour|every hour|hourly|每小时|每个小时|"
        "매시간|시간당|ساعة|"
        "في الساعة",
        "day": "a day|per day|each day|every day|daily|每天|每日|天天|日累计|"
        "单日|每一天|매일|하루|일일|يوم|"
        "يوميا|كل يوم|في اليوم|اليومي|اليومية|в день|ежедневно|mỗi ngày|วันละ|"
        "ต่อวัน|一日|当日",
        "week": "a week|per week|each week|every week|weekly|每周|每星期|매주|"
        "أسبوع|أسبوعيا|كل أسبوع",
        "month": "a month|per month|each month|every month|monthly|每月|每个月|"
        "매월|매달|월간|شهر|شهريا|"
        "الشهري|كل شهر|في الشهر",
        "year": "a year|per year|each year|every year|yearly|annual|annually|"
        "每年|年度|年累计|매년|연간|"
        "سنة|عام|سنويا|السنوي|السنوية|كل سنة|في السنة|كل عام",
    }
)
"""Words for one of a span or one of each span."""
HALVES = by_word(
    {
        "30 minute": "半小时|半个小时|半个钟头|半个钟|half an hour|half hour|"
        "half-hour|반 시간|반시간|نصف ساعة|"
        "полчаса|nửa giờ|nửa tiếng|ครึ่งชั่วโมง",
        "15 minute": "一刻钟|quarter of an hour|a quarter of an hour|ربع ساعة",
        "90 minute": "一个半小时|一小时半|an hour and a half|one and a half hours|"
        "ساعة ونصف|한 시간 반|한시간 반|полтора часа",
        "6 month": "半年|half a year|six months|반년|نصف سنة|نصف عام|ستة أشهر|"
        "полгода|nửa năm",
        "0.5 month": "半个月|half a month|نصف شهر",
        "2 day": "이틀",
        "3 day": "사흘",
        "4 day": "나흘",
        "5 day": "닷새",
        "10 day": "열흘",
        "15 day": "보름",
        "0.5 day": "半天|half a day|반나절|نصف يوم",
    }
)
"""Spans with a half in them, and the days that Korean counts in one word."""
