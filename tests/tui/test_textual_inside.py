"""What is used of Textual's inside: nothing but this, and all of it is still there.

Textual is pinned. A newer one that renames any of it fails here first, and so does
a name of ours that would take the place of one of Textual's unseen.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from kiosk import tui
from tests.tui.hands import frame_of
from tests.tui.kiosks import at_home, kiosk, touch

USED = {
    "BrowserDriver": {"_app", "_loop", "_on_meta", "_size"},
    "DeskApp": {"_clipboard"},
    "Driver": {"_app", "_writer_thread"},
    "LockedApp": {
        "_close_messages_no_wait",
        "_disable_notifications",
        "_disable_tooltips",
        "_exit_renderables",
        "_fatal_error",
        "_handle_exception",
        "_return_code",
    },
    "Row": {"_clear_arrangement_cache"},
    "Still": {"_focus_sort_key"},
}
"""By class; why there is no public way is said where it is used."""
PRIVATE_MODULES = {"textual._context", "textual._parser", "textual._xterm_parser"}


def modules() -> Iterator[str]:
    for module in walk_packages(tui.__path__, "kiosk.tui."):
        yield module.name


def ours() -> Iterator[type]:
    for name in modules():
        module = import_module(name)
        for _name, each in inspect.getmembers(module, inspect.isclass):
            if each.__module__ == name:
                yield each


@cache
def inside(base: type) -> frozenset[str]:
    """Private names that a class of Textual defines or sets."""
    found = re.findall(r"(?:self\.|def )(_[a-z]\w*)", inspect.getsource(base))
    return frozenset(found)


def named(each: type) -> set[str]:
    """Names that a class of ours defines or asks of itself."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(each)))):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
    return names


def used(each: type) -> set[str]:
    textuals = [base for base in each.__mro__ if base.__module__.startswith("textual")]
    return named(each) & {name for base in textuals for name in inside(base)}


def test_no_other_private_name_of_textual_is_used_or_replaced() -> None:
    assert {each.__name__: used(each) for each in ours() if used(each)} == USED


def test_no_other_private_module_of_textual_is_imported() -> None:
    sources = (inspect.getsource(import_module(name)) for name in modules())
    found = {
        module
        for source in sources
        for module in re.findall(r"^\s*(?:from|import) (textual\._\w+)", source, re.M)
    }
    assert found == PRIVATE_MODULES


async def test_two_switches_of_textual_leave_out_tips_and_notices() -> None:
    app = kiosk()
    assert app._disable_tooltips
    assert app._disable_notifications
    for given in (False, True):
        async with kiosk().run_test(tooltips=given, notifications=given) as pilot:
            found = {type(each).__name__ for each in frame_of(pilot).children}
            assert ({"Tooltip", "ToastRack"} <= found) is given


async def test_after_the_wipe_the_widget_that_was_touched_is_not_kept() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        card = app.frame.query("#services Card").first()
        await touch(pilot, card.region.x + 3, card.region.y + 1)
        assert app._mouse_down_widget is card
        app.erase()
        for _turn in range(4):
            await pilot.pause()
        assert app._mouse_down_widget is None
