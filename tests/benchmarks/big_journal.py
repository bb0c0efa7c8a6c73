"""A journal of a long search: ten thousand opportunities, most of them over, many with entries."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from app.domain.closing import Closing, Way
from app.domain.company import Company
from app.domain.opportunity import Opportunity
from app.domain.preparation import Preparation
from app.domain.reflection import Answer
from app.domain.stage import Appointment, Stage
from app.services.changes import Entity
from app.storage.engine import open_journal
from tests.clocks import StoppedClock
from tests.torture.work import KINDS, prose

LIVING = 200
IN_ONE_GO = 500


def write_big_journal(path: Path, opportunities: int, entries: int) -> None:
    """Write it; `entries` answers of about forty words lie over the stages."""
    rng = random.Random(5)
    journal = open_journal(path, create=True, kinds=KINDS)
    try:
        for begin in range(0, opportunities, IN_ONE_GO):
            with journal.transaction() as writing:
                rows: list[Entity] = []
                for number in range(begin, min(begin + IN_ONE_GO, opportunities)):
                    rows += _opportunity(number, rng)
                    rows += _answers(number, entries // opportunities, rng)
                closings = [row for row in rows if isinstance(row, Closing)]
                writing.save(*(row for row in rows if not isinstance(row, Closing)))
                writing.save(*closings)
    finally:
        journal.close()


def _opportunity(number: int, rng: random.Random) -> list[Entity]:
    clock = StoppedClock()
    days = 1 + number % 90 if number < LIVING else 90 + number % 700
    made = clock.now() - timedelta(days=days)
    alive = number < LIVING
    kind = "video_interview" if alive else "application"
    local = made.replace(tzinfo=None)
    when = Appointment(local=local, zone="Europe/London", minutes=30)
    key = f"{number:06}"
    found: list[Entity] = [
        Company(id=f"c{key}", name=f"{prose(rng, 2).title()} {number}", created_at=made),
        Opportunity(
            id=f"o{key}",
            title=prose(rng, 3),
            company_id=f"c{key}",
            notes=prose(rng, 20),
            created_at=made,
        ),
        Stage(
            id=f"s{key}",
            opportunity_id=f"o{key}",
            position=0,
            kind_id=kind,
            starts_local=when.local,
            zone=when.zone,
            minutes=when.minutes,
            starts_at=when.starts_at,
            created_at=made,
        ),
        Preparation(id=f"s{key}", they_need=prose(rng, 30), bring=prose(rng, 30)),
    ]
    if not alive:
        closed = made + timedelta(days=40)
        found.append(Closing(id=f"x{key}", stage_id=f"s{key}", way=Way.NO_ANSWER, closed_at=closed))
    return found


def _answers(number: int, count: int, rng: random.Random) -> list[Answer]:
    at = StoppedClock().now()
    return [
        Answer(
            id=f"a{number:06}-{n}",
            stage_id=f"s{number:06}",
            prompt_id=f"prompt_{n}",
            wording="What did they ask?",
            text=prose(rng, 40),
            answered_at=at,
        )
        for n in range(count)
    ]
