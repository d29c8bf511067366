"""An install leaves the old state or the new one, whatever happens to it."""

from __future__ import annotations

import fcntl
import json
import signal
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import BadModelError, ConflictError, TranslationError, UnknownError
from kiosk.translation.models.changing import remove, rollback
from kiosk.translation.models.folder import active_packages, offered_pairs
from kiosk.translation.models.installing import Order, Outcome, install
from kiosk.translation.models.manifest import read_manifest
from kiosk.translation.models.verifying import file_digest, sound_packages
from tests.cli.commands import ROOT
from tests.translation.models import archives
from tests.translation.models.trials import Easy, quiet

TODAY = date(2026, 11, 22)


def put(
    folder: Path, *, version: str = "1.0", trial: Easy | None = None, **changed: object
) -> Outcome:
    """Install a model of this version."""
    medium = folder.parent / "medium"
    medium.mkdir(exist_ok=True)
    file = archives.model(medium / "model", package_version=version, **changed)
    order = Order(archive=file, today=TODAY)
    return install(folder, order, trial or Easy(), quiet)


def versions(folder: Path) -> dict[str, str]:
    """State by pair and version."""
    return {
        f"{model.pair} {model.version}": model.state
        for model in read_manifest(folder).model
    }


def folders(folder: Path) -> dict[str, list[str]]:
    """What stands where."""
    return {
        place.name: sorted(one.name for one in place.iterdir())
        for place in folder.iterdir()
        if place.is_dir()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"


def test_a_model_is_installed_with_its_mask_and_report(folder: Path) -> None:
    outcome = put(folder)

    (model,) = active_packages(folder)
    assert (model.from_code, model.to_code) == ("zh", "en")
    assert (model.version, model.mask, model.passed) == ("1.0", "X1", True)
    assert model.path == folder / "packages" / model.name
    assert sound_packages(folder).packages == (model,)
    report = json.loads((folder / "reports" / f"{model.name}.json").read_text())
    assert report["reports"][0]["score"] == {
        "asked": 100,
        "answered": 90,
        "wrong": 0,
        "likeness": 60,
    }
    assert report["sha256"] == outcome.model.sha256
    assert not outcome.vouched
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_older_version_steps_back_and_can_be_used_again(folder: Path) -> None:
    put(folder, version="1.0")
    outcome = put(folder, version="1.1", trial=Easy(answered=50))

    assert outcome.worse
    assert outcome.replaced is not None
    assert versions(folder) == {"zh-en 1.0": "previous", "zh-en 1.1": "active"}

    rollback(folder, "zh-en", Easy(), quiet)

    assert versions(folder) == {"zh-en 1.0": "active", "zh-en 1.1": "previous"}
    (model,) = sound_packages(folder).packages
    assert model.version == "1.0"
    assert model.path.parent.name == "packages"


@pytest.mark.parametrize(("like", "worse"), [(58, False), (57, True), (80, False)])
def test_a_version_that_answers_less_well_is_told(
    folder: Path, like: int, worse: bool
) -> None:
    put(folder, version="1.0")

    assert put(folder, version="1.1", trial=Easy(likeness=like)).worse is worse


def test_only_one_older_version_is_kept(folder: Path) -> None:
    for version in ("1.0", "1.1", "1.2"):
        assert not put(folder, version=version).worse

    assert versions(folder) == {"zh-en 1.1": "previous", "zh-en 1.2": "active"}
    found = folders(folder)
    assert [len(found[place]) for place in ("packages", "previous")] == [1, 1]
    assert len(found["reports"]) == 2


def test_a_version_that_does_not_pass_changes_nothing_for_visitors(
    folder: Path,
) -> None:
    put(folder, version="1.0")
    outcome = put(folder, version="1.1", trial=Easy(refused=("zh-en",)))

    assert outcome.model.state == "failed"
    assert outcome.replaced is None
    assert versions(folder) == {"zh-en 1.0": "active", "zh-en 1.1": "failed"}
    assert [model.version for model in active_packages(folder)] == ["1.0"]
    assert (folder / "reports" / f"{outcome.model.name}.json").exists()
    with pytest.raises(UnknownError, match="no version before"):
        rollback(folder, "zh-en", Easy(), quiet)


def test_a_first_model_that_does_not_pass_is_not_offered(folder: Path) -> None:
    put(folder, trial=Easy(refused=("zh-en",)))

    assert active_packages(folder) == ()
    assert offered_pairs(folder) == frozenset()


def test_the_same_model_once_more_repairs_it(folder: Path) -> None:
    put(folder, version="1.0")
    put(folder, version="1.1")
    (model,) = active_packages(folder)
    (model.path / "README.md").unlink()
    assert sound_packages(folder).packages == ()

    put(folder, version="1.1")

    (model,) = sound_packages(folder).packages
    assert model.version == "1.1"
    assert versions(folder) == {"zh-en 1.0": "previous", "zh-en 1.1": "active"}


def test_a_way_through_a_third_language_is_tried_before_it_is_offered(
    folder: Path,
) -> None:
    put(folder)
    trial = Easy(refused=("ko-en",))
    put(folder, from_code="en", to_code="ko", trial=trial)
    assert trial.asked == ["en-ko", "zh-ko"]
    assert offered_pairs(folder) == {("zh", "en"), ("en", "ko"), ("zh", "ko")}

    poor = Easy(refused=("zh-ko",))
    put(folder, from_code="en", to_code="ko", version="1.1", trial=poor)
    assert offered_pairs(folder) == {("zh", "en"), ("en", "ko")}

    # What these two models can do together is known: nothing is tried again.
    again = Easy()
    rollback(folder, "en-ko", again, quiet)
    assert again.asked == []
    assert ("zh", "ko") in offered_pairs(folder)


def test_a_model_is_removed_and_its_pairs_with_it(folder: Path) -> None:
    put(folder)
    put(folder, from_code="en", to_code="ko")

    gone = remove(folder, "en-ko", Easy(), quiet)

    assert gone.pair == "en-ko"
    assert offered_pairs(folder) == {("zh", "en")}
    assert len(folders(folder)["packages"]) == 1
    assert read_manifest(folder).route == ()
    with pytest.raises(UnknownError, match="no model 'en-ko'"):
        remove(folder, "en-ko", Easy(), quiet)


def test_after_the_one_in_use_is_removed_the_one_before_can_be_used(
    folder: Path,
) -> None:
    put(folder, version="1.0")
    put(folder, version="1.1")
    remove(folder, "zh-en", Easy(), quiet)
    assert active_packages(folder) == ()

    back = rollback(folder, "zh-en", Easy(), quiet)

    assert back.version == "1.0"
    assert [model.version for model in sound_packages(folder).packages] == ["1.0"]


def test_a_damaged_version_before_is_not_used_again(folder: Path) -> None:
    put(folder, version="1.0")
    put(folder, version="1.1")
    (old,) = (folder / "previous").iterdir()
    (old / "README.md").write_bytes(b"B model.")

    with pytest.raises(BadModelError, match=r"README\.md was changed"):
        rollback(folder, "zh-en", Easy(), quiet)

    assert versions(folder) == {"zh-en 1.0": "previous", "zh-en 1.1": "active"}


def test_a_model_that_cannot_be_used_at_all_is_not_kept(folder: Path) -> None:
    put(folder, version="1.0")
    before = folders(folder)

    with pytest.raises(BadModelError, match="cannot be read"):
        put(folder, version="1.1", trial=Easy(unusable=True))

    assert folders(folder) == before
    assert versions(folder) == {"zh-en 1.0": "active"}


@pytest.mark.parametrize("listed", [True, False])
def test_the_list_on_the_medium_decides(folder: Path, listed: bool) -> None:
    file = archives.model(folder.parent / "model.argosmodel")
    digest = file_digest(file) if listed else "0" * 64
    (folder.parent / "models.toml").write_text(
        f'[[model]]\nfile = "{file.name}"\nsha256 = "{digest}"\n'
    )
    order = Order(archive=file, today=TODAY)
    if listed:
        assert install(folder, order, Easy(), quiet).vouched
        return
    with pytest.raises(BadModelError, match="not the file that was meant"):
        install(folder, order, Easy(), quiet)
    assert active_packages(folder) == ()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("0" * 64, "not the file that was meant"),
        ("short", "no SHA-256"),
        ("", "not in the list"),
    ],
)
def test_a_digest_that_is_not_right_is_refused(
    folder: Path, given: str, told: str
) -> None:
    file = archives.model(folder.parent / "model.argosmodel")
    (folder.parent / "models.toml").write_text("")

    with pytest.raises(BadModelError, match=told):
        install(folder, Order(archive=file, sha256=given, today=TODAY), Easy(), quiet)


