"""Mutated journals, a few: those that once lost a row or crashed, and a sample of the others.

`./dev torture mutations` looks at ten thousand.
"""

from __future__ import annotations

import pytest

from tests.torture.mutated_journals import KINDS_OF_END, end_of

AN_INDEX_KNOWS_LESS_THAN_ITS_TABLE = (147, 274, 403, 611, 782)
A_ROW_THAT_ONE_INDEX_HIDES = 870
NAMES_TWICE_IN_THE_SCHEMA = (1339, 8630)
A_LENGTH_BEYOND_ALL_MEMORY = 5960
ONCE_WRONG = (
    *AN_INDEX_KNOWS_LESS_THAN_ITS_TABLE,
    A_ROW_THAT_ONE_INDEX_HIDES,
    *NAMES_TWICE_IN_THE_SCHEMA,
    A_LENGTH_BEYOND_ALL_MEMORY,
)


@pytest.mark.parametrize("seed", [*ONCE_WRONG, *range(9000, 9040)])
def test_a_mutated_journal_neither_crashes_nor_loses_what_sqlite_reads(seed: int) -> None:
    assert end_of(seed) in KINDS_OF_END
