"""The commands about backups; they also serve where the journal does not open."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar

from app.cli.backup_printing import (
    STAND_IN,
    backup_json,
    backup_line,
    check_json,
    finding_lines,
    salvage_json,
    salvage_lines,
)
from app.cli.catching_up import catch_up
from app.cli.exits import Exit
from app.cli.output import print_json, say
from app.cli.sentences import second_folder_words
from app.domain.backup import Backup, Counts, Reason
from app.domain.errors import AskwellError
from app.services.desk import Desk
from app.services.errors import JournalDamaged, JournalMissing
from app.services.ports import Rescue

T = TypeVar("T")
OpenDesk = Callable[[], AbstractContextManager[Desk]]
OpenRescue = Callable[[], Rescue]
STEP_SECONDS = 0.002


def backups(
    args: argparse.Namespace, open_desk: OpenDesk, open_rescue: OpenRescue, today: date
) -> Exit:
    """Carry out what was asked about backups, without the journal where that is damaged."""
    try:
        with open_desk() as desk:
            catch_up(desk)
            return _WITH_DESK[args.what](desk, args)
    except (JournalDamaged, JournalMissing) as trouble:
        if args.what not in _WITHOUT:
            raise
        return _WITHOUT[args.what](open_rescue(), args, today, trouble)


def _list(desk: Desk, args: argparse.Namespace) -> Exit:
    return _listed(desk.backups.listed(), desk.backups.counts, args)


def _list_of_damaged(
    rescue: Rescue, args: argparse.Namespace, _today: date, _trouble: AskwellError
) -> Exit:
    return _listed(rescue.listed(), rescue.counts, args)


def _listed(
    found: Iterable[Backup], counts: Callable[[str], Counts], args: argparse.Namespace
) -> Exit:
    rows = [(backup, _held(counts, backup.name)) for backup in found]
    if args.json:
        print_json([backup_json(b, c) for b, c in rows])
        return Exit.DONE
    for backup, held in rows:
        print(backup_line(backup, held))
    if not rows:
        print("There is no backup yet.")
    return Exit.DONE


def _held(counts: Callable[[str], Counts], name: str) -> Counts | AskwellError:
    """What a backup holds, or why that cannot be told."""
    try:
        return counts(name)
    except AskwellError as error:
        return error


def _make(desk: Desk, args: argparse.Namespace) -> Exit:
    made = desk.backups.make(Reason.BY_HAND)
    left_out = second_folder_words(made.second_trouble, made.second_folder)
    say(
        args,
        f"Made {made.backup.name}.{' ' + left_out if left_out else ''}",
        backup=made.backup.name,
        second_folder=made.second_trouble or ("copied" if made.second_folder else None),
    )
    return Exit.DONE


def _restore(desk: Desk, args: argparse.Namespace) -> Exit:
    if args.backup_passphrase:
        desk.backups.unlock(args.name, args.backup_passphrase)
    way_back = _result(desk.backups.restore(args.name)).name
    say(
        args,
        f"Restored {args.name}. The journal as it was before is kept: "
        f"`askwell backups restore {way_back}` goes back.",
        restored=args.name,
        way_back=way_back,
    )
    return Exit.DONE


def _restore_damaged(
    rescue: Rescue, args: argparse.Namespace, today: date, trouble: AskwellError
) -> Exit:
    kept = rescue.restore(args.name, today, args.backup_passphrase)
    was_there = isinstance(trouble, JournalDamaged)
    words = f" The damaged file is kept as {kept}." if was_there else ""
    say(
        args,
        f"Restored {args.name}.{words}",
        restored=args.name,
        damaged=kept if was_there else None,
    )
    return Exit.DONE


def _check(desk: Desk, args: argparse.Namespace) -> Exit:
    report = _result(desk.backups.check())
    if args.json:
        print_json(check_json(report))
    elif report.is_sound:
        print("Nothing is wrong: every page can be read, and every text is as it was written.")
    else:
        for line in finding_lines(report):
            print(line)
    return Exit.DONE if report.is_sound else Exit.NOT_OURS


def _salvage_whole(_desk: Desk, _args: argparse.Namespace) -> Exit:
    print("This journal opens as it is, so nothing was changed.")
    return Exit.DONE


def _salvage(rescue: Rescue, args: argparse.Namespace, today: date, trouble: AskwellError) -> Exit:
    if isinstance(trouble, JournalMissing):
        raise trouble
    done = rescue.salvage(today, STAND_IN)
    if args.json:
        print_json(salvage_json(done))
        return Exit.DONE
    for line in salvage_lines(done):
        print(line)
    return Exit.DONE


def _result(steps: Iterator[T | None]) -> T:
    """What a row of steps comes to."""
    for step in steps:
        if step is not None:
            return step
        time.sleep(STEP_SECONDS)
    raise RuntimeError("the steps ended without a result")


_WITH_DESK: dict[str, Callable[[Desk, argparse.Namespace], Exit]] = {
    "list": _list,
    "make": _make,
    "restore": _restore,
    "check": _check,
    "salvage": _salvage_whole,
}
_WITHOUT: dict[str, Callable[[Rescue, argparse.Namespace, date, AskwellError], Exit]] = {
    "list": _list_of_damaged,
    "restore": _restore_damaged,
    "salvage": _salvage,
}