def test_a_digest_in_capitals_is_the_same(folder: Path) -> None:
    file = archives.model(folder.parent / "model.argosmodel")
    given = file_digest(file).upper()

    order = Order(archive=file, sha256=given, today=TODAY)

    assert install(folder, order, Easy(), quiet).vouched


def test_two_installs_at_once_do_not_meet(folder: Path) -> None:
    put(folder)
    with (folder / ".lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(ConflictError, match="being changed"):
            put(folder, version="1.1")

    assert versions(folder) == {"zh-en 1.0": "active"}


@pytest.mark.parametrize(
    "raw", [b"\xff", b"model = 3", b"[[model]]\nname = '../x'\n", b"[" * 9999]
)
def test_a_damaged_list_is_told_and_nothing_is_swept(folder: Path, raw: bytes) -> None:
    put(folder)
    (folder / "models.toml").write_bytes(raw)
    before = folders(folder)

    for act in (active_packages, offered_pairs, sound_packages, put):
        with pytest.raises(BadModelError, match=r"models\.toml"):
            act(folder)

    assert folders(folder) == before


# Killed at each step in turn: what is read afterwards is the old or the new state,
# and the next install finds nothing in its way.
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.translation.models import test_installing as t
from kiosk.translation.models import changing, installing
left = int(sys.argv[2])
def tell(what):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
folder = Path(sys.argv[1])
if sys.argv[3] == "install":
    order = installing.Order(archive=folder.parent / "new", today=t.TODAY)
    installing.install(folder, order, t.Easy(), tell)
else:
    getattr(changing, sys.argv[3])(folder, "zh-en", t.Easy(), tell)
"""


def run_killed(folder: Path, step: int, deed: str) -> int:
    command = [sys.executable, "-c", KILLED, str(folder), str(step), deed]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


@pytest.mark.parametrize("deed", ["install", "rollback", "remove"])
def test_a_kill_at_any_step_leaves_the_old_state_or_the_new(
    folder: Path, deed: str
) -> None:
    put(folder, version="0.9")
    put(folder, version="1.0")
    archives.model(folder.parent / "new", package_version="1.1")
    ends = {"install": "1.1", "rollback": "0.9", "remove": ""}
    killed = 0
    for step in range(12):
        status = run_killed(folder, step, deed)
        found = "".join(model.version for model in sound_packages(folder).packages)
        assert found in ("1.0", ends[deed])
        assert sound_packages(folder).damaged == ()
        if found == ends[deed]:
            break
        assert status == -signal.SIGKILL
        killed += 1
    assert killed >= 1

    put(folder, version="1.2")

    assert [model.version for model in sound_packages(folder).packages] == ["1.2"]
    listed = {model.name for model in read_manifest(folder).model}
    found_names = folders(folder)
    assert {*found_names["packages"], *found_names["previous"]} == listed
    assert not [name for name in found_names if name.startswith("staging-")]


def test_a_kill_before_the_first_model_leaves_none(folder: Path) -> None:
    archives.model(folder.parent / "new", package_version="1.1")
    for step in range(6):
        assert run_killed(folder, step, "install") == -signal.SIGKILL
        assert active_packages(folder) == ()

    assert len([name for name in folders(folder) if name.startswith("staging-")]) == 1

    put(folder)

    assert not [name for name in folders(folder) if name.startswith("staging-")]


FULL = """
import resource, signal, sys
from pathlib import Path
from kiosk.errors import TranslationError
from kiosk.translation.models.installing import Order, install
from tests.translation.models import test_installing as t
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
folder = Path(sys.argv[1])
try:
    order = Order(archive=folder.parent / "new", today=t.TODAY)
    install(folder, order, t.Easy(), t.quiet)
except TranslationError as error:
    print(error.problem)
"""


@pytest.mark.parametrize("room", [100, 10_000])
def test_a_full_disk_is_told_calmly_and_leaves_nothing_half(
    folder: Path, room: int
) -> None:
    put(folder, version="1.0")
    before = folders(folder)
    archives.model(folder.parent / "new", package_version="1.1")

    command = [sys.executable, "-c", FULL, str(folder), str(room)]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)

    assert "the disk is full" in ran.stdout
    assert ran.stderr == ""
    assert folders(folder) == before
    assert versions(folder) == {"zh-en 1.0": "active"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "models").write_bytes(b"")

    with pytest.raises(TranslationError, match="cannot be made"):
        put(tmp_path / "models")


def test_a_link_in_place_of_a_models_file_is_damage(folder: Path) -> None:
    put(folder)
    (model,) = active_packages(folder)
    (model.path / "README.md").rename(folder.parent / "elsewhere")
    (model.path / "README.md").symlink_to(folder.parent / "elsewhere")

    assert sound_packages(folder).packages == ()


def test_one_flipped_bit_is_damage_and_other_models_still_work(folder: Path) -> None:
    put(folder)
    put(folder, from_code="en", to_code="ko")
    weights = active_packages(folder)[0].path / "model" / "model.bin"
    raw = bytearray(weights.read_bytes())
    raw[len(raw) // 2] ^= 1
    weights.write_bytes(raw)

    sound = sound_packages(folder)

    assert [model.to_code for model in sound.packages] == ["ko"]
    (error,) = sound.damaged
    assert "zh_en" in error.problem
    assert "model/model.bin was changed" in error.problem


@pytest.mark.parametrize("extra", ["stanza", "bpe.model"])
def test_a_file_more_is_damage(folder: Path, extra: str) -> None:
    put(folder)
    (model,) = active_packages(folder)
    (model.path / extra).write_bytes(b"pickle")

    (error,) = sound_packages(folder).damaged

    assert f"{extra} is not of it" in error.problem


def test_a_model_that_is_gone_is_damage(folder: Path) -> None:
    put(folder)
    (model,) = active_packages(folder)
    model.path.rename(folder.parent / "gone")

    assert len(sound_packages(folder).damaged) == 1
