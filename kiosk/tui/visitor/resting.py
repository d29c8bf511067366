"""What widgets remember of how they looked, forgotten while nobody sees them.

Textual keeps each line that a widget painted, and with it every part of the line
that was ever painted alone: more than a kilobyte a line. What is shown again is
painted again in any case.
"""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widget import Widget


def rest_hidden(root: DOMNode) -> None:
    """Let everything that is hidden below a widget forget its lines."""
    for each in root.children:
        if not isinstance(each, Widget):
            continue
        if each.display:
            rest_hidden(each)
        else:
            _rest(each)


def _rest(widget: Widget) -> None:
    widget._styles_cache.clear()
    for each in widget.children:
        if isinstance(each, Widget):
            _rest(each)
