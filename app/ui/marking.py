"""Marking: the words that were looked for, selected in the field in which they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from app.domain.finding.excerpts import Span, excerpt, marks, spans
from app.domain.finding.query import Query
from app.ui.theme.metrics import px
from app.ui.widgets.code_points import utf16_offset

AROUND_PX = 48


def mark_words(widget: QWidget, query: Query) -> None:
    """Go into a field, and select the words there that a query asks for."""
    if isinstance(widget, QPlainTextEdit):
        _mark_text(widget, query)
    elif isinstance(widget, QLineEdit):
        _mark_line(widget, query)
    elif isinstance(widget, QLabel):
        _mark_label(widget, query)
    else:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
    reveal(widget)


def reveal(widget: QWidget) -> None:
    """Scroll what holds the field so that the selected words, or the field, can be seen."""
    spot = widget.rect().center()
    if isinstance(widget, QPlainTextEdit):
        spot = widget.viewport().mapTo(widget, widget.cursorRect().center())
    page = widget.parentWidget()
    while page is not None:
        content = page.widget() if isinstance(page, QScrollArea) else None
        if isinstance(page, QScrollArea) and content is not None:
            there = widget.mapTo(content, spot)
            page.ensureVisible(there.x(), there.y(), px(8), px(AROUND_PX))
        page = page.parentWidget()


def _mark_text(field: QPlainTextEdit, query: Query) -> None:
    text = field.toPlainText()
    start, end = _best(text, query)
    cursor = field.textCursor()
    cursor.setPosition(utf16_offset(text, start))
    cursor.setPosition(utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def _mark_line(field: QLineEdit, query: Query) -> None:
    text = field.text()
    start, end = _best(text, query)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    begin = utf16_offset(text, start)
    field.setSelection(begin, utf16_offset(text, end) - begin)


def _mark_label(label: QLabel, query: Query) -> None:
    """Words that are no field can be selected all the same, and copied."""
    text = label.text()
    start, end = _best(text, query)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    begin = utf16_offset(text, start)
    label.setSelection(begin, utf16_offset(text, end) - begin)


def _best(text: str, query: Query) -> Span:
    """The stretch that the excerpt begins with; nothing where the words are gone."""
    first = excerpt(text, marks(text, query)).start
    return next((span for span in spans(text, query) if span[0] <= first < span[1]), (0, 0))
