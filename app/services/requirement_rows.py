"""Keeping a stage's requirement rows as the rules want them, while it is open (DATA.md, 4)."""

from __future__ import annotations

from app.domain.case import Case, StageFile
from app.domain.closing import Requirement, WhyRequired
from app.domain.requirements import needs
from app.services.ports import Keys, Writing


def refresh_requirements(writing: Writing, keys: Keys, case: Case) -> None:
    """Bring every open stage of the case up to the rules; closed stages keep what they had."""
    for file in case.stages:
        if file.closing is None:
            _refresh(writing, keys, case, file)


def _refresh(writing: Writing, keys: Keys, case: Case, file: StageFile) -> None:
    side_of = {tie.contact_id: tie.side for tie in case.ties}
    wanted = needs(
        file.kind, file.participants, side_of, through_search_firm=case.through_search_firm
    )
    standing = {
        (r.side, r.contact_id, r.why): r
        for r in file.requirements
        if r.why is not WhyRequired.BY_HAND
    }
    writing.remove(*(row for need, row in standing.items() if need not in wanted))
    for side, contact_id, why in wanted:
        if (side, contact_id, why) not in standing:
            writing.save(
                Requirement(
                    id=keys.new(),
                    stage_id=file.stage.id,
                    side=side,
                    contact_id=contact_id,
                    why=why,
                )
            )
