"""A card of the Today page: who, about what, what is so, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.overrides import override
from app.ui.text.wrapping import wrappable
from app.ui.theme.icons import icon
from app.ui.theme.looks import Look, keep_to_the_side, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets.card import Card

SNOOZE_ICON = "clock"
NARROW_PX = 360


class CardRow(Card):
    """One thing to do: the button does it, Enter or a double click opens what it is about."""

    pressed = Signal()
    opened = Signal()
    snoozed = Signal(str)

    def __init__(
        self,
        lead: str,
        text: str,
        detail: str = "",
        button: str = "",
        *,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entered.connect(self.opened)
        self._first = self._label()
        self._second = self._label()
        set_look(self._second, Look.MUTED)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.pressed)
        self._snooze: QToolButton | None = None
        self._arrange()
        self.set_words(lead, text, detail)
        self.set_button(button, primary=primary)
        follow_theme(self._dress)

    def set_words(self, lead: str, text: str, detail: str = "") -> None:
        """Show other words: the lead in bold, the detail on a muted line of its own."""
        first, rest = escape(wrappable(lead)), escape(wrappable(text))
        parts = [f"<b>{first}</b>" if lead else "", rest]
        self._first.setText(" · ".join(part for part in parts if part))
        self._second.setText(escape(wrappable(detail)))
        self._second.setVisible(bool(detail))
        spoken = ", ".join(part for part in (lead, text) if part)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(detail)
        self.button.setAccessibleDescription(spoken)

    def set_near(self, near: bool) -> None:
        """Write the detail in amber: little time is left."""
        set_look(self._second, Look.NEAR if near else Look.MUTED)

    def set_button(self, text: str, *, primary: bool = False) -> None:
        """Show another button, or none."""
        self.button.setText(text)
        self.button.setVisible(bool(text))
        set_look(self.button, Look.PRIMARY if primary else None)

    def set_snooze_choices(self, choices: Sequence[tuple[str, str]], accessible_name: str) -> None:
        """Offer to put it off: key and words of each choice."""
        if self._snooze is None:
            self._snooze = QToolButton(self)
            self._snooze.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            set_look(self._snooze, Look.FLAT)
            self._buttons.insertWidget(self._buttons.count() - 1, self._snooze)
            QWidget.setTabOrder(self, self._snooze)
            QWidget.setTabOrder(self._snooze, self.button)
        menu = QMenu(self._snooze)
        for key, words in choices:
            menu.addAction(words).triggered.connect(partial(self.snoozed.emit, key))
        self._snooze.setMenu(menu)
        self._snooze.setAccessibleName(accessible_name)
        self._snooze.setToolTip(accessible_name)
        self._dress()

    def _label(self) -> QLabel:
        label = QLabel(self)
        keep_to_the_side(label)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        return label

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._first)
        words.addWidget(self._second)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)

    def _dress(self) -> None:
        self._row.setContentsMargins(px(16), px(11), px(16), px(11))
        self._row.setSpacing(px(12))
        self._buttons.setSpacing(px(12))
        self._fit()
        if self._snooze is not None:
            self._snooze.setIcon(icon(SNOOZE_ICON, current_tokens().muted))
            if self._snooze.icon().isNull():
                self._snooze.setText("⋯")

    def _fit(self) -> None:
        """Where words and button would crowd each other, the button stands below."""
        directions = QBoxLayout.Direction
        narrow = self.width() < px(NARROW_PX)
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The ways to put it off, by the menu key too."""
        menu = self._snooze.menu() if self._snooze is not None else None
        if menu is None:
            super().contextMenuEvent(event)
        else:
            menu.popup(event.globalPos())
