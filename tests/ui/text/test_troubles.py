"""The window's sentences for trouble."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from app.domain.errors import WrongInput
from app.services.errors import (
    PLAYED_BACK,
    BackupTrouble,
    ImportTrouble,
    InTheWay,
    JournalDamaged,
    JournalTrouble,
    JournalUnusable,
    NameTooLong,
    SheetTrouble,
)
from app.ui.text.troubles import trouble_sentence

PLACE = PurePosixPath("/home/me/long")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            WrongInput("when", "skipped", "2027-03-28T02:30:00|Europe/Berlin"),
            "There is no Sun 28 Mar 2027, 02:30 in Europe/Berlin: the clocks go forward over it. "
            "Write another time; nothing was changed.",
        ),
        (
            NameTooLong(PLACE),
            "The name /home/me/long is too long for this disk. Choose a shorter one; "
            "nothing was changed.",
        ),
        (
            JournalUnusable(PLACE, "Input/output error"),
            "The journal /home/me/long could not be used: Input/output error. Nothing was changed.",
        ),
        (
            JournalTrouble(PLACE, "disk I/O error"),
            "The journal /home/me/long could not be used: disk I/O error.",
        ),
        (
            InTheWay(PLACE, "/home/me/long-journal"),
            "/home/me/long-journal is in the way: Askwell needs that name for a file of its own "
            "now and then. Move it elsewhere and try again; nothing was changed.",
        ),
        (
            JournalDamaged(PLACE, PLAYED_BACK),
            "/home/me/long is damaged. A rollback file lay beside it and was played into it, as "
            "after a power cut; it may have belonged to another file. Its backups, where there "
            "are any, are in the folder “backups” beside it.",
        ),
        (
            BackupTrouble(PLACE, "system", making=False, detail="Input/output error"),
            "The backup /home/me/long cannot be used: Input/output error. Nothing was changed.",
        ),
        (
            SheetTrouble(PLACE, "long_name"),
            "The name /home/me/long is too long for this disk. Choose a shorter one; "
            "nothing was written.",
        ),
        (
            BackupTrouble(PLACE, "long_name", making=True),
            "No backup could be made in /home/me/long: its name would be too long for this disk. "
            "Your journal itself is saved.",
        ),
        (
            ImportTrouble("jobs.csv", "long_field", line=7),
            "Nothing was imported: the row that begins on line 7 of jobs.csv has a field of more "
            "than 1,000,000 characters.",
        ),
        (
            ImportTrouble("jobs.csv", "nul", line=7),
            "Nothing was imported: line 7 of jobs.csv holds a NUL, which no text has: the file is "
            "damaged, so download it again.",
        ),
        (
            WrongInput("job_title", "too_long", "300"),
            "What they do is longer than 300 letters. Make it shorter; nothing was changed.",
        ),
        (
            WrongInput("line", "too_long", "300"),
            "That line is longer than 300 letters. Make it shorter; nothing was changed.",
        ),
    ],
)
def test_each_trouble_has_its_sentence(error: Exception, words: str) -> None:
    assert trouble_sentence(error) == words
