"""What currencies are called, in the languages that are read here."""

from __future__ import annotations

from kiosk.translation.guard.patterns import by_word

# A country that is not said stays unsaid: "dollar" is never the dollar of one country.
NAMES = {
    "CNY": "元|块钱|块|圆|人民币|人民元|rmb|cny|yuan|yuans|renminbi|kuai|위안화|"
    "위안|인민폐|يوان|يوانا|يوانات|"
    "اليوان|لليوان|باليوان|юань|юаня|юаней|nhân dân tệ|tệ|หยวน|yuán|¥|元人民币|"
    "yuan renminbi|"
    "yuan rmb|يوان صيني",
    "USD": "美元|美金|usd|us$|us dollar|us dollars|u.s. dollar|u.s. dollars|"
    "american dollars|"
    "미국 달러|미국달러|미달러|دولار أمريكي|دولارا أمريكيا|دولارات أمريكية|"
    "доллар сша|доллара сша|долларов сша|đô la mỹ|ดอลลาร์สหรัฐ|米ドル",
    "dollar": "$|dollar|dollars|달러|دولار|دولارا|دولارات|الدولار|доллар|"
    "доллара|долларов|đô la|"
    "ดอลลาร์|ドル|bucks",
    "EUR": "欧元|eur|€|euro|euros|유로|유로화|يورو|اليورو|евро|ยูโร|ユーロ",
    "GBP": "英镑|gbp|£|british pound|british pounds|pound sterling|"
    "pounds sterling|영국 파운드|"
    "جنيه إسترليني|جنيها إسترلينيا|جنيهات إسترلينية|фунт стерлингов|"
    "фунтов стерлингов|bảng anh|"
    "ปอนด์สเตอร์ลิง",
    "pound": "pound|pounds|파운드|جنيه|جنيها|جنيهات|الجنيه",
    "EGP": "埃及镑|egp|egyptian pound|egyptian pounds|이집트 파운드|جنيه مصري|"
    "جنيها مصريا|جنيهات مصرية",
    "JPY": "日元|日币|円|jpy|yen|japanese yen|엔화|엔|일본 엔화|일본 엔|ين|ينا|"
    "ين ياباني|иена|иен|иены|"
    "yên|yên nhật|เยน",
    "KRW": "韩元|韩币|韩圆|krw|won|korean won|south korean won|₩|원|원화|"
    "대한민국 원|한국 원|"
    "وون|وون كوري|وون كوريا الجنوبية|вон|вона|воны|won hàn quốc|ウォン|วอน",
    "HKD": "港元|港币|hkd|hk$|hong kong dollar|hong kong dollars|홍콩 달러|"
    "홍콩달러|دولار هونغ كونغ|"
    "гонконгский доллар|гонконгских долларов|đô la hồng kông|香港ドル|ดอลลาร์ฮ่องกง",
    "MOP": "澳门元|澳门币|mop|pataca|patacas|마카오 파타카|파타카",
    "TWD": "新台币|台币|twd|nt$|ntd|대만 달러|신 대만 달러",
    "SGD": "新加坡元|新元|新币|sgd|s$|singapore dollar|singapore dollars|"
    "싱가포르 달러|دولار سنغافوري",
    "AUD": "澳元|澳大利亚元|aud|a$|au$|australian dollar|australian dollars|"
    "호주 달러|دولار أسترالي|澳币",
    "CAD": "加元|加拿大元|cad|c$|ca$|canadian dollar|canadian dollars|"
    "캐나다 달러|دولار كندي|加币",
    "NZD": "新西兰元|纽元|nzd|nz$|new zealand dollar|new zealand dollars|뉴질랜드 달러",
    "CHF": "瑞士法郎|chf|swiss franc|swiss francs|스위스 프랑|فرنك سويسري",
    "RUB": "卢布|俄罗斯卢布|rub|rur|₽|ruble|rubles|rouble|roubles|"
    "russian rubles|루블|러시아 루블|"
    "روبل|روبل روسي|рубль|рубля|рублей|руб|руб.|rúp|รูเบิล",
    "THB": "泰铢|thb|฿|baht|thai baht|바트|태국 바트|باخت تايلاندي|باخت|بات|บาท|бат",
    "VND": "越南盾|vnd|₫|dong|vietnamese dong|동|베트남 동|đồng|донг",
    "INR": "印度卢比|inr|₹|indian rupee|indian rupees|인도 루피|روبية هندية",
    "rupee": "卢比|rupee|rupees|루피|روبية|روبيات",
    "PKR": "巴基斯坦卢比|pkr|pakistani rupees|파키스탄 루피|روبية باكستانية",
    "SAR": "沙特里亚尔|沙特里尔|sar|saudi riyal|saudi riyals|사우디 리얄|"
    "사우디아라비아 리얄|ريال سعودي|"
    "ريالا سعوديا|ريالات سعودية",
    "QAR": "卡塔尔里亚尔|qar|qatari riyal|qatari riyals|카타르 리얄|ريال قطري",
    "rial": "里亚尔|里尔|riyal|riyals|rial|rials|리얄|ريال|ريالا|ريالات|الريال",
    "AED": "阿联酋迪拉姆|aed|uae dirham|uae dirhams|아랍에미리트 디르함|"
    "درهم إماراتي|درهما إماراتيا|دراهم إماراتية",
    "MAD": "摩洛哥迪拉姆|mad|moroccan dirham|درهم مغربي",
    "dirham": "迪拉姆|dirham|dirhams|디르함|درهم|درهما|دراهم",
    "KWD": "科威特第纳尔|kwd|kuwaiti dinar|kuwaiti dinars|쿠웨이트 디나르|دينار كويتي",
    "dinar": "第纳尔|dinar|dinars|디나르|دينار|دينارا|دنانير",
    "TRY": "土耳其里拉|try|turkish lira|튀르키예 리라|ليرة تركية|₺",
    "lira": "里拉|lira|liras|리라|ليرة|ليرات",
    "KZT": "坚戈|kzt|tenge|텡게|тенге",
    "UZS": "乌兹别克斯坦苏姆|苏姆|uzs|uzbek som|sum|so'm|сум|숨",
    "MNT": "图格里克|mnt|tugrik|tugriks|투그릭|төгрөг",
    "MYR": "林吉特|马币|myr|ringgit|말레이시아 링깃|링깃|رينغيت",
    "IDR": "印尼盾|idr|rupiah|루피아|روبية إندونيسية",
    "PHP": "菲律宾比索|php|philippine pesos|philippine peso|필리핀 페소",
    "BRL": "雷亚尔|brl|real|reais|헤알",
}
# These are common words too; they are a currency only in capitals, or not at all.
COMMON = frozenset(["try", "mad", "mop", "sum", "real", "bucks", "동", "숨", "cad"])
CURRENCIES = {word: code for word, code in by_word(NAMES).items() if word not in COMMON}
"""Code of ISO 4217, or the name of a kind of money, of each folded word."""
KINDS = {
    "dollar": frozenset(["USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD"]),
    "pound": frozenset(["GBP", "EGP"]),
    "rial": frozenset(["SAR", "QAR"]),
    "dirham": frozenset(["AED", "MAD"]),
    "rupee": frozenset(["INR", "PKR", "IDR"]),
    "dinar": frozenset(["KWD"]),
    "lira": frozenset(["TRY"]),
}
"""Which currencies a name that leaves out the country can be."""
