from inspect import getmembers

import pytest

from kiosk.tui.visitor.editors.kinds import EDITORS, make_editor
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
