"""Words for the Ask panel: what is written or told there at this stage, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.quiet import silence
from app.domain.statement import Listener
from app.domain.status import Moment, StageState, stage_state
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


def listener_words(case: Case, to: Sequence[Listener]) -> str:
    """Who heard some words, or is to hear them; a whole side by the name of its house."""
    return names_and([_name(case, who) for who in to]) or case.company.name


def heard_words(case: Case, to: Sequence[Listener]) -> str:
    """That somebody was told, once it is kept."""
    who = listener_words(case, to)
    return trn("{who} has heard it.", "{who} have heard it.", max(len(to), 1), who=who)


def _name(case: Case, who: Listener) -> str:
    if who.contact_id:
        return case.contacts[who.contact_id].name
    firm = case.search_firm if who.side is Side.RECRUITER else None
    return (firm or case.company).name


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
