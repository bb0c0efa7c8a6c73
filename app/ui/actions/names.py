"""Actions that go both ways are called after what they would do to what is looked at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from app.domain.case import Case, StageFile
from app.ui.text import tr


def name_actions(actions: Mapping[str, QAction], case: Case | None, file: StageFile | None) -> None:
    """Call them after the opportunity and the stage that are looked at, where there are any."""
    archived = case is not None and case.opportunity.archived_at is not None
    closed = file is not None and file.closing is not None
    taking_out, archiving = tr("Take out of the ar&chive"), tr("Ar&chive…")
    actions["archive"].setText(taking_out if archived else archiving)
    actions["close_stage"].setText(tr("Re&open stage") if closed else tr("Clo&se stage"))
