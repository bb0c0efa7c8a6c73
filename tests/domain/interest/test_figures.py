"""The checker's figures on the labelled texts do not fall below what was reached."""

from __future__ import annotations

import pytest

from tests.domain.interest.texts import measure

# The halves and what is in them: docs/checker.md. Floors lie a little under what was reached.
FLOORS = {
    "first_half.jsonl": (0.96, 0.98, 0.95, 0.0),
    "probes.jsonl": (0.96, 0.96, 0.94, 0.015),
    "strangers.jsonl": (0.94, 0.97, 0.92, 0.01),
    "naturals.jsonl": (0.94, 0.98, 0.92, 0.005),
    "second_half.jsonl": (0.87, 0.96, 0.82, 0.015),
}


@pytest.mark.parametrize("name", FLOORS)
def test_the_figures_hold_their_floors(name: str) -> None:
    macro_f1, precision, recall, accepted = FLOORS[name]
    figures = measure(name)
    assert figures.macro_f1 >= macro_f1
    assert figures.explicit_precision >= precision
    assert figures.explicit_recall >= recall
    assert figures.false_accept_rate <= accepted
    assert figures.declined_as_explicit == 0


def test_what_attackers_found_and_was_mended_stays_mended() -> None:
    figures = measure("attacked.jsonl")  # nothing but mistakes of the day they were written
    assert figures.macro_f1 >= 0.63
    assert figures.false_accept_rate <= 0.28


def test_what_was_written_by_theme_to_mislead_it_mostly_does_not() -> None:
    figures = measure("themes.jsonl")  # docs/checker.md tells the themes
    assert figures.macro_f1 >= 0.86
    assert figures.explicit_precision >= 0.90
    assert figures.false_accept_rate <= 0.03
