"""The suite as it runs on real, tiny models, behind the real guard."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from kiosk.translation.engine.client import Hired
from kiosk.translation.models.bank_figures import Figure
from kiosk.translation.models.bank_suite import Sentence
from kiosk.translation.models.folder import active_packages, offered_pairs
from kiosk.translation.models.installing import Order, Outcome, install
from kiosk.translation.models.suite import Suite
from tests.translation.engine.folders import TINY, tiny_folder
from tests.translation.engine.phrases import known_phrases
from tests.translation.models.trials import quiet

TODAY = date(2026, 11, 22)
COLUMN = {"en": 0, "zh": 1, "ko": 2}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny models as an install leaves them."""
    return tiny_folder(tmp_path_factory.mktemp("models"))


def by_heart(language: str) -> tuple[Sentence, ...]:
    """What every tiny model knows: 22 phrases, with their numbers."""
    return tuple(
        Sentence(phrase[COLUMN[language]], numbers(phrase[COLUMN[language]]))
        for phrase in known_phrases()
        if phrase[2]
    )


def numbers(text: str) -> tuple[Figure, ...]:
    return tuple(Figure("number", found) for found in re.findall(r"\d+", text))


def put(folder: Path, pair: str, suite: Suite) -> Outcome:
    archive = TINY / f"translate-{pair}-1_0.argosmodel"
    return install(folder, Order(archive=archive, today=TODAY), suite, quiet)


def test_models_that_pass_are_offered_straight_and_through_english(
    tmp_path: Path,
) -> None:
    suite = Suite(sentences=by_heart)

    put(tmp_path / "m", "zh_en", suite)
    outcome = put(tmp_path / "m", "en_ko", suite)

    assert [report.passed for report in outcome.reports] == [True, True]
    assert offered_pairs(tmp_path / "m") == {
        ("zh", "en"),
        ("en", "ko"),
        ("zh", "ko"),
    }


async def test_what_was_installed_translates(tmp_path: Path) -> None:
    import asyncio

    await asyncio.to_thread(put, tmp_path / "m", "zh_en", Suite(sentences=by_heart))
    machine = Hired(tmp_path / "m")
    try:
        (answer,) = await machine.translate(["请在这里签字。"], "zh", "en")
    finally:
        await machine.close()

    assert answer.text == "Please sign here."


def test_the_bank_sentences_stop_a_model_that_knows_phrases_by_heart(
    tmp_path: Path,
) -> None:
    outcome = put(tmp_path / "m", "en_zh", Suite())

    score = outcome.model.score
    assert score.asked >= 100
    assert score.answered * 100 < score.asked * 30
    assert outcome.model.state == "failed"
    assert active_packages(tmp_path / "m") == ()
    report = tmp_path / "m" / "reports" / f"{outcome.model.name}.json"
    assert json.loads(report.read_text())["reports"][0]["stopped"]


def test_one_wrong_figure_is_enough_not_to_pass(tiny: Path) -> None:
    def with_another_figure(language: str) -> tuple[Sentence, ...]:
        first, *others = by_heart(language)
        return (Sentence(first.text, (Figure("number", "77"),)), *others)

    report = Suite(sentences=with_another_figure).report(tiny, "zh", "en")

    assert (report.score.wrong, report.passed) == (1, False)
    assert [wrong.source for wrong in report.wrong] == [by_heart("zh")[0].text]


@pytest.mark.parametrize(("least", "passed"), [(50, True), (51, False)])
def test_a_pair_that_answers_too_little_does_not_pass(
    tiny: Path, least: int, passed: bool
) -> None:
    def half_unknown(language: str) -> tuple[Sentence, ...]:
        known = by_heart(language)
        return (*known, *(Sentence("3 7 9 x" * 4, one.figures) for one in known))

    report = Suite(sentences=half_unknown, least_answered=least).report(
        tiny, "zh", "en"
    )

    assert report.score.answered * 2 == report.score.asked
    assert report.passed is passed


def test_a_language_without_bank_sentences_does_not_pass(tiny: Path) -> None:
    report = Suite(sentences=lambda _language: ()).report(tiny, "zh", "en")

    assert (report.score.asked, report.passed) == (0, False)
