from inspect import getmembers

import pytest
from textual.widget import Widget

from kiosk.tui.visitor.editors.kinds import EDITORS, make_editor
from kiosk.tui.widgets.field_grid import FieldGrid
from tests.tui.stage import voice


@pytest.mark.parametrize("kind", EDITORS)
def test_no_kind_of_editor_leaves_a_method_to_others(kind: str) -> None:
    made = type(make_editor(kind, voice()))
    left = [
        name
        for name, method in getmembers(made)
        if getattr(method, "__isabstractmethod__", False)
    ]
    assert left == []


def test_parts_of_a_date_stand_side_by_side_before_the_page_is_laid_out() -> None:
    boxes = FieldGrid(Widget(), Widget(), Widget())
    boxes.lay_in(3, side_by_side=True)
    assert boxes.styles.grid_size_columns == 3
