"""What stands around a wish decides it: conditions, doubts, refusals, what was never said.

Each line of `around.jsonl` is put around several wishes, so that none is read by its own words.
"""

from __future__ import annotations

import pytest

from app.domain.interest import Verdict, check
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


OTHERS = (
    "My friend Oksana",
    "My brother",
    "Our neighbour Tom",
    "The girl before me",
    "Ravi from the course",
    "The other candidate",
    "Some lad",
    "A woman in the waiting room",
    "Everyone in my year",
    "Half the class",
    "Two of the others",
    "The man next to me",
    "Aisha",
    "Old Pete",
    "The guy from Leeds",
    "One of the applicants",
    "My mate's wife",
    "The agency's other candidate",
    "A colleague of mine",
)
DEEDS = (
    "rang them and accepted the offer.",
    "got the offer and said yes on the spot.",
    "took the job.",
    "applied last week and really wants the job.",
    "sat there and told them straight: I want the job.",
    "wrote to them and asked to be hired.",
    "would love to join you.",
    "is very interested in the role.",
    "walked in, shook hands and accepted at once.",
    "signed the contract yesterday.",
    "can't wait to start.",
    "asked for the job and got it.",
    "begged them for a chance.",
)


@pytest.mark.parametrize("who", OTHERS)
def test_what_somebody_else_did_or_wants_is_no_ask(who: str) -> None:
    said = [f"{who} {deed}" for deed in DEEDS]
    assert [text for text in said if check(text).verdict is not Verdict.ABSENT] == []
