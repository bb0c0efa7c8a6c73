"""The checklist: the items a stage kind asks for, checked from the data where that can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.case import StageFile
from app.domain.preparation import lines
from app.domain.rulebook import ChecklistItem, Evidence, Rulebook
from app.domain.verdict import Verdict

QUESTIONS_WANTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """One item with whether it is done; `by_hand` where only the user can know."""

    item: ChecklistItem
    done: bool
    by_hand: bool


def checklist(file: StageFile, rulebook: Rulebook, *, before: bool) -> tuple[Ticked, ...]:
    """The items before, or after, the stage, each with what the data says of it."""
    return tuple(_ticked(file, item) for item in rulebook.checklist_for(file.kind, before=before))


def _ticked(file: StageFile, item: ChecklistItem) -> Ticked:
    by_hand = item.evidence is Evidence.BY_HAND
    if by_hand:
        done = any(check.item_id == item.id for check in file.checks)
    else:
        done = _EVIDENCE[item.evidence](file)
    return Ticked(item=item, done=done, by_hand=by_hand)


def _would_ask(words: str) -> bool:
    """Whether these words would be an ask, or are in a language that cannot be judged.

    Loads the grammar when there are words to judge.
    """
    if not words.strip():
        return False
    from app.domain.interest import check

    judged = check(words)
    return judged.verdict is Verdict.EXPLICIT or any(
        m.code == "not_english" for m in judged.missing
    )


_EVIDENCE: dict[Evidence, Callable[[StageFile], bool]] = {
    Evidence.TIME_SET: lambda f: f.stage.starts_local is not None,
    Evidence.PLACE_SET: lambda f: bool(f.stage.place.strip() or f.stage.link.strip()),
    Evidence.PEOPLE_KNOWN: lambda f: bool(f.participants),
    Evidence.NEEDS_NOTED: lambda f: bool(f.preparation.they_need.strip()),
    Evidence.BRING_NOTED: lambda f: bool(lines(f.preparation.bring)),
    Evidence.THREE_QUESTIONS: lambda f: len(lines(f.preparation.questions)) >= QUESTIONS_WANTED,
    Evidence.WORDS_READY: lambda f: _would_ask(f.preparation.words),
    Evidence.SHEET_PRINTED: lambda f: f.stage.sheet_printed_at is not None,
    Evidence.REFLECTION_WRITTEN: lambda f: f.is_written,
    Evidence.DECIDED: lambda f: f.is_decided,
    Evidence.PROMISE_NOTED: lambda f: f.stage.promised_on is not None,
}
