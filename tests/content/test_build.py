"""Compiling: only what changed, never a half, never what breaks a rule."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kiosk.content.build import build, digests, open_library, settled, sweep
from kiosk.content.library import INDEX
from kiosk.errors import ContentError
from kiosk.paths import Places
from tests.content import bank


def written(places: Places) -> dict[str, tuple[int, int]]:
    """Inode and time of every compiled file: both change when it is written."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in places.library.iterdir()
    }


def test_unchanged_sources_write_nothing(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    build(places)
    before = written(places)

    open_library(places)
    build(places)

    assert written(places) == before


def test_a_changed_source_writes_its_own_file_and_the_index(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    build(places)
    before = written(places)
    bank.change(places, "pay.yaml", "Open the app.", "Start the app.")

    library = open_library(places)

    after = written(places)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {INDEX, library.guides[0].file}
    assert library.guide("pay").sections[0].lines[0].text == "Start the app."


def test_a_changed_catalogue_is_compiled_again(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    build(places)
    path = places.locales / "zh" / "LC_MESSAGES" / "guides.po"
    path.write_text(path.read_text("utf-8").replace("打开", "启动"), "utf-8")

    entry = open_library(places).catalogue("zh", "guides").find("Open the app.")

    assert entry is not None
    assert entry.words == "启动应用。"


def test_coverage_is_the_translated_share_of_each_template(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    template = places.locales / "guides.pot"
    more = template.read_text("utf-8") + '\nmsgid "Pay by phone"\nmsgstr ""\n'
    template.write_text(more, "utf-8")

    assert build(places).index.coverage == {"zh": {"guides": 0.5}}


def test_the_digest_is_the_same_wherever_the_same_content_is_built(
    tmp_path: Path,
) -> None:
    digest = {build(bank.found(tmp_path / name)).index.digest for name in ("a", "b c")}

    assert len(digest) == 1


def test_the_digest_changes_with_any_source(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    before = build(places).index.digest
    bank.change(places, "facts.yaml", "Payments desk", "Card desk")

    assert build(places).index.digest != before


def test_builds_at_the_same_time_leave_one_whole_library(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        libraries = list(pool.map(lambda _: open_library(places), range(24)))

    assert {library.service("card").title for library in libraries} == {"Get a card"}
    assert not [path for path in places.library.iterdir() if path.suffix != ".json"]


def test_a_running_kiosk_keeps_its_files_while_another_one_builds(
    tmp_path: Path,
) -> None:
    places = bank.found(tmp_path)
    running = open_library(places)
    bank.change(places, "card.yaml", "title: Get a card", "title: Have a card")
    build(places)

    assert running.service("card").title == "Get a card"


def test_sweeping_removes_what_earlier_builds_left_and_nothing_else(
    tmp_path: Path,
) -> None:
    places = bank.found(tmp_path)
    build(places)
    bank.change(places, "card.yaml", "title: Get a card", "title: Have a card")
    library = build(places)
    (places.library / "notes.txt").write_text("mine", "utf-8")

    sweep(library)

    assert len(list(places.library.glob("card-*.json"))) == 1
    assert (places.library / "notes.txt").exists()
    assert open_library(places).service("card").title == "Have a card"


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\x00", b"[]", b'{"format": 0}'])
def test_a_build_repairs_every_damaged_file(tmp_path: Path, damage: bytes) -> None:
    places = bank.found(tmp_path)
    for path in [places.library / name for name in written_names(places)]:
        whole = path.read_bytes()
        path.write_bytes(damage)

        build(places)

        assert path.read_bytes() == whole


def written_names(places: Places) -> list[str]:
    build(places)
    return sorted(written(places))


def test_a_damaged_index_is_built_again_by_itself(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    build(places)
    (places.library / INDEX).write_bytes(b"{")

    assert open_library(places).guide("pay").id == "pay"


def test_what_breaks_a_rule_is_never_compiled(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    bank.change(places, "card.yaml", "A bank card.", "At %(fact_typo)s.")

    with pytest.raises(ContentError, match=r"card\.yaml:5: .*no fact typo") as caught:
        open_library(places)

    assert "kiosk check" in caught.value.remedy


def test_every_fault_of_every_file_is_named(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    bank.change(places, "card.yaml", "summary:", "sumary:")
    bank.change(places, "pay.yaml", "summary:", "sumary:")

    with pytest.raises(ContentError, match=r"(?s)card\.yaml:5.*pay\.yaml:4"):
        build(places)


def test_a_catalogue_that_is_no_catalogue_is_told(tmp_path: Path) -> None:
    places = bank.found(tmp_path)
    path = places.locales / "zh" / "LC_MESSAGES" / "guides.po"
    path.write_bytes(b"\xff\xfe")

    with pytest.raises(ContentError, match="not UTF-8"):
        build(places)


def test_where_the_checkout_cannot_be_written_the_library_goes_elsewhere(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    home = bank.found(tmp_path)
    places = Places(home.guides, home.locales, blocked / "library", checkout=True)

    library = open_library(places)

    assert library.guide("pay").id == "pay"
    assert library.folder != places.library
    assert settled(places) == settled(places)
    for path in library.folder.iterdir():
        path.unlink()
    library.folder.rmdir()


def test_a_folder_that_cannot_be_written_is_told_with_a_remedy(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    home = bank.found(tmp_path)
    places = Places(home.guides, home.locales, blocked / "library", checkout=True)

    with pytest.raises(ContentError, match="cannot be written") as caught:
        build(places)

    assert caught.value.remedy


def test_a_source_that_changes_during_a_build_makes_the_library_stale(
    tmp_path: Path,
) -> None:
    places = bank.found(tmp_path)
    before = digests(places)
    library = build(places)
    bank.change(places, "pay.yaml", "Open the app.", "Start the app.")

    assert library.index.sources == before
    assert digests(places) != before
