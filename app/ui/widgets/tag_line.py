"""The tags of something on one quiet line: as many as there is room for, and how many more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.text import tr, trn
from app.ui.theme.looks import Look, set_look

MOST_SHOWN = 40
"""No line has room for more; the others are counted."""


class TagLine(QLabel):
    """Whole tags only; all of them are in the tool tip, and for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        # What it says follows its width, and so must not ask for one.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_look(self, Look.MUTED)
        self.hide()

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these; nothing where there are none."""
        self.tags = self._shown = tuple(tags)
        self.setAccessibleName(tags_words(self.tags))
        self.setVisible(bool(self.tags))
        self._show()

    def begin_with(self, words: Iterable[str]) -> None:
        """Let the tags that hold one of these words come first, so that there is room for them."""
        sought = tuple(words)
        self._shown = tuple(sorted(self.tags, key=lambda tag: not any(w in tag for w in sought)))
        self._show()

    def _show(self) -> None:
        whole = tags_words(self._shown)
        text = self._fitting(whole)
        self.setText(text)
        self.setToolTip("" if text == whole else tags_words(self.tags))

    def _fitting(self, whole: str) -> str:
        """As much as one line has room for."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        for count in range(min(len(self._shown), MOST_SHOWN), 0, -1):
            words = tags_words(self._shown, count)
            if metrics.horizontalAdvance(words) <= room:
                return words
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._show()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
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
