"""What the desk shows to visitors, in their language."""

from __future__ import annotations

from kiosk.interview.problems import mark

NUMBER_CALLED = mark("Number %(number)s: please come to the counter.")
"""Shown large, or called out, when staff are ready for somebody with a number."""
