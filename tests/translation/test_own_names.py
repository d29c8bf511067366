"""What may be a name, and what is rather a word."""

from __future__ import annotations

import pytest

from kiosk.translation.own_names import is_own_name, words_of
from tests.translation import books

WORDS = words_of(
    [
        "My name is not right. Please wait for the manager of this Bank.",
        "请找工作人员。我不同意。",
        "직원에게 물어보세요.",
        "اسمي ليس صحيحا",
        "عليّ أن أنتظر هنا. رقم جديد",
    ]
)


@pytest.mark.parametrize(
    "name",
    [
        "Anna",
        "Anna Müller",
        "ANNA MARIA SMITH",
        "Juan de la Cruz",
        "Jean-Luc O'Neill",
        "J. R. Smith",
        "Nguyễn Văn Á",
        "al-Rashid",
        "Иван Петров",
        "王伟",
        "欧阳娜娜",
        "安娜·卡列尼娜",
        "김민수",
        "محمد علي",
        "علي",
        "علي حسن",
        "هنا محمد",
        "أحمد جديد",
        "สมชาย ใจดี",
    ],
)
def test_names_are_names(name: str) -> None:
    assert is_own_name(name, WORDS)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "anna",
        "not important",
        "Not Right",
        "The Manager",
        "A023",
        "Anna 5",
        "Anna; please",
        "[b]Anna[/b]",
        "%(name)s",
        "工作人员",
        "不知道",
        "没有",
        "骗子",
        "学生",
        "사기꾼",
        "我的朋友们都在这里",
        "직원",
        "صحيحا",
        "هنا",
        "محمد هنا",
        "جديد",
        "رقم جديد",
        "علي جديد",
        "علي أن أنتظر",
        "Anna Anna Anna Anna Anna Anna",
        "A" * 41,
        "!!",
        "-",
        "al-",
    ],
)
def test_other_words_are_no_names(words: str) -> None:
    assert not is_own_name(words, WORDS)


@pytest.mark.parametrize("name", ["محمد علي", "علي", "هنا محمد", "Anna Müller"])
def test_the_phrase_that_tells_a_name_takes_it(name: str) -> None:
    match = books.book().match(f"اسمي {name}", "ar")

    assert match.prepared is not None
    assert match.prepared.values == {"name": name}
