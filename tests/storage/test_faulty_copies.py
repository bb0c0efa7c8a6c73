"""Faults at the end of a restore, where the journal has changed its file: it goes on all the same.

`./dev torture faults` looks at five hundred positions of a backup, an import and a restore.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.disk import FAULTS, Disk, Fault
from tests.torture.faulty_copies import ACTS, Case, base_of, measured, perform, wrong_with
from tests.torture.faulty_writes import Faults


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a backup, closed."""
    return base_of(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def restore(base: Path) -> Case:
    """A restore, as it goes on a healthy disk."""
    return measured(base, "restore", ACTS["restore"])


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("from_the_end", range(6))
def test_the_last_steps_of_a_restore_may_fail(
    base: Path, restore: Case, tmp_path: Path, kind: str, from_the_end: int
) -> None:
    faults = Faults()
    path = tmp_path / "home" / base.name
    fault = Fault(kind, restore.operations - from_the_end)
    perform(base, tmp_path, restore.act, Disk(), fault, faults)
    assert faults.first == ""
    assert wrong_with(path, base, restore) == ""
