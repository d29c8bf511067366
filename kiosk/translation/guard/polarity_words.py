"""Opposites of the counter, in the languages read here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kiosk.translation.guard.folding import fold_word
from kiosk.translation.guard.patterns import ENDS, STARTS

Poles = Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
# "*" at the end of a word: whatever follows. Each line: one pole / its opposite.
_TABLE = {
    "success": {
        "en": "succe*|approved|went through / fail*|unsuccessful*|did not go through|"
        "rejected|declined",
        "zh": "成功|已通过 / 失败|不成功|未成功|未通过|没有通过|拒绝",
        "ko": "성공|승인 / 실패|거절|거부",
        "ar": "نجح|نجاح|بنجاح|ناجح / فشل|لم تنجح|مرفوض|رفض",
    },
    "cash": {
        "en": "deposit|deposits|deposited|depositing|pay in / withdraw*|take out",
        "zh": "存款|存入|存现|存钱|存取?[\U000f0000\\d]|想存|我存 / 取款|取现|"
        "支取|提取|提现|取钱|想取|取出",
        "ko": "입금|예금 / 출금|인출",
        "ar": "إيداع|ايداع|أودع|اودع|الإيداع / سحب|السحب|أسحب|اسحب",
    },
    "account": {
        "en": "open an account|open a bank account|open an|opening an account|"
        "account opening|"
        "open a savings account / close my account|close the account|close an account|"
        "close your account|account closing|closing the account",
        "zh": "开户|开立|开一个|开账户 / 销户|注销|关闭账户",
        "ko": "개설|개좌 / 해지",
        "ar": "فتح حساب|فتح الحساب|أفتح حساب / إغلاق حساب|إغلاق الحساب|إقفال حساب",
    },
    "hours": {
        "en": "we open|you open|opens|opening hours|opening time / we close|"
        "you close|closes|"
        "closing time|is closed",
        "zh": "开门|开始营业|营业时间 / 关门|停止营业|打烊|结束营业",
        "ko": "문을 엽|문을 여|영업 시작|영업을 시작 / 문을 닫|영업 종료|영업을 마",
        "ar": "تفتح|يفتح|تفتحون / تغلق|يغلق|تغلقون|مغلق",
    },
    "more": {
        "en": "increas*|raise|raised|higher|rose|rises|risen|went up / "
        "decreas*|reduc*|lower|lowered|fell|falls|fallen|went down|dropped",
        "zh": "增加|提高|上调|增多|升高|上涨|上升 / 减少|降低|下调|减小|下降|下跌",
        "ko": "증가|인상|늘리|늘려|높이|높여|상승|올랐 / "
        "감소|인하|줄이|줄여|낮추|낮춰|하락|떨어졌",
        "ar": "زيادة|رفع|يزيد|زاد|ارتفع* / تخفيض|خفض|تقليل|يقل|انخف*",
    },
    "bound": {
        "en": "at most|up to|no more than|not more than|not exceed|maximum|not over|"
        r"or less|(?<!no )(?<!not )\bless than|\bunder(?=\s\S*\d)|"
        r"\bbelow(?=\s\S*\d) / "
        "at least|no less than|not less than|minimum|a minimum|or more|"
        r"(?<!no )(?<!not )(?<!not be )\bmore than|(?<!not )\bover(?=\s\S*\d)|"
        r"\babove(?=\s\S*\d)|exceeds|exceeding",
        "zh": "最多|至多|不超过|最高|上限|不得超过|以内|(?<=[\\d元块岁])以下|"
        "(?<!不)低于|(?<!不)少于 / 最少|至少|不少于|"
        "最低|不低于|以上|起|(?<!不)(?<!不得)(?<!不能)(?<!不可)(?<!没有)超过|"
        "(?<!不)高于",
        "ko": "최대|이하|이내|초과할 수 없|넘지 / 최소|적어도|이상",
        "ar": "الأقصى|كحد أقصى|على الأكثر|لا يتجاوز|لا تتجاوز|لا يزيد / الأدنى|"
        "كحد أدنى|على الأقل|"
        "لا يقل",
    },
    "order": {
        "en": "before|prior to|within|(?<!not )(?<!no )earlier than|no later than|"
        "not later than|ago / "
        "after|afterwards|(?<!not )(?<!no )later than|no earlier than|not earlier than",
        "zh": "之前|以前|前(?=请|先)|提前|不晚于|不迟于|之内|(?<=[天时日月年钟])内 / "
        "之后|以后|后(?=请|再)|过后|不早于",
        "ko": "전에|이전|앞서|이내|안에 / 후에|이후|다음에|뒤에|나서",
        "ar": "قبل|قبل أن|مسبقا|خلال / بعد|بعد أن|عقب",
    },
    "duty": {
        "en": "need not|needn't|do not have to|don't have to|does not have to|"
        "do not need to|don't need to|not required|not necessary|no need / "
        "must not|mustn't|may not|not allowed|not permitted|prohibited|forbidden|"
        "cannot|can not|can't",
        "zh": "不必|不用|无需|无须|不需要 / 不得|不能|不可以|禁止|严禁|不许|不准|请勿",
        "ko": "필요가 없|필요 없|필요는 없|않아도|안 해도 / "
        "안 됩니다|안 돼|안됩니다|수 없|금지|마세요|마십시오",
        "ar": "لا داعي|لا يلزم|لا حاجة|ليس عليك أن|لا تحتاج|غير مطلوب / "
        "لا يجوز|لا يمكن*|ممنوع|يمنع|يجب ألا|لا يسمح",
    },
    "charge": {
        "en": "free of charge|is free|are free|for free|no charge|no fee / "
        "there is a charge|charges a|is charged|are charged",
        "zh": "免费|不收费|免收|不收手续费 / (?<!不)收费|(?<!不)收取",
        "ko": "무료 / 유료|부과",
        "ar": "مجان* / مقابل رسوم|تفرض",
    },
    "loss": {
        "en": "i lost|have lost|was lost|is lost / i found|have found|was found|"
        "is found",
        "zh": "丢失|遗失|丢了 / 找到|找回",
        "ko": "잃어버|분실 / 찾았",
        "ar": "فقدت|ضاع* / وجدت|عثرت",
    },
    "course": {
        "en": "stop|stops|stopped / start|starts|started|begin|begins|began",
        "zh": "停止|停下|终止 / 开始|启动",
        "ko": "중지|중단|멈추|멈춰 / 시작",
        "ar": "توقف|أوقف|إيقاف / ابدأ|بدأ|يبدأ|بدء",
    },
    "agreement": {
        "en": "agree|agreed|agrees|i accept / disagree*|do not agree|"
        "don't agree|not agree|"
        "refuse|do not accept",
        "zh": "(?<!不)同意|接受 / 不同意|拒绝|不接受",
        "ko": "동의합|동의해|동의하겠 / 동의하지 않|거부|동의 안",
        "ar": "(?<!لا )اوافق|موافق / لا أوافق|غير موافق|أرفض",
    },
    "direction": {
        "en": "transfer in|incoming|transferred into|received|receive|"
        "receiving / transfer out|"
        "outgoing|sent|send|sending",
        "zh": "转入|汇入|收款|收到|接收|入账 / 转出|汇出|发出|寄出|发送",
        "ko": "받|수취|입금 / 보내|송금|출금|발송",
        "ar": "استلام|استلم*|وارد|الواردة|تلقي|استقبال / إرسال|أرسل|صادر|الصادرة|ترسل",
    },
    "trade": {
        "en": "buy|buying|bought|purchase|purchases / sell|selling|sold",
        "zh": "购买|买入|购汇|买 / 出售|卖出|结汇|卖",
        "ko": "구매|매입|사고|삽니|구입 / 판매|매도|팔",
        "ar": "شراء|أشتري|تشتري / بيع|أبيع|تبيع",
    },
    "lock": {
        "en": "lock|locked|freeze|frozen|blocked|block / unlock|unlocked|"
        "unfreeze|unfrozen|"
        "unblocked|unblock|released",
        "zh": "(?<!未)(?<!已解)(?<!解除)(?<!被解)锁定|(?<!解除)冻结|"
        "锁住 / 解锁|解冻|解除锁定|解除冻结",
        "ko": "잠겼|잠금(?! 해제)|동결(?! 해제)|차단(?! 해제) / 잠금 해제|"
        "동결 해제|차단 해제|풀",
        "ar": "تجميد|مجمد|مقفل|(?<!فتح )قفل|حظر|محظور / فك|فتح قفل|"
        "إلغاء التجميد|إلغاء القفل|"
        "رفع الحظر|إلغاء الحظر",
    },
    "side": {
        "en": "left side|on the left|on your left|turn left / right side|on the right|"
        "on your right|turn right",
        "zh": "左边|左侧|左手|左转|往左 / 右边|右侧|右手|右转|往右",
        "ko": "왼쪽|왼손|좌측|좌회전 / 오른쪽|오른손|우측|우회전",
        "ar": "يسار|اليسار|اليسرى / يمين|اليمين|اليمنى",
    },
    "floor": {
        "en": "upstairs|go up / downstairs|go down",
        "zh": "楼上|上楼 / 楼下|下楼",
        "ko": "위층|올라가 / 아래층|내려가",
        "ar": "الأعلى|فوق|اصعد|الطابق العلوي / الأسفل|تحت|انزل|الطابق السفلي",
    },
    "truth": {
        "en": "is correct|are correct|is right|is valid|are valid / incorrect*|"
        "is wrong|wrong|"
        "are wrong|invalid*|not correct|not valid|mistake",
        "zh": "(?<!不)正确|无误|(?<!没)(?<!无)有效 / 错误|不正确|有误|无效|不对|不符",
        "ko": "맞습니다|정확합|유효합|올바릅 / 틀|잘못|무효|유효하지 않|"
        "맞지 않|올바르지 않|오류",
        "ar": "صحيح(?!ة غير)|صحيحة|ساري|سارية|صالح / خاطئ|خاطئة|غير صحيح|"
        "غير صالح|خطأ|غير ساري",
    },
    "card": {
        "en": "debit card|debit cards / credit card|credit cards",
        "zh": "借记卡|储蓄卡 / 信用卡|贷记卡",
        "ko": "직불카드|체크카드 / 신용카드",
        "ar": "بطاقة خصم|بطاقة الخصم / بطاقة ائتمان|بطاقة الائتمان|بطاقتك الائتمانية",
    },
    "year": {
        "en": "this year|this month|this week / last year|last month|last week|"
        "next year|"
        "next month|next week",
        "zh": "今年|本月|这个月|本周|这周 / 去年|上个月|上周|明年|下个月|下周",
        "ko": "올해|이번 달|이번 주 / 작년|지난달|지난주|내년|다음 달|다음 주",
        "ar": "هذا العام|هذا الشهر|هذا الأسبوع / الماضي|الماضية|القادم|القادمة|المقبل",
    },
}


def _pattern(words: str) -> re.Pattern[str]:
    runs: dict[tuple[str, str], list[str]] = {}
    for before, word, after in map(_one, words.strip().split("|")):
        runs.setdefault((before, after), []).append(word)
    return re.compile(
        "|".join(
            f"{before}(?:{'|'.join(run)}){after}"
            for (before, after), run in runs.items()
        )
    )


def _one(word: str) -> tuple[str, str, str]:
    # What has signs of a pattern is one already; it is Chinese or Korean mostly.
    folded = word if "(" in word or "[" in word else fold_word(word)
    if folded[0] == "(" or not _parts(folded[0]):
        return "", folded, ""
    return STARTS, folded.removesuffix("*"), "" if folded.endswith("*") else ENDS


def _parts(letter: str) -> bool:
    """Whether the letter is of a script that parts words by spaces."""
    return letter < "\u0e00"


@cache
def poles_of(language: str) -> Poles:
    """What says the one and what says the other, by the name of the opposites.

    The words of a language are compiled when it is first judged.
    """
    return {
        name: (_pattern(one), _pattern(other))
        for name, languages in _TABLE.items()
        if language in languages
        for one, other in [languages[language].split(" / ")]
    }
