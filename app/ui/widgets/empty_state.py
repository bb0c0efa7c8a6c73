"""What stands where there is nothing yet: a picture, a heading, a sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpacerItem, QVBoxLayout, QWidget

from app.ui.overrides import override
from app.ui.theme.icons import pixmap
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme

PICTURE = 72
MEASURE = 440


class EmptyState(QWidget):
    """Never a blank pane."""

    link_pressed = Signal()

    def __init__(
        self,
        icon_name: str,
        heading: str,
        sentence: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._own_picture: QPixmap | None = None
        self._picture = QLabel(self)
        self._heading = self._centred(heading, Look.TITLE)
        self._sentence = self._centred(sentence, Look.LEAD)
        self._footnote = self._centred("", Look.MUTED)
        self._gap = QSpacerItem(0, 0)
        self._pause = QSpacerItem(0, 0)
        self._measure = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._links = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._arrange()
        self.set_words(heading, sentence)
        follow_theme(self._dress)

    def set_words(self, heading: str, sentence: str = "") -> None:
        """Show other words."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture of its own colours instead of an icon."""
        self._own_picture = picture
        self._dress()

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Offer something to do."""
        button = QPushButton(text, self)
        set_look(button, Look.PRIMARY if primary else None)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def add_link(self, before: str, text: str) -> QPushButton:
        """Offer something quieter, after a few words such as `or`."""
        words = QLabel(before, self)
        set_look(words, Look.MUTED)
        link = QPushButton(text, self)
        set_look(link, Look.LINK)
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(self.link_pressed)
        self._links.insertWidget(self._links.count() - 1, words)
        self._links.insertWidget(self._links.count() - 1, link)
        return link

    def set_footnote(self, sentence: str) -> None:
        """A last quiet sentence, some way below."""
        self._footnote.setText(sentence)
        self._footnote.setVisible(bool(sentence))

    def _centred(self, text: str, look: Look | None) -> QLabel:
        label = QLabel(text, self)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setVisible(bool(text))
        set_look(label, look)
        return label

    def _arrange(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        for row in (self._buttons, self._links):
            row.addStretch(1)
            row.addStretch(1)
        self._measure.addStretch(1)
        self._measure.addWidget(self._sentence, 100)
        self._measure.addStretch(1)
        self._column.addStretch(1)
        self._column.addWidget(self._picture, 0, centre)
        self._column.addWidget(self._heading)
        self._column.addLayout(self._measure)
        self._column.addItem(self._pause)
        self._column.addLayout(self._buttons)
        self._column.addLayout(self._links)
        self._column.addItem(self._gap)
        self._column.addWidget(self._footnote)
        self._column.addStretch(1)

    def _dress(self) -> None:
        self._column.setContentsMargins(px(22), px(22), px(22), px(22))
        self._column.setSpacing(px(12))
        self._buttons.setSpacing(px(10))
        self._links.setSpacing(px(2))
        self._gap.changeSize(0, px(32))
        self._pause.changeSize(0, px(4))
        self._sentence.setMaximumWidth(px(MEASURE))
        self._show_picture()

    def _show_picture(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._own_picture
        if picture is None:
            picture = pixmap(self._icon_name, px(PICTURE), current_tokens().accent, ratio)
        self._picture.setPixmap(picture)
        self._fit_picture()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_picture()

    def _fit_picture(self) -> None:
        """Show the picture whole or not at all: the words and what to do come first."""
        self._picture.hide()
        words = self._column.totalHeightForWidth(self.width())
        needed = words + self._picture.sizeHint().height() + self._column.spacing()
        has_room = not self.isVisible() or self.height() >= needed
        self._picture.setVisible(has_room and not self._picture.pixmap().isNull())
