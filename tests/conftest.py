"""What every test needs: Qt without a screen, hypothesis profiles, and no warning in the log that nobody expected."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt; a value from outside wins, to watch a test in a real window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# "quick" draws the same examples for everybody: a red test is red everywhere. "thorough" draws new ones each time.
settings.register_profile(
    "quick", max_examples=30, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def no_unexpected_log_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse; one that expects it checks `caplog`, then calls `caplog.clear()`."""
    yield
    unexpected = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if unexpected:
        pytest.fail("unexpected in the log:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def no_automatic_collection() -> Iterator[None]:
    """Fail a test that leaves it on: the next one that works in two threads may end the whole run."""
    yield
    if gc.isenabled():
        gc.disable()
        pytest.fail("automatic garbage collection was left on", pytrace=False)


def pytest_sessionstart() -> None:
    """As in the program (`app.ui.garbage`): no collection in a worker thread or in the middle of an event."""
    gc.disable()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish() -> None:
    """Between two tests nothing of Qt is on the stack."""
    young, middle, _old = gc.get_count()
    if middle > 50:
        gc.collect()
    elif young > 2_000:
        gc.collect(1)
