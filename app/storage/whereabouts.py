"""Where the open journal lies, and what is around it."""

from __future__ import annotations

from pathlib import Path

from app.services.elsewhere import Surroundings
from app.storage.conflict_copies import conflict_copies
from app.storage.held_mark import HeldMark
from app.storage.synced_folder import synced_by


class FileWhereabouts:
    """Looks at the folder of one open journal; the mark, where there is one, is beside it."""

    def __init__(self, journal: Path, mark: HeldMark | None = None) -> None:
        self._journal = Path(journal).absolute()
        self._mark = mark

    @property
    def is_open_elsewhere(self) -> bool:
        """Whether another computer has opened it as well; quick."""
        return self._mark is not None and self._mark.is_contested

    def look(self) -> Surroundings:
        """What is around it now; may be slow, and may be asked on another thread."""
        return Surroundings(
            synced_by=synced_by(self._journal),
            conflict_copies=tuple(copy.name for copy in conflict_copies(self._journal)),
        )
