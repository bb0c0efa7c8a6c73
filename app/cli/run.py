"""Running one command: the desk is opened for it, and every expected trouble is one sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

from app.cli.catching_up import catch_up
from app.cli.commands import COMMANDS
from app.cli.exits import Exit
from app.cli.sentences import sentence
from app.domain.errors import AskwellError
from app.services.desk import Desk

OpenDesk = Callable[[], AbstractContextManager[Desk]]


def run(args: argparse.Namespace, open_desk: OpenDesk) -> int:
    """Carry out the command and return the exit code."""
    try:
        with open_desk() as desk:
            catch_up(desk)
            return COMMANDS[args.command](desk, args)
    except AskwellError as error:
        return complain(error)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone away, as `| head` does; nobody is left to tell
        return Exit.DONE


def complain(error: AskwellError) -> int:
    """Say an expected trouble on stderr and return its exit code."""
    code, words = sentence(error)
    print(words, file=sys.stderr)
    return code
