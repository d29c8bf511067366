import pytest

from kiosk.translation.engine.spelling import gap_between, write_punctuation

NARROW = [
    ("您好,欢迎光临本行.", "您好，欢迎光临本行。"),
    ("您带护照了吗?", "您带护照了吗？"),
    ("请坐!", "请坐！"),
    ("请填写: 姓名", "请填写：姓名"),
    ("手续费为5,000元,请确认", "手续费为5,000元，请确认"),
    ("请付100, 谢谢", "请付100，谢谢"),
    ("19:30到5.2万元", "19:30到5.2万元"),
    ("请带护照,3份", "请带护照,3份"),
    ("Weixin Pay, please", "Weixin Pay, please"),
]


@pytest.mark.parametrize(("given", "written"), NARROW)
def test_chinese_is_written_with_its_own_marks(given: str, written: str) -> None:
    assert write_punctuation(given, "zh") == written


@pytest.mark.parametrize("language", ["en", "ko", "ar", "ja"])
def test_other_languages_keep_what_the_model_wrote(language: str) -> None:
    assert write_punctuation("您好,欢迎?", language) == "您好,欢迎?"


def test_sentences_stand_apart_as_their_language_has_it() -> None:
    assert [gap_between("", code) for code in ("zh", "en", "ko", "ar")] == [
        "",
        " ",
        " ",
        " ",
    ]
    assert gap_between(" \n", "zh") == " \n"
