"""A start, a writing session and a quit of the real program, by its own clock; run under strace."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.locations import Locations
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import BEFORE
from app.window import open_window

START_MS = 1500


def _write() -> None:
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    desk = window.session.desk
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(made.id, "video_interview", None, present=["Dana"]).value
    window.refresh()
    window.show_opportunity(made.id, stage.id)
    window.opportunity.open_tab(BEFORE)
    QTest.keyClicks(window.opportunity.before.texts["bring"], "I bring ten years of rotas. ")
    QTest.keyClicks(window.opportunity.ask.words, "I want this job. ")
    QTimer.singleShot(1200, window.close)


if __name__ == "__main__":

    def begin() -> int:
        """Open the window, and write once it stands."""
        from app import window as opening

        build = opening.build_window

        def built(*args: object) -> MainWindow:
            made = build(*args)  # type: ignore[arg-type]
            QTimer.singleShot(START_MS, _write)
            return made

        opening.build_window = built  # type: ignore[assignment]
        return open_window(None, Locations.of_user())

    sys.exit(begin())
