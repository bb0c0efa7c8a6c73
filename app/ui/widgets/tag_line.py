"""The tags of something on one quiet line: as many as there is room for, and how many more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.text import tr, trn
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look

MOST_SHOWN = 40
"""No line has room for more; the others are counted."""


class TagLine(QLabel):
    """Whole tags only; all of them are in the tool tip, for screen readers, and where unfolded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags: tuple[str, ...] = ()
        self._is_unfolded = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        # What it says follows its width, and so must not ask for one.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_look(self, Look.MUTED)
        self.hide()

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these, folded to one line; nothing where there are none."""
        self.tags = tuple(tags)
        self._is_unfolded = False
        self.setAccessibleName(tags_words(self.tags))
        self.setVisible(bool(self.tags))
        self._show()

    def unfold(self) -> None:
        """Show every tag, on as many lines as it takes, until others are shown."""
        self._is_unfolded = True
        self._show()

    def _show(self) -> None:
        whole = tags_words(self.tags)
        text = wrappable(whole) if self._is_unfolded else self._fitting(whole)
        self.setWordWrap(self._is_unfolded)
        self.setText(text)
        self.setToolTip("" if self._is_unfolded or text == whole else whole)

    def _fitting(self, whole: str) -> str:
        """As much as one line has room for."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        for shown in range(min(len(self.tags), MOST_SHOWN), 0, -1):
            words = tags_words(self.tags, shown)
            if metrics.horizontalAdvance(words) <= room:
                return words
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_unfolded:
            self._show()


def tags_words(tags: Sequence[str], shown: int | None = None) -> str:
    """The tags in words; of more than are shown how many there are."""
    if not tags:
        return ""
    listed = ", ".join(tags[:shown])
    left = len(tags) - len(tags[:shown])
    if not left:
        return tr("Tagged {tags}", tags=listed)
    return trn("Tagged {tags} and {n} more", "Tagged {tags} and {n} more", left, tags=listed)
