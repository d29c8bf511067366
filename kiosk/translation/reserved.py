"""What staff may say in prepared phrases only: consent, law and safety."""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = re.compile(
    "同意|授权|承诺|声明|协议|合同|条款|隐私|个人信息|法律|法规|违法|非法|犯罪|起诉|责任|"
    "骗|洗钱|报警|警察|公安|恐怖"
)


def is_reserved(said: str) -> bool:
    """Tell whether a sentence of staff is about consent, law or safety.

    A machine's slip there would bind or harm somebody; whatever a visitor writes is
    still translated, since staff can ask back.

    Args:
        said: What staff wrote, in Chinese.
    """
    return bool(_WORDS.search(said))
