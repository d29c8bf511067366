"""Drafts are written where nothing was, marked as what they are, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.reading import read_content
from kiosk.errors import ContentError, LostWorkerError
from kiosk.language.po_files import check_po, read_po
from kiosk.paths import find_places
from kiosk.translation.drafts.drafting import AT_ONCE, Drafted, Drafting
from kiosk.translation.drafts.sparing import spared_by_words, spared_texts
from tests.translation.drafts.machines import Answering

HEAD = """msgid ""
msgstr ""
"Language: ko\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"X-State: translated\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def unit(msgid: str, msgstr: str = "", before: str = "") -> str:
    return f'{before}msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "ko" / "LC_MESSAGES"
    place.mkdir(parents=True)
    return place.parent


def write(folder: Path, *units: str, name: str = "kiosk.po") -> Path:
    path = folder / "LC_MESSAGES" / name
    path.write_text(HEAD + "".join(units), "utf-8")
    return path


async def draft(
    folder: Path, machine: Answering, *, spared: frozenset[str] = frozenset()
) -> Drafted:
    return await Drafting(machine, spared, lambda _done, _all: None).folder(folder)


async def test_a_missing_text_is_drafted_and_says_so(folder: Path) -> None:
    path = write(folder, unit("Bring %(count)s photos"), unit("Back", "뒤로"))
    machine = Answering(lambda text: text.replace("Bring", "가져오세요:"))

    drafted = await draft(folder, machine)

    entries = read_po(path, "ko", "kiosk").entries
    found = entries["Bring %(count)s photos"]
    assert (found.words, found.state) == ("가져오세요: %(count)s photos", "draft")
    assert (entries["Back"].words, entries["Back"].state) == ("뒤로", "translated")
    assert drafted == Drafted(1)
    assert check_po(path, "ko") == ()
    assert "X-State: translated" in path.read_text("utf-8")


async def test_a_placeholder_reaches_the_machine_as_a_code(folder: Path) -> None:
    write(folder, unit("%(a)s and %(b)s and %(a)s, see A701"))
    machine = Answering(lambda text: text)

    await draft(folder, machine)

    assert machine.asked == ["B701 and B702 and B703, see A701"]


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "A701",
        "A701 A702 A702",
        "A701 A703",
        "A701 A7020",
        "A701 A702 [new]",
        "A701 A702 100%",
        "A701 A702 \u202e",
    ],
)
async def test_a_draft_that_is_not_right_is_left_to_a_person(
    folder: Path, answer: str
) -> None:
    path = write(folder, unit("%(a)s and %(b)s"))
    before = path.read_bytes()

    drafted = await draft(folder, Answering(lambda _text: answer))

    assert [left.why for left in drafted.left] == ["guard"]
    assert path.read_bytes() == before


async def test_what_a_person_began_is_left_alone(folder: Path) -> None:
    path = write(
        folder,
        unit("Doubtful", before="#, fuzzy\n"),
        unit("Old", "오래된", before="#, fuzzy\n"),
        'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] ""\n\n',
    )
    before = path.read_bytes()
    machine = Answering()

    assert await draft(folder, machine) == Drafted()
    assert machine.asked == []
    assert path.read_bytes() == before


async def test_what_somebody_writes_meanwhile_stays(folder: Path) -> None:
    path = write(folder, unit("One"), unit("Two"))

    def answer(text: str) -> str:
        write(folder, unit("One", "하나"), unit("Two"))
        return text.upper()

    drafted = await draft(folder, Answering(answer))

    entries = read_po(path, "ko", "kiosk").entries
    assert entries["One"].words == "하나"
    assert entries["Two"].words == "TWO"
    assert drafted.written == 1


@pytest.mark.parametrize(
    "msgid",
    ["Never tell your PIN", "I agree", "Police", "Sign here", "The law asks for it"],
)
async def test_consent_law_and_safety_never_reach_the_machine(
    folder: Path, msgid: str
) -> None:
    write(folder, unit(msgid), unit("Welcome"), unit("Listed"))
    machine = Answering()

    drafted = await draft(folder, machine, spared=frozenset({"Listed"}))

    assert machine.asked == ["Welcome"]
    assert {(left.msgid, left.why) for left in drafted.left} == {
        (msgid, "spared"),
        ("Listed", "spared"),
    }


@pytest.mark.parametrize("msgid", ["50% off", "One\\nTwo", "x" * 501, "%(a)s: 5"])
async def test_what_the_machine_cannot_keep_is_left_to_a_person(
    folder: Path, msgid: str
) -> None:
    write(folder, unit(msgid))
    machine = Answering()

    drafted = await draft(folder, machine)

    if msgid.startswith("%(a)s"):
        assert drafted.written == 1  # its code has a letter: it can be asked
        return
    assert [left.why for left in drafted.left] == ["form"]
    assert machine.asked == []


async def test_one_text_too_long_for_the_model_does_not_stop_the_others(
    folder: Path,
) -> None:
    path = write(folder, *(unit(f"Word {'w' * size}") for size in (3, 40, 5)))

    drafted = await draft(folder, Answering(longest=20))

    assert drafted.written == 2
    assert len(read_po(path, "ko", "kiosk").entries) == 2


async def test_a_drafting_cut_short_goes_on_where_it_was(folder: Path) -> None:
    letters = [
        chr(ord("a") + one) + chr(ord("a") + two)
        for one in range(5)
        for two in range(10)
    ]
    path = write(folder, *(unit(f"Word {one}") for one in letters))
    with pytest.raises(LostWorkerError):
        await draft(folder, Answering(most_requests=2))
    assert len(read_po(path, "ko", "kiosk").entries) == 2 * AT_ONCE

    machine = Answering()
    drafted = await draft(folder, machine)

    assert drafted.written == len(letters) - 2 * AT_ONCE == len(machine.asked)
    assert len(read_po(path, "ko", "kiosk").entries) == len(letters)


async def test_every_file_of_the_folder_is_drafted(folder: Path) -> None:
    write(folder, unit("One"))
    write(folder, unit("Two"), name="guides.po")

    assert (await draft(folder, Answering())).written == 2


async def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="LC_MESSAGES"):
        await draft(tmp_path, Answering())


async def test_a_file_that_cannot_be_read_stops_before_anything_is_asked(
    folder: Path,
) -> None:
    write(folder, unit("One"))
    write(folder, 'msgid "open\n', name="guides.po")
    machine = Answering()

    with pytest.raises(ContentError, match=r"guides\.po"):
        await draft(folder, machine)

    assert machine.asked == []


def test_the_texts_of_consent_forms_and_safety_are_spared() -> None:
    spared = spared_texts(read_content(find_places().guides))

    for text in (
        "May we ask for your personal details?",
        "You take them to the counter yourself.",
        "Know the tricks",
        "Emergency",
    ):
        assert text in spared
    assert "Welcome" not in spared


def test_plain_texts_are_not_spared_for_a_part_of_a_word() -> None:
    assert not spared_by_words("Choose your language")
    assert not spared_by_words("Design of the encoder")
    assert spared_by_words("Enter the CODE.")
