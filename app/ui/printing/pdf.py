"""The prep sheet as PDF: written beside its place and then put there, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPdfWriter

from app.domain.prep_sheet import PrepSheet
from app.services.errors import SheetTrouble
from app.ui.printing.paint import Paper, page_layout, paint_sheet

DOTS_AN_INCH = 600

_CODES = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EROFS: "no_permission",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EISDIR: "is_a_folder",
    errno.ELOOP: "no_folder",
    errno.ENAMETOOLONG: "long_name",
}


def write_pdf(sheet: PrepSheet, path: Path, paper: Paper | str) -> None:
    """Write one page; an older file of that name stays until the new one is whole."""
    if os.path.isdir(path):  # noqa: PTH112 (Path's own raises for a name that is too long)
        raise SheetTrouble(path, "is_a_folder")
    try:
        handle, name = tempfile.mkstemp(prefix=".askwell-", suffix=".pdf", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _trouble(path, error) from error
    part = Path(name)
    try:
        _draw(sheet, part, Paper(paper))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise _trouble(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _draw(sheet: PrepSheet, path: Path, paper: Paper) -> None:
    writer = QPdfWriter(str(path))
    writer.setCreator("Askwell")
    writer.setTitle(f"{sheet.stage_name} · {sheet.company}")
    writer.setResolution(DOTS_AN_INCH)
    writer.setPageLayout(page_layout(paper))
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(errno.EIO, "the page could not be begun")
    paint_sheet(painter, sheet, paper, QRectF(0, 0, writer.width(), writer.height()))
    if not painter.end() or path.stat().st_size == 0:
        raise OSError(errno.ENOSPC, "the page could not be finished")


def _trouble(path: Path, error: OSError) -> SheetTrouble:
    return SheetTrouble(path, _CODES.get(error.errno or 0, "unwritable"))
