"""The lines of Today: what each is about, how many are shown, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.due import Due, DueKind
from app.ui.text import trn

MOST_LINES = 7


def line_key(line: Due) -> tuple[str, ...]:
    """What a line is about, so that a card with the same words never acts on something else."""
    stage_id = line.file.stage.id if line.file else ""
    until = str(line.put_off_until or "")
    about = (line.kind, line.case.opportunity.id, stage_id, line.follow_up_id, until)
    return (*about, *line.contact_ids)


def cards_each(sizes: Sequence[int]) -> list[int]:
    """How many lines of each section have a card: one at least, and about seven in all."""
    shown = [1] * len(sizes)
    left = max(0, MOST_LINES - len(sizes))
    for place, size in enumerate(sizes):
        more = min(size - 1, left)
        shown[place] += more
        left -= more
    return shown


def summary(lines: Sequence[Due]) -> str:
    """What the lines come to, in a sentence or two; empty where that is nothing."""
    talks = sum(line.kind is DueKind.UPCOMING for line in lines)
    waiting = {c for line in lines if line.kind is DueKind.ASK for c in line.contact_ids}
    parts = []
    if talks:
        parts.append(
            trn("{n} stage in the next seven days.", "{n} stages in the next seven days.", talks)
        )
    if waiting:
        parts.append(
            trn(
                "{n} person has still not heard that you want it.",
                "{n} people have still not heard that you want it.",
                len(waiting),
            )
        )
    return " ".join(parts)
