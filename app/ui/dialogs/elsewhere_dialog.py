"""A journal that another computer may have open: looking whether it still does, and a way on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.services.elsewhere import Answer, OpenMarks, Watch
from app.services.errands import Errand
from app.ui.overrides import override
from app.ui.stepper import Stepper
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce

LOOK_SECONDS = 0.5
STEPS = 1000


class ElsewhereDialog(QDialog):
    """Accepted once the journal is free: by itself, or because the person says so.

    It looks on a thread of its own, since a share that has gone away may not answer for long.
    """

    def __init__(
        self,
        marks: OpenMarks,
        journal: Path,
        parent: QWidget | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Askwell"))
        self.setMinimumWidth(px(520))
        self._marks = marks
        self._now = now
        self._build(journal)
        self._looking, self._clearing = Stepper(self), Stepper(self)
        self._looking.done.connect(lambda _: self.accept())
        self._clearing.done.connect(lambda _: self.accept())
        self.begin()

    def _build(self, journal: Path) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self.heading, self.words, self.small = QLabel(), QLabel(), QLabel(str(journal))
        set_look(self.heading, Look.STRONG)
        set_look(self.small, Look.MUTED)
        self.progress = QProgressBar()
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Looking whether it is open on another computer"))
        for label in (self.heading, self.words, self.small):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self.heading, self.words, self.progress, self.small):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.again = QPushButton(tr("&Try again"))
        self.anyway = QPushButton(tr("&Open anyway"))
        self.leave = QPushButton(tr("&Quit"))
        box.addButton(self.again, roles.ActionRole)
        box.addButton(self.anyway, roles.ActionRole)
        box.addButton(self.leave, roles.RejectRole)
        self.again.clicked.connect(self.begin)
        self.anyway.clicked.connect(self._on_anyway)
        self.leave.clicked.connect(self.reject)
        self.leave.setDefault(True)
        return box

    def begin(self) -> None:
        """Look from the beginning."""
        self._watch = Watch(self._marks, self._now)
        self.heading.setText(tr("This journal may be open on another computer."))
        self.words.setText(
            tr(
                "Askwell is looking whether it still is, and opens it by itself if not. If you "
                "are sure that it is closed there, you need not wait. Where two computers write "
                "at once, what one of them wrote is lost."
            )
        )
        self._show_looking(True)
        self._looking.start(self._looks())

    def _looks(self) -> Iterator[Answer | None]:
        """Look again and again, also after the other computer was seen, until it is free."""
        while True:
            look = Errand(self._watch.look)
            yield from look.pauses()
            answer = look.result()
            self.progress.setValue(round(STEPS * self._watch.share))
            if answer is Answer.FREE:
                yield answer
            if answer is Answer.OPEN:
                self._show_open()
            ends = self._now() + LOOK_SECONDS
            while self._now() < ends:
                yield None

    def _show_open(self) -> None:
        if not self.again.isHidden():
            return
        self.heading.setText(tr("This journal is open on another computer."))
        self.words.setText(tr("Close it there, and it opens here. Nothing was changed."))
        self._show_looking(False)
        announce(self, f"{self.heading.text()} {self.words.text()}")

    def _show_looking(self, looking: bool) -> None:
        self.progress.setVisible(looking)
        self.anyway.setVisible(looking)
        self.again.setVisible(not looking)
        self.leave.setFocus()

    def _on_anyway(self) -> None:
        self._looking.stop()
        self.anyway.setEnabled(False)
        watch = self._watch  # an errand never holds the dialog, which dies on no other thread

        def clear() -> bool:
            watch.open_anyway()
            return True

        self._clearing.start(Errand(clear).steps())

    @override
    def done(self, result: int) -> None:
        self._looking.stop()
        self._clearing.stop()
        super().done(result)
