"""The start: arguments, the log, and which of window, command, self-test or demo it is."""

from __future__ import annotations

import argparse
import faulthandler
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from app import __version__
from app.cli.exits import Exit
from app.cli.parser import build_parser
from app.cli.run import complain, run
from app.domain.errors import AskwellError
from app.locations import Locations
from app.logs import log_uncaught, start_log
from app.services.desk import Desk

MAKES_A_JOURNAL = frozenset({"add", "import"})


def main(argv: Sequence[str] | None = None) -> int:
    """Start Askwell and return its exit code."""
    args = build_parser(__version__).parse_args(argv)
    locations = Locations.of_user()
    start_log(locations.logs)
    if args.self_test:
        from app.self_test import self_test

        return self_test(locations)
    if args.demo is not None:
        from app.demo import demo

        return demo(args.demo, locations)
    if args.command == "example":
        return _example(args, locations)
    if args.command is not None:
        return run(args, lambda: _desk(args, locations))
    return _window(args.journal, locations)


def _desk(args: argparse.Namespace, locations: Locations) -> AbstractContextManager[Desk]:
    from app import bootstrap

    path: Path = args.journal or locations.journal
    create = args.journal is None or args.command in MAKES_A_JOURNAL
    return bootstrap.desk(path, locations, create=create)


def _example(args: argparse.Namespace, locations: Locations) -> int:
    from app.example import write_example

    try:
        write_example(args.file, locations)
    except AskwellError as error:
        return complain(error)
    print(f"Wrote an example journal. Open it with: askwell --journal {args.file}")
    return Exit.DONE


def _window(path: Path | None, locations: Locations) -> int:
    log_uncaught()
    if sys.stderr is not None:
        faulthandler.enable()
    from app.window import open_window

    return open_window(path, locations)
