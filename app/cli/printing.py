"""What the commands print: lines for people, plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from app.cli.moments import moment_words
from app.cli.sentences import ROW_REASONS
from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.due import Due, DueKind
from app.domain.gate import GateCode, asked_report
from app.domain.requirements import people_of
from app.domain.status import Group, Moment, chip, stage_state
from app.services.exchange import Fate, ImportPlan, PlannedRow

_HEADINGS = {
    DueKind.ASK: "Ask for it",
    DueKind.DECIDE: "Decide",
    DueKind.CLOSE: "Close",
    DueKind.UPCOMING: "Coming up",
    DueKind.REFLECT: "Reflect",
    DueKind.PROMISE: "Promised",
    DueKind.QUIET: "Gone quiet",
    DueKind.END_QUESTION: "End it?",
}
MOST_SKIPPED_SHOWN = 20


def due_line(line: Due, at: Moment) -> str:
    """One line of Today."""
    where = f"{line.case.company.name}, {line.case.opportunity.title}"
    who = ", ".join(line.case.contacts[c].name for c in line.contact_ids)
    parts = [f"{_HEADINGS[line.kind]}: {where}"]
    if line.file is not None:
        parts.append(_stage_words(line.file, at))
    if line.what:
        parts.append(line.what)
    if who:
        parts.append(who)
    if line.counts_down and line.on is not None:
        parts.append(f"answer by {line.on.day} {line.on:%b}")
    if line.days and line.kind is not DueKind.UPCOMING:
        parts.append("1 day" if line.days == 1 else f"{line.days} days")
    return " · ".join(parts)


def _stage_words(file: StageFile, at: Moment) -> str:
    if file.stage.starts_at is None:
        return file.name
    local = file.stage.starts_at.astimezone(ZoneInfo(at.zone))
    words = moment_words(local, year=local.year != at.today.year, time=not file.stage.all_day)
    return f"{file.name} {words}"


def due_json(line: Due, at: Moment) -> dict[str, object]:
    """One line of Today as values."""
    return {
        "kind": line.kind.value,
        "opportunity": line.case.opportunity.id,
        "company": line.case.company.name,
        "role": line.case.opportunity.title,
        "stage": line.file.stage.id if line.file else None,
        "stage_kind": line.file.kind.id if line.file else None,
        "side": line.side.value if line.side else None,
        "people": [line.case.contacts[c].name for c in line.contact_ids],
        "days": line.days,
        "on": line.on.isoformat() if line.on else None,
        "text": due_line(line, at),
    }


def case_lines(case: Case, group: Group, at: Moment, tags: Sequence[str]) -> Iterator[str]:
    """An opportunity with its tags and its stages."""
    o = case.opportunity
    mark = chip(case, at)
    yield f"{case.company.name} · {o.title} · {group.value}, {mark.kind.value}  [{o.id}]"
    if tags:
        yield f"    tagged {', '.join(tags)}"
    for file in case.stages:
        yield f"    {_stage_words(file, at)} · {stage_state(file, at).value}  [{file.stage.id}]"


def case_json(case: Case, group: Group, at: Moment, tags: Sequence[str]) -> dict[str, object]:
    """An opportunity with its tags, people and stages as values."""
    mark = chip(case, at)
    return {
        "id": case.opportunity.id,
        "company": case.company.name,
        "role": case.opportunity.title,
        "search_firm": case.search_firm.name if case.search_firm else None,
        "group": group.value,
        "chip": {"kind": mark.kind.value, "days": mark.days},
        "tags": list(tags),
        "people": [
            {"id": t.contact_id, "name": case.contacts[t.contact_id].name, "side": t.side.value}
            for t in case.ties
        ],
        "stages": [_stage_json(case, file, at) for file in case.stages],
    }


def _stage_json(case: Case, file: StageFile, at: Moment) -> dict[str, object]:
    closing = file.closing
    return {
        "id": file.stage.id,
        "kind": file.kind.id,
        "name": file.name,
        "starts_at": _moment_json(file.stage.starts_at),
        "zone": file.stage.zone or None,
        "state": stage_state(file, at).value,
        "decision": file.decision.choice.value if file.decision else None,
        "closed": closing is not None,
        "way": closing.way.value if closing else None,
        "missing": [] if closing else _missing_json(case, file, at),
        "requirements": [
            {
                "side": r.side.value,
                "people": [case.contacts[c].name for c in people_of(r, file, case)],
                "why": r.why.value,
            }
            for r in file.requirements
        ],
        "statements": [
            {
                "id": t.statement.id,
                "words": t.statement.words,
                "verdict": t.statement.verdict.value,
                "counted_by_hand": t.statement.counted_by_hand,
                "said_at": _moment_json(t.statement.said_at),
                "to": [case.contacts[h.contact_id].name for h in t.hearings if h.contact_id],
            }
            for t in file.told
        ],
    }


def _missing_json(case: Case, file: StageFile, at: Moment) -> list[str]:
    missing = asked_report(file, at.now).missing
    sides = {Side.CLIENT: "client", Side.RECRUITER: "recruiter"}
    return [
        f"{item.code.value}:{sides[item.requirement.side]}"
        if item.code is GateCode.DECLARED and item.requirement
        else item.code.value
        for item in missing
    ]


def _moment_json(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def plan_lines(plan: ImportPlan) -> Iterator[str]:
    """What an import does, in a few lines."""
    new, known, skipped = (plan.of(fate) for fate in (Fate.NEW, Fate.DUPLICATE, Fate.SKIPPED))
    old = sum(row.into_history for row in new)
    they = "it goes" if old == 1 else "they go"
    history = f" ({old} of them long ago, so {they} to the history)" if old else ""
    yield f"{len(new)} new{history}, {len(known)} already known, {len(skipped)} skipped."
    if plan.encoding_guessed:
        yield "The file does not say how its letters are written, so look at the accents."
    for row in skipped[:MOST_SKIPPED_SHOWN]:
        yield f"  skipped {row.row.file}, line {row.row.line}: {_row_reason(row)}"
    if len(skipped) > MOST_SKIPPED_SHOWN:
        yield f"  and {len(skipped) - MOST_SKIPPED_SHOWN} more"


def _row_reason(row: PlannedRow) -> str:
    return ROW_REASONS.get(row.reason, row.reason).format(detail=row.detail)


def plan_json(plan: ImportPlan, *, done: bool) -> dict[str, object]:
    """What an import does, as values."""
    return {
        "source": plan.source,
        "imported": done,
        "new": len(plan.of(Fate.NEW)),
        "into_history": sum(row.into_history for row in plan.of(Fate.NEW)),
        "duplicate": len(plan.of(Fate.DUPLICATE)),
        "skipped": len(plan.of(Fate.SKIPPED)),
        "rows": [
            {
                "file": row.row.file,
                "line": row.row.line,
                "company": row.row.company,
                "role": row.row.title,
                "fate": row.fate.value,
                "reason": _row_reason(row) if row.reason else "",
            }
            for row in plan.rows
        ],
    }
