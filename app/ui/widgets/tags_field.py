"""A line of tags with commas between them, each completed from those that are used already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.domain.tag import COMMAS, split_tags, tag_key
from app.ui.overrides import override
from app.ui.widgets.code_points import code_point_offset

MOST_LETTERS = 10_000_000
"""Qt's own limit would cut a long line short, and with it tags that nobody touched."""

NOTHING_FITS = "\0"
"""What no tag holds: where nothing was typed yet, nothing is offered."""

_TAG = re.compile(f"[^{COMMAS}]*")


class TagsField(QLineEdit):
    """One line; what is offered takes the place of the tag in which the cursor stands."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(MOST_LETTERS)

    def set_known(self, words: Sequence[str]) -> None:
        """Offer these while somebody types, but for those that stand on the line already."""
        completer = _TagCompleter(words, self)
        self.setCompleter(completer)
        self.textEdited.connect(completer.look_at)

    def tags(self) -> list[str]:
        """What was typed between the commas."""
        return split_tags(self.text())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin behind the tags: were they all selected, the first letter would wipe them out."""
        super().focusInEvent(event)
        if self.hasSelectedText() and event.reason() in _BY_KEYS:
            self.deselect()
            self.end(False)


_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _TagCompleter(QCompleter):
    """Completes one tag of the line, and keeps what stands before and after it."""

    def __init__(self, words: Sequence[str], parent: TagsField) -> None:
        self._words = {word: tag_key(word) for word in words}
        self._offered = QStringListModel(list(words))
        super().__init__(self._offered, parent)
        self._line = parent
        self._around = ("", "")
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def look_at(self, line: str) -> None:
        """Leave out what stands elsewhere on the line, in whichever spelling."""
        found = self._tag_in(line)
        there = {tag_key(x) for x in split_tags(line[: found.start()] + "," + line[found.end() :])}
        offered = [word for word, key in self._words.items() if key not in there]
        if offered != self._offered.stringList():
            self._offered.setStringList(offered)

    def _tag_in(self, line: str) -> re.Match[str]:
        """The tag in which the cursor stands."""
        cursor = code_point_offset(line, self._line.cursorPosition())
        return next(m for m in _TAG.finditer(line) if m.start() <= cursor <= m.end())

    @override
    def splitPath(self, path: str) -> list[str]:
        # Asked for each letter that is typed, not while the arrows go through what is offered.
        found = self._tag_in(path)
        tag = found[0].lstrip()
        self._around = path[: found.end() - len(tag)], path[found.end() :]
        return [tag or NOTHING_FITS]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        before, after = self._around
        return before + super().pathFromIndex(index) + (after or ", ")
