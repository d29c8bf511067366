"""Handouts as the kiosk would compose them, in four languages."""

from kiosk.handout.model import Code, Handout, Line, Section, Style

SUMMARY = {
    "en": "Open account. Bring: passport, Chinese mobile no., employer letter. "
    "Take a number, say you want a Class I account. Hotline 95588.",
    "zh": "开户：带护照、本人手机号、在职证明。取号，说办理一类户。客服 95588。",
    "ko": "계좌 개설: 여권, 본인 휴대폰, 재직증명서. 번호표를 뽑으세요. 문의 95588.",
    "ar": "فتح حساب: جواز السفر، رقم هاتف صيني، خطاب العمل. خذ رقما. الهاتف 95588.",
}

CHINESE = {
    "title": "开立个人银行账户",
    "lead": "大约需要 40 分钟。您还没有提交任何资料，决定由柜台作出。",
    "bring": "请带上",
    "bring1": "有效护照原件，签证或居留许可在护照内",
    "bring2": "登记在您本人名下的中国手机号码（例如 138 0013 8000）",
    "bring3": "单位出具的在职证明，或学校出具的在读证明",
    "bring4": "现住址：如有，请带临时住宿登记表",
    "bring5": "本国纳税人识别号（如有）",
    "steps": "在柜台怎么办理",
    "step1": "取号，等待叫号。上午 9:00–11:30 人较少。",
    "step2": "出示这张单子，手指第 2 条。",
    "step3": "工作人员核对您的护照，并拍照。",
    "step4": "您填写税收居民身份声明并签字。",
    "step5": "您自己设置 6 位密码。不要告诉任何人，包括工作人员。",
    "step6": "您拿到银行卡和回单。首次存款没有最低金额要求。",
    "know": "须知",
    "know1": "自动取款机每日取款上限为 20,000 元人民币。",
    "know2": "换了护照，请在 2027-03-31 之前回来更新资料。",
    "know3": "客服热线 95588，境外请拨 +86 10-95588。",
    "safe": "防骗提醒",
    "safe1": "任何人都不会打电话要您的密码或短信验证码。要的就是骗子。请拨打 110。",
    "answers": "您告诉我们的",
    "answer1": "来办理的人：本人",
    "answer2": "在华时间：90 天以上",
    "answer3": "用途：领工资、付房租",
    "caption": "用手机扫一扫：此码存有文字要点，不需要上网。",
    "branch": "示范银行 · 北京朝阳支行",
    "as_of": "内容截至 2026 年 11 月 22 日",
    "prevails": "如各语言文本有出入，以中文为准。",
    "staff": "不清楚？请问大堂工作人员。",
}

ENGLISH = {
    "title": "Open a personal bank account",
    "lead": "This takes about 40 minutes. Nothing has been sent yet; the counter "
    "decides.",
    "bring": "Bring these",
    "bring1": "Your valid passport itself, with the visa or residence permit in it",
    "bring2": "A Chinese mobile number in your own name (such as 138 0013 8000)",
    "bring3": "A letter from your employer, or from your school if you study",
    "bring4": "Your address here: the temporary residence registration, if you have it",
    "bring5": "Your tax number at home, if you have one",
    "steps": "What happens at the counter",
    "step1": "Take a number and wait. It is quieter in the morning, 9:00–11:30.",
    "step2": "Show this sheet and point at line 2.",
    "step3": "The staff compare your passport and take a photo.",
    "step4": "You fill in and sign the tax residence statement.",
    "step5": "You choose a PIN of 6 digits yourself. Tell nobody, not even the staff.",
    "step6": "You get the card and a receipt. There is no smallest first deposit.",
    "know": "Good to know",
    "know1": "Cash machines give at most CNY 20,000 a day.",
    "know2": "With a new passport, come back before 2027-03-31.",
    "know3": "Hotline 95588; from abroad +86 10-95588.",
    "safe": "Stay safe",
    "safe1": "Nobody from a bank or the police asks for your PIN or a code by phone. "
    "Whoever asks is a fraud. Call 110.",
    "answers": "What you told us",
    "answer1": "Who comes: yourself",
    "answer2": "Time in China: more than 90 days",
    "answer3": "Used for: wages, rent",
    "caption": "Scan with your phone: the code holds the essentials as text, no "
    "internet needed.",
    "branch": "Example Bank · Beijing Chaoyang branch",
    "as_of": "As of 22 November 2026",
    "prevails": "Where the languages differ, the Chinese text holds.",
    "staff": "Not sure? Ask the lobby staff.",
}

