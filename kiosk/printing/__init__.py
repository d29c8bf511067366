"""Paper: the printers of this machine, and the queue of what they print."""

from __future__ import annotations

from kiosk.printing.delivery import can_print, deliver

__all__ = ["can_print", "deliver"]
