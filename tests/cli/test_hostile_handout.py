"""`kiosk handout` with hostile text in every answer and setting: shown, not obeyed."""

from __future__ import annotations

import json
import re
import zlib
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.commands import Commands
from tests.cli.test_interview import CONTEXT, TODAY
from tests.conftest import IN_PROOF
from tests.handout.attacks import ATTACKS, ISOLATES, commands_in, seen
from tests.handout.test_page import Reading
from tests.tui.visits import full_visit

LANGUAGES = ("en", "ar", "ko", "zh")
COMPLAINT = {
    "complaint-about": "service",
    "complaint-told": "no",
    "of-age": "yes",
    "consent": True,
}
NOTED = ("complaint-facts", "complaint-wish")
"""Free text that is printed on the note a visitor hands in."""
UNPRINTED = (
    "purpose-other",
    "full-name",
    "china-address",
    "home-address",
    "email",
    "birth-place",
)
"""Free text of open-account, which stands on no page."""
DOING = re.compile(rb"/(?:JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile)\b")
STREAM = re.compile(rb"\bstream\r?\n(.*?)\r?\nendstream", re.DOTALL)
MOST_PAGES = 3


def made(
    commands: Commands, answers: object, form: str, lang: str, page: str = "complain"
) -> bytes | None:
    """The page; None: the answers are refused, in a few calm lines."""
    ran = commands.run(
        *("handout", page, "--answers", "-", "--format", form, "--lang", lang),
        *("--out", "-", *TODAY),
        standard_input=json.dumps(answers).encode(),
    )
    assert ran.status in (0, 1)
    if ran.status == 0:
        return ran.out
    assert ran.out == b""
    assert 1 <= len(ran.err.splitlines()) <= 4
    assert commands_in(ran.err) == set()
    assert "Traceback" not in ran.err
    return None


def complained(one: str, other: str) -> dict[str, object]:
    return {**COMPLAINT, NOTED[0]: one, NOTED[1]: other}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_note_as_text_shows_what_was_typed_and_commands_no_terminal(
    commands: Commands, lang: str
) -> None:
    shown = 0
    for attack in ATTACKS:
        page = made(commands, complained(attack, "x"), "text", lang)
        if page is not None:
            text = page.decode()
            assert seen(attack) in text
            assert commands_in(text, allowed="\n" + ISOLATES) == set()
            shown += 1
    assert shown >= 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_note_as_web_page_gains_nothing_but_words(
    commands: Commands, lang: str
) -> None:
    page = made(commands, complained("x", "x"), "html", lang)
    assert page is not None
    harmless = Reading(page.decode())
    for attack in ATTACKS:
        page = made(commands, complained(attack, "x"), "html", lang)
        if page is None:
            continue
        source = page.decode()
        attacked = Reading(source)
        assert attacked.tags == harmless.tags
        assert attacked.attributes == harmless.attributes
        assert seen(attack) in "".join(attacked.words)
        assert commands_in(source) == set()


def inside(pdf: bytes) -> bytes:
    """Everything of a file that tells what it does, not how it looks."""
    objects = [
        zlib.decompress(stream[1])
        for stream in STREAM.finditer(pdf)
        if b"/ObjStm" in pdf[: stream.start()].rpartition(b" obj")[2]
    ]
    return b"\n".join((STREAM.sub(b"", pdf), *objects))


def check_printed(pdf: bytes, attacks: tuple[str, ...]) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) <= MOST_PAGES
        texts = [page.get_textpage().get_text_range() for page in document]
    words = "".join("".join(texts).split())
    for attack in attacks:
        # Of other scripts the reader of the test gives the glyphs, not the letters.
        if seen(attack).isascii():
            assert "".join(seen(attack).split()) in words
    assert DOING.findall(inside(pdf)) == []


@pytest.mark.parametrize("lang", ("en", "ko", "zh") if IN_PROOF else ("en",))
def test_a_printed_note_shows_what_was_typed_and_does_nothing(
    commands: Commands, lang: str
) -> None:
    taken = [
        each for each in ATTACKS if made(commands, complained(each, "x"), "text", lang)
    ]
    for one, other in (
        pairwise(taken) if IN_PROOF else zip(taken[::2], taken[1::2], strict=False)
    ):
        pdf = made(commands, complained(one, other), "pdf", lang)
        assert pdf is not None, (one, other)
        check_printed(pdf, (one, other))


def test_pictures_of_a_note_are_few_whatever_was_typed(
    commands: Commands, tmp_path: Path
) -> None:
    for one, other in (("A" * 120, "x" + "\u0301" * 100), ("#set page()", "\x1b[2J")):
        answers = tmp_path / "answers.json"
        answers.write_text(json.dumps(complained(one, other)), "utf-8")
        ran = commands.run(
            *("handout", "complain", "--answers", answers, "--format", "png"),
            *("--lang", "ar", "--out", tmp_path / "page.png", *TODAY),
        )
        assert ran.status == 0
    pictures = [*tmp_path.glob("*.png")]
    assert 1 <= len(pictures) <= MOST_PAGES
    assert all(each.read_bytes().startswith(b"\x89PNG") for each in pictures)


@pytest.mark.parametrize("field", UNPRINTED)
def test_an_answer_that_is_on_no_page_changes_no_byte(
    commands: Commands, field: str
) -> None:
    usual = {**full_visit("open-account", CONTEXT)}
    harmless = made(commands, usual, "text", "en", "open-account")
    assert harmless is not None
    for attack in ATTACKS:
        value = (
            {"surname": attack, "given_names": ""} if field == "full-name" else attack
        )
        answers = {**usual, field: value}
        page = made(commands, answers, "text", "en", "open-account")
        assert page in (harmless, None)


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_no_answer_of_open_account_is_in_its_files(
    commands: Commands, form: str
) -> None:
    usual = {**full_visit("open-account", CONTEXT)}
    hostile = {
        **usual,
        **dict.fromkeys(UNPRINTED[2:4] + UNPRINTED[5:], '#read("/etc/passwd")'),
        "purpose-other": "<script>alert(1)</script>",
    }
    one = made(commands, usual, form, "en", "open-account")
    assert one is not None
    assert made(commands, hostile, form, "en", "open-account") == one
