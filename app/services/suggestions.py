"""Suggestions: words to ask with, woven from what the user noted for this stage."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.case import Case, StageFile
from app.domain.preparation import lines
from app.domain.rulebook import Opening


class Suggestions:
    """Openings that the checker itself takes for an ask."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        self._openings = openings

    def for_stage(self, case: Case, file: StageFile, person: str) -> tuple[str, ...]:
        """A few openings for this stage and person, none that they have heard before."""
        from app.domain.interest.suggestions import Noted, suggest  # loads the whole grammar

        following = [
            f.name for f in case.stages if f.stage.position > file.stage.position and f.kind.gated
        ]
        bring = lines(file.preparation.bring)
        noted = Noted(
            person=person,
            needs=file.preparation.they_need,
            bring=bring[0] if bring else "",
            next_step=following[0] if following else "",
            company=case.company.name if case.client_is_named else "",
            role=case.opportunity.title,
        )
        said = tuple(t.statement.words for f in case.stages for t in f.told)
        found = suggest(
            file.kind.rules_id, int(file.kind.grade), noted, self._openings, said_before=said
        )
        return tuple(item.words for item in found)
