"""A short message at the foot of the window, with one thing that can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from app.ui.overrides import override
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets import painting
from app.ui.widgets.announce import announce

SECONDS = 6.0
FROM_FOOT = 40
MOST_SHARE = 0.9


class Toast(QFrame):
    """Comes, is read out, waits while the pointer or the keyboard is on it, and goes."""

    action_pressed = Signal()
    dismissed = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._seconds = SECONDS
        self._back: QWidget | None = None
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.action = QPushButton(self)
        set_look(self.action, Look.TOAST)
        self.action.clicked.connect(self._on_action)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.action)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        host.installEventFilter(self)
        self.action.installEventFilter(self)
        self.hide()
        follow_theme(self._dress)

    def text(self) -> str:
        """The message."""
        return self.label.text()

    def is_waiting(self) -> bool:
        """Whether the time until it goes is running."""
        return self._timer.isActive()

    def show_message(self, text: str, action: str = "", seconds: float = SECONDS) -> None:
        """Show a message instead of the one before."""
        self._seconds = seconds
        self.label.setText(wrappable(text))
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._start()
        announce(self, f"{text} {action}".strip())

    def dismiss(self) -> None:
        """Go."""
        if self.isHidden():
            return
        self._timer.stop()
        had_focus = self.action.hasFocus()
        back = self._back
        self._catch_late_clicks()
        self.hide()
        if had_focus and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dismissed.emit()

    def take_keys(self) -> None:
        """Put the keys on what can be done about it; gone, they are where they were."""
        if self.isHidden() or not self.action.text():
            announce(self, self.text())
            return
        self._back = QApplication.focusWidget()
        self.action.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_action(self) -> None:
        # Gone first: what is done about it may have something to say in its turn.
        self.dismiss()
        self.action_pressed.emit()

    def _catch_late_clicks(self) -> None:
        """For a moment nothing beneath is clicked by who meant the message, or clicked twice."""
        guard = QWidget(self._host)
        guard.setGeometry(self.geometry())
        guard.show()
        QTimer.singleShot(QApplication.doubleClickInterval(), guard, guard.deleteLater)

    def _start(self) -> None:
        if not self.underMouse() and not self.action.hasFocus():
            self._timer.start(round(self._seconds * 1000))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        elif watched is self.action and event.type() is QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self.action and event.type() is QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self, self._start)
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible() and not self.action.hasFocus():
            self._timer.start(round(self._seconds * 1000))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def _place(self) -> None:
        """Stand in the middle near the foot, within the window's width."""
        most = round(self._host.width() * MOST_SHARE)
        self.label.setWordWrap(False)
        self.adjustSize()
        if self.width() > most:
            self.label.setWordWrap(True)
            self.setFixedWidth(most)
            self.adjustSize()
        left = (self._host.width() - self.width()) // 2
        self.move(max(0, left), self._host.height() - self.height() - px(FROM_FOOT))
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = current_tokens()
        painting.draw_box(painter, QRectF(self.rect()), tokens.ink, None, radius=px(8))
        painter.end()

    def _dress(self) -> None:
        self._row.setContentsMargins(px(16), px(8), px(10), px(8))
        self._row.setSpacing(px(14))
        colours = QPalette(QApplication.palette())
        colours.setColor(QPalette.ColorRole.WindowText, QColor(current_tokens().bg))
        self.label.setPalette(colours)
        if self.isVisible():
            self._place()
