"""Nothing of a hostile archive leaves it, and each is refused calmly."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import BadModelError
from kiosk.translation.models.folder import active_packages
from kiosk.translation.models.installing import Order, install
from kiosk.translation.models.unpacking import look_into, unpack
from tests.translation.models import archives
from tests.translation.models.archives import HOSTILE, TOP, Hostile
from tests.translation.models.trials import Easy, quiet

TODAY = date(2026, 11, 22)


def every_file(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.lstat().st_size
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_archive_is_refused_and_leaves_nothing(
    tmp_path: Path, hostile: Hostile
) -> None:
    medium = tmp_path / "model.argosmodel"
    medium.write_bytes(hostile.raw())
    folder = tmp_path / "models"

    with pytest.raises(BadModelError) as refused:
        install(folder, Order(archive=medium, today=TODAY), Easy(), quiet)

    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value).splitlines()) <= 2
    assert every_file(tmp_path) == {
        "model.argosmodel": medium.stat().st_size,
        "models/.lock": 0,
    }


def test_there_are_enough_hostile_archives() -> None:
    assert len(HOSTILE) >= 25


def test_a_right_model_is_unpacked_without_what_nobody_needs(tmp_path: Path) -> None:
    medium = archives.model(tmp_path / "model")

    taken = unpack(medium, tmp_path / "out")

    assert sorted(every_file(tmp_path / "out")) == [
        "README.md",
        "metadata.json",
        "model/config.json",
        "model/model.bin",
        "model/shared_vocabulary.json",
        "sentencepiece.model",
    ]
    assert {one.path: one.size for one in taken} == every_file(tmp_path / "out")


def test_metadata_is_written_anew_without_links(tmp_path: Path) -> None:
    medium = archives.model(tmp_path / "model", to_name="Eng\u202elish", evil=[1])

    unpack(medium, tmp_path / "out")

    written = json.loads((tmp_path / "out" / "metadata.json").read_text())
    assert written["links"] == []
    assert written["to_name"] == "English"
    assert "evil" not in written


def test_looking_into_an_archive_tells_what_it_would_give(tmp_path: Path) -> None:
    found = look_into(archives.model(tmp_path / "model"))

    assert found.metadata.name == TOP
    assert found.size == sum(
        len(raw)
        for name, raw in archives.files().items()
        if not name.startswith("stanza")
    )


def test_random_damage_is_found_or_changes_nothing(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - damage, no secret
    right = archives.archive()
    medium = tmp_path / "model"
    for number in range(300):
        raw = bytearray(right)
        for _ in range(chance.randint(1, 4)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        medium.write_bytes(raw)
        out = tmp_path / str(number)
        try:
            unpack(medium, out)
        except BadModelError:
            continue
        weights = (out / "model/model.bin").read_bytes()
        assert weights == archives.files()["model/model.bin"]


@pytest.mark.parametrize("name", ["missing", "folder"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(BadModelError, match=name):
        install(
            tmp_path / "models",
            Order(archive=tmp_path / name, today=TODAY),
            Easy(),
            quiet,
        )

    assert active_packages(tmp_path / "models") == ()
