"""One calm sentence for each expected trouble: what happened, what is safe, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from app.domain import errors as rule
from app.domain.errors import AskwellError
from app.services import errors as trouble
from app.ui.text import tr
from app.ui.text.moments import full_moment


def trouble_sentence(error: Exception) -> str:
    """The sentence for a trouble; one for a bug where it is not expected."""
    for kind, words in _SENTENCES:
        if isinstance(error, kind):
            return words(error)
    return tr(
        "Something went wrong in Askwell itself. What was saved before is safe; "
        "the details are in the log."
    )


def _journal(error: Exception) -> str:
    assert isinstance(error, trouble.JournalTrouble)
    path = str(error.path)
    if error.detail == trouble.PLAYED_BACK:
        return played_back_words(path)
    unknown = (
        tr("The journal {path} could not be used: {reason}.", path=path, reason=error.detail)
        if error.detail
        else tr("The journal {path} could not be used.", path=path)
    )
    return {
        trouble.JournalMissing: tr("There is no journal at {path}.", path=path),
        trouble.JournalNotDownloaded: tr(
            "{path} is not on this computer now: its synced folder keeps it elsewhere. Download "
            "it there, and open Askwell again; nothing was changed.",
            path=path,
        ),
        trouble.JournalUnreadable: tr(
            "You do not have permission to read {path}. Nothing was changed.", path=path
        ),
        trouble.JournalUnusable: tr(
            "The journal {path} could not be used: {reason}. Nothing was changed.",
            path=path,
            reason=error.detail,
        ),
        trouble.InTheWay: tr(
            "{stray} is in the way: Askwell needs that name for a file of its own now and then. "
            "Move it elsewhere and try again; nothing was changed.",
            stray=error.detail,
        ),
        trouble.JournalReadOnly: tr(
            "{path} cannot be written, because the file or its folder is read-only. "
            "Nothing was changed.",
            path=path,
        ),
        trouble.NotAJournal: tr(
            "{path} is not an Askwell journal, so it was left as it is.", path=path
        ),
        trouble.JournalTooNew: tr(
            "{path} was written by a newer Askwell. Update Askwell to open it; "
            "nothing was changed.",
            path=path,
        ),
        trouble.JournalDamaged: tr(
            "{path} is damaged and was left as it is. "
            "Its backups, where there are any, are in the folder “backups” beside it.",
            path=path,
        ),
        trouble.JournalLocked: tr("{path} is locked with a passphrase.", path=path),
        trouble.WrongPassphrase: tr(
            "That passphrase does not open the journal. Look at Caps Lock and the keyboard's "
            "language, and write it again; nothing was changed."
        ),
        trouble.CannotEncrypt: tr(
            "This installation of Askwell has no encryption library, so the journal stays as it is."
        ),
        trouble.JournalInUse: tr(
            "{path} is open in another Askwell window. Close it there first; nothing was changed.",
            path=path,
        ),
        trouble.JournalElsewhere: tr(
            "{path} is open on another computer. Close it there first; nothing was changed.",
            path=path,
        ),
        trouble.JournalVanished: tr(
            "{path} is no longer there. What you typed is still on the screen; "
            "connect the drive again.",
            path=path,
        ),
        trouble.JournalReplaced: tr(
            "{path} was exchanged for another version while it was open, as a synced folder does. "
            "What you typed is still on the screen; copy it, and open Askwell again.",
            path=path,
        ),
        trouble.FileInTheWay: tr(
            "{path} is there already and was left as it is; name another file.", path=path
        ),
        trouble.NameTooLong: tr(
            "The name {path} is too long for this disk. Choose a shorter one; nothing was changed.",
            path=path,
        ),
        trouble.NoSpaceLeft: tr(
            "The disk is full, so this was not saved. What you typed is still on the screen; "
            "make some room and it will be saved."
        ),
    }.get(type(error), unknown)


def played_back_words(path: str) -> str:
    """What is said of a damaged journal that was not left as it was."""
    return tr(
        "{path} is damaged. A rollback file lay beside it and was played into it, as after a "
        "power cut; it may have belonged to another file. "
        "Its backups, where there are any, are in the folder “backups” beside it.",
        path=path,
    )


def _backup(error: Exception) -> str:
    assert isinstance(error, trouble.BackupTrouble)
    path = str(error.path)
    if not error.making:
        return _unused_backup(error, path)
    why = {
        "full": tr("the disk is full; make some room"),
        "long_name": tr("its name would be too long for this disk"),
        "read_only": tr("the folder cannot be written; look at its permissions"),
        "missing": tr("the folder is not there"),
        "damaged": tr(
            "the journal or the disk gives back something else than was written; "
            "use “Check journal” in the Help menu"
        ),
        "system": error.detail,
    }.get(error.code, tr("the disk did not take it"))
    return tr(
        "No backup could be made in {path}: {why}. Your journal itself is saved.",
        path=path,
        why=why,
    )


def _unused_backup(error: trouble.BackupTrouble, path: str) -> str:
    why = {
        "full": tr("the disk is full"),
        "long_name": tr("its name would be too long for this disk"),
        "read_only": tr("the folder of the journal cannot be written"),
        "missing": tr("it is no longer there"),
        "damaged": tr("it is damaged; choose another one"),
        "newer": tr("a newer Askwell wrote it; update Askwell first"),
        "locked": tr("it is locked with another passphrase than this journal"),
        "wrong_passphrase": tr(
            "that passphrase does not open it; look at Caps Lock and the keyboard's language"
        ),
        "unreadable": tr("you do not have permission to read it"),
        "system": error.detail,
    }.get(error.code, tr("it could not be read"))
    return tr("The backup {path} cannot be used: {why}. Nothing was changed.", path=path, why=why)


def _import(error: Exception) -> str:
    assert isinstance(error, trouble.ImportTrouble)
    return tr("Nothing was imported: {why}.", why=_import_reason(error))


def _import_reason(error: trouble.ImportTrouble) -> str:
    file, line, detail = error.file, error.line, error.detail
    return {
        "missing": tr("{file} is not there", file=file),
        "no_file": tr("{file} is a device or a pipe, not a file", file=file),
        "is_a_folder": tr("{file} is a folder; choose the ZIP or the CSV in it", file=file),
        "no_permission": tr("you do not have permission to read {file}", file=file),
        "too_large": tr("{file} is larger than 200 MB", file=file),
        "empty": tr("{file} is empty", file=file),
        "encoding": tr("the letters of {file} cannot be read; save it as UTF-8", file=file),
        "not_a_table": tr("{file} is not a table of text", file=file),
        "nul": tr(
            "line {line} of {file} holds a NUL, which no text has: the file is damaged, so "
            "download it again",
            file=file,
            line=line,
        ),
        "wrong_columns": tr(
            "{file} has no line with the columns {columns}", file=file, columns=detail
        ),
        "truncated": tr(
            "{file} ends in the middle of the row that begins on line {line}",
            file=file,
            line=line,
        ),
        "broken_row": tr(
            "line {line} of {file} has a quotation mark in the wrong place", file=file, line=line
        ),
        "long_field": tr(
            "the row that begins on line {line} of {file} has a field of more than "
            "1,000,000 characters",
            file=file,
            line=line,
        ),
        "broken_archive": tr("{file} is not a whole ZIP file; download it again", file=file),
        "locked_archive": tr("{file} is locked with a password; unpack it first", file=file),
        "no_applications": tr("{file} holds no “Job Applications.csv”", file=file),
        "too_many_rows": tr(
            "{file} has {count} rows, and at most 20,000 can be imported at once",
            file=file,
            count=detail,
        ),
    }.get(error.code, tr("{file} could not be read", file=file))


def row_reason(code: str, detail: str) -> str:
    """Why a row of an import was left out."""
    return {
        "incomplete": tr("the row ends too early"),
        "no_company": tr("no company is named"),
        "no_title": tr("no job title is named"),
        "no_date": tr("it has no date"),
        "bad_date": tr("the date “{date}” cannot be read", date=detail),
        "long_company": tr("the company's name is longer than 300 letters"),
        "long_title": tr("the job title is longer than 300 letters"),
        "long_url": tr("the link is longer than 2,000 letters"),
        "saved_only": tr("saved, not applied for"),
        "known": tr("already in your journal"),
    }.get(code, code)


def _sheet(error: Exception) -> str:
    assert isinstance(error, trouble.SheetTrouble)
    path = str(error.path)
    return {
        "no_folder": tr("The folder of {path} does not exist.", path=path),
        "no_permission": tr("You do not have permission to write {path}.", path=path),
        "disk_full": tr("The disk is full, so {path} was not written.", path=path),
        "is_a_folder": tr("{path} is a folder; name a file.", path=path),
        "long_name": tr(
            "The name {path} is too long for this disk. Choose a shorter one; nothing was written.",
            path=path,
        ),
    }.get(error.code, tr("The prep sheet could not be written to {path}.", path=path))


def _input(error: Exception) -> str:
    assert isinstance(error, rule.WrongInput)
    if error.code == "too_long":
        return _too_long(error)
    return {
        ("words", "empty"): tr("Write the words that you used first."),
        ("to", "empty"): tr("Choose whom you told first."),
        ("said_at", "in_the_future"): tr("It cannot have been said in the future."),
        ("ended_on", "in_the_future"): tr("They cannot have ended it in the future."),
        ("decide_by", "empty"): tr("Choose the day by which you will decide."),
        ("company", "empty"): tr("Name the company, or the search firm that called."),
        ("role", "empty"): tr("Name the role."),
        ("name", "empty"): tr("Write the person's name."),
        ("reason", "empty"): tr("Write why it counts."),
        ("ending", "empty"): tr("Say how each stage ended first."),
        ("nobody_to_tell", "empty"): tr("Write why nobody needs telling."),
        ("zone", "unknown"): tr("“{given}” is not a time zone.", given=error.given),
        ("until_on", "not_later"): tr("Choose a day that is still to come."),
        ("when", "out_of_range"): tr("The year {given} cannot be right.", given=error.given),
        ("minutes", "out_of_range"): tr(
            "It cannot take that long. Write a length of up to two weeks."
        ),
        ("when", "skipped"): _skipped(error.given),
        ("when", "unreadable"): tr("the date could not be read, and the one from before stands."),
    }.get((error.field, error.code), tr("That cannot be understood."))


def _too_long(error: rule.WrongInput) -> str:
    """Which line is too long, and how long it may be."""
    sentence = {
        "company": tr("The company's name is longer than {most} letters."),
        "role": tr("The role is longer than {most} letters."),
        "name": tr("The name is longer than {most} letters."),
        "job_title": tr("What they do is longer than {most} letters."),
        "email": tr("The e-mail address is longer than {most} letters."),
        "phone": tr("The phone number is longer than {most} letters."),
        "late_phone": tr("The phone number is longer than {most} letters."),
        "detail": tr("The human detail is longer than {most} letters."),
        "place": tr("The place is longer than {most} letters."),
        "url": tr("The link is longer than {most} letters."),
        "pay": tr("The pay is longer than {most} letters."),
        "what": tr("The promise is longer than {most} letters."),
        "tag": tr("A tag is longer than {most} letters."),
    }.get(error.field, tr("That line is longer than {most} letters."))
    shorter = tr("Make it shorter; nothing was changed.")
    return f"{sentence.format(most=error.given)} {shorter}"


def _skipped(given: str) -> str:
    moment, sign, zone = given.partition("|")
    if not sign:
        return ""
    return tr(
        "There is no {moment} in {zone}: the clocks go forward over it. Write another time; "
        "nothing was changed.",
        moment=full_moment(datetime.fromisoformat(moment)),
        zone=zone,
    )


def _merge(error: Exception) -> str:
    assert isinstance(error, rule.MergeBreaksClosing)
    return tr(
        "The {stage} at {company} is closed, and would not be if these two were one person. "
        "Reopen it first; nothing was changed.",
        stage=error.stage,
        company=error.company,
    )


def _fixed(words: str) -> Callable[[Exception], str]:
    return lambda _error: tr(words)


_SENTENCES: tuple[tuple[type[AskwellError], Callable[[Exception], str]], ...] = (
    (trouble.JournalTrouble, _journal),
    (trouble.BackupTrouble, _backup),
    (trouble.ImportTrouble, _import),
    (trouble.SheetTrouble, _sheet),
    (rule.WrongInput, _input),
    (
        rule.StageIsClosed,
        _fixed(
            "This stage is closed, and its closing rests on what you want to change. "
            "Reopen it first."
        ),
    ),
    (rule.MergeBreaksClosing, _merge),
    (rule.NotClosed, _fixed("This stage is not closed.")),
    (rule.AlreadyClosed, _fixed("This stage is closed already.")),
    (rule.NoIsNoAsk, _fixed("These words say no, so they cannot be counted as an ask.")),
    (rule.NotFound, _fixed("That is no longer in the journal.")),
    (rule.RuleBroken, _fixed("That does not fit the stage as it is now.")),
    (
        rule.BrokenRulebook,
        lambda error: tr("The rules could not be read: {where}.", where=str(error)),
    ),
)
