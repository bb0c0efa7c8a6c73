"""One sentence for each trouble, with the exit code that goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.cli.exits import Exit
from app.cli.moments import moment_words
from app.domain.audience import Side
from app.domain.case import Case
from app.domain.errors import (
    AlreadyClosed,
    AskwellError,
    BrokenRulebook,
    NoIsNoAsk,
    NotClosed,
    NotFound,
    RuleBroken,
    StageIsClosed,
    StageStillOpen,
    WrongInput,
)
from app.domain.gate import GateCode, GateItem
from app.domain.statement import is_not_judged
from app.services import errors as trouble

_LEFT_AS_IT_IS = " and was left as it is"
_PLAYED_BACK = (
    ". A rollback file lay beside it and was played into it, as after a power cut; it may have "
    "belonged to another file"
)
_JOURNAL: dict[type[trouble.JournalTrouble], tuple[Exit, str]] = {
    trouble.JournalMissing: (Exit.ENVIRONMENT, "There is no journal at {path}."),
    trouble.JournalNotDownloaded: (
        Exit.ENVIRONMENT,
        "{path} is not on this computer now: its synced folder keeps it elsewhere. Download it "
        "there and try again; nothing was changed.",
    ),
    trouble.JournalUnreadable: (
        Exit.ENVIRONMENT,
        "You do not have permission to read {path}. Nothing was changed.",
    ),
    trouble.JournalUnusable: (
        Exit.ENVIRONMENT,
        "The journal {path} could not be used: {detail}. Nothing was changed.",
    ),
    trouble.InTheWay: (
        Exit.ENVIRONMENT,
        "{detail} is in the way: Askwell needs that name for a file of its own now and then. "
        "Move it elsewhere and try again; nothing was changed.",
    ),
    trouble.JournalReadOnly: (
        Exit.ENVIRONMENT,
        "{path} cannot be written, because the file or its folder is read-only. "
        "Nothing was changed.",
    ),
    trouble.NotAJournal: (
        Exit.NOT_OURS,
        "{path} is not an Askwell journal, so it was left as it is.",
    ),
    trouble.JournalTooNew: (
        Exit.NOT_OURS,
        "{path} was written by a newer Askwell. Update Askwell to open it; nothing was changed.",
    ),
    trouble.JournalDamaged: (
        Exit.NOT_OURS,
        "{path} is damaged" + _LEFT_AS_IT_IS + ". `askwell backups list` shows its backups, "
        "`askwell backups restore NAME` opens one, `askwell backups salvage` reads what it can.",
    ),
    trouble.JournalLocked: (
        Exit.ENVIRONMENT,
        "{path} is locked. Give its passphrase with --passphrase-fd N, "
        "as the first line of that open file.",
    ),
    trouble.WrongPassphrase: (
        Exit.ENVIRONMENT,
        "That passphrase does not open {path}. Nothing was changed.",
    ),
    trouble.CannotEncrypt: (
        Exit.ENVIRONMENT,
        "This installation of Askwell has no encryption library, so {path} cannot be opened.",
    ),
    trouble.JournalInUse: (
        Exit.IN_USE,
        "{path} is open in another Askwell window. Close it there first; nothing was changed.",
    ),
    trouble.JournalElsewhere: (
        Exit.IN_USE,
        "{path} is open on another computer. Close it there first; nothing was changed.",
    ),
    trouble.JournalVanished: (
        Exit.ENVIRONMENT,
        "{path} is no longer there. Connect the drive again and try once more.",
    ),
    trouble.JournalReplaced: (
        Exit.ENVIRONMENT,
        "{path} was exchanged for another version just now, as a synced folder does. "
        "Try once more.",
    ),
    trouble.FileInTheWay: (
        Exit.WRONG_USAGE,
        "{path} is there already and was left as it is; name another file.",
    ),
    trouble.NameTooLong: (
        Exit.WRONG_USAGE,
        "The name {path} is too long for this disk. Choose a shorter one; nothing was changed.",
    ),
    trouble.NoSpaceLeft: (
        Exit.ENVIRONMENT,
        "The disk is full, so nothing was written to {path}; what was there before is unharmed.",
    ),
}

IMPORT_REASONS = {
    "missing": "{file} is not there",
    "no_file": "{file} is a device or a pipe, not a file",
    "is_a_folder": "{file} is a folder; choose the ZIP or the CSV in it",
    "no_permission": "you do not have permission to read {file}",
    "unreadable": "{file} could not be read",
    "too_large": "{file} is larger than 200 MB, so it cannot be a list of applications",
    "empty": "{file} is empty",
    "encoding": "the letters of {file} cannot be read; save it as UTF-8 and try again",
    "not_a_table": "{file} is not a table of text",
    "nul": "line {line} of {file} holds a NUL, which no text has: the file is damaged, so "
    "download it again",
    "wrong_columns": "{file} has no line with the columns {detail}",
    "truncated": "{file} ends in the middle of the row that begins on line {line}",
    "broken_row": "line {line} of {file} has a quotation mark in the wrong place",
    "long_field": "the row that begins on line {line} of {file} has a field of more than "
    "1,000,000 characters",
    "broken_archive": "{file} is not a whole ZIP file; download it again",
    "locked_archive": "{file} is locked with a password; unpack it first",
    "no_applications": "{file} holds no “Job Applications.csv”",
    "too_many_rows": "{file} has {detail} rows, and at most 20,000 can be imported at once",
}

ROW_REASONS = {
    "incomplete": "the row ends too early",
    "no_company": "no company is named",
    "no_title": "no job title is named",
    "no_date": "it has no date",
    "bad_date": "the date “{detail}” cannot be read",
    "long_company": "the company's name is longer than 300 letters",
    "long_title": "the job title is longer than 300 letters",
    "long_url": "the link is longer than 2,000 letters",
    "saved_only": "saved, not applied for",
    "known": "already in the journal",
}

SHEET_REASONS = {
    "no_folder": "The folder of {path} does not exist.",
    "no_permission": "You do not have permission to write {path}.",
    "disk_full": "The disk is full, so {path} was not written.",
    "is_a_folder": "{path} is a folder; name a file.",
    "long_name": "The name {path} is too long for this disk. Choose a shorter one; "
    "nothing was written.",
}

_BACKUP = {
    "full": "the disk is full",
    "long_name": "its name would be too long for this disk",
    "read_only": "the folder cannot be written",
    "missing": "it is not there",
    "newer": "a newer Askwell wrote it; update Askwell first",
    "locked": "it is locked with another passphrase than this journal; give that one with "
    "--backup-passphrase-fd N",
    "wrong_passphrase": "that passphrase does not open it",
    "unreadable": "you do not have permission to read it",
}
SECOND_FOLDER = {
    "missing": "the folder is not there now",
    "full": "there is no room left",
    "read_only": "the folder cannot be written",
}

_INPUT: dict[tuple[str, str], str] = {
    ("words", "empty"): "Say which words you used: --words TEXT.",
    ("to", "empty"): "Say whom you told: --to NAME.",
    ("said_at", "in_the_future"): "It cannot have been said on {given}, which lies ahead. "
    "Nothing was recorded.",
    ("said_at", "no_time"): "“{given}” names no time of day. Write it like 2026-11-26 14:00; "
    "nothing was recorded.",
    ("at", "missing"): "{given} says nothing without --at, which says when it is. "
    "Nothing was added.",
    ("ended_on", "in_the_future"): "They cannot have ended it in the future ({given}).",
    ("decide_by", "empty"): "Say by when you will decide: --decide-by DATE.",
    ("zone", "unknown"): "“{given}” is not a time zone; write one like Europe/Berlin.",
    ("when", "unreadable"): "“{given}” is not a date or time; write it like 2026-11-26 14:00.",
    ("when", "no_time"): "“{given}” names no time of day. Write it like 2026-11-26 14:00, or "
    "2026-11-26 where only the day is known; nothing was changed.",
    ("when", "skipped"): "There is no {given} in {known}: the clocks go forward over it. Give "
    "another time; nothing was changed.",
    ("when", "out_of_range"): "The year {given} cannot be right.",
    ("minutes", "out_of_range"): "It cannot take {given} minutes. Write a number between 1 and "
    "20,160, which is two weeks; nothing was added.",
    ("kind", "unknown"): "“{given}” is not a kind of stage; there are: {known}.",
    ("date", "unreadable"): "“{given}” is not a date; write it like 2026-11-26.",
    ("answer", "unreadable"): "Write an answer as PROMPT=TEXT; “{given}” has no “=”.",
    ("prompt", "unknown"): "“{given}” is not a question of this stage; there are: {known}.",
    ("reason", "unknown"): "“{given}” is not a reason; there are: {known}.",
    ("passphrase-fd", "unreadable"): "Nothing can be read from file descriptor {given}. Open a "
    "file on it whose first line is the passphrase; nothing was changed.",
    ("passphrase-fd", "not_text"): "What file descriptor {given} gives is not text in UTF-8, so "
    "it is no passphrase. Nothing was changed.",
    ("passphrase-fd", "too_long"): "The first line of file descriptor {given} is too long for a "
    "passphrase. Nothing was changed.",
    ("reason", "empty"): "Write the reason for counting it by hand.",
}

_ABOUT_A_MOMENT = {("said_at", "in_the_future"), ("when", "skipped")}


def sentence(error: AskwellError) -> tuple[Exit, str]:
    """The exit code and the one sentence (or list of what is missing) for an expected trouble."""
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words(error)
    return Exit.REFUSED, f"That was refused: {error}."


def _journal(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, trouble.JournalTrouble)
    code, words = _JOURNAL.get(
        type(error), (Exit.ENVIRONMENT, "The journal {path} could not be used: {detail}.")
    )
    if error.detail == trouble.HAS_BACKUPS:
        words = "There is no journal at {path} any more, but `askwell backups list` shows backups."
    if error.detail == trouble.PLAYED_BACK:
        words = words.replace(_LEFT_AS_IT_IS, _PLAYED_BACK)
    return code, words.format(path=error.path, detail=error.detail or "the system does not say why")


def _import(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, trouble.ImportTrouble)
    words = IMPORT_REASONS.get(error.code, "{file} could not be read").format(
        file=error.file, line=error.line, detail=error.detail
    )
    return Exit.WRONG_USAGE, f"Nothing was imported: {words}."


def _backup(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, trouble.BackupTrouble)
    if error.making:
        why = {"damaged": "the journal is damaged; run `askwell backups check`"}
        words = "No backup could be made in {path}: {why}. The journal itself is saved."
    else:
        why = {"damaged": "it is damaged"}
        words = "The backup {path} cannot be used: {why}. Nothing was changed."
    why["system"] = error.detail
    said = (_BACKUP | why).get(error.code, "the disk did not take it or give it back")
    return Exit.ENVIRONMENT, words.format(path=error.path, why=said)


def second_folder_words(code: str, folder: str) -> str:
    """Why the copy in the second folder was left out; empty if it was not."""
    if not code:
        return ""
    why = SECOND_FOLDER.get(code, "it could not be written")
    return f"The copy for {folder} was left out, because {why}; the backup itself is safe."


def _sheet(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, trouble.SheetTrouble)
    words = SHEET_REASONS.get(error.code, "The prep sheet could not be written to {path}.")
    return Exit.ENVIRONMENT, words.format(path=error.path)


def _input(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, WrongInput)
    if error.code == "empty" and (error.field, error.code) not in _INPUT:
        words = f"The {error.field} is empty, or nothing of it can be seen. Nothing was changed."
        return Exit.WRONG_USAGE, words
    if error.code == "too_long" and (error.field, error.code) not in _INPUT:
        what = error.field.replace("_", " ")
        words = f"The {what} is longer than {error.given} letters. Nothing was changed."
        return Exit.WRONG_USAGE, words
    words = _INPUT.get((error.field, error.code), "“{given}” does not fit " + error.field + ".")
    given, _, known = error.given.partition("|")
    if (error.field, error.code) in _ABOUT_A_MOMENT:
        given = moment_words(datetime.fromisoformat(given))
    return Exit.WRONG_USAGE, words.format(given=given, known=known)


def _missing(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, NotFound)
    return Exit.WRONG_USAGE, f"There is no {error.what} “{error.key}” in this journal."


def _still_open(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, StageStillOpen)
    reasons = "; ".join(dict.fromkeys(gate_words(item) for item in error.report.missing))
    return Exit.REFUSED, f"This stage stays open: {reasons}."


def _broken_rulebook(error: AskwellError) -> tuple[Exit, str]:
    assert isinstance(error, BrokenRulebook)
    place = f"{error.file}, line {error.line}" if error.line else error.file
    return Exit.ENVIRONMENT, f"The rules could not be read ({place}): {error.reason}."


def _fixed(code: Exit, words: str) -> Callable[[AskwellError], tuple[Exit, str]]:
    return lambda _error: (code, words)


_WORDS: dict[type[AskwellError], Callable[[AskwellError], tuple[Exit, str]]] = {
    trouble.JournalTrouble: _journal,
    trouble.BackupTrouble: _backup,
    trouble.ImportTrouble: _import,
    trouble.SheetTrouble: _sheet,
    WrongInput: _input,
    NotFound: _missing,
    StageStillOpen: _still_open,
    NotClosed: _fixed(Exit.REFUSED, "This stage is not closed."),
    NoIsNoAsk: _fixed(Exit.REFUSED, "These words say no, so they cannot be counted as an ask."),
    AlreadyClosed: _fixed(Exit.REFUSED, "This stage is closed already."),
    StageIsClosed: _fixed(
        Exit.REFUSED,
        "This stage is closed, and its closing rests on what you want to change; reopen it first.",
    ),
    BrokenRulebook: _broken_rulebook,
    RuleBroken: _fixed(Exit.REFUSED, "That does not fit the stage as it is now."),
}


def gate_words(item: GateItem, case: Case | None = None) -> str:
    """What one open item of the gate asks for."""
    if item.code is GateCode.DECLARED and item.requirement is not None:
        return _declared_words(item, case)
    return _GATE[item.code]


_GATE = {
    GateCode.HAS_GATE: "a stage of this kind closes by itself when something follows",
    GateCode.HAS_NO_GATE: "a stage of this kind needs an ask or an honest no",
    GateCode.FOLLOWED: "nothing has followed yet; it closes by itself when something does",
    GateCode.TOOK_PLACE: "it has not taken place yet, or has no date",
    GateCode.DECIDED_PURSUE: "you have not decided that you want it",
    GateCode.DECIDED_WITHDRAW: "you have not decided against it",
    GateCode.SOMEBODY_TO_TELL: "nobody is named who could hear it",
    GateCode.THEY_KNOW: "they have not been told, and no reason says why nobody needs telling",
    GateCode.REASON_GIVEN: "it is not said what they did",
    GateCode.DATE_GIVEN: "the day on which they ended it is missing, or lies ahead",
}


def _declared_words(item: GateItem, case: Case | None) -> str:
    assert item.requirement is not None
    side = "the recruiter" if item.requirement.side is Side.RECRUITER else "the client"
    names = ""
    if case is not None and item.requirement.contact_id:
        names = f" ({case.contacts[item.requirement.contact_id].name})"
    if item.nearest is None:
        return f"{side}{names} has not heard that you want it"
    if is_not_judged(item.nearest.statement):
        return f"what {side}{names} heard is not English, which is not judged yet: count it by hand"
    verdict = item.nearest.statement.verdict.value.casefold()
    return f"what {side}{names} heard is not an ask for this stage yet (judged {verdict})"


__all__ = ["IMPORT_REASONS", "ROW_REASONS", "gate_words", "sentence"]
