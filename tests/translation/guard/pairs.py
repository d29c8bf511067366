"""Translations that may be shown, and translations that must not, by hand."""

from __future__ import annotations

_GOOD = """
zh|我想取5000元。|en|I want to withdraw 5,000 yuan.
zh|我想取五千元。|en|I want to withdraw five thousand yuan.
zh|我想取一万二千五百元。|en|I want to withdraw CNY 12,500.
zh|我想取3万5千元。|en|I want to withdraw 35,000 yuan.
zh|我想存５０００元。|en|I want to deposit 5000 yuan.
zh|手续费为3块5。|en|The fee is 3.5 yuan.
zh|手续费为3元5角。|en|The fee is CNY 3.50.
zh|汇款5.2万美元。|en|A remittance of 52,000 US dollars.
zh|年限额为五万美元。|en|The annual limit is USD 50,000.
zh|每日限额为2万元。|en|The daily limit is 20,000 yuan.
zh|请到3号窗口。|en|Please go to counter 3.
zh|请到三号窗口。|en|Please go to counter three.
zh|请上二楼。|en|Please go to the second floor.
zh|您前面还有十五位客户。|en|There are fifteen people before you.
zh|需要15个工作日。|en|It takes 15 working days.
zh|需要十五天。|en|It takes 15 days.
zh|大约半小时。|en|About half an hour.
zh|大约30分钟。|en|About half an hour.
zh|请等五分钟。|en|Please wait five minutes.
zh|请等一下。|en|Please wait a moment.
zh|请填一张表。|en|Please fill in a form.
zh|我要两张卡。|en|I need two cards.
zh|请于2026年11月2日来。|en|Please come on November 2, 2026.
zh|请于11月2日来。|en|Please come on 2 November.
zh|请下午3点来。|en|Please come at 3 pm.
zh|请下午7点半来。|en|Please come at 7:30 p.m.
zh|我们晚上8点关门。|en|We close at 8 p.m.
zh|我们9:00开门，17:00关门。|en|We open at 9:00 am and close at 5:00 pm.
zh|请中午12点来。|en|Please come at noon.
zh|请明天再来。|en|Please come back tomorrow.
zh|请星期一再来。|en|Please come back on Monday.
zh|请周五下午两点来。|en|Please come on Friday at 2 pm.
zh|汇率是7.1234。|en|The exchange rate is 7.1234.
zh|手续费是百分之三。|en|The fee is 3%.
zh|手续费是千分之五。|en|The fee is 5/1000.
zh|需要三分之一。|en|One third is needed.
zh|请拨打95588。|en|Please call 95588.
zh|我的电话是138 1234 5678。|en|My phone is 13812345678.
zh|护照号码是E12345678。|en|The passport number is E12345678.
zh|您的排队号是A023。|en|Your queue number is A023.
zh|请发邮件到help@bank.cn。|en|Please write to help@bank.cn.
zh|请访问www.bank.cn。|en|Please visit www.bank.cn.
zh|100到200元。|en|100 to 200 yuan.
zh|需要5至10分钟。|en|It takes 5-10 minutes.
zh|不客气。|en|You are welcome.
zh|对不起，请稍等。|en|Sorry, please wait a moment.
zh|没问题。|en|Sure.
zh|密码错误。|en|The password is incorrect.
zh|密码错误。|en|The password is not correct.
zh|此项服务不收费。|en|This service is free of charge.
zh|请不要将密码告诉任何人。|en|Please do not tell anyone your password.
zh|千万不要转账。|en|Do not transfer money.
zh|您有没有护照？|en|Do you have a passport?
zh|能不能用现金？|en|Can I use cash?
zh|您的申请未通过。|en|Your application has been rejected.
zh|余额不足。|en|The balance is insufficient.
zh|我同意。|en|I agree.
zh|我不同意。|en|I do not agree.
zh|我非常喜欢。|en|I like it very much.
zh|请扫二维码。|en|Please scan the QR code.
zh|我来自四川。|en|I come from Sichuan.
zh|我叫John Smith。|en|My name is John Smith.
zh|二〇二六年十一月二日|en|2 November 2026
zh|有效期三个月。|en|It is valid for three months.
zh|我三月来。|en|I will come in March.
zh|最多5000元。|en|At most 5,000 yuan.
zh|不超过5000元。|en|No more than 5,000 yuan.
zh|至少5000元。|en|At least 5,000 yuan.
zh|每天最多取2万元。|en|You can withdraw up to 20,000 yuan per day.
zh|大约一刻钟。|en|About fifteen minutes.
en|I want to withdraw 5,000 yuan.|zh|我想取5000元。
en|I want five thousand yuan.|zh|我要5千元。
en|I want to exchange US$300.|zh|我想兑换300美元。
en|I want to exchange €30.|zh|我想兑换30欧元。
en|I want to exchange 30 pounds sterling.|zh|我想兑换30英镑。
en|I have HK$1,000.|zh|我有1000港元。
en|I have 10,000 Japanese yen.|zh|我有1万日元。
en|I have 2 million Korean won.|zh|我有200万韩元。
en|It costs a hundred yuan.|zh|费用为一百元。
en|It takes twenty-five minutes.|zh|需要二十五分钟。
en|It takes an hour.|zh|需要一小时。
en|It takes half an hour.|zh|需要半小时。
en|It takes two weeks.|zh|需要两周。
en|My appointment is at half past seven in the evening.|zh|我约的是晚上七点半。
en|I will come at 7:30 pm.|zh|我19:30来。
en|I will come at 9 am on Monday.|zh|我星期一上午9点来。
en|I arrived on November 2, 2026.|zh|我是2026年11月2日到的。
en|I arrived on 25/12/2026.|zh|我是2026年12月25日到的。
en|I arrived yesterday.|zh|我昨天到的。
en|The third window, please.|zh|请给我第三个窗口。
en|I lost my card twice.|zh|我的卡丢了两次。
en|Both are fine.|zh|都可以。
en|No problem.|zh|没问题。
en|I cannot read Chinese.|zh|我看不懂中文。
en|I do not have a Chinese phone number.|zh|我没有中国手机号码。
en|Without a passport we cannot help.|zh|没有护照我们无法办理。
en|Is it free?|zh|免费吗？
en|The transfer failed.|zh|转账失败了。
en|The transfer was successful.|zh|转账成功了。
en|The card is locked.|zh|卡已被锁定。
en|Someone asked me to transfer money.|zh|有人让我转账。
en|I am 75 years old.|zh|我今年75岁。
en|Please call +86 138 1234 5678.|zh|请拨打+86 13812345678。
en|I want to open an account.|zh|我想开户。
en|I want to close my account.|zh|我想销户。
en|The fee is 3.5%.|zh|手续费为3.5%。
en|My email is a.b@mail.com.|zh|我的邮箱是a.b@mail.com。
en|Please sign here.|zh|请在这里签字。
en|Where is the toilet?|zh|洗手间在哪里？
en|I want to withdraw 5,000 yuan.|ko|5,000위안을 인출하고 싶습니다.
en|I want fifty thousand won.|ko|5만 원을 원합니다.
en|There are 3 people before you.|ko|앞에 세 명이 있습니다.
en|It takes 15 working days.|ko|15영업일이 걸립니다.
en|It takes 3 months.|ko|3개월 걸립니다.
en|Please come at 7:30 pm.|ko|오후 7시 30분에 오세요.
en|Please come on November 2, 2026.|ko|2026년 11월 2일에 오세요.
en|Please come back on Monday.|ko|월요일에 다시 오세요.
en|Please come back tomorrow.|ko|내일 다시 오세요.
en|You are welcome.|ko|천만에요.
en|I do not understand.|ko|이해하지 못했습니다.
en|You cannot use this card.|ko|이 카드는 사용할 수 없습니다.
en|Please do not transfer money.|ko|돈을 이체하지 마세요.
en|Please go to counter 3.|ko|3번 창구로 가 주세요.
en|The fee is 3%.|ko|수수료는 3%입니다.
en|Where is the toilet?|ko|화장실이 어디에 있습니까?
en|One moment, please.|ko|잠시만 기다려 주세요.
ko|5만원을 출금하고 싶어요.|zh|我想取5万韩元。
ko|3만 5천 원입니다.|zh|35000韩元。
ko|만 원만 환전해 주세요.|zh|请只兑换1万韩元。
ko|오천 위안을 입금하려고 합니다.|zh|我想存五千元。
ko|열두 시에 오겠습니다.|zh|我十二点来。
ko|오전 9시에 문을 여나요?|zh|上午九点开门吗？
ko|두 명이 함께 왔어요.|zh|我们两个人一起来的。
ko|11월 2일까지 머뭅니다.|zh|我待到11月2日。
ko|여권을 잃어버렸어요.|zh|我的护照丢了。
ko|현금이 없어요.|zh|我没有现金。
ko|카드가 안 돼요.|zh|卡用不了，不能刷。
ko|한국에서 왔습니다.|zh|我来自韩国。
ko|이번이 처음입니다.|zh|这是第一次。
ko|만일 늦으면 전화해 주세요.|zh|如果晚了请打电话。
ko|이틀 걸려요.|zh|需要两天。
ko|절반만 주세요.|zh|请给我一半。
ko|미국 달러 300달러가 있어요.|zh|我有300美元。
zh|请等3分钟。|ko|3분만 기다려 주세요.
zh|三月三日|ko|3월 3일
zh|请出示护照。|ko|여권을 보여 주세요.
zh|请勿转账。|ko|이체하지 마십시오.
zh|不收手续费。|ko|수수료는 무료입니다.
ar|أريد سحب ٥٬٠٠٠ يوان.|zh|我想取5000元。
ar|أريد سحب خمسة آلاف يوان.|zh|我想取5000元。
ar|أريد إيداع 250 يوان.|zh|我想存250元。
ar|لدي مئتان وخمسون دولارًا أمريكيًا.|zh|我有250美元。
ar|سأعود غدًا.|zh|我明天再来。
ar|سأعود يوم الاثنين.|zh|我星期一再来。
ar|سأصل في ٢ نوفمبر ٢٠٢٦.|zh|我2026年11月2日到。
ar|الساعة السابعة والنصف مساءً.|zh|晚上七点半。
ar|الساعة ٧:٣٠ مساءً.|zh|19:30。
ar|لا أفهم.|zh|我不明白。
ar|ليس لدي جواز سفر.|zh|我没有护照。
ar|فقدت بطاقتي.|zh|我的卡丢了。
ar|أحتاج إلى ساعتين.|zh|我需要两个小时。
ar|انتظرت ثلاثة أيام.|zh|我等了三天。
ar|أين أقرب فرع؟|zh|最近的网点在哪里？
ar|رقمي هو ١٣٨١٢٣٤٥٦٧٨.|zh|我的号码是13812345678。
ar|أريد تحويل 3 ملايين وون كوري.|zh|我想转300万韩元。
ar|لدي مليون ين ياباني.|zh|我有一百万日元。
zh|请等15分钟。|ar|يرجى الانتظار 15 دقيقة.
zh|手续费为25元。|ar|الرسوم 25 يوان.
zh|请到5号窗口。|ar|يرجى الذهاب إلى الشباك 5.
zh|需要3天。|ar|يستغرق الأمر ثلاثة أيام.
zh|需要两天。|ar|يستغرق الأمر يومين.
zh|这张卡不能用。|ar|لا يمكن استخدام هذه البطاقة.
zh|禁止拍照。|ar|ممنوع التصوير.
zh|请下午3点来。|ar|يرجى الحضور الساعة الثالثة مساءً.
zh|您有护照吗？|ar|هل لديك جواز سفر؟
en|The daily limit is 20,000 yuan.|ar|الحد اليومي 20,000 يوان.
en|It takes 15 working days.|ar|يستغرق الأمر 15 يوم عمل.
en|Please come on Monday at 9 am.|ar|يرجى الحضور يوم الاثنين الساعة 9 صباحًا.
en|Do not tell anyone your PIN.|ar|لا تخبر أحدًا برقمك السري.
en|I have no cash.|ar|ليس لدي نقود.
en|The service is free.|ar|الخدمة مجانية.
th|ฉันต้องการถอน ๕,๐๐๐ หยวน|zh|我想取5000元。
th|กรุณามาวันที่ 2 พฤศจิกายน 2026|zh|请2026年11月2日来。
ru|Я хочу снять 5 000 юаней.|zh|我想取5000元。
ru|Мне нужно 3 дня.|zh|我需要3天。
ru|Я не понимаю.|zh|我不明白。
ru|Я приеду 2 ноября 2026 г.|zh|我2026年11月2日来。
vi|Tôi muốn rút 5.000 nhân dân tệ.|zh|我想取5000元。
vi|Tôi có 5 triệu đồng.|zh|我有五百万越南盾。
vi|Tôi không hiểu.|zh|我不明白。
en|The card comes not earlier than 3 days later.|zh|卡最早3天后到。
en|Please come no earlier than 10:00.|zh|请在10:00以后来。
en|Please come no later than 10:00.|zh|请在10:00以前来。
zh|请不早于10:00来。|en|Please come after 10:00.
zh|我要两张卡。|ar|أريد بطاقتين.
ar|معي نسختان من العقد.|en|I have two copies of the contract.
ar|لدي حسابان.|zh|我有两个账户。
xx|kora 5000 lin|zh|五千个东西。
"""
_BAD = """
figures|zh|我想取5000元。|en|I want to withdraw 500 yuan.
figures|zh|我想取5000元。|en|I want to withdraw 50,000 yuan.
figures|zh|我想取31200元。|en|I want to withdraw 1000 yuan.
figures|zh|我想取5万元。|en|I want to withdraw 5 yuan.
figures|zh|我想取5万元。|en|I want to withdraw 5,000 yuan.
figures|zh|我想取3万5千元。|en|I want to withdraw 3,500 yuan.
figures|zh|我想取一万二千五百元。|en|I want to withdraw 12,000 yuan.
figures|zh|我想取1亿元。|en|I want to withdraw 10,000,000 yuan.
figures|zh|我想取5000元。|en|I want to withdraw 5000 dollars.
figures|zh|我想取5000元。|en|I want to withdraw money.
figures|zh|我想取钱。|en|I want to withdraw 100 yuan.
figures|zh|请到8号窗口。|en|Please go to counter 3.
figures|zh|请到88号窗口。|en|Please go to counter 8.
figures|zh|需要15个工作日。|en|It takes 15 days.
figures|zh|需要15天。|en|It takes 15 hours.
figures|zh|需要15分钟。|en|It takes 15 seconds.
figures|zh|有效期三个月。|en|It is valid until March.
figures|zh|我三月来。|en|I will come in three months.
figures|zh|请下午3点来。|en|Please come at 3 am.
figures|zh|请下午3点来。|en|Please come at 3 o'clock.
figures|zh|请下午7点半来。|en|Please come at 7 pm.
figures|zh|请下午7点半来。|en|Please come at 7:30.
figures|zh|请19:30来。|en|Please come at 7:30 am.
figures|zh|请于11月2日来。|en|Please come on November 12.
figures|zh|请于11月2日来。|en|Please come on February 11.
figures|zh|请于2026年11月2日来。|en|Please come on November 2, 2025.
figures|zh|请明天再来。|en|Please come back today.
figures|zh|请后天再来。|en|Please come back tomorrow.
figures|zh|请星期一再来。|en|Please come back on Tuesday.
figures|zh|汇率是7.1234。|en|The exchange rate is 7.1243.
figures|zh|手续费是3.5%。|en|The fee is 35%.
figures|zh|手续费是百分之三。|en|The fee is 3.
figures|zh|需要三分之一。|en|One half is needed.
figures|zh|我的电话是13812345678。|en|My phone is 13812345687.
figures|zh|护照号码是E12345678。|en|The passport number is E12345679.
figures|zh|您的排队号是A023。|en|Your queue number is A032.
figures|zh|请发邮件到help@bank.cn。|en|Please write to helf@bank.cn.
figures|zh|请访问www.bank.cn。|en|Please visit www.bank.com.
figures|zh|存100元，取200元。|en|Deposit 100 yuan, withdraw 100 yuan.
figures|zh|存100元，取200美元。|en|Deposit 200 yuan, withdraw 100 US dollars twice.
figures|zh|大约半小时。|en|About half a day.
figures|zh|第三个窗口。|en|The fourth window.
figures|zh|100到200元。|en|100 to 300 yuan.
figures|en|I want to exchange €30.|zh|我想兑换30美元。
figures|en|I want to exchange $500.|zh|我想兑换500港元。
figures|en|I want to exchange $500.|zh|我想兑换500美元。
figures|en|I have 10,000 Japanese yen.|zh|我有1万元。
figures|en|I have 10,000 yuan.|zh|我有1万日元。
figures|en|I have 2 million Korean won.|zh|我有2万韩元。
figures|en|It costs a hundred yuan.|zh|费用为一千元。
figures|en|It takes twenty-five minutes.|zh|需要二十分钟。
figures|en|It takes an hour.|zh|需要两小时。
figures|en|I will come at 7:30 pm.|zh|我7:30来。
figures|en|I will come at 7:30 pm.|zh|我早上7:30来。
figures|en|I arrived on 2/11/2026.|zh|我是2026年11月2日到的。
figures|en|I arrived on 2/11/2026.|zh|我是2/11/2026到的。
figures|en|The amount is 1.234 yuan.|zh|金额为1.234元。
figures|en|The amount is 12 500 yuan.|zh|金额为12500元。
figures|en|The amount is 3,5 yuan.|zh|金额为3.5元。
figures|en|I lost my card twice.|zh|我的卡丢了三次。
figures|en|I am 75 years old.|zh|我今年57岁。
figures|en|Account 6222021234567890 please.|zh|账户6222021234567809。
figures|en|I want to withdraw 5,000 yuan.|ko|500위안을 인출하고 싶습니다.
figures|en|I want fifty thousand won.|ko|5천 원을 원합니다.
figures|en|It takes 3 months.|ko|3월에 걸립니다.
figures|en|Please come at 7:30 pm.|ko|오전 7시 30분에 오세요.
figures|en|Please come at 7:30 pm.|ko|오후 7시에 오세요.
figures|en|Please come back on Monday.|ko|화요일에 다시 오세요.
figures|en|I want to withdraw 5,000 yuan.|ko|5,000원을 인출하고 싶습니다.
figures|en|There are 3 people before you.|ko|앞에 네 명이 있습니다.
figures|ko|5만원을 출금하고 싶어요.|zh|我想取5元。
figures|ko|5만원을 출금하고 싶어요.|zh|我想取5万元。
figures|ko|3만 5천 원입니다.|zh|30000韩元。
figures|ko|열두 시에 오겠습니다.|zh|我十一点来。
figures|ko|두 명이 함께 왔어요.|zh|我们三个人一起来的。
figures|ko|이틀 걸려요.|zh|需要三天。
figures|ko|절반만 주세요.|zh|请都给我。
figures|ar|أريد سحب ٥٬٠٠٠ يوان.|zh|我想取500元。
figures|ar|أريد سحب ٥٬٠٠٠ يوان.|zh|我想取5000美元。
figures|ar|أريد سحب خمسة آلاف يوان.|zh|我想取五百元。
figures|ar|سأعود غدًا.|zh|我今天再来。
figures|ar|سأعود يوم الاثنين.|zh|我星期二再来。
figures|ar|الساعة السابعة والنصف مساءً.|zh|早上七点半。
figures|ar|الساعة السابعة والنصف مساءً.|zh|晚上七点。
figures|ar|أحتاج إلى ساعتين.|zh|我需要三个小时。
figures|ar|لدي 500 درهم.|zh|我有500元。
figures|ar|لدي 500 ريال.|zh|我有500卢布。
figures|zh|请等15分钟。|ar|يرجى الانتظار 50 دقيقة.
figures|zh|需要两天。|ar|يستغرق الأمر ساعتين.
figures|zh|手续费为25元。|ar|الرسوم 25 دولار.
figures|zh|我要三张卡。|ar|أريد بطاقتين.
figures|ar|لدي حسابان.|zh|我有三个账户。
figures|en|Please come at 10:05 pm.|zh|请10:05来。
figures|ru|Я хочу снять 5 000 юаней.|zh|我想取5元。
figures|ru|Мне нужно 3 дня.|zh|我需要3个月。
figures|vi|Tôi muốn rút 5.000 nhân dân tệ.|zh|我想取5元。
figures|vi|Tôi có 5 triệu đồng.|zh|我有五百越南盾。
figures|th|ฉันต้องการถอน ๕,๐๐๐ หยวน|zh|我想取500元。
figures|xx|kora 5000 lin|zh|四千个东西。
currency|en|I want to exchange dollars for yuan.|zh|我想把欧元换成人民币。
currency|zh|我想用人民币付款。|en|I want to pay in euros.
currency|en|I have euros.|zh|我有港币。
currency|ar|أريد صرف الدولار.|zh|我想换欧元。
negation|zh|请不要转账。|en|Please transfer the money.
negation|zh|我不同意。|en|I agree.
negation|zh|我同意。|en|I do not agree.
negation|zh|请勿将密码告诉他人。|en|Please tell others your password.
negation|zh|这张卡不能用。|en|This card can be used.
negation|zh|这张卡可以用。|en|This card cannot be used.
negation|zh|我没有护照。|en|I have a passport.
negation|zh|我有护照。|en|I have no passport.
negation|zh|禁止拍照。|en|Please take photos.
negation|zh|千万别签字。|en|Please sign it.
negation|en|Do not sign here.|zh|请在这里签字。
negation|en|I never asked for this.|zh|我要求过这个。
negation|en|You can leave without your card.|zh|您可以带着卡离开。
negation|en|I don't understand.|ko|이해합니다.
negation|en|I understand.|ko|이해하지 못합니다.
negation|en|You cannot use this card.|ko|이 카드를 사용할 수 있습니다.
negation|ko|현금이 없어요.|zh|我有现金。
negation|ko|현금이 있어요.|zh|我没有现金。
negation|ko|이체하지 마세요.|zh|请转账。
negation|ar|لا أفهم.|zh|我明白。
negation|ar|أفهم.|zh|我不明白。
negation|ar|ليس لدي جواز سفر.|zh|我有护照。
negation|zh|这张卡不能用。|ar|يمكن استخدام هذه البطاقة.
negation|en|Do not tell anyone your PIN.|ar|أخبر الجميع برقمك السري.
negation|ru|Я не понимаю.|zh|我明白。
negation|vi|Tôi không hiểu.|zh|我明白。
negation|zh|请签字。请不要离开。|en|Please do not sign. Please leave.
polarity|zh|转账成功。|en|The transfer failed.
polarity|zh|转账失败。|en|The transfer was successful.
polarity|en|I want to deposit cash.|zh|我想取现金，取款。
polarity|en|I want to withdraw cash.|zh|我想存款。
polarity|en|I want to open an account.|zh|我想销户。
polarity|en|I want to close my account.|zh|我想开户。
polarity|zh|最多5000元。|en|At least 5,000 yuan.
polarity|zh|至少5000元。|en|Up to 5,000 yuan.
polarity|zh|签字之前请看。|en|Please look after signing.
polarity|en|Please come no later than 10:00.|zh|请在10:00以后来。
polarity|en|Please come no earlier than 10:00.|zh|请在10:00以前来。
polarity|zh|我想购汇。|en|I want to sell foreign currency.
polarity|en|Turn left, please.|zh|请右转。
polarity|en|My credit card, please.|zh|我的借记卡。
polarity|en|The card is unlocked.|zh|卡已锁定。
polarity|en|I want to deposit cash.|ko|현금을 인출하고 싶습니다.
polarity|ko|현금을 출금하고 싶어요.|zh|我想存款。
polarity|ko|왼쪽으로 가세요.|zh|请往右走，右边。
polarity|ar|أريد إيداع النقود.|zh|我想取款。
polarity|ar|أريد سحب النقود.|zh|我想存款。
polarity|ar|فتح حساب|zh|销户
script|en|Please sign here.|zh|Please 签字 here.
script|en|Please sign here.|zh|여기에 서명해 주세요.
script|en|Please sign here.|ko|请在这里签字。
script|en|Please sign here.|ar|Please sign in here.
script|zh|请在这里签字。|en|Please 签字 here.
script|zh|请在这里签字。|ko|여기에 签字 해 주세요.
script|zh|请在这里签字。|ru|Please sign here.
script|zh|请在这里签字。|th|Please sign here.
script|en|Please sign here.|zh|ここに署名してください。
same|en|Please sign here.|zh|Please sign here.
same|zh|请在这里签字。|en|请在这里签字！
empty|zh|请在这里签字。|en|
empty|zh|请在这里签字。|en|\u3000
length|en|Please bring your passport and your old bank card along.|zh|好
length|zh|请坐。|en|Please have a seat and wait until we call your name aloud.
repetition|zh|请在这里签字。|en|the the the the
repetition|zh|请在这里签字。|en|Please sign here. Please sign here.
repetition|en|Please sign here.|zh|签字签字签字
repetition|en|Please sign here.|zh|好好好好好好
repetition|en|Please wait.|ko|기다려 기다려 기다려
mask|zh|手续费是多少？|en|How much is X1?
mask|zh|手续费是多少？|en|How much is ⟦1⟧?
mask|zh|手续费是多少？|en|How much is #2?
control|zh|请在这里签字。|en|Please sign\u202e here.
control|zh|请在这里签字。|en|Please\u0007 sign here.
control|zh|请在这里签字。|en|Please sign\u200b here.
control|zh|请在这里签字。|en|Please sign \ufffd here.
markup|zh|请在这里签字。|en|Please <b>sign</b> here.
markup|zh|请在这里签字。|en|Please **sign** here.
markup|zh|请在这里签字。|en|Please [bold]sign here.
markup|zh|请在这里签字。|en|Please\\nsign here.
insertion|zh|谢谢。|en|Thank you (applause).
insertion|en|Thank you.|zh|谢谢（掌声）。
question|zh|您有护照吗？|en|You have a passport.
question|zh|您有护照。|en|Do you have a passport?
question|en|Where is the toilet?|zh|洗手间在那里。
question|en|Where is the toilet?|ko|화장실이 있습니다.
question|ar|أين الفرع؟|zh|网点在那里。
names|zh|我叫John Smith。|en|My name is John Schmidt.
names|zh|我叫Anna。|en|I am called so.
names|ko|제 이름은 Kim Minsu입니다.|zh|我的名字是Kim。
"""
_WRONG_TERMS = """
passport|en|Please show your passport.|zh|请出示您的身份证。
passport|zh|请出示您的护照。|en|Please show your identity card.
passport|ko|여권을 보여 주세요.|zh|请出示您的签证。
passport|ar|أين جواز سفرك؟|zh|您的身份证件在哪里？
identity-document|zh|请出示您的身份证件。|en|Please show your passport.
identity-document|ko|신분증을 보여 주세요.|en|Please show your visa.
visa|zh|我的签证过期了。|en|My passport has expired.
visa|en|My visa has expired.|ar|انتهت صلاحية جواز سفري.
deposit|en|I want to deposit 500 yuan.|zh|我想取500元。
deposit|zh|我想存款。|ar|أريد سحب النقود.
withdrawal|en|I want to withdraw 500 yuan.|zh|我想存500元。
withdrawal|en|I want to withdraw 500 yuan.|zh|我想取消500元。
withdrawal|ko|500위안을 출금하고 싶어요.|zh|我想存500元。
loss-report|zh|我要挂失。|en|I want to freeze it.
loss-report|en|I want to report a loss.|zh|我要冻结。
freeze|zh|您的账户已被冻结。|en|Your account has been reported lost.
freeze|en|My account is frozen.|ko|제 계좌를 분실 신고했어요.
freeze|ar|تم تجميد حسابي.|zh|我的账户已挂失。
card-locked|en|Your card is locked.|zh|您的卡丢了。
credit-card|zh|我的信用卡丢了。|en|I lost my debit card.
credit-card|en|I lost my credit card.|ar|فقدت بطاقة الخصم.
bank-card|zh|我的银行卡丢了。|en|I lost my credit card.
bank-card|zh|我的银行卡丢了。|ko|학생증을 잃어버렸어요.
pin|zh|请输入密码。|en|Please enter the verification code.
sms-code|en|Please enter the verification code.|ko|비밀번호를 입력해 주세요.
sms-code|zh|请输入验证码。|en|Please scan the QR code.
fee|zh|手续费是多少？|en|What is the exchange rate?
exchange-rate|en|What is the exchange rate?|zh|手续费是多少？
balance|en|I want to know my balance.|zh|我想知道我的汇款。
remittance|zh|我的汇款到了吗？|en|Has my balance arrived?
residence-permit|zh|请出示居留许可。|en|Please show your work permit.
work-permit|en|Please show your work permit.|zh|请出示居留许可。
address|ko|주소를 적어 주세요.|en|Please write your phone number.
wallet|ar|لا أستطيع فتح محفظتي.|zh|我打不开我的银行卡。
alipay|zh|我用支付宝。|en|I use Weixin Pay.
bank-account|zh|我想开户。|en|I want to open a door.
embassy|zh|请联系大使馆。|en|Please contact the branch.
transfer|zh|请不要转账。|en|Please do not sign.
currency-exchange|zh|我想兑换美元。|en|I want to sell a US dollar.
tuition|zh|我要交学费。|en|I want to pay the service fee.
"""


def good() -> tuple[tuple[str, str, str, str], ...]:
    """Language, source, language and translation, each right."""
    rows = (line.split("|") for line in _GOOD.strip().splitlines())
    return tuple((one, source, other, text) for one, source, other, text in rows)


def bad() -> tuple[tuple[str, str, str, str, str], ...]:
    """The rule that must find it, and a wrong translation."""
    rows = (
        line.replace("\\n", "\n").split("|") for line in _BAD.strip("\n").splitlines()
    )
    return tuple(
        (rule, one, source, other, text) for rule, one, source, other, text in rows
    )


def wrong_terms() -> tuple[tuple[str, str, str, str, str], ...]:
    """The term of the real glossary that is lost, and a translation that loses it."""
    rows = (line.split("|") for line in _WRONG_TERMS.strip().splitlines())
    return tuple(
        (term, one, source, other, text) for term, one, source, other, text in rows
    )
