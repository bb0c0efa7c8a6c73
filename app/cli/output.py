"""What is printed: sentences for people, JSON for programs, on whatever the terminal can show."""

from __future__ import annotations

import argparse
import io
import json
import sys

UNICODE = "utf"


def show_any_letter() -> None:
    """Write what the output has no letter for as its code, so that no name stops a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(args: argparse.Namespace, words: str, **fields: object) -> None:
    """Print a sentence, or the fields where JSON is asked for."""
    if args.json:
        print_json(fields, indent=None)
    else:
        print(words)


def print_json(values: object, *, indent: int | None = 1) -> None:
    """Print values as JSON, with escapes of its own where the output has not every letter."""
    print(json.dumps(values, ensure_ascii=not _has_every_letter(), indent=indent))


def print_json_lines(lines: str) -> None:
    """Print lines of JSON that were written elsewhere, under the same rule."""
    if _has_every_letter():
        print(lines, end="")
        return
    for line in lines.split("\n")[:-1]:
        print_json(json.loads(line), indent=None)


def _has_every_letter() -> bool:
    return (getattr(sys.stdout, "encoding", None) or UNICODE).casefold().startswith(UNICODE)
