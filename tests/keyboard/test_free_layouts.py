import subprocess
import sys
from itertools import chain

import pytest

from kiosk.keyboard.free_faces import BASE, BROAD
from kiosk.keyboard.free_layouts import FREE
from kiosk.keyboard.free_names import FREE_IDS, free_layout
from kiosk.keyboard.layout import Layout
from kiosk.keyboard.layouts import LAYOUTS
from kiosk.keyboard.places import place, rows_of
from kiosk.keyboard.sieves import SIEVES, sentence

layouts = pytest.mark.parametrize("layout", FREE, ids=[each.id for each in FREE])


def types_of(layout_id: str, *faces: str) -> set[str]:
    layout = LAYOUTS[layout_id]
    shown = [layout.face(each) for each in faces] or layout.faces
    return {key.types for face in shown for row in face.rows for key in row}


def range_of(first: str, last: str) -> set[str]:
    return {chr(code) for code in range(ord(first), ord(last) + 1)}


@pytest.mark.parametrize(
    ("layout_id", "characters"),
    [
        ("free-latin", range_of("a", "z") | range_of("A", "Z") | set("',.?!éñçüßøşğı")),
        ("free-vi", range_of("a", "z") | set("ăâêôơưđĂÂÊÔƠƯĐ")),
        ("free-cyrillic", range_of("а", "я") | range_of("А", "Я") | set("ёЁєїіґ")),
        ("free-uz", range_of("а", "я") | set("ўқғҳЎҚҒҲ")),
        ("free-kk", range_of("а", "я") | set("әіңғүұқөһӘІҢҒҮҰҚӨҺ")),
        ("free-ky", range_of("а", "я") | set("ңөү")),
        ("free-mn", range_of("а", "я") | set("өүёӨҮЁ")),
        ("free-ar", range_of("ء", "غ") | range_of("ف", "ي") | set("،؟؛")),
        ("free-th", range_of("ก", "ฺ") | range_of("฿", "ํ")),
        ("free-ko", range_of("ㄱ", "ㅎ") - set("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ")),
        ("free-kana", set("あいうえおかきくけこん、。ーわをアン？") | {"\u3099", "小"}),
    ],
)
def test_every_letter_of_the_script_has_a_key(
    layout_id: str, characters: set[str]
) -> None:
    # A tatweel only makes a word longer to the eye.
    assert characters - {"\u0640"} <= types_of(layout_id)


@layouts
def test_digits_a_question_mark_and_blanks_are_on_every_keyboard(
    layout: Layout,
) -> None:
    types = types_of(layout.id)
    assert set("0123456789 @¥") <= types
    assert types & set("?؟？")


@layouts
def test_every_keyboard_has_latin_letters_for_names_and_addresses(
    layout: Layout,
) -> None:
    assert range_of("a", "z") | range_of("A", "Z") <= types_of(layout.id)


@layouts
def test_letters_of_one_key_and_then_the_first_face_again(layout: Layout) -> None:
    for face in layout.faces:
        assert not face.then or layout.face(face.then) is not face
    assert layout.faces[0].then == ""


@layouts
def test_no_row_is_wider_than_twelve_letters(layout: Layout) -> None:
    for face in layout.faces:
        for row in face.rows:
            assert sum(key.units for key in row) <= BROAD
            assert all(key.units >= 2 for key in row)


@layouts
@pytest.mark.parametrize(
    ("width", "rows"), [(72, 5), (80, 5), (114, 5), (64, 5), (60, 5), (40, 9)]
)
def test_a_keyboard_leaves_room_for_the_box(
    layout: Layout, width: int, rows: int
) -> None:
    assert max(rows_of(place(face, width)) for face in layout.faces) <= rows


@layouts
def test_what_is_typed_is_what_stands_on_the_key(layout: Layout) -> None:
    for key in chain.from_iterable(row for face in layout.faces for row in face.rows):
        if key.role == "type" and key.label not in "゛゜":
            assert key.types == key.label.replace(BASE, "")
            assert sentence(key.types) == key.types


@layouts
def test_every_keyboard_has_its_sieve(layout: Layout) -> None:
    assert SIEVES[layout.id]("a\u3000b\x00\u202e\u00a0\u200dc\n") == "a b c "


@pytest.mark.parametrize(
    ("code", "layout_id"),
    [
        ("en", "free-latin"),
        ("zh", "free-latin"),
        ("xx", "free-latin"),
        ("ko", "free-ko"),
        ("ar", "free-ar"),
        ("ru", "free-cyrillic"),
        ("uz", "free-uz"),
        ("uz_Latn", "free-latin"),
        ("uz-Cyrl-UZ", "free-uz"),
        ("tt-Cyrl", "free-cyrillic"),
        ("mn", "free-mn"),
        ("kk", "free-kk"),
        ("ky", "free-ky"),
        ("th", "free-th"),
        ("vi", "free-vi"),
        ("ja", "free-kana"),
    ],
)
def test_a_language_is_typed_in_its_script(code: str, layout_id: str) -> None:
    assert free_layout(code) == layout_id
    assert layout_id in LAYOUTS


def test_every_keyboard_for_sentences_is_known_by_its_name() -> None:
    assert {layout.id for layout in FREE} == FREE_IDS


def test_the_keyboards_of_fields_do_without_those_for_sentences() -> None:
    told = (
        "import sys\n"
        "from kiosk.keyboard.layouts import LAYOUTS\n"
        "from kiosk.keyboard.sieves import SIEVES\n"
        "LAYOUTS['latin-name'], SIEVES['free-ko'], 'phone' in LAYOUTS\n"
        "print('kiosk.keyboard.free_layouts' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
