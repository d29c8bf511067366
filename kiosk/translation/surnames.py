"""Surnames a name in Chinese or Korean begins with, as far as they are common."""

from __future__ import annotations

from typing import Final

CHINESE: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫"
    "孔向常汤欧阮朴安权柳申文裴车玄南吉池元"
)
"""Our choice: surnames most people in China have, and those of Korea as Chinese
writes them. A name that is missing here is left to the machine, or shown as it is.
"""
_PAIRS: Final = "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐司徒夏侯端木南宫独孤长孙宇文"
CHINESE_OF_TWO: Final = frozenset(
    _PAIRS[place : place + 2] for place in range(0, len(_PAIRS), 2)
)
KOREAN: Final = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방"
    "공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"
)
"""Our choice, by the same rule."""


def begins_with_surname(written: str) -> bool:
    """Tell whether this begins as a name does in Chinese or Korean.

    Args:
        written: A word in Chinese or Hangul letters.
    """
    return (
        written[:1] in CHINESE or written[:2] in CHINESE_OF_TWO or written[:1] in KOREAN
    )
