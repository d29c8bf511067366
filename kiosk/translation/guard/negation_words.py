"""Words that say no, words that say it a little, and idioms that only look so."""

from __future__ import annotations

import re

# Each set: what says no for certain; what another language may say with a no; what
# has such a word in it and says nothing of the kind. Patterns on folded text.
_CHINESE = (
    "不|没|无|勿|(?<![是除并])非|别|未|禁|莫|甭|毋",
    "错|有误|失败|免费|免收|免除|拒绝|丢|遗失|停止|停用|避免|防止|除了|除外|"
    "缺少|少于|低于|"
    "以内|最多|至多|至少|最低|最高|过期|到期|关闭|谨防|放心|忘|故障|冻结|锁定|"
    "以下|只能|仅|"
    "撤销|暂停|陌生|单独|独自|障碍|未成年|少了|只有|只会|只需",
    "不客气|不谢|不用谢|没关系|没问题|没事|对不起|不好意思|不但|不仅|不过(?!一|"
    "两|三|[\\d])|不久|不同(?!意)|"
    "差不多|不错|不少|不断|不管|不论|无论|非常|非洲|是非|别人|分别|特别|级别|"
    "个别|性别|类别|识别|区别|辨别|鉴别|"
    "告别|别的|别名|未来|无线|无障碍|无名指|无纸化|无卡|不动产|不止|不便|了不起|"
    "来不及|不得不|禁止吸烟区|"
    "是不是|能不能|可不可以|可不可|会不会|有没有|要不要|行不行|好不好|对不对|"
    "用不用|需不需要|想不想|知不知道|"
    "认不认识|方不方便|同不同意|不知道您|是否|能否|可否|否则|莫斯科|莫桑比克|"
    "不早于|不晚于|不迟于|没收|无限|不限(?=于)|非现金|不妨|"
    "无忧|未成年|不用着急|不着急|不急|别急|别着急|不时|不断|从不失手|无人机",
)
_ENGLISH = (
    r"\b(?:not|no|never|none|nothing|nobody|nowhere|cannot|without|neither|nor|unless|"
    r"don'?t|doesn'?t|didn'?t|can'?t|won'?t|isn'?t|aren'?t|wasn'?t|weren'?t|hasn'?t|"
    r"haven'?t|hadn'?t|mustn'?t|shouldn'?t|couldn'?t|wouldn'?t|needn'?t|ain'?t)\b",
    r"\b(?:un(?:able|available|successful|paid|safe|clear|used|known|signed|lawful|"
    r"wanted|authori[sz]ed)\w*|invalid|inactive|incorrect\w*|insufficient\w*|"
    r"inaccurate|"
    r"incomplete|wrong\w*|fail\w*|refus\w*|reject\w*|declin\w*|forb\w*|prohibit\w*|"
    r"bann?e?d?|deny|denied|lost|lose|losing|missing|lack\w*|free|closed?|stop\w*|"
    r"suspend\w*|avoid\w*|prevent\w*|otherwise|except|out of|beware|expired?|minors?|"
    r"worry|less|fewer|under|below|most|least|up to|within|only|forg\w+|broken|frozen|"
    r"blocked|locked|cancel\w*|exempt\w*|waive\w*|disab\w+|difficult\w*|exceed\w*|"
    r"different\w*|strangers?|alone|all)\b",
    r"\b(?:no problem|no worries|no matter|no doubt|not only|not at all|why not|"
    r"don'?t mention it|don'?t worry|no\.?\s?\d+|no hurry|no rush|isn'?t it|"
    r"aren'?t you|"
    r"don'?t you|or not|if not|nothing else|(?:no|not) (?:later|earlier) than)\b",
)
_KOREAN = (
    "않|(?<!잘)못(?!지않)|없(?!어[지졌진])|아니|아닙|아닌|아님|아녜|"
    "(?<![가-힣])안\\s(?=[가-힣])|지\\s?마|지\\s?말(?!씀)|말고|말아|금지|"
    "불가|안\\s?되|안\\s?돼|안\\s?됩",
    "틀렸|틀린|잘못|실패|무료|거절|거부|부족|무효|분실|잃|잊|닫|중지|중단|정지|"
    "만료|이내|"
    "이하|미만|미성년|괜찮|걱정|제외|면제|최대|최소|어려|어렵|취소|고장|불편|"
    "초과|주의|모르|모릅|몰라|몰랐|불친절|불만|불확실|없어[지졌진]|달라|다르|"
    "다릅|"
    "밖에|따로|에서만|만 있|뿐",
    "틀림없이|관계없이|상관없이|아니면|뿐만 아니라|밖에 못|밖에 안|밖에 없|"
    "문제\\s?없|다름없이|끊임없이|"
    "않으시겠|않을까요|않나요|않습니까|"
    "없으신가요|못지않|천만에요|어쩔 수 없이|변함없이|안내|안전|안녕",
)
_ARABIC_WORD = "(?<![\u0621-\u064a])[وفبأا]?(?:{0})(?![\u0621-\u064a])"
_ARABIC = (
    _ARABIC_WORD.format(
        "لا|لم|لن|ليس|ليست|لست|ليسوا|غير|بدون|دون|عدم|ممنوع|بلا|الا|لما|ممنوعه|"
        "محظور|يحظر|"
        "يمنع|لسنا|ليسا|ما لم"
    ),
    "خط[اأ]|فشل|خاطئ|خاطي|مجان|رفض|مفقود|فقد|نسي|مغلق|اغلق|توقف|تعطل|معطل|نفد|"
    "تجنب|احذر|قاصر|الاقصي|"
    "الادني|خلال|اقل|اكثر|باطل|منته|انته|ضائع|ضاع|تالف|مجمد|مقفل|الغاء|فقط|شك|"
    "مختلف|انفراد|هذا كل|حتي|"
    "اخر|قبل|نقص|ناقص|صعب|سوي|يكف|"
    "كاف|اعفا|معف|علي الاكثر|تجاوز|بعد|ايقاف|وقف|محجوب|حظر|امتن",
    "لا باس|لا شكر علي واجب|لا مشكله|عدم وجود مشكله|لا تقلق|بلا شك|لاسيما|"
    "لا سيما|غير ذلك|الا اذا|في موعد لا يتجاوز|في موعد لا يسبق",
)
_OTHERS = {
    "ru": (
        r"\b(?:не|нет|нельзя|без|ни|никогда|запрещ\w*)\b",
        r"\b(?:не\w+|без\w+)|ошиб|отказ",
        "не за что",
    ),
    "vi": (
        r"\b(?:không|chưa|chẳng|đừng|cấm|chớ)\b",
        "miễn|sai|hết|mất|lỗi",
        "không có gì|không sao",
    ),
    "th": ("ไม่|ห้าม|อย่า|มิได้", "ฟรี|ผิด|หมด|หาย", "ไม่เป็นไร"),
    "ja": (
        "ない|ません|なく|ぬ|ず(?!っ)|不可|禁止|無効",
        "無料|誤|失|不|未|切れ|停止",
        "かもしれません|ませんか|すみません|なければなりません",
    ),
}


def _ready(words: str) -> re.Pattern[str]:
    return re.compile(words)


NEGATIONS = {
    language: tuple(map(_ready, sets))
    for language, sets in {
        "zh": _CHINESE,
        "en": _ENGLISH,
        "ko": _KOREAN,
        "ar": _ARABIC,
        **_OTHERS,
    }.items()
}
"""By language: certain, possible and idioms. Other languages are not judged."""
