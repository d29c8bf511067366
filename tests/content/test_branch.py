"""What texts say of the branch, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.content.branch import BRANCH, branch_values
from kiosk.content.build import build
from kiosk.content.wording import Wording
from kiosk.language.languages import Language
from kiosk.settings import Branch, Settings
from tests.content import bank

FULL = Branch(
    phone="0551-12345678",
    address="1 Sample Road",
    address_zh="示例路1号",
    hours="Mon-Fri 9-17",
    hours_zh="周一至周五9-17点",
    busy_hours="10-12",
    busy_hours_zh="10-12点",
    floor_hint="Machines by the door",
    floor_hint_zh="机器在门边",
    languages=("en", "ko"),
    currencies=("USD", "EUR", "JPY"),
    exchange_points="Airport, hall A",
    exchange_points_zh="机场A厅",
    foreign_phone=True,
)
LOCALES = {"en": "en", "zh": "zh_Hans_CN", "ko": "ko", "ar": "ar"}


def wording(folder: Path, branch: Branch, code: str = "en") -> Wording:
    language = Language(code, code, "Hi", "Choose", "ltr", code, LOCALES[code])
    library = build(bank.found(folder))
    return Wording(language, library, Settings(branch=branch), bank.TODAY)


@pytest.mark.parametrize("code", LOCALES)
def test_a_full_branch_fills_every_placeholder(tmp_path: Path, code: str) -> None:
    words = wording(tmp_path, FULL, code)
    lines = [f"%({name})s" for name in sorted(BRANCH)]

    told = words.tell_lines(lines)

    assert len(told) == len(BRANCH)
    assert all(line.text and "%(" not in line.text for line in told)
    assert set(branch_values(FULL, words)) == BRANCH


@pytest.mark.parametrize("name", sorted(BRANCH - {"bank_name"}))
def test_a_line_is_left_out_when_the_branch_says_nothing(
    tmp_path: Path, name: str
) -> None:
    words = wording(tmp_path, Branch())

    assert words.tell_lines((f"Look: %({name})s.",)) == ()


def test_lists_and_names_are_written_as_the_language_writes_them(
    tmp_path: Path,
) -> None:
    english = branch_values(FULL, wording(tmp_path / "en", FULL))
    chinese = branch_values(FULL, wording(tmp_path / "zh", FULL, "zh"))

    assert english["currencies"] == "USD, EUR, and JPY"
    assert chinese["currencies"] == "USD、EUR和JPY"
    assert english["staff_languages"] == "English and Korean"
    assert chinese["staff_languages"] == "英语和韩语"
    assert (english["branch_hours"], chinese["branch_hours"]) == (
        FULL.hours,
        FULL.hours_zh,
    )


def test_a_branch_says_whether_it_takes_foreign_numbers(tmp_path: Path) -> None:
    yes, no = (
        branch_values(branch, wording(tmp_path / str(number), branch))["foreign_phone"]
        for number, branch in enumerate((FULL, replace(FULL, foreign_phone=False)))
    )

    assert yes == "This branch accepts foreign phone numbers."
    assert no == "This branch needs a Chinese phone number."
