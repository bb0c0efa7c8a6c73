"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from app.cli.exits import Exit
from app.domain.closing import EndedBecause
from app.domain.reflection import Choice
from app.domain.statement import Channel
from app.services.typed import can_be_seen


class OneSentenceParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:  # type: ignore[explicit-override,unused-ignore]
        """Say it and leave with the code for wrong usage."""
        self.exit(
            Exit.WRONG_USAGE, f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.\n"
        )


def build_parser(version: str) -> argparse.ArgumentParser:
    """Everything that can be said after `askwell`."""
    parser: argparse.ArgumentParser = OneSentenceParser(
        prog="askwell",
        description="A private journal for job seekers. Without a command it opens the window.",
    )
    parser.add_argument("--journal", metavar="FILE", type=Path, help="use this journal")
    parser.add_argument(
        "--passphrase-fd",
        metavar="N",
        type=int,
        help="read the passphrase of a locked journal from this file descriptor",
    )
    parser.add_argument("--version", action="version", version=f"Askwell {version}")
    parser.add_argument(
        "--self-test", action="store_true", help="check that this installation is whole"
    )
    parser.add_argument(
        "--demo", metavar="FOLDER", type=Path, help="write pictures of an example into FOLDER"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_reading(commands)
    _add_writing(commands)
    _add_backups(commands)
    return parser


MOST_DAYS = 73_000
Commands = argparse._SubParsersAction


def _command(
    commands: Commands[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON for a program to read")
    parser.add_argument(
        "--journal", metavar="FILE", type=Path, default=argparse.SUPPRESS, help="use this journal"
    )
    return parser


def _tag(text: str) -> str:
    """A tag to look for; what has no letter would silently stand for every tag."""
    if not can_be_seen(text):
        raise argparse.ArgumentTypeError("a tag has at least one letter")
    return text


def _add_reading(commands: Commands[argparse.ArgumentParser]) -> None:
    _command(commands, "today", "print what is due today")
    listing = _command(commands, "list", "print every opportunity with its stages and their ids")
    listing.add_argument(
        "--tag", metavar="WORD", type=_tag, default=None, help="only those with this tag"
    )
    sheet = _command(commands, "prep-sheet", "write the prep sheet of a stage as PDF")
    sheet.add_argument("--stage", metavar="ID", default="next", help="a stage, or “next”")
    sheet.add_argument("--pdf", metavar="OUT", type=Path, required=True)
    sheet.add_argument("--paper", choices=["A4", "Letter"], default="A4")
    _command(
        commands,
        "counted-by-hand",
        "print the texts that you counted by hand, one JSON object a line, to mend the rules with",
    )
    example = _command(commands, "example", "write an example journal to look around in")
    example.add_argument("file", metavar="FILE", type=Path)


def _days(text: str) -> int:
    """A number of days back from today; more than two centuries is a slip of the hand."""
    days = int(text)
    if not 0 <= days <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"“{text}” must be between 0 and {MOST_DAYS}")
    return days


def _add_writing(commands: Commands[argparse.ArgumentParser]) -> None:
    brought = _command(commands, "import", "import the applications of a LinkedIn data export")
    brought.add_argument("file", metavar="FILE", type=Path, help="the ZIP, or one CSV out of it")
    brought.add_argument("--dry-run", action="store_true", help="only say what would be imported")
    brought.add_argument("--saved", action="store_true", help="take saved jobs too")
    brought.add_argument(
        "--history-after-days",
        metavar="DAYS",
        type=_days,
        help="older applications arrive as closed, “no answer”",
    )
    _add_opportunity(commands)
    _add_stage(commands)
    _add_reflect(commands)
    _add_tell(commands)
    _add_close(commands)
    reopen = _command(commands, "reopen", "reopen a stage that was closed in error")
    reopen.add_argument("stage", metavar="STAGE")


def _add_backups(commands: Commands[argparse.ArgumentParser]) -> None:
    text = "list, make and restore backups, check the journal, read what is left of a damaged one"
    about = commands.add_parser("backups", help=text, description=text)
    about.add_argument(
        "--journal", metavar="FILE", type=Path, default=argparse.SUPPRESS, help="use this journal"
    )
    whats = about.add_subparsers(dest="what", metavar="WHAT", required=True)
    _command(whats, "list", "print every backup with its date, reason and counts")
    _command(whats, "make", "make a backup now")
    restore = _command(whats, "restore", "put a backup in the journal's place")
    restore.add_argument("name", metavar="NAME", help="its name, as `backups list` prints it")
    restore.add_argument(
        "--backup-passphrase-fd",
        metavar="N",
        type=int,
        help="read the backup's own passphrase from this file descriptor, where it is locked with "
        "another one than the journal",
    )
    _command(whats, "check", "check every page and every text, in a copy")
    _command(whats, "salvage", "read what can be read of a damaged journal into a new one")


def _add_opportunity(commands: Commands[argparse.ArgumentParser]) -> None:
    add = _command(commands, "add", "add an opportunity")
    add.add_argument("--company", required=True)
    add.add_argument("--role", required=True)
    add.add_argument("--via", metavar="FIRM", default="", help="the search firm between")
    add.add_argument("--recruiter", metavar="NAME", default="")
    add.add_argument(
        "--tag", dest="tags", metavar="WORD", action="append", default=[], help="may be repeated"
    )


def _add_stage(commands: Commands[argparse.ArgumentParser]) -> None:
    stage = _command(commands, "stage", "add a stage to an opportunity")
    stage.add_argument("opportunity", metavar="OPPORTUNITY", help="its id, or its company")
    stage.add_argument("--kind", required=True)
    stage.add_argument(
        "--at", metavar="WHEN", default="", help="2026-11-26 14:00, or 2026-11-26 alone"
    )
    stage.add_argument("--zone", default="", help="time zone of the appointment; needs --at")
    stage.add_argument("--minutes", type=int, help="how long it takes; needs --at")
    stage.add_argument("--place", default="")
    stage.add_argument("--with", dest="people", metavar="NAME", nargs="+", action="extend")
    stage.add_argument("--sent-by", metavar="NAME", default="", help="who sent an assessment")


def _add_reflect(commands: Commands[argparse.ArgumentParser]) -> None:
    reflect = _command(commands, "reflect", "write down what you think after a stage")
    reflect.add_argument("stage", metavar="STAGE")
    reflect.add_argument("--decision", choices=[c.value for c in Choice])
    reflect.add_argument("--decide-by", metavar="DATE", default="")
    reflect.add_argument("--answer", metavar="PROMPT=TEXT", action="append", default=[])


def _add_tell(commands: Commands[argparse.ArgumentParser]) -> None:
    tell = _command(commands, "tell", "record what you told somebody, in your words")
    tell.add_argument("stage", metavar="STAGE")
    tell.add_argument("--to", metavar="NAME", action="append", required=True)
    tell.add_argument("--how", metavar="CHANNEL", required=True, choices=[c.value for c in Channel])
    tell.add_argument("--words", metavar="TEXT", required=True)
    tell.add_argument("--at", metavar="WHEN", default="", help="2026-11-26 14:00, if not just now")
    tell.add_argument("--count-by-hand", metavar="REASON", default="")


def _add_close(commands: Commands[argparse.ArgumentParser]) -> None:
    close = _command(commands, "close", "close a stage, if you have asked or said no")
    close.add_argument("stage", metavar="STAGE")
    way = close.add_mutually_exclusive_group()
    way.add_argument(
        "--ended-by-them",
        metavar="REASON",
        help=", ".join(reason.value for reason in EndedBecause),
    )
    way.add_argument("--withdrawn", action="store_true")
    close.add_argument("--on", metavar="DATE", default="", help="when they ended it")
    close.add_argument("--nobody-to-tell", metavar="REASON", default="")
