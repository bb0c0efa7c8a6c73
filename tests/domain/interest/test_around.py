"""What stands around a wish decides it: conditions, doubts, refusals, what was never said.

Each line of `around.jsonl` is put around several wishes, so that none is read by its own words.
"""

from __future__ import annotations

import pytest

from app.domain.interest import check
from tests.domain.interest.texts import texts

WISHES = {
    "job": (
        "I want the job",
        "I'll take the job",
        "I'd love to join you",
        "I accept your offer",
        "I'm very interested in the role",
        "I'd like to go on to the next round",
    ),
    "note": (
        "Told her I want the job",
        "Said I'd take the job",
        "Asked to be put through to the next round",
        "Told them I'm very interested",
    ),
    "that": ("I want the job", "I'd take the job", "I'm very interested"),
}


@pytest.mark.parametrize("line", texts("around.jsonl"), ids=lambda line: str(line["around"]))
def test_every_wish_is_read_with_what_stands_around_it(line: dict[str, str]) -> None:
    said = [line["around"].format(wish) for wish in WISHES[line["of"]]]
    assert {text: check(text).verdict.value for text in said} == dict.fromkeys(said, line["label"])
