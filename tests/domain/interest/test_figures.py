"""The checker's figures on the labelled texts do not fall below what was reached."""

from __future__ import annotations

import pytest

from tests.domain.interest.texts import DATA, measure

FLOORS = {
    "first_half.jsonl": (0.88, 0.97, 0.88, 0.0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_figures_hold_their_floors(name: str) -> None:
    if not (DATA / name).exists():
        pytest.skip(f"{name} is not here")
    macro_f1, precision, recall, accepted = FLOORS[name]
    figures = measure(name)
    assert figures.macro_f1 >= macro_f1
    assert figures.explicit_precision >= precision
    assert figures.explicit_recall >= recall
    assert figures.false_accept_rate <= accepted
    assert figures.declined_as_explicit == 0
