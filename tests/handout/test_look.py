import json
import re
import struct
import zlib
from base64 import b64decode
from dataclasses import replace as replaced
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from kiosk.errors import HandoutError, SettingsError
from kiosk.handout.form_press import form_pdf
from kiosk.handout.look import (
    LARGEST_LOGO,
    LEAST_CONTRAST,
    Look,
    check_logo,
    contrast_with_white,
    look_of,
    look_values,
)
from kiosk.handout.model import Handout, Line, Paper, Stamp
from kiosk.handout.packs.model import POSTERS, Poster, PosterPaper
from kiosk.handout.packs.press import PackPress
from kiosk.handout.page import page
from kiosk.handout.page_style import LARGEST_PICTURE
from kiosk.handout.pdf import Press
from kiosk.language.languages import read_languages
from kiosk.paths import find_places
from kiosk.settings import Branch, read_settings
from tests.handout.samples import LANGUAGES, open_account
from tests.handout.test_forms import filled
from tests.handout.test_page import Reading
from tests.handout.test_pdf import codes_on, made, words_on

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">%s</svg>'
DRAWN = SVG % '<path fill="#c00" d="M0 0h2v1H0z"/>'
BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">]>' + SVG % "<text>&a;</text>"


def png(width: int = 40, height: int = 20) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "#c00000").save(file, "png")
    return file.getvalue()


def wide_png() -> bytes:
    """A small file that says it has a thousand million dots."""
    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    crc = zlib.crc32(b"IHDR" + head)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + head
        + struct.pack(">I", crc)
    )


BAD = {
    "empty": b"",
    "no image": b"MZ not an image",
    "10 MB": png() + bytes(10_000_000),
    "cut off": png()[:50],
    "too many dots": wide_png(),
    "no SVG": b"<html><body/></html>",
    "broken SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
    "no size": (SVG % "").replace("<svg", '<svg width="0" height="0"').encode(),
    "entities": BOMB.encode(),
    "JPEG": b"\xff\xd8\xff\xe0 and so on",
}


@pytest.fixture(scope="module")
def press() -> Press:
    return Press()


def looking(handout: Handout, logo: Path | str = "", colour: str = "") -> Handout:
    return replace(handout, look=Look(colour, str(logo)))


def stamped(handout: Handout) -> Handout:
    room = Stamp(Line("Bank stamp", "银行盖章处"), Line("Notes", "银行备注"))
    return replace(handout, stamp=room)


def colours_on(pdf: bytes) -> set[tuple[int, ...]]:
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    counted = picture.getcolors(picture.width * picture.height)
    return {colour for count, colour in counted if count > 50}


