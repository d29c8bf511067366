"""A quiz on paper: the questions to tick, the answers at the foot."""

from __future__ import annotations

import re

import pytest

from kiosk.content.build import open_library
from kiosk.content.wording import Wording
from kiosk.handout.compose import Voices, of_guide
from kiosk.handout.model import Handout, numbered
from kiosk.handout.text import text
from kiosk.interview.guide import Guide
from kiosk.interview.quiz import right_option
from kiosk.language.languages import Language, read_languages
from kiosk.paths import find_places
from kiosk.settings import Settings
from tests.tui.stage import TODAY

LIBRARY = open_library(find_places())
GUIDE = LIBRARY.guide("scams-in-your-language")


def spoken(code: str) -> Wording:
    known = read_languages(find_places().locales / "languages.toml")
    language: Language = next(one for one in known if one.code == code)
    return Wording(language, LIBRARY, Settings(), TODAY)


def handout(code: str = "en", *, quiz: bool = True, guide: Guide = GUIDE) -> Handout:
    voices = Voices(spoken(code), None if code == "zh" else spoken("zh"))
    return of_guide(guide, voices, quiz=quiz)


def test_each_question_has_its_answers_to_tick() -> None:
    sections = {section.id: section for section in handout().sections}

    for question in GUIDE.quiz:
        section = sections[f"quiz-{question.id}"]
        assert section.title.text == question.title
        assert [line.text for line in section.lines] == [
            option.label for option in question.options
        ]
        assert section.style == "bring"


@pytest.mark.parametrize("code", ["en", "zh", "ko", "ar"])
def test_the_answers_at_the_foot_name_the_number_of_the_right_option(code: str) -> None:
    page = handout(code)
    words = spoken(code)
    numbers = {
        number: line.text
        for section, row in zip(page.sections, numbered(page.sections), strict=True)
        for number, line in zip(row, section.lines, strict=False)
    }

    foot = page.sections[-1]
    assert foot.id == "answers"
    assert len(foot.lines) == len(GUIDE.quiz)
    for line, question in zip(foot.lines, GUIDE.quiz, strict=True):
        found = re.match(r"(\d+)\. (.*)", line.text)
        assert found is not None
        label = words.tell(right_option(question).label).text
        assert numbers[int(found[1])] == label
        assert found[2] == f"{label} – {words.tell(question.because).text}"


def test_chinese_stands_beneath_the_answers_too() -> None:
    (line, *_) = handout().sections[-1].lines

    assert re.match(r"\d+\. .*[\u4e00-\u9fff].* – .*[\u4e00-\u9fff]", line.chinese)
    assert all(not one.chinese for one in handout("zh").sections[-1].lines)


def test_no_answer_stands_before_the_foot() -> None:
    printed = text(handout())

    for question in GUIDE.quiz:
        assert printed.count(question.because) == 1
        assert printed.index(question.because) > printed.index(GUIDE.quiz[-1].title)


def test_without_its_quiz_a_guide_is_its_sections() -> None:
    page = handout(quiz=False)

    assert [section.id for section in page.sections] == [
        section.id for section in GUIDE.sections
    ]
    assert handout(guide=LIBRARY.guide("pay-by-card")) == handout(
        guide=LIBRARY.guide("pay-by-card"), quiz=False
    )
