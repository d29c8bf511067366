"""`kiosk models` installs from a medium, lists, verifies and brings back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.cli import models
from kiosk.translation.models.folder import active_packages
from kiosk.translation.models.installing import Order, install
from kiosk.translation.models.verifying import file_digest
from tests.cli.commands import Commands
from tests.cli.schemas import check
from tests.translation.engine.folders import TINY
from tests.translation.models import archives
from tests.translation.models.trials import Easy, quiet

TODAY = date(2026, 11, 22)
Put = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def config(tmp_path: Path, folder: Path) -> Path:
    written = tmp_path / "kiosk.toml"
    written.write_text(f'[translation]\nfolder = "{folder}"\n', "utf-8")
    return written


@pytest.fixture
def put(tmp_path: Path, folder: Path) -> Put:
    """Install a made-up model without a machine; its name comes back."""

    def do(version: str = "1.0", trial: Easy | None = None, **changed: object) -> str:
        file = archives.model(tmp_path / "m", package_version=version, **changed)
        order = Order(archive=file, today=TODAY)
        return install(folder, order, trial or Easy(), quiet).model.name

    return do


def test_without_models_there_are_phrases(commands: Commands, config: Path) -> None:
    ran = commands.run("models", "list", "--config", config)
    assert (ran.status, ran.err) == (0, "")
    assert b"talk with phrases" in ran.out

    ran = commands.run("models", "list", "--config", config, "--json")
    check("models-list", ran.json)
    assert ran.json == {"models": [], "pairs": []}


def test_models_are_listed_with_the_pairs_that_visitors_get(
    commands: Commands, config: Path, put: Put
) -> None:
    name = put()
    put(from_code="en", to_code="ko")
    put(from_code="en", to_code="ar", trial=Easy(refused=("en-ar",)))

    ran = commands.run("models", "list", "--config", config, "--json")
    check("models-list", ran.json)
    assert ran.json["pairs"] == ["en-ko", "zh-en", "zh-ko"]
    assert [one["state"] for one in ran.json["models"]] == ["active"] * 2 + ["failed"]

    told = commands.run("models", "list", "--config", config).out.decode()
    assert f"{name}  zh-en  active  90 of 100 sentences, 0 wrong" in told
    assert "Translated: en-ko, zh-en, zh-ko" in told


def test_a_flipped_byte_is_told(
    commands: Commands, config: Path, folder: Path, put: Put
) -> None:
    name = put()
    assert commands.run("models", "verify", "--config", config).status == 0
    weights = active_packages(folder)[0].path / "model" / "model.bin"
    weights.write_bytes(b"W" + weights.read_bytes()[1:])

    ran = commands.run("models", "verify", "--config", config, "--json")

    check("models-verify", ran.json)
    assert ran.status == 1
    assert ran.json[0]["name"] == name
    assert "model/model.bin was changed" in ran.json[0]["problem"]
    told = commands.run("models", "verify", "--config", config)
    assert (told.status, name.encode() in told.out) == (1, True)


def test_the_version_before_is_used_again(
    commands: Commands, config: Path, folder: Path, put: Put
) -> None:
    put("1.0")
    put("1.1")

    ran = commands.run("models", "rollback", "zh-en", "--config", config)

    assert ran.status == 0
    assert [model.version for model in active_packages(folder)] == ["1.0"]
    assert b"In use for zh-en" in ran.out


def test_a_model_is_removed_by_its_name(
    commands: Commands, config: Path, folder: Path, put: Put
) -> None:
    name = put()

    assert commands.run("models", "remove", name, "--config", config).status == 0

    assert active_packages(folder) == ()
    assert (
        "no model" in commands.fails("models", "remove", name, "--config", config).err
    )
    assert (
        "no version before"
        in commands.fails("models", "rollback", "zh-en", "--config", config).err
    )


@pytest.mark.parametrize("hostile", archives.HOSTILE[::9], ids=lambda one: one.name)
def test_a_hostile_file_is_refused_calmly(
    commands: Commands,
    config: Path,
    folder: Path,
    tmp_path: Path,
    hostile: archives.Hostile,
) -> None:
    (tmp_path / "evil.argosmodel").write_bytes(hostile.raw())

    ran = commands.fails(
        "models", "install", tmp_path / "evil.argosmodel", "--config", config
    )

    assert "no model" in ran.err
    assert active_packages(folder) == ()


def test_another_digest_than_the_one_told_is_refused(
    commands: Commands, config: Path, tmp_path: Path
) -> None:
    file = archives.model(tmp_path / "m.argosmodel")

    ran = commands.fails(
        "models", "install", file, "--sha256", "0" * 64, "--config", config
    )

    assert file_digest(file) in ran.err


def test_a_model_that_does_not_pass_is_kept_and_not_offered(
    commands: Commands, config: Path, folder: Path
) -> None:
    # It knows 334 phrases by heart: of what it was never told it answers little.
    tiny = TINY / "translate-zh_en-1_0.argosmodel"

    ran = commands.run("models", "install", tiny, "--config", config)

    told = ran.out.decode()
    assert ran.status == 1
    assert "Not given to visitors" in told
    assert "of 102 sentences, 0 wrong, not passed" in told
    assert file_digest(tiny) in told
    assert active_packages(folder) == ()
    listed = commands.run("models", "list", "--config", config, "--json").json
    assert listed["pairs"] == []
    report = folder / "reports" / f"{listed['models'][0]['name']}.json"
    assert report.is_file()


def test_what_came_of_an_install_has_a_schema(tmp_path: Path, folder: Path) -> None:
    for version, trial in (("1.0", Easy()), ("1.1", Easy(answered=40))):
        file = archives.model(tmp_path / "m", package_version=version)
        order = Order(archive=file, today=TODAY)
        outcome = install(folder, order, trial, quiet)
        check("models-install", models.outcome_as_json(outcome))

    told = "\n".join(models.outcome_told(outcome))
    assert "zh-en: 40 of 100 sentences, 0 wrong, passed" in told
    assert "kiosk models rollback zh-en" in told


def test_the_extra_that_is_missing_is_named(
    commands: Commands,
    config: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = archives.model(tmp_path / "m.argosmodel")
    # What is installed is no argument of a command.
    monkeypatch.setattr(models, "NEEDED", ("argostranslate_that_is_not_there",))

    ran = commands.fails("models", "install", file, "--config", config)

    assert 'pip install "kiosk[translate]"' in ran.err


@pytest.mark.parametrize("words", [(), ("install",), ("remove",), ("shine",)])
def test_wrong_use_is_told(commands: Commands, words: tuple[str, ...]) -> None:
    commands.refuses("models", *words)
