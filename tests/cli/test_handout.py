"""`kiosk handout`: every form, every language, and nothing half written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import Commands
from tests.cli.test_interview import ways

LANGUAGES = ("en", "zh", "ko", "ar")
PAGES = ("open-account", "renew-passport", "pay-by-phone", "cash-and-atm")
TODAY = ("--today", "2031-03-03")
BEGINS = {"pdf": b"%PDF-", "png": b"\x89PNG", "html": b"<!doctype html>"}


def handout(
    commands: Commands, out: Path | str, *more: str | Path, page: str = "renew-passport"
) -> bytes:
    ran = commands.run("handout", page, "--out", out, *TODAY, *more)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["pdf", "html"])
def test_each_form_is_made_in_each_language(
    commands: Commands, tmp_path: Path, form: str, lang: str
) -> None:
    out = tmp_path / "page"
    handout(commands, out, "--format", form, "--lang", lang)

    assert out.read_bytes()[:15].lower().startswith(BEGINS[form].lower())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_text_with_chinese_beneath(
    commands: Commands, page: str, lang: str
) -> None:
    text = handout(commands, "-", "--format", "text", "--lang", lang, page=page)

    shown = text.decode()
    assert "示例银行" in shown
    assert "%(" not in shown
    assert "[EN]" not in shown


def test_a_picture_has_one_file_a_page(commands: Commands, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    handout(commands, out, "--format", "png", "--paper", "a5", "--lang", "ar")
    made = sorted(path.name for path in tmp_path.iterdir())

    assert made == ["page-1.png", "page-2.png"] or made == ["page.png"]
    assert all(
        path.read_bytes().startswith(BEGINS["png"]) for path in tmp_path.iterdir()
    )


def test_the_same_page_on_the_same_day_has_the_same_bytes(
    commands: Commands, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        handout(commands, tmp_path / name, "--format", "pdf", "--lang", "ko")

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_day_of_the_visit_is_the_day_of_the_page(
    commands: Commands, tmp_path: Path
) -> None:
    import pypdfium2

    out = tmp_path / "page.pdf"
    handout(commands, out, "--format", "pdf", "--lang", "en")
    document = pypdfium2.PdfDocument(out)
    made = document.get_metadata_value("CreationDate")
    document.close()

    assert made.startswith("D:20310303")


def test_paper_changes_the_page(commands: Commands, tmp_path: Path) -> None:
    import pypdfium2

    sizes = {}
    for paper in ("a4", "a5"):
        out = tmp_path / paper
        handout(commands, out, "--format", "pdf", "--lang", "en", "--paper", paper)
        document = pypdfium2.PdfDocument(out)
        sizes[paper] = tuple(round(side / 72 * 25.4) for side in document[0].get_size())
        document.close()

    assert sizes == {"a4": (210, 297), "a5": (148, 210)}


def test_large_print_takes_more_paper(commands: Commands, tmp_path: Path) -> None:
    import pypdfium2

    counts = []
    for more in ((), ("--large",)):
        out = tmp_path / "page.pdf"
        handout(commands, out, "--format", "pdf", "--lang", "ko", *more)
        with pypdfium2.PdfDocument(out) as document:
            counts.append(len(document))

    assert counts[0] < counts[1]


def test_a_page_is_made_without_a_logo_that_is_none(
    commands: Commands, tmp_path: Path
) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f"[branch]\nlogo = '{tmp_path}/no.png'\n", "utf-8")
    out = tmp_path / "page.pdf"
    arguments = ("pay-by-phone", "--lang", "ko", "--format", "pdf", "--out", out)
    made = commands.run("handout", *arguments, "--config", settings)

    checked = commands.run("check", "--config", settings, *TODAY[:1], "2026-11-22")

    assert checked.status == 1
    assert "branch.logo" in checked.err
    assert made.status == 0
    assert "branch.logo" in made.err
    assert out.read_bytes().startswith(b"%PDF")


def test_a_receipt_is_as_wide_as_its_roll(commands: Commands, tmp_path: Path) -> None:
    from PIL import Image

    widths = {}
    for roll in ("58mm", "80mm"):
        out = tmp_path / f"{roll}.png"
        handout(commands, out, "--format", "receipt", "--lang", "ko", "--paper", roll)
        with Image.open(out) as picture:
            widths[roll] = (picture.mode, picture.width)

    assert widths == {"58mm": ("1", 384), "80mm": ("1", 576)}


def test_answers_give_the_page_of_their_outcome(
    commands: Commands, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    texts = set()
    for way in ways("open-account"):
        file.write_text(json.dumps(way.answers), "utf-8")
        more = ("--answers", file, "--format", "text", "--lang", "en")
        texts.add(handout(commands, "-", *more, page="open-account"))

    assert len(texts) == len(ways("open-account"))


def test_nothing_that_was_answered_is_on_the_page(
    commands: Commands, tmp_path: Path
) -> None:
    file = tmp_path / "answers.json"
    way = next(way for way in ways("open-account") if "full-name" in way.steps)
    file.write_text(json.dumps(way.answers), "utf-8")
    more = ("--answers", file, "--format", "text", "--lang", "en")

    text = handout(commands, "-", *more, page="open-account").decode()

    assert "ERIKSSON" not in text
    assert "E12345678" not in text


@pytest.mark.parametrize("answers", [{}, {"for-whom": "nobody"}])
def test_answers_that_do_not_reach_the_end_are_told(
    commands: Commands, tmp_path: Path, answers: dict[str, str]
) -> None:
    file, out = tmp_path / "answers.json", tmp_path / "page.txt"
    file.write_text(json.dumps(answers), "utf-8")

    ran = commands.fails(
        *("handout", "open-account", "--answers", file, "--lang", "en"),
        *("--format", "text", "--out", out),
    )

    assert "for-whom" in ran.err
    assert not out.exists()


def test_a_guide_has_no_answers(commands: Commands, tmp_path: Path) -> None:
    ran = commands.fails(
        *("handout", "pay-by-phone", "--answers", tmp_path / "a", "--lang", "en"),
        *("--format", "text", "--out", "-"),
    )

    assert "pay-by-phone is a guide" in ran.err


@pytest.mark.parametrize("form", ["text", "html", "pdf", "png"])
def test_a_write_that_fails_leaves_no_file(
    commands: Commands, tmp_path: Path, form: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"mine")
    folder = "/" if form == "png" else tmp_path / "folder"
    for out in (folder, tmp_path / "nowhere" / "page", tmp_path / "file" / "page"):
        commands.fails(
            *("handout", "pay-by-phone", "--lang", "en", "--format", form),
            *("--out", out),
        )

    left = sorted(path.name for path in tmp_path.rglob("*"))
    assert left == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_what_is_not_there_is_told(commands: Commands) -> None:
    rest = ("--format", "text", "--out", "-")
    page = commands.fails("handout", "nope", "--lang", "en", *rest)
    language = commands.fails("handout", "pay-by-phone", "--lang", "fr", *rest)

    assert "nope" in page.err
    assert "There are: en" in language.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--format", "doc", "--lang", "en", "--out", "-"),
        ("--format", "pdf", "--lang", "en", "--out", "-", "--paper", "letter"),
        ("--format", "pdf", "--lang", "en"),
        ("--format", "pdf", "--out", "-"),
        ("--lang", "en", "--out", "-"),
    ],
)
def test_wrong_use_is_told_as_such(commands: Commands, wrong: tuple[str, ...]) -> None:
    commands.refuses("handout", "pay-by-phone", *wrong)
