"""The demonstration without a screen: the example journal as text, PDF and pictures."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from pathlib import Path

from app import bootstrap
from app.cli.commands import today
from app.cli.exits import Exit
from app.cli.reading import next_stage
from app.cli.run import complain
from app.domain.errors import AskwellError
from app.example import write_example
from app.locations import Locations
from app.services.errors import FileInTheWay
from app.storage.faults import system_fault


def demo(folder: Path, locations: Locations) -> int:
    """Write what Askwell looks like into a folder, and say how to open the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        _make(folder)
        with tempfile.TemporaryDirectory(prefix="askwell-") as place:
            _show(folder, Path(place) / "example.askwell", locations)
    except AskwellError as error:
        return complain(error)
    print()
    print(f"The prep sheet and pictures of the window are in {folder}.")
    print("To open the window, run this where there is a screen (or after: export DISPLAY=:0).")
    return Exit.DONE


def _make(folder: Path) -> None:
    """Make the folder where it is missing; raises a JournalTrouble."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileInTheWay(folder) from error
    except OSError as error:
        raise system_fault(error, folder) from error


def _show(folder: Path, path: Path, locations: Locations) -> None:
    from app.window import picture_pages, start_application

    start_application(locations)
    write_example(path, locations)
    with bootstrap.desk(path, locations, create=False) as desk:
        today(desk, Namespace(json=False))
        sheet = desk.prep_sheets.sheet(next_stage(desk))
        desk.sheet_writer.write_pdf(sheet, folder / "prep-sheet.pdf", "A4")
        picture_pages(desk, path, folder, locations)
