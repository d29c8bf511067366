"""Every figure of a sentence, in the digits and words of many languages."""

from __future__ import annotations

import pytest

from kiosk.translation.guard.figures import find_figures

_ROWS = """
zh|5000元|money 5000 CNY
zh|￥5,000.50|money 5000.5 CNY
zh|５０００元|money 5000 CNY
zh|￥５，０００|money 5000 CNY
zh|五千元|money 5000 CNY
zh|伍仟元整|money 5000 CNY
zh|两千五百块|money 2500 CNY
zh|两千五|number 2500
zh|一万二千五百元|money 12500 CNY
zh|3万5千|number 35000
zh|5.2万美元|money 52000 USD
zh|一百零二元|money 102 CNY
zh|1亿2000万元|money 120000000 CNY
zh|三万亿|number 3000000000000
zh|人民币5000元|money 5000 CNY
zh|3块5|money 3.5 CNY
zh|3元5角2分|money 3.52 CNY
zh|5毛|money 0.5 CNY
zh|三百港币|money 300 HKD
zh|1万日元|money 10000 JPY
zh|100到200元|money 100 CNY,money 200 CNY
zh|十五个工作日|number 15 workday
zh|15天|number 15 day
zh|半个小时|number 30 minute
zh|一个半小时|number 90 minute
zh|三个半小时|number 210 minute
zh|第三个|number 3
zh|3号窗口|number 3
zh|二〇二六年|number 2026
zh|2026年11月2日|date 2026-11-02
zh|二〇二六年十一月二日|date 2026-11-02
zh|11月2号|date --11-02
zh|三月|date --03
zh|三个月|number 3 month
zh|2026-11-02|date 2026-11-02
zh|周一|weekday 1
zh|星期天|weekday 7
zh|礼拜三|weekday 3
zh|明天|day +1
zh|后天|day +2
zh|下周|day +1 week
zh|下午7点半|time 19:30
zh|晚上8点|time 20:00
zh|凌晨一点|time 01:00
zh|中午12点|time 12:00
zh|19:30|time 19:30
zh|7点半|time 07:30 12h
zh|三点一刻|time 03:15 12h
zh|上午9点20分|time 09:20
zh|百分之三|percent 3
zh|3.5％|percent 3.5
zh|三分之一|number 1/3
zh|一半|number 1/2
zh|四川的二维码|
zh|千万不要|
zh|万一|
zh|十分满意|
zh|慢一点|
zh|零钱|
zh|电话13812345678|phone 13812345678
zh|电话010-12345678|phone 01012345678
zh|请拨打95588|number 95588
zh|卡号6222 0212 3456 7890|card 6222021234567890
zh|11010519491231002X|document 11010519491231002X
zh|护照E12345678|document E12345678
zh|排队号A023|code A023
zh|十几个人|number 0 ?
en|5,000 yuan|money 5000 CNY
en|CNY 5,000.50|money 5000.5 CNY
en|RMB5000|money 5000 CNY
en|¥5000|money 5000 CNY
en|US$30|money 30 USD
en|$30|money 30 dollar
en|30 dollars|money 30 dollar
en|HK$1,000|money 1000 HKD
en|€30.50|money 30.5 EUR
en|five thousand yuan|money 5000 CNY
en|a hundred and five yuan|money 105 CNY
en|two hundred fifty thousand won|money 250000 KRW
en|5 thousand yuan|money 5000 CNY
en|1.5 million yen|money 1500000 JPY
en|5k|number 5000
en|twenty-five minutes|number 25 minute
en|half an hour|number 30 minute
en|an hour|number 1 hour
en|15 working days|number 15 workday
en|15-day limit|number 15 day
en|the third window|number 3
en|the 3rd window|number 3
en|November 2, 2026|date 2026-11-02
en|2 Nov 2026|date 2026-11-02
en|2nd of November|date --11-02
en|in March|date --03
en|I may go|
en|they march on|
en|25/12/2026|date 2026-12-25
en|12/25/2026|date 2026-12-25
en|2/11/2026|date 2/11/2026 ?
en|2026-02-30|date 2026-02-30 ?
en|7:30 pm|time 19:30
en|7:30 a.m.|time 07:30
en|7:30|time 07:30 12h
en|07:30|time 07:30
en|12:15 am|time 00:15
en|3 p.m.|time 15:00
en|7.30 pm|time 19:30
en|half past seven|time 07:30 12h
en|quarter to eight in the evening|time 19:45
en|noon|time 12:00
en|from 9:00 to 17:00|time 09:00,time 17:00
en|Monday|weekday 1
en|tomorrow|day +1
en|the day after tomorrow|day +2
en|3.5 percent|percent 3.5
en|one third|number 1/3
en|1.234|number 1.234 ?
en|3,5|number 3.5 ?
en|12 000|number 12000 ?
en|1,234.56|number 1234.56
en|1.234,56|number 1234.56
en|0.125|number 0.125
en|7.1234|number 7.1234
en|-5|number -5
en|5-10|number 5,number 10
en|counter 007|code 007
en|nobody, everyone, no one|
en|wait a second|number 1 second
en|twice|number 2
en|a@b.cn|email a@b.cn
en|https://bank.cn/x?y=1|url https://bank.cn/x?y=1
en|+86 138 1234 5678|phone 8613812345678
en|1588-9999|phone 15889999
en|1000-2000 yuan|money 1000 CNY,money 2000 CNY
ko|5만원|money 50000 KRW
ko|3만 5천 원|money 35000 KRW
ko|만 원|money 10000 KRW
ko|오천 위안|money 5000 CNY
ko|5,000 대한민국 원|money 5000 KRW
ko|300 미국 달러|money 300 USD
ko|미국 달러 300달러|money 300 USD
ko|1억 원|money 100000000 KRW
ko|두 명|number 2
ko|열두 시|time 12:00 12h
ko|오후 7시 30분|time 19:30
ko|세 시 반|time 03:30 12h
ko|2026년 11월 2일|date 2026-11-02
ko|2026. 11. 2.|date 2026-11-02
ko|3월|date --03
ko|3개월|number 3 month
ko|이틀|number 2 day
ko|15영업일|number 15 workday
ko|월요일|weekday 1
ko|내일|day +1
ko|12퍼센트|percent 12
ko|절반|number 1/2
ko|한국에서 이번에|
ko|만일 늦으면|
ko|조세 거주자|
ar|٥٬٠٠٠ يوان|money 5000 CNY
ar|5,000 يوان|money 5000 CNY
ar|٣٫٥|number 3.5
ar|خمسة آلاف يوان|money 5000 CNY
ar|مئتان وخمسون يوان|money 250 CNY
ar|ثلاثمئة دولار أمريكي|money 300 USD
ar|5 آلاف|number 5000
ar|مليون|number 1000000
ar|3 ملايين وون|money 3000000 KRW
ar|خمسة عشر يومًا|number 15 day
ar|ساعتان|number 2 hour
ar|3 أيام|number 3 day
ar|15 يوم عمل|number 15 workday
ar|٢ نوفمبر ٢٠٢٦|date 2026-11-02
ar|2/11/2026|date 2026-11-02
ar|الاثنين|weekday 1
ar|غدًا|day +1
ar|٧:٣٠ مساءً|time 19:30
ar|الساعة السابعة والنصف|time 07:30 12h
ar|الساعة الثالثة مساءً|time 15:00
ar|الساعة الثامنة إلا ربعًا|time 07:45 12h
ar|٣٪|percent 3
ar|500 درهم|money 500 dirham
ar|نصف|number 1/2
fa|۵۰۰۰|number 5000
hi|५०००|number 5000
th|๕,๐๐๐ หยวน|money 5000 CNY
th|2 พฤศจิกายน พ.ศ. 2569|date 2026-11-02
ru|5 000 юаней|money 5000 CNY
ru|2 ноября 2026 г.|date 2026-11-02
ru|3 дня|number 3 day
ru|1,5|number 1.5
vi|5.000 nhân dân tệ|money 5000 CNY
vi|5 triệu đồng|money 5000000 VND
vi|ngày 2 tháng 11 năm 2026|date 2026-11-02
vi|1,234|number 1.234 ?
ja|5000円|money 5000 JPY
ja|午後3時|time 15:00
xx|5000|number 5000
"""
ROWS = tuple(
    (language, text, tuple(filter(None, figures.split(","))))
    for language, text, figures in (
        line.split("|") for line in _ROWS.strip().splitlines()
    )
)


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_a_figure_says_the_same_however_it_is_written(
    language: str, text: str, expected: tuple[str, ...]
) -> None:
    found = (
        " ".join(filter(None, (one.kind, one.value, one.unit, "?" * one.doubtful)))
        for one in find_figures(text, language)
    )

    assert tuple(found) == expected


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_figures_stand_where_they_are_said_to(
    language: str, text: str, expected: tuple[str, ...]
) -> None:
    before = "A. "
    whole, alone = find_figures(before + text, language), find_figures(text, language)

    assert [(one.start, one.end, one.value) for one in whole] == [
        (one.start + len(before), one.end + len(before), one.value) for one in alone
    ]


def test_figures_come_in_order_and_apart() -> None:
    found = find_figures("11月2日下午3点，3号窗口，5000元，A023", "zh")

    ends = [one.end for one in found]
    assert [one.kind for one in found] == ["date", "time", "number", "money", "code"]
    assert all(one.start >= end for one, end in zip(found[1:], ends[:-1], strict=True))