KOREAN = {
    "title": "개인 은행 계좌 만들기",
    "lead": "약 40분 걸립니다. 아직 아무것도 보내지 않았으며, 결정은 창구에서 합니다.",
    "bring": "가져오세요",
    "bring1": "비자 또는 거류허가가 들어 있는 유효한 여권 원본",
    "bring2": "본인 이름으로 등록된 중국 휴대전화 번호 (예: 138 0013 8000)",
    "bring3": "회사의 재직증명서 또는 학교의 재학증명서",
    "bring4": "현재 주소: 있으면 임시 숙박 등록표",
    "bring5": "본국의 납세자 번호 (있는 경우)",
    "steps": "창구에서 하는 일",
    "step1": "번호표를 뽑고 기다리세요. 오전 9:00–11:30이 덜 붐빕니다.",
    "step2": "이 종이를 보여 주고 2번 줄을 가리키세요.",
    "step3": "직원이 여권을 확인하고 사진을 찍습니다.",
    "step4": "세무상 거주자 확인서를 작성하고 서명합니다.",
    "step5": "6자리 비밀번호를 직접 정합니다. 직원을 포함해 누구에게도 말하지 마세요.",
    "step6": "카드와 영수증을 받습니다. 첫 입금에는 최소 금액이 없습니다.",
    "know": "알아 두세요",
    "know1": "현금인출기에서는 하루에 최대 20,000위안까지 찾을 수 있습니다.",
    "know2": "여권을 새로 받으면 2027-03-31 전에 다시 오세요.",
    "know3": "고객센터 95588, 해외에서는 +86 10-95588.",
    "safe": "사기 주의",
    "safe1": "은행이나 경찰은 전화로 비밀번호나 인증번호를 묻지 않습니다. 묻는 사람은 "
    "사기꾼입니다. 110에 신고하세요.",
    "answers": "알려 주신 내용",
    "answer1": "오시는 분: 본인",
    "answer2": "중국 체류 기간: 90일 이상",
    "answer3": "용도: 급여, 집세",
    "caption": "휴대전화로 찍으세요. 이 코드에는 요점이 글자로 들어 있어 인터넷이 "
    "필요 없습니다.",
    "branch": "예시은행 · 베이징 차오양 지점",
    "as_of": "2026년 11월 22일 기준",
    "prevails": "언어마다 내용이 다르면 중국어 본문이 우선합니다.",
    "staff": "잘 모르겠으면 로비 직원에게 물어보세요.",
}

ARABIC = {
    "title": "فتح حساب مصرفي شخصي",
    "lead": "يستغرق ذلك نحو 40 دقيقة. لم يُرسل أي شيء بعد، والقرار للشباك.",
    "bring": "أحضر معك",
    "bring1": "جواز سفرك الساري نفسه وفيه التأشيرة أو تصريح الإقامة",
    "bring2": "رقم هاتف صيني مسجل باسمك (مثل 138 0013 8000)",
    "bring3": "خطاب من جهة عملك، أو من جامعتك إن كنت طالبًا",
    "bring4": "عنوانك هنا: استمارة تسجيل الإقامة المؤقتة إن وجدت",
    "bring5": "رقمك الضريبي في بلدك إن وجد",
    "steps": "ما يحدث عند الشباك",
    "step1": "خذ رقمًا وانتظر. الزحام أقل صباحًا بين 9:00–11:30.",
    "step2": "أظهر هذه الورقة وأشر إلى السطر 2.",
    "step3": "يقارن الموظف جواز سفرك ويلتقط صورة.",
    "step4": "تملأ إقرار الإقامة الضريبية وتوقّع عليه.",
    "step5": "تختار بنفسك رقمًا سريًا من 6 أرقام. لا تخبر به أحدًا، حتى الموظف.",
    "step6": "تستلم البطاقة والإيصال. لا يوجد حد أدنى لأول إيداع.",
    "know": "معلومات مفيدة",
    "know1": "تصرف أجهزة الصراف 20,000 يوان (CNY) في اليوم على الأكثر.",
    "know2": "إذا جددت جواز سفرك فعد قبل 2027-03-31.",
    "know3": "الخط الساخن 95588، ومن الخارج +86 10-95588.",
    "safe": "احذر الاحتيال",
    "safe1": "لا يطلب المصرف ولا الشرطة رقمك السري أو رمز التحقق بالهاتف. من يطلبه "
    "محتال. اتصل بالرقم 110.",
    "answers": "ما أخبرتنا به",
    "answer1": "من سيحضر: أنت بنفسك",
    "answer2": "مدة الإقامة في الصين: أكثر من 90 يومًا",
    "answer3": "الغرض: الراتب والإيجار",
    "caption": "امسح الرمز بهاتفك: فيه الخلاصة نصًا ولا حاجة إلى الإنترنت.",
    "branch": "مصرف المثال · فرع تشاويانغ، بكين",
    "as_of": "حتى تاريخ 22 نوفمبر 2026",
    "prevails": "إذا اختلفت اللغات فالنص الصيني هو المعتمد.",
    "staff": "لست متأكدًا؟ اسأل موظفي الصالة.",
}

WORDS = {"en": ENGLISH, "zh": CHINESE, "ko": KOREAN, "ar": ARABIC}
LOCALES = {"en": "en", "zh": "zh-Hans-CN", "ko": "ko", "ar": "ar"}
LANGUAGES = tuple(WORDS)


def line(language: str, key: str) -> Line:
    chinese = "" if language == "zh" else CHINESE[key]
    return Line(WORDS[language][key], chinese)


def section(language: str, key: str, style: Style, *, count: int) -> Section:
    stem = key.rstrip("s") if key in {"steps", "answers"} else key
    lines = tuple(line(language, f"{stem}{n}") for n in range(1, count + 1))
    return Section(key, line(language, key), lines, style)


def open_account(language: str) -> Handout:
    """Two pages of A4 that have every kind of section and a code."""
    return Handout(
        id="open-account",
        language=language,
        locale=LOCALES[language],
        direction="rtl" if language == "ar" else "ltr",
        title=line(language, "title"),
        lead=line(language, "lead"),
        sections=(
            section(language, "bring", "bring", count=5),
            section(language, "steps", "steps", count=6),
            section(language, "safe", "notice", count=1),
            section(language, "know", "plain", count=3),
            section(language, "answers", "answers", count=3),
        ),
        code=Code(SUMMARY[language], line(language, "caption")),
        branch=line(language, "branch"),
        as_of=line(language, "as_of"),
        footer=(line(language, "prevails"), line(language, "staff")),
    )
