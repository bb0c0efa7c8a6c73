"""The 49 examples of the specification."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from app.domain.interest import check
from tests.domain.interest.texts import texts

EXAMPLES = texts("spec_examples.jsonl")


def overlap(got: str, gold: str) -> float:
    """Token F1 of two spans, as the scorer counts it."""
    a, b = (Counter(re.findall(r"\w+", words.lower())) for words in (got, gold))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["id"]))
def test_judges_every_example_of_the_specification_rightly(example: dict[str, Any]) -> None:
    judgement = check(example["text"])
    assert judgement.verdict.value == example["label"]
    assert judgement.span in example["text"]
    assert bool(judgement.span) == bool(example["span"])
    if example["span"]:
        assert overlap(judgement.span, example["span"]) >= 0.5
    if example["label"] in {"EXPLICIT", "HEDGED"}:
        assert judgement.names_step is example["names_step"]
