"""What each command does: services only, plain sentences out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from app.cli.exits import Exit
from app.cli.output import print_json, print_json_lines, say
from app.cli.printing import (
    case_json,
    case_lines,
    due_json,
    due_line,
    plan_json,
    plan_lines,
)
from app.cli.reading import (
    find_opportunity,
    find_stage,
    next_stage,
    read_appointment,
    read_day,
    read_kind,
    read_moment,
    read_reason,
)
from app.cli.sentences import gate_words
from app.domain.case import StageFile
from app.domain.closing import Way
from app.domain.errors import StageStillOpen, WrongInput
from app.domain.gate import Ending, meant
from app.domain.reflection import Choice
from app.domain.statement import Channel, is_not_judged
from app.domain.tag import tag_key
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.exchange import Fate
from app.services.statements import counted_lines
from app.services.typed import one_line

Command = Callable[[Desk, argparse.Namespace], Exit]


def today(desk: Desk, args: argparse.Namespace) -> Exit:
    """Print the lines of Today."""
    at = desk.today.moment()
    lines = desk.today.due()
    if args.json:
        print_json([due_json(line, at) for line in lines])
        return Exit.DONE
    print(f"{at.today:%A} {at.today.day} {at.today:%B %Y}")
    for line in lines:
        print(due_line(line, at))
    if not lines:
        print("Nothing is due today.")
    return Exit.DONE


def listing(desk: Desk, args: argparse.Namespace) -> Exit:
    """Print every opportunity with its stages."""
    at = desk.today.moment()
    rows = desk.today.opportunities()
    is_empty = not rows
    tags = desk.tags.of_each([row.line.id for row in rows])
    tag = one_line(args.tag or "")
    wanted = tag_key(tag)
    if wanted:
        rows = [row for row in rows if wanted in map(tag_key, tags[row.line.id])]
    cases = {c.opportunity.id: c for c in desk.cases.many([row.line.id for row in rows])}
    if args.json:
        print_json([case_json(cases[o.line.id], o.group, at, tags[o.line.id]) for o in rows])
        return Exit.DONE
    for row in rows:
        for line in case_lines(cases[row.line.id], row.group, at, tags[row.line.id]):
            print(line)
    if not rows:
        print("The journal is empty." if is_empty else f"Nothing is tagged “{tag}”.")
    return Exit.DONE


def add(desk: Desk, args: argparse.Namespace) -> Exit:
    """Add an opportunity and print its id."""
    made = desk.opportunities.add(
        company=args.company,
        title=args.role,
        search_firm=args.via,
        recruiter=args.recruiter,
        tags=args.tags,
    ).value
    say(
        args,
        f"Added {made.title} at {' '.join(args.company.split())}: {made.id}",
        opportunity=made.id,
    )
    return Exit.DONE


def stage(desk: Desk, args: argparse.Namespace) -> Exit:
    """Add a stage and print its id."""
    kind = read_kind(desk, args.kind)
    made = desk.stages.add(
        find_opportunity(desk, args.opportunity),
        kind.id,
        read_appointment(desk, args.at, args.zone, args.minutes),
        present=args.people or (),
        sent_by=args.sent_by,
        place=args.place,
    ).value
    say(args, f"Added {kind.name}: {made.id}", stage=made.id)
    return Exit.DONE


def reflect(desk: Desk, args: argparse.Namespace) -> Exit:
    """Write answers and the decision; all of it or nothing."""
    stage_id = find_stage(desk, args.stage)
    file = desk.cases.file(stage_id)
    wordings = {p.id: p.wording for p in desk.rulebook.prompts_for(file.kind)}
    answers = [_answer(text, wordings) for text in args.answer]
    by_on = read_day(desk, args.decide_by) if args.decide_by else None
    with desk.journal.transaction():
        for prompt, text in answers:
            desk.reflections.answer(stage_id, prompt, wordings[prompt], text)
        if args.decision:
            desk.reflections.decide(stage_id, Choice(args.decision), by_on)
    say(args, "Written.", stage=stage_id, answers=len(answers), decision=args.decision)
    return Exit.DONE


def _answer(text: str, wordings: dict[str, str]) -> tuple[str, str]:
    prompt, sign, answer = text.partition("=")
    if not sign:
        raise WrongInput("answer", "unreadable", text)
    if prompt.strip() not in wordings:
        raise WrongInput("prompt", "unknown", f"{prompt.strip()}|{', '.join(wordings)}")
    return prompt.strip(), answer.strip()


def tell(desk: Desk, args: argparse.Namespace) -> Exit:
    """Record a statement and say what it counts for."""
    stage_id = find_stage(desk, args.stage)
    case = desk.cases.of_stage(stage_id)
    said = desk.statements.tell(
        stage_id,
        args.words,
        to=[desk.statements.listener(case, name) for name in args.to],
        channel=Channel(args.how),
        said_at=read_moment(desk, args.at),
        counted_by_hand=args.count_by_hand,
    ).value
    verdict = said.verdict.value
    words = {
        "EXPLICIT": "That is an ask.",
        "HEDGED": "Recorded, but it is hedged: not an ask yet.",
        "ABSENT": "Recorded, but it asks for nothing: not an ask yet.",
        "DECLINED": "Recorded as a no.",
    }[verdict]
    judged = not is_not_judged(said)
    if not judged:
        words = (
            "Recorded, but Askwell cannot judge these words yet, because they are not English: "
            "to count them, tell it with --count-by-hand “not English”."
        )
    by_hand = bool(said.counted_by_hand)
    if by_hand:
        words = "Recorded, and counted by hand."
    say(
        args,
        words,
        statement=said.id,
        verdict=verdict,
        judged=judged,
        counted_by_hand=by_hand,
    )
    return Exit.DONE


def close(desk: Desk, args: argparse.Namespace) -> Exit:
    """Close a stage, or say what is missing."""
    stage_id = find_stage(desk, args.stage)
    ending = _ending(desk, args, desk.cases.file(stage_id))
    try:
        desk.stages.close(stage_id, ending)
    except StageStillOpen as open_yet:
        _refused(desk, args, stage_id, open_yet)
        raise
    say(args, "Closed.", stage=stage_id, way=ending.way.value, closed=True)
    return Exit.DONE


def _refused(desk: Desk, args: argparse.Namespace, stage_id: str, open_yet: StageStillOpen) -> None:
    if args.json:
        case = desk.cases.of_stage(stage_id)
        missing = [
            {"code": item.code.value, "words": gate_words(item, case)}
            for item in open_yet.report.missing
        ]
        print_json({"stage": stage_id, "closed": False, "missing": missing}, indent=None)


def _ending(desk: Desk, args: argparse.Namespace, file: StageFile) -> Ending:
    if args.ended_by_them:
        because = read_reason(args.ended_by_them)
        on = read_day(desk, args.on) if args.on else desk.clock.today()
        return Ending(way=Way.ENDED_BY_THEM, ended_because=because, ended_on=on)
    if args.withdrawn or args.nobody_to_tell:
        return Ending(way=Way.WITHDRAWN, nobody_to_tell=args.nobody_to_tell)
    return meant(file)


def reopen(desk: Desk, args: argparse.Namespace) -> Exit:
    """Reopen a stage."""
    stage_id = find_stage(desk, args.stage)
    desk.stages.reopen(stage_id)
    say(args, "Reopened.", stage=stage_id, closed=False)
    return Exit.DONE


def bring(desk: Desk, args: argparse.Namespace) -> Exit:
    """Import, or say what would be imported."""
    plan = desk.exchange.plan(
        args.file, saved_too=args.saved, history_after_days=args.history_after_days
    )
    changes = ChangeSet() if args.dry_run else desk.exchange.perform(plan)
    if args.json:
        print_json(plan_json(plan, done=bool(changes)))
        return Exit.DONE
    for line in plan_lines(plan):
        print(line)
    if args.dry_run:
        print("This was a dry run: nothing was imported.")
    elif not plan.of(Fate.NEW):
        print("There was nothing new to import.")
    return Exit.DONE


def counted(desk: Desk, _args: argparse.Namespace) -> Exit:
    """Print the texts that were counted by hand, one JSON object a line."""
    print_json_lines(counted_lines(desk.statements.counted_by_hand()))
    return Exit.DONE


def prep_sheet(desk: Desk, args: argparse.Namespace) -> Exit:
    """Write the prep sheet as PDF, which ticks its item."""
    stage_id = next_stage(desk) if args.stage == "next" else find_stage(desk, args.stage)
    path = Path(args.pdf)
    desk.sheet_writer.write_pdf(desk.prep_sheets.sheet(stage_id), path, args.paper)
    desk.stages.note_printed(stage_id)
    say(args, f"Wrote {path}.", stage=stage_id, pdf=str(path))
    return Exit.DONE


COMMANDS: dict[str, Command] = {
    "today": today,
    "list": listing,
    "add": add,
    "stage": stage,
    "reflect": reflect,
    "tell": tell,
    "close": close,
    "reopen": reopen,
    "import": bring,
    "prep-sheet": prep_sheet,
    "counted-by-hand": counted,
}
