"""Preparation: writing down what a conversation needs before it takes place."""

from __future__ import annotations

from dataclasses import replace

from app.domain.case import Case, StageFile
from app.domain.preparation import Preparation, lines
from app.domain.stage import Stage
from app.services.changes import ChangeSet
from app.services.ports import Journal
from app.services.typed import tidy_fields


class Preparations:
    """The notes before a stage."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def write(self, stage_id: str, **fields: str) -> ChangeSet:
        """Write fields of the preparation (they_need, bring, questions, clear_up, words)."""
        self._journal.get(Stage, stage_id)
        standing = self._journal.find(Preparation, id=stage_id)
        before = standing[0] if standing else Preparation(id=stage_id)
        after = replace(before, **tidy_fields(dict(fields)))  # type: ignore[arg-type]
        with self._journal.transaction() as writing:
            if after != before:
                writing.save(after)
        return writing.changes


def last_reflection(case: Case, stage_id: str) -> StageFile | None:
    """The latest earlier stage of the opportunity with anything written or rated after it."""
    earlier: list[StageFile] = []
    for file in case.stages:
        if file.stage.id == stage_id:
            break
        if file.is_written or file.ratings:
            earlier.append(file)
    return earlier[-1] if earlier else None


def carried_over(case: Case, stage_id: str) -> tuple[str, ...]:
    """Points to clear up that earlier stages left in their notes, each once."""
    found: dict[str, None] = {}
    for file in case.stages:
        if file.stage.id == stage_id:
            break
        found.update(dict.fromkeys(lines(file.preparation.clear_up)))
    return tuple(found)
