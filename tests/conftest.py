"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import desk_at

settings.register_profile(
    "house", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


@pytest.fixture
def still() -> StoppedClock:
    """Monday 23 November 2026, ten in the morning in London."""
    return StoppedClock()


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    """Where the test's journal lies."""
    return tmp_path / "journal.askwell"


@pytest.fixture
def desk(journal_path: Path, still: StoppedClock) -> Iterator[Desk]:
    """A desk over an empty journal."""
    with desk_at(journal_path, still) as opened:
        yield opened
