"""A plain text field that grows with what is written in it."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from app.ui.overrides import override
from app.ui.theme.metrics import px
from app.ui.theme.theme import theme
from app.ui.widgets.code_points import utf16_offset
from app.ui.widgets.page_keys import is_in_pages, turns_page
from app.ui.widgets.text_marks import MarkStyle, TextMark, draw_underline, ground
from app.ui.widgets.undo_keys import is_undo_or_redo, without_undo

__all__ = ["GrowingText", "MarkStyle"]


HIGHER_THAN_ANY_PX = 10_000
_ENDLESS = re.compile(r"\S{5000}")
MARGINS_TAKEN = 3
"""Qt scrolls by a line unless one margin more than the two that it draws is left free."""


class GrowingText(QPlainTextEdit):
    """Text of a few lines or many; undo belongs to the window, and Tab goes to the next field.

    `edited` carries the whole text after each change by the person; `finished` says that the
    keyboard has left.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(
        self,
        placeholder: str = "",
        min_lines: int = 1,
        max_lines: int = 40,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._min_lines = min_lines
        self._max_lines = max(min_lines, max_lines)
        self._known = ""
        self._height = 0
        self._marks: list[TextMark] = []
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme().theme_changed.connect(self._on_theme_changed)
        self._fit()

    def _on_cursor_moved(self) -> None:
        """What is typed stays in sight, in every area that scrolls around it."""
        if self.hasFocus():
            # Not before the field has grown by what was typed.
            QTimer.singleShot(0, self, self._show_cursor)

    def _show_cursor(self) -> None:
        caret = self.cursorRect().translated(self.viewport().pos())
        around = self.parentWidget()
        while around is not None:
            content = around.widget() if isinstance(around, QScrollArea) else None
            if isinstance(around, QScrollArea) and content is not None:
                place = self.mapTo(content, caret.bottomLeft())
                around.ensureVisible(place.x(), place.y(), 0, caret.height() + px(4))
            around = around.parentWidget()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text_quietly(self, text: str) -> None:
        """Show another text without a signal; the cursor stays where it can."""
        if text == self._known:
            return
        place = self.textCursor().position()
        self._marks.clear()
        self._known = text
        self._wrap_for(text, fresh=True)
        self.setPlainText(text)
        self._known = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def mark(self, start: int, end: int, style: MarkStyle) -> None:
        """Underline from one code point up to another, instead of what was underlined before."""
        self.set_marks([(start, end, style)])

    def set_marks(self, marks: list[tuple[int, int, MarkStyle]]) -> None:
        """Underline several spans, instead of those that were underlined before."""
        self._marks = [
            TextMark(self._span(start, end), style) for start, end, style in marks if start < end
        ]
        self._show_marks()

    def clear_marks(self) -> None:
        """Underline nothing."""
        self.set_marks([])

    def marked(self) -> list[str]:
        """The words that are underlined."""
        return [mark.span.selectedText().replace("\u2029", "\n") for mark in self._marks]

    def _wrap_for(self, text: str, *, fresh: bool) -> None:
        """Break endless words anywhere: Qt takes minutes to look for a better place in them."""
        endless = _ENDLESS.search(text) is not None
        if endless or fresh:
            modes = QTextOption.WrapMode
            self.setWordWrapMode(
                modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere
            )

    def _span(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        span = QTextCursor(self.document())
        span.setPosition(utf16_offset(text, min(start, len(text))))
        span.setPosition(utf16_offset(text, min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
        return span

    def _show_marks(self) -> None:
        self.setExtraSelections([ground(mark) for mark in self._marks])
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height or super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and is_undo_or_redo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo_or_redo(event) or self._leaves_page_to_others(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _leaves_page_to_others(self, event: QKeyEvent) -> bool:
        """Where all of the field is seen, it is the page around it that is turned."""
        return self._shows_all and turns_page(event) and is_in_pages(self)

    @property
    def _shows_all(self) -> bool:
        return self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, unless this field is the one with more to show."""
        if self._shows_all:
            event.ignore()
            return
        super().wheelEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = without_undo(self.createStandardContextMenu())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted as plain text only."""
        if source.hasText():
            self._wrap_for(source.text(), fresh=False)
            self.insertPlainText(source.text())
            self.ensureCursorVisible()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks:
            painter = QPainter(self.viewport())
            for mark in self._marks:
                draw_underline(painter, self, mark)
            painter.end()

    def _on_text_changed(self) -> None:
        self._fit()
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.edited.emit(text)

    def _on_theme_changed(self) -> None:
        self._show_marks()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text, between the least and the most lines."""
        lines = self._lines()
        shown = min(max(lines, self._min_lines), self._max_lines)
        overflows = lines > self._max_lines
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if overflows
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.verticalScrollBarPolicy() is not policy:
            self.setVerticalScrollBarPolicy(policy)
        margins = round(MARGINS_TAKEN * self.document().documentMargin())
        around = self.height() - self.viewport().height() if self.isVisible() else self._frame()
        height = shown * self._line_height() + margins + around
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _line_height(self) -> int:
        """How high a line is laid out, in px: with some fonts more than their metrics say."""
        layout = self.document().firstBlock().layout()
        laid_out = ceil(layout.lineAt(0).height()) if layout.lineCount() else 0
        return max(self.fontMetrics().lineSpacing(), laid_out)

    def _lines(self) -> int:
        """The lines on the screen; those of far-off paragraphs count once until they are shown."""
        if self.document().isEmpty():
            return self._lines_of_placeholder()
        layout = self.document().documentLayout()
        if isinstance(layout, QPlainTextDocumentLayout):
            return int(layout.documentSize().height())
        return self.document().blockCount()

    def _lines_of_placeholder(self) -> int:
        """The lines that what stands in the empty field takes, so that none of it is cut off."""
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        if not self.isVisible() or room <= 0:
            return 1
        metrics = self.fontMetrics()
        page = QRect(0, 0, room, HIGHER_THAN_ANY_PX)
        box = metrics.boundingRect(page, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return max(1, ceil(box.height() / metrics.lineSpacing()))

    def _frame(self) -> int:
        margins = self.viewportMargins()
        contents = self.contentsMargins()
        return contents.top() + contents.bottom() + margins.top() + margins.bottom()
