"""Sentences that carry masks, to see which form a model keeps."""

from __future__ import annotations

from typing import Final

from kiosk.translation.guard.masks import MaskForm

_SENTENCES: Final = {
    "en": """
The fee is %1.
Please go to %1.
Your balance is %1.
Please transfer %1 to %2.
Hello, %1.
You can withdraw up to %1 per day.
Please come back on %1 at %2.
Your document %1 expires on %2.
Is %1 your phone number?
We received %1 from %2 on %3.
%1 will be paid into your account.
Please bring %1 and %2, and wait for %3.
""",
    "zh": """
手续费为%1。
请到%1。
您的余额为%1。
请将%1转给%2。
您好，%1。
您每天最多可以取%1。
请在%1的%2再来。
您的证件%1于%2到期。
%1是您的手机号码吗？
我们在%3收到了%2汇来的%1。
%1将存入您的账户。
请带好%1和%2，并等待%3。
""",
    "ko": """
수수료는 %1 입니다.
%1 창구로 가 주세요.
잔액은 %1 입니다.
%1 을 %2 님에게 송금해 주세요.
안녕하세요, %1 님.
하루에 최대 %1 까지 인출할 수 있습니다.
%1 %2 에 다시 와 주세요.
서류 %1 은 %2 에 만료됩니다.
%1 이 고객님의 전화번호입니까?
%3 에 %2 님이 보낸 %1 을 받았습니다.
%1 이 계좌에 입금됩니다.
%1 과 %2 를 가지고 %3 을 기다려 주세요.
""",
    "ar": """
الرسوم هي %1.
يرجى الذهاب إلى %1.
رصيدك هو %1.
يرجى تحويل %1 إلى %2.
مرحبا، %1.
يمكنك سحب ما يصل إلى %1 في اليوم.
يرجى العودة في %1 الساعة %2.
تنتهي صلاحية وثيقتك %1 في %2.
هل %1 هو رقم هاتفك؟
استلمنا %1 من %2 في %3.
سيتم إيداع %1 في حسابك.
يرجى إحضار %1 و %2 وانتظار %3.
""",
}


def carriers(language: str, form: MaskForm) -> tuple[tuple[str, int], ...]:
    """Return sentences with masks in them, and how many masks each has.

    Args:
        language: Code; there are none for a language that has no table.
        form: What a mask looks like.
    """
    lines = _SENTENCES.get(language, "").strip().splitlines()
    return tuple((_filled(line, form), line.count("%")) for line in lines)


def _filled(line: str, form: MaskForm) -> str:
    for number in (1, 2, 3):
        line = line.replace(f"%{number}", form.token(number))
    return line
