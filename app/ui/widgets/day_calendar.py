"""A month to pick a day from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from app.ui.text import tr
from app.ui.theme.icons import icon
from app.ui.theme.theme import current_tokens, follow_theme

WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayCalendar(QCalendarWidget):
    """Qt's month in the colours of the theme; Enter picks, Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        for named in (self, *self.findChildren(QTableView)):
            named.setAccessibleName(tr("Pick a day"))
        follow_theme(self._dress)

    def _dress(self) -> None:
        tokens = current_tokens()
        weekend, header = QTextCharFormat(), QTextCharFormat()
        weekend.setForeground(QColor(tokens.ink))
        header.setForeground(QColor(tokens.ink))
        header.setBackground(QColor(tokens.panel))
        for day in WEEKEND:
            self.setWeekdayTextFormat(day, weekend)
        self.setHeaderTextFormat(header)
        self._draw_turner("qt_calendar_prevmonth", "chevron-left", "‹", tr("Month before"))
        self._draw_turner("qt_calendar_nextmonth", "chevron-right", "›", tr("Month after"))

    def _draw_turner(self, name: str, drawing: str, letter: str, words: str) -> None:
        turner = self.findChild(QToolButton, name)
        if turner is None:
            return
        drawn = icon(drawing, current_tokens().ink)
        turner.setIcon(drawn)
        turner.setText("" if not drawn.isNull() else letter)
        turner.setAccessibleName(words)
        turner.setToolTip(words)
