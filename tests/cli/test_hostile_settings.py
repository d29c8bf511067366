"""Pages of a branch whose settings and translations are hostile."""

from __future__ import annotations

import zlib
from dataclasses import fields
from pathlib import Path
from typing import cast

import pytest
from msgspec import structs

from kiosk.content.library import Library
from kiosk.content.wording import Wording
from kiosk.errors import HandoutError
from kiosk.handout.compose import Voices, of_guide, of_service
from kiosk.handout.model import Handout
from kiosk.handout.writing import render
from kiosk.language.catalogue import Catalogue
from kiosk.settings import Branch, Settings
from tests.cli.commands import Commands
from tests.cli.test_hostile_handout import check_printed
from tests.cli.test_interview import DAY, TODAY
from tests.conftest import IN_PROOF
from tests.handout.attacks import ATTACKS, ISOLATES, commands_in, seen
from tests.handout.test_page import Reading
from tests.tui.kiosks import languages, library

FORMED = frozenset({"wifi_name", "wifi_password", "colour"})
"""What has a form of its own: `tests/test_settings.py` holds it to that."""
TEXTS = tuple(
    each.name
    for each in fields(Branch)
    if each.type == "str" and each.name not in FORMED
)
TAGS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "header", "main", "footer"}
    | {"section", "figure", "figcaption", "h1", "h2", "p", "i", "b", "ol", "ul", "li"}
    | {"dl", "dt", "dd", "div", "bdi", "mark", "svg", "path", "rect", "g"}
)
"""What a page is made of: nothing that links, loads or runs."""
STAMP = 1_795_305_600
SHORT = tuple(each for each in ATTACKS if len(each) < 150)
WRITTEN = tuple(each for each in SHORT if "\ud800" not in each and "\udfff" not in each)
"""What a file in UTF-8 can hold."""


def written(text: str) -> str:
    """A text as TOML takes any character that is one."""
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in text) + '"'


def settings_with(folder: Path, attack: str) -> Path:
    rows = [f"{name} = {written(attack)}" for name in TEXTS]
    path = folder / "kiosk.toml"
    path.write_text("[branch]\n" + "\n".join(rows), "utf-8")
    return path


@pytest.mark.parametrize("form", ["text", "html"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_settings_are_shown_as_they_are_or_refused(
    commands: Commands, tmp_path: Path, form: str, lang: str
) -> None:
    shown = 0
    for attack in SHORT:
        config = settings_with(tmp_path, attack)
        ran = commands.run(
            *("handout", "open-account", "--config", config, "--lang", lang),
            *("--format", form, "--out", "-", *TODAY),
        )
        assert ran.status in (0, 1)
        assert commands_in(ran.err) == set()
        if ran.status:
            hidden = commands_in(attack, allowed="")
            assert hidden
            assert "branch." in ran.err or "TOML" in ran.err
            continue
        page = ran.out.decode()
        assert commands_in(page, allowed="\n" + ISOLATES) == set()
        if form == "html":
            assert {*Reading(page).tags} <= TAGS
            page = "".join(Reading(page).words)
        assert seen(attack) in " ".join(page.split())
        shown += 1
    assert shown >= 60


class Hostile:
    """The real content, each text of which a translator made hostile."""

    def __init__(self, real: Library) -> None:
        self._real = real

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def catalogue(self, code: str, domain: str) -> Catalogue:
        real = self._real.catalogue(code, domain)
        entries = {
            msgid: structs.replace(entry, text=(attack_for(msgid),) * len(entry.text))
            for msgid, entry in real.entries.items()
        }
        return structs.replace(real, entries=entries)


def attack_for(msgid: str) -> str:
    return WRITTEN[zlib.crc32(msgid.encode()) % len(WRITTEN)]


def hostile_pages(code: str) -> list[Handout]:
    content = cast(Library, Hostile(library()))
    spoken = {each.code: each for each in languages()}
    main, chinese = (
        Wording(spoken[each], content, Settings(), DAY) for each in (code, "zh")
    )
    voices = Voices(main, chinese)
    services = [of_service(content.service(one.id), voices) for one in content.services]
    return services + [
        of_guide(content.guide(one.id), voices) for one in content.guides
    ]


@pytest.mark.parametrize("code", ["ko", "ar"])
def test_translations_are_shown_as_they_are_and_command_nothing(code: str) -> None:
    read = set()
    for page in hostile_pages(code):
        (source,) = render(page, "html", timestamp=STAMP)
        (text,) = render(page, "text", timestamp=STAMP)
        assert commands_in(text.decode(), allowed="\n" + ISOLATES) == set()
        assert commands_in(source.decode()) == set()
        assert {*Reading(source.decode()).tags} <= TAGS
        words = "".join(Reading(source.decode()).words)
        read |= {each for each in WRITTEN if seen(each) and seen(each) in words}
    assert len(read) >= 60


def test_translations_are_printed_as_they_are() -> None:
    pages, told = hostile_pages("ko")[:: 1 if IN_PROOF else 6], []
    for page in pages:
        try:
            (pdf,) = render(page, "pdf", timestamp=STAMP)
        except HandoutError as error:
            told.append(error.problem)
            continue
        check_printed(pdf, ())
    # A page with a character that no font has is refused, not printed without it.
    assert all("glyph" in problem for problem in told)
    assert len(told) < len(pages)
