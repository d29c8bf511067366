"""A desk with staff, whose slow hashes are made once a run."""

from __future__ import annotations

from tests.counter.conftest import bank as bank
from tests.counter.conftest import branch_keys as branch_keys
