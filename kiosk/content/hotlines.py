"""Telephone numbers that everybody knows."""

from __future__ import annotations

HOTLINES = frozenset(
    {"110", "119", "120", "122", "12345", "12363", "12367", "12378", "96110"}
)
"""Police, fire brigade, ambulance, traffic police, the city, the regulators,
immigration, against fraud. Source: guides/facts.yaml, but for 122."""
BANKS = frozenset(
    {"95516", "95533", "95555", "95559", "95566", "95580", "95588", "95599"}
)
"""UnionPay and banks, by the numbers printed on their cards."""
CALLED = HOTLINES | BANKS
"""Telephone numbers known as they are: the only figures in a phrase."""
