"""Going from key to key by arrows."""

from kiosk.keyboard.places import Placed


def walked(placed: tuple[Placed, ...], at: Placed | None, arrow: str) -> Placed:
    """Return the key an arrow leads to.

    To the left and to the right it goes on in the row before or after, and so
    comes to every key; up and down it stays at the edge.

    Args:
        placed: All keys, by row and from left to right; at least one.
        at: Where it starts; None: on the first key.
        arrow: left, right, up or down.
    """
    if at is None or at not in placed:
        return placed[0]
    if arrow in ("left", "right"):
        step = 1 if arrow == "right" else -1
        return placed[(placed.index(at) + step) % len(placed)]
    row = at.row + (1 if arrow == "down" else -1)
    middle = 2 * at.x + at.width
    beside = [each for each in placed if each.row == row]
    if not beside:
        return at
    return min(beside, key=lambda each: abs(2 * each.x + each.width - middle))
