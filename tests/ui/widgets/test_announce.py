"""Changes are said aloud, politely, and only where somebody listens."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets import announce as announcing
from app.ui.widgets.toast import Toast
from app.ui.widgets.verdict_banner import BannerKind, VerdictBanner


class Listener:
    """Stands in for Qt's accessibility and keeps what it is told."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self, *, active: bool) -> None:
        self.active = active
        self.heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def isActive(self) -> bool:
        """Whether a screen reader runs."""
        return self.active

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        """Keep the announcement."""
        self.heard.append((event.message(), event.politeness()))


def test_a_verdict_is_announced_once_when_it_changes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener(active=True)
    monkeypatch.setattr(announcing, "QAccessible", listener)
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    for _ in range(2):
        banner.show_verdict(BannerKind.OK, "That is an ask.", "It says that you want it.")
    polite = QAccessible.AnnouncementPoliteness.Polite
    assert listener.heard == [("That is an ask. It says that you want it.", polite)]


def test_a_message_is_announced_with_what_can_be_done(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener(active=True)
    monkeypatch.setattr(announcing, "QAccessible", listener)
    host = QWidget()
    qtbot.addWidget(host)
    Toast(host).show_message("Moved to Recently deleted.", "Undo")
    assert [words for words, _ in listener.heard] == ["Moved to Recently deleted. Undo"]


def test_nothing_is_said_where_nobody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener(active=False)
    monkeypatch.setattr(announcing, "QAccessible", listener)
    host = QWidget()
    qtbot.addWidget(host)
    announcing.announce(host, "Saved")
    announcing.announce(host, "")
    assert listener.heard == []