def pages_of(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bank_of_its_own_look_has_pages_that_are_read(
    press: Press, tmp_path: Path, language: str, paper: Paper
) -> None:
    (tmp_path / "logo.svg").write_text(DRAWN, "utf-8")
    plain = stamped(open_account(language))
    handout = looking(plain, tmp_path / "logo.svg", "#ffd000")
    pdf = made(press, handout, paper)
    assert handout.code is not None
    assert codes_on(pdf) == [handout.code.text]
    assert (204, 0, 0) in colours_on(pdf)
    assert (204, 0, 0) not in colours_on(made(press, plain, paper))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert made(Press(), handout, paper) == pdf


def test_a_picture_is_a_logo_as_well(press: Press, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    check_logo(Branch(logo=tmp_path / "logo.png"))
    pdf = made(press, looking(open_account("en"), tmp_path / "logo.png"))
    assert (192, 0, 0) in colours_on(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_wears_the_look_of_the_bank(tmp_path: Path, language: str) -> None:
    (tmp_path / "logo.svg").write_text(DRAWN, "utf-8")
    plain = filled("application", language)
    look = Look("#8b0000", str(tmp_path / "logo.svg"))
    worn, bare = (
        form_pdf(form, timestamp=0) for form in (replace(plain, look=look), plain)
    )
    assert {(204, 0, 0), (139, 0, 0)} <= colours_on(worn)
    assert not {(204, 0, 0), (139, 0, 0)} & colours_on(bare)
    assert sorted(words_on(worn).split()) == sorted(words_on(bare).split())
    assert pages_of(worn) == 1


def test_a_form_is_made_without_a_logo_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "logo").write_bytes(BAD["no image"])
    plain = filled("application", "en")
    look = Look(logo=str(tmp_path / "logo"))
    worn = form_pdf(replace(plain, look=look), timestamp=0)
    assert worn == form_pdf(plain, timestamp=0)


@pytest.mark.parametrize("paper", POSTERS)
def test_the_poster_wears_the_look_of_the_bank(
    tmp_path: Path, paper: PosterPaper
) -> None:
    (tmp_path / "logo.svg").write_text(DRAWN, "utf-8")
    languages = read_languages(find_places().locales / "languages.toml")
    line = Line("Demonstration Bank", "示范银行")
    plain = Poster(question=line, branch=line, languages=languages)
    look = Look("#ffd000", str(tmp_path / "logo.svg"))
    worn = PackPress().poster(replaced(plain, look=look), paper, timestamp=0)
    told = json.loads(look_values(look)["look"])["petrol"]
    dark = tuple(int(told[place : place + 2], 16) for place in (1, 3, 5))
    assert {(204, 0, 0), dark} <= colours_on(worn)
    assert pages_of(worn) == 1


def test_a_page_for_phones_wears_the_colour_of_the_bank(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(DRAWN, "utf-8")
    plain = open_account("ar")
    worn = page(looking(plain, tmp_path / "logo.svg", "#ffd000"))
    assert "3px solid #ffd000" in worn
    # Yellow letters on white cannot be read.
    assert "color:#ffd000" not in worn.replace("border-color", "")
    assert "#0a566b" not in worn
    (source,) = (value for name, value in Reading(worn).attributes if name == "src")
    logo = b64decode(source.removeprefix("data:image/svg+xml;base64,"))
    assert logo == DRAWN.encode()
    shown, usual = (
        re.sub("<style>.*?</style>", "", one) for one in (worn, page(plain))
    )
    assert Reading(shown).words == Reading(usual).words


def test_a_large_logo_goes_on_paper_only(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(DRAWN + " " * LARGEST_PICTURE, "utf-8")
    assert "<img" not in page(looking(open_account("en"), tmp_path / "logo.svg"))


@pytest.mark.parametrize("kind", BAD)
def test_a_logo_that_is_none_is_told_and_the_page_is_made_without_it(
    press: Press, tmp_path: Path, kind: str
) -> None:
    logo = tmp_path / "logo"
    logo.write_bytes(BAD[kind])
    with pytest.raises(HandoutError, match=r"branch\.logo") as caught:
        check_logo(Branch(logo=logo))
    assert str(LARGEST_LOGO // 1000) in caught.value.remedy
    handout = open_account("en")
    assert made(press, looking(handout, logo)) == made(press, handout)
    assert page(looking(handout, logo)) == page(handout)


@pytest.mark.parametrize("path", ["/nowhere/logo.png", "/", "/dev/null", "/a\0b"])
def test_a_logo_that_is_not_there_is_told(press: Press, path: str) -> None:
    with pytest.raises(HandoutError, match=r"branch\.logo"):
        check_logo(Branch(logo=Path(path)))
    assert made(press, looking(open_account("en"), path)).startswith(b"%PDF")


def test_no_logo_is_no_trouble() -> None:
    check_logo(Branch())
    assert look_of(Branch()) == Look()


@given(st.tuples(*[st.floats(0, 1)] * 3))
def test_letters_of_any_colour_can_be_read(colour: tuple[float, float, float]) -> None:
    written = "#" + "".join(f"{round(value * 255):02x}" for value in colour)
    told = look_values(Look(written))["look"]
    ours = told.split('"petrol": "')[1][:7]
    red, green, blue = (int(ours[place : place + 2], 16) / 255 for place in (1, 3, 5))
    # A step of 255 is lost when a colour is written down.
    assert contrast_with_white((red, green, blue)) > LEAST_CONTRAST - 0.05


def test_a_dark_colour_stays_as_the_bank_set_it() -> None:
    assert '"petrol": "#8b0000"' in look_values(Look("#8b0000"))["look"]


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#gggggg", "0a566b"])
def test_what_is_no_colour_is_refused_in_the_settings(
    tmp_path: Path, colour: str
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(f'[branch]\ncolour = "{colour}"\n', "utf-8")
    with pytest.raises(SettingsError, match=r"branch\.colour"):
        read_settings(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_says_the_same_on_more_paper(press: Press, language: str) -> None:
    handout = stamped(open_account(language))
    large = made(press, replace(handout, look=Look(large=True)))
    assert pages_of(large) > pages_of(made(press, handout))
    assert handout.code is not None
    assert codes_on(large) == [handout.code.text]


def test_large_print_has_letters_of_eighteen_points(press: Press) -> None:
    handout = replace(open_account("en"), look=Look(large=True))
    line = handout.sections[0].lines[0].text
    with pypdfium2.PdfDocument(made(press, handout)) as document:
        page = document[0].get_textpage()
        place = page.get_text_range().index(line[:20])
        _left, bottom, _right, top = page.get_charbox(place, loose=True)
    assert top - bottom > 18


def test_a_full_page_has_room_for_a_stamp_without_another(press: Press) -> None:
    handout = replace(open_account("en"), code=None, sections=())
    lines = tuple(Line(f"Line {number}") for number in range(40))
    section = replace(open_account("en").sections[3], lines=lines)
    fitting = [
        count
        for count in range(1, 41)
        if pages_of(made(press, _with(handout, replace(section, lines=lines[:count]))))
        == 1
    ]
    most = _with(handout, replace(section, lines=lines[: fitting[-1] - 4]))
    assert pages_of(made(press, stamped(most))) == 1
    assert "Bank stamp" in words_on(made(press, stamped(most)))


def _with(handout: Handout, section: object) -> Handout:
    return replace(handout, sections=(section,))
