"""A journal with very many entries, most of them answers of 200 words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate, islice
from pathlib import Path

from app.domain.audience import Side
from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.opportunity import Opportunity
from app.domain.reflection import Answer
from app.domain.stage import Stage
from app.services.changes import Entity
from app.storage.engine import open_journal
from tests.desks import rules

WORDS_AN_ENTRY = 200
ANSWERS_A_STAGE = 10
STAGES_AN_OPPORTUNITY = 4
BATCH = 2_000
LETTERS = "etaoinshrdlucmfwypvbgk"
LONGEST = 10
VOCABULARY = 20_000
MADE = datetime(2024, 1, 1, 9, 0, tzinfo=UTC)


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Made-up words, and how often each is used: few very often, most hardly ever."""
    chance = random.Random(1)
    words = [
        "".join(chance.choices(LETTERS, k=chance.randint(2, LONGEST))) for _ in range(VOCABULARY)
    ]
    return words, list(accumulate(1 / (place + 2.7) for place in range(VOCABULARY)))


def write_big_journal(path: Path, entries: int) -> None:
    """Write a journal with about so many entries that can be found."""
    kinds = {kind.id: kind.gated for kind in rules().kinds.values()}
    journal = open_journal(path, create=True, kinds=kinds)
    rows = _rows(entries)
    while batch := list(islice(rows, BATCH)):
        with journal.transaction() as writing:
            writing.save(*batch)
    journal.close()


def _rows(entries: int) -> Iterator[Entity]:
    chance = random.Random(2)
    words, weights = vocabulary()

    def some(count: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=count))

    made, number = 0, 0
    while made < entries:
        key, at = f"{number:08}", MADE + timedelta(minutes=11 * number)
        yield Company(id=f"company-{key}", name=some(2).title(), created_at=at)
        yield Opportunity(
            id=f"opportunity-{key}",
            title=some(3).title(),
            company_id=f"company-{key}",
            location=some(1),
            notes=some(WORDS_AN_ENTRY),
            created_at=at,
        )
        yield Contact(
            id=f"contact-{key}", name=some(2).title(), company_id=f"company-{key}", created_at=at
        )
        yield Tie(
            id=f"tie-{key}",
            opportunity_id=f"opportunity-{key}",
            contact_id=f"contact-{key}",
            side=Side.CLIENT,
            created_at=at,
        )
        yield from _stages(key, at, some)
        made += 2 + STAGES_AN_OPPORTUNITY * (1 + ANSWERS_A_STAGE)
        number += 1


def _stages(key: str, at: datetime, some) -> Iterator[Entity]:  # type: ignore[no-untyped-def]
    kinds = [kind.id for kind in rules().kinds.values() if kind.gated]
    for place in range(STAGES_AN_OPPORTUNITY):
        stage = f"stage-{key}-{place}"
        starts_at = at + timedelta(days=place)
        yield Stage(
            id=stage,
            opportunity_id=f"opportunity-{key}",
            position=place,
            kind_id=kinds[place % len(kinds)],
            starts_local=starts_at.replace(tzinfo=None),
            zone="UTC",
            starts_at=starts_at,
            created_at=at,
        )
        for answer in range(ANSWERS_A_STAGE):
            yield Answer(
                id=f"answer-{key}-{place}-{answer}",
                stage_id=stage,
                prompt_id=f"prompt-{answer}",
                wording=some(8),
                text=some(WORDS_AN_ENTRY),
                answered_at=starts_at + timedelta(hours=answer),
            )
