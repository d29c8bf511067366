import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.keyboard.folding import fold
from kiosk.keyboard.layout import Face, Layout
from kiosk.keyboard.layouts import LAYOUTS
from kiosk.keyboard.places import key_at, place, rows_of

FACES = [face for layout in LAYOUTS.values() for face in layout.faces]
layouts = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))


def typed_by(layout: Layout) -> str:
    return "".join(
        key.types for face in layout.faces for row in face.rows for key in row
    )


@pytest.mark.parametrize(
    ("layout_id", "characters"),
    [
        ("latin-name", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-' "),
        ("text", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789, "),
        ("document", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
        ("email", "abcdefghijklmnopqrstuvwxyz0123456789@._-"),
        ("phone", "0123456789+"),
        ("amount", "0123456789."),
        ("digits", "0123456789"),
        ("date", "0123456789"),
    ],
)
def test_every_character_a_field_needs_is_on_its_keyboard(
    layout_id: str, characters: str
) -> None:
    assert set(characters) <= set(typed_by(LAYOUTS[layout_id]))


def test_names_and_digits_offer_nothing_the_field_refuses() -> None:
    name = Layout("first-face", LAYOUTS["latin-name"].faces[:1])
    assert not set(typed_by(name)) & set("0123456789")
    assert set(typed_by(LAYOUTS["digits"])) == set("0123456789")


@layouts
def test_done_and_backspace_are_on_every_face(layout: Layout) -> None:
    for face in layout.faces:
        roles = [key.role for row in face.rows for key in row]
        assert roles[-1] == "done"
        assert roles.count("backspace") == 1


@layouts
def test_every_turn_leads_to_a_face_of_the_same_keyboard(layout: Layout) -> None:
    for face in layout.faces:
        for row in face.rows:
            for key in row:
                if key.role == "face":
                    assert layout.face(key.face) is not face


def test_an_unknown_face_is_refused() -> None:
    with pytest.raises(KeyError):
        LAYOUTS["text"].face("greek")


@layouts
@pytest.mark.parametrize("width", [80, 114, 120, 72, 64, 60, 40])
def test_keys_are_at_least_five_cells_drawn(layout: Layout, width: int) -> None:
    for face in layout.faces:
        for placed in place(face, width):
            drawn = placed.width - placed.indent - placed.outdent
            assert drawn >= 5, placed


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.id)
@given(width=st.integers(20, 200))
def test_each_cell_of_the_keyboard_hits_exactly_one_key(face: Face, width: int) -> None:
    placed = place(face, width)
    for row in range(rows_of(placed)):
        hits = [key_at(placed, x, row) for x in range(width)]
        assert None not in hits
        counted = sum(each.width for each in placed if each.row == row)
        assert counted == width
    assert key_at(placed, width, 0) is None
    assert key_at(placed, 0, rows_of(placed)) is None


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.id)
@given(units=st.integers(8, 40))
def test_folding_keeps_every_key_and_no_row_is_too_long(face: Face, units: int) -> None:
    folded = fold(face, units)
    assert all(sum(key.units for key in row) <= units for row in folded.rows)
    before = [(k.role, k.types) for row in face.rows for k in row]
    after = [(k.role, k.types) for row in folded.rows for k in row]
    assert sorted(before) == sorted(after)
    assert [k for k in before if k[0] == "type"] == [k for k in after if k[0] == "type"]
    assert after[-1][0] == "done"


def test_a_folded_face_still_gives_way_to_the_first() -> None:
    capitals = LAYOUTS["free-latin"].face("capitals")
    assert fold(capitals, 8).then == capitals.then == "letters"


def test_a_face_that_fits_is_not_folded() -> None:
    face = LAYOUTS["text"].faces[0]
    assert fold(face, 20) is face


def test_a_grid_too_narrow_for_anything_is_refused() -> None:
    with pytest.raises(ValueError, match="8 units"):
        fold(FACES[0], 7)
