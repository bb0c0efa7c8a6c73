"""Words for the Ask panel: what is written or told there at this stage, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.case import Case, StageFile
from app.domain.quiet import silence
from app.domain.statement import Told
from app.domain.status import Moment, StageState, stage_state
from app.services.statements import Listener
from app.ui.text import tr, trn
from app.ui.text.states import names_and


def lead_words(case: Case, file: StageFile, at: Moment, *, before: bool) -> str:
    """The line above the words: what they are for, before the stage and after it."""
    if before:
        return tr(
            "The words that you will leave the room with. They are printed large on the prep sheet."
        )
    quiet = silence(case, at.today, at.day_of, at.timing, at.is_holiday)
    if quiet is not None and quiet.is_due and quiet.file.stage.id == file.stage.id:
        return _reminder_words(quiet.days)
    if file.closing is not None:
        return tr("This stage is closed. What you tell them now is kept with it.")
    if not file.kind.gated:
        return tr("Nobody has to hear it at this stage. What you say is kept all the same.")
    if stage_state(file, at) is StageState.READY:
        return tr("They have heard it. What you tell them now is kept as well.")
    return tr("This stage stays open until you have told them.")


def hearers_words(case: Case, told: Told) -> str:
    """Who heard some words, or is to hear them."""
    names = [case.contacts[h.contact_id].name for h in told.hearings if h.contact_id]
    return names_and(names) or case.company.name


def heard_words(case: Case, to: Sequence[Listener]) -> str:
    """That somebody was told, once it is kept."""
    names = [case.contacts[who.contact_id].name for who in to if who.contact_id]
    who = names_and(names) or case.company.name
    return trn("{who} has heard it.", "{who} have heard it.", max(len(names), 1), who=who)


def not_begun_words(file: StageFile) -> str:
    """Why nothing is recorded before a stage has begun, and when it will be."""
    if file.stage.starts_at is None:
        return tr("This stage has no time yet. Set it, and tell them once it has begun.")
    return tr("This stage has not begun: what is said before it does not count. Tell them there.")


def _reminder_words(days: int) -> str:
    """That an answer is overdue, and how the question about it is counted."""
    heard = trn("Nothing heard for {n} day.", "Nothing heard for {n} days.", days)
    ask = tr("Ask how it stands. Once you have, press “I told them”: it counts as asking again.")
    return f"{heard} {ask}"
