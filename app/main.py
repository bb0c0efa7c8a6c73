"""The start: arguments, the log, and which of window, command, self-test or demo it is."""

from __future__ import annotations

import argparse
import faulthandler
import gc
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.cli.exits import Exit
from app.domain.errors import AskwellError, WrongInput
from app.locations import Locations
from app.logs import log_uncaught, start_log
from app.services.errors import HAS_BACKUPS, JournalMissing

if TYPE_CHECKING:  # the window must not wait for what only a command needs
    from app.opened_ahead import OpenedAhead
    from app.services.desk import Desk

LONGEST_PASSPHRASE = 65_536
"""Twice of what the window's own field takes: a line without an end is refused, not kept."""
MAKES_A_JOURNAL = frozenset({"add", "import"})


def main(argv: Sequence[str] | None = None) -> int:
    """Start Askwell and return its exit code; a bug ends in one calm sentence and the log."""
    try:
        return _start(argv)
    except KeyboardInterrupt:
        return Exit.REFUSED
    except Exception:  # the last place in which a bug can be caught
        logging.getLogger("askwell").critical("uncaught", exc_info=True)
        print(
            "Something went wrong in Askwell itself. What was saved before is safe; "
            "the details are in the log.",
            file=sys.stderr,
        )
        return Exit.ENVIRONMENT


def _start(argv: Sequence[str] | None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    locations = Locations.of_user()
    if _asks_for_the_window(words):
        start_log(locations.logs)
        return _window(Path(words[1]) if words else None, locations)
    return _command(words, locations)


def _asks_for_the_window(words: Sequence[str]) -> bool:
    """Whether nothing but a journal is named: then no command has to be loaded."""
    return not words or (len(words) == 2 and words[0] == "--journal" and words[1][:1] != "-")


def _command(words: Sequence[str], locations: Locations) -> int:
    from app.cli.output import show_any_letter
    from app.cli.parser import build_parser
    from app.cli.run import run

    show_any_letter()
    args = build_parser(__version__).parse_args(words)
    start_log(locations.logs)
    if args.self_test:
        from app.self_test import self_test

        return self_test(locations)
    if args.demo is not None:
        from app.demo import demo

        return demo(args.demo, locations)
    if args.command == "example":
        return _example(args, locations)
    if args.command == "backups":
        return _backups(args, locations)
    if args.command is not None:
        return run(args, lambda: _desk(args, locations))
    return _window(args.journal, locations)


def _desk(args: argparse.Namespace, locations: Locations) -> AbstractContextManager[Desk]:
    from app import bootstrap

    path: Path = args.journal or locations.journal
    _refuse_unless_free(path)
    create = args.journal is None or args.command in MAKES_A_JOURNAL
    passphrase = _passphrase(args.passphrase_fd)
    return bootstrap.desk(path, locations, create=create, passphrase=passphrase)


def _backups(args: argparse.Namespace, locations: Locations) -> int:
    """The commands about backups, which serve a damaged or missing journal too."""
    from app import bootstrap
    from app.cli.backups import backups
    from app.cli.run import complain

    path: Path = args.journal or locations.journal
    try:
        passphrase = _passphrase(args.passphrase_fd)  # it can be read only once
        given = getattr(args, "backup_passphrase_fd", None)
        args.backup_passphrase = _passphrase(given, "backup-passphrase-fd")

        def open_desk() -> AbstractContextManager[Desk]:
            _refuse_unless_free(path)
            return bootstrap.desk(path, locations, create=False, passphrase=passphrase)

        today = bootstrap.system_clock().today()
        return backups(
            args, open_desk, lambda: bootstrap.rescue(path, locations, passphrase), today
        )
    except AskwellError as error:
        return complain(error)


def _refuse_unless_free(path: Path) -> None:
    """Refuse a journal that another computer has open, or that is gone with backups left."""
    from app import bootstrap
    from app.cli.elsewhere import wait_for_another

    wait_for_another(bootstrap.open_marks(path), path)
    if bootstrap.is_gone_with_backups(path):
        raise JournalMissing(path, HAS_BACKUPS)


def _passphrase(descriptor: int | None, option: str = "passphrase-fd") -> str:
    """The first line of an open file descriptor; raises WrongInput."""
    if descriptor is None:
        return ""
    try:
        with os.fdopen(descriptor, encoding="utf-8", closefd=False) as given:
            line = given.readline(LONGEST_PASSPHRASE + 1)
    except UnicodeDecodeError as error:
        raise WrongInput(option, "not_text", str(descriptor)) from error
    except (OSError, ValueError, TypeError, OverflowError) as error:
        raise WrongInput(option, "unreadable", str(descriptor)) from error
    if len(line) > LONGEST_PASSPHRASE:
        raise WrongInput(option, "too_long", str(descriptor))
    return line.rstrip("\r\n")


def _example(args: argparse.Namespace, locations: Locations) -> int:
    from app.cli.run import complain
    from app.example import write_example

    try:
        write_example(args.file, locations)
    except AskwellError as error:
        return complain(error)
    print(f"Wrote an example journal. Open it with: askwell --journal {args.file}")
    return Exit.DONE


def _window(path: Path | None, locations: Locations) -> int:
    if _has_no_screen():
        print("Askwell opens a window and found no screen to open it on.", file=sys.stderr)
        return Exit.ENVIRONMENT
    log_uncaught()
    if sys.stderr is not None:
        faulthandler.enable()
    # What the start makes is no rubbish; the window's Collector looks for some from then on.
    gc.disable()
    with ExitStack() as stack:
        ahead = _opened_ahead(path, locations)
        if ahead is not None:
            stack.callback(ahead.close)
        from app.ui.plain_import import import_plainly

        import_plainly()
        from app.window import open_window

        return open_window(path, locations, ahead)


def _opened_ahead(path: Path | None, locations: Locations) -> OpenedAhead | None:
    """The journal on its way; a broken rulebook is for the window to tell."""
    from app.opened_ahead import OpenedAhead

    try:
        return OpenedAhead(path or locations.journal, locations, create=path is None)
    except AskwellError:
        return None


def _has_no_screen() -> bool:
    """Whether Qt would have nowhere to draw: it ends the program with a crash where it is asked."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
