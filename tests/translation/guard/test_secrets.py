"""What nobody should type here is known however it is written."""

from __future__ import annotations

import pytest

from kiosk.translation.guard.secrets import holds_secret


@pytest.mark.parametrize(
    "text",
    [
        "验证码:888888",
        "验证码：８８８８８８",
        "密码：123456",
        "PIN:1234",
        "密码是一二三四五六",
        "密码：壹贰叁肆伍陆",
        "비밀번호 일이삼사",
        "my pin is one two three four",
        "4111.1111.1111.1111",
        "4111/1111/1111/1111",
        "4111  1111  1111  1111",
        "4111,1111,1111,1111",
        "4111_1111_1111_1111",
        "2 4111 1111 1111 1111",
        "4111 1111 1111 1111 12/28",
    ],
)
def test_a_secret_is_known(text: str) -> None:
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "密码输错三次了",
        "我忘记密码了，请拨打95588",
        "My PIN is wrong, I have one card and two accounts.",
        "I changed my PIN at 10:30 on 3 April 2026.",
        "手续费为5,000,000,000元",
        "从2026-04-03到2026-04-13",
        "请打12378",
        "비밀번호를 잊어버렸어요",
    ],
)
def test_what_is_none_is_let_in(text: str) -> None:
    assert not holds_secret(text)
