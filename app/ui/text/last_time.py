"""Words for what the reflection after an earlier stage has left for the next one."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.case import StageFile
from app.ui.text import tr
from app.ui.text.moments import short_date

ANSWER_BETTER = "answer_better"


def criterion_name(criterion: str, names: Mapping[str, str] | None = None) -> str:
    """The name of what is rated: the user's own for it, where there is one."""
    own = names.get(criterion) if names else None
    return own or {
        "people": tr("People"),
        "company": tr("Company"),
        "culture": tr("Culture"),
        "role": tr("Role"),
    }.get(criterion, criterion)


def ratings_words(file: StageFile, names: Mapping[str, str]) -> str:
    """The ratings in a line: "People 4 · Company 4"."""
    return " · ".join(f"{criterion_name(r.criterion, names)} {r.score}" for r in file.ratings)


def last_time_words(file: StageFile, names: Mapping[str, str]) -> str:
    """What to answer better, in the user's words, and the ratings."""
    better = next((a.text for a in file.answers if a.prompt_id == ANSWER_BETTER), "").strip()
    quoted = tr("“{words}”", words=" ".join(better.split())) if better else ""
    return "   ".join(part for part in (quoted, ratings_words(file, names)) if part)


def last_time_hint(file: StageFile) -> str:
    """Where the words are from: "your words, phone screen 9 Nov"."""
    local = file.stage.starts_local
    where = f"{file.name} {short_date(local.date())}" if local else file.name
    return tr("your words, {where}", where=where)
