"""The log: what went wrong in the program, never what a person wrote."""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from types import TracebackType

from app.storage.private_folder import make_private_folder
from app.ui.overrides import override

LARGEST_BYTES = 512 * 1024
KEPT_FILES = 3
LOG_NAME = "askwell.log"


class _FileWhenNeeded(logging.Handler):
    """A rotating file whose machinery is loaded with the first record: most starts log nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(
                self._path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
            )
            self._file.setFormatter(self.formatter)
        self._file.handle(record)

    @override
    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def start_log(folder: Path) -> Path | None:
    """Log to a rotating file in this folder; None where it cannot be written."""
    try:
        make_private_folder(folder)
        path = folder / LOG_NAME
        handler = _FileWhenNeeded(path)
        path.touch(mode=0o600, exist_ok=True)
        if os.name == "posix":
            path.chmod(0o600)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path


def log_uncaught() -> None:
    """Send whatever nobody caught to the log, with its trace."""

    def uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("askwell").critical("uncaught", exc_info=(kind, error, trace))

    def in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = uncaught
    threading.excepthook = in_thread
