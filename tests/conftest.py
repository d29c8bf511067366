"""Settings of every test: how many examples, and no skipping in the gate."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.ippeve import ippeve as ippeve
from tests.postgresql import postgresql as postgresql
from tests.postgresql import postgresql_url as postgresql_url

EXAMPLES_IN_PROOF = 2000
IN_GATE = os.environ.get("CI") == "true"
IN_PROOF = os.environ.get("KIOSK_PROOF") == "1"

# Who starts the tests in the background leaves these ignored, and so would be the
# programs that tests start and end.
for number, usual in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGQUIT, signal.SIG_DFL),
):
    if signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(number, usual)

# A busy machine is slow, not wrong: neither a deadline nor a slow draw is a failure.
settings.register_profile(
    "usual",
    deadline=None,
    derandomize=IN_GATE,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "proof", settings.get_profile("usual"), max_examples=EXAMPLES_IN_PROOF
)
settings.load_profile("proof" if IN_PROOF else "usual")


def set_aside() -> None:
    """Keep what is there from the collector, as `kiosk run` does.

    Else every app in a test looks through all tests: 400,000 objects, 0.2 s.
    """
    gc.collect()
    gc.freeze()


def pytest_collection_finish() -> None:
    """Set aside what was collected."""
    set_aside()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Do so again after a test that looked into everything."""
    if not gc.get_freeze_count():
        set_aside()


def fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skipped test into a failed one, with the reason it gave."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr
        text = reason[2] if isinstance(reason, tuple) else str(reason)
        report.outcome = "failed"
        report.longrepr = f"skipped in the gate, where every test must run: {text}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[
    None, pytest.TestReport, pytest.TestReport
]:
    report = yield
    if IN_GATE:
        fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[
    None, pytest.CollectReport, pytest.CollectReport
]:
    report = yield
    if IN_GATE:
        fail_if_skipped(report)
    return report
