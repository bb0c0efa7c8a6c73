"""Check journal: every page and every text, in a copy, and what to do about what was found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.damage import CheckReport
from app.domain.errors import AskwellError
from app.services.backups import Backups
from app.ui.overrides import override
from app.ui.stepper import Stepper
from app.ui.text import tr, trn
from app.ui.text.backup_words import good_words, wrong_text_words
from app.ui.text.troubles import trouble_sentence
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.announce import announce

KindName = Callable[[str], str]


class CheckDialog(QDialog):
    """Checks when it is opened, or shows a report that there is already.

    `kind_name` says what a kind of stage is called.
    """

    def __init__(
        self,
        backups: Backups,
        kind_name: KindName,
        parent: QWidget | None = None,
        *,
        report: CheckReport | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Check journal"))
        self.setMinimumWidth(px(520))
        self._kind_name = kind_name
        self.good_wanted = ""
        """The backup that the person wants to look at, if any."""
        self.report = report
        self._build()
        self._stepper = Stepper(self)
        self._stepper.done.connect(self._show_report)
        self._stepper.failed.connect(self._on_failed)
        if report is not None:
            self._show_report(report)
        else:
            self._begin(backups)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        self.heading, self.words = QLabel(), QLabel()
        set_look(self.heading, Look.HEADING)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.texts = QListWidget()
        self.texts.setAccessibleName(tr("Texts that are not as you wrote them"))
        self.texts.setWordWrap(True)
        self.texts.setSpacing(px(3))
        self.texts.hide()
        for label in (self.heading, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.insertWidget(1, self.texts, 1)
        column.insertWidget(1, self.progress)
        box = QDialogButtonBox()
        self.look = QPushButton(tr("&Look at that backup…"))
        set_look(self.look, Look.PRIMARY)
        self.look.clicked.connect(self._on_look)
        box.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        self.look.hide()  # only now: the box shows what is added to it
        box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column.addStretch()
        column.addWidget(box)

    def _begin(self, backups: Backups) -> None:
        self.heading.setText(tr("Checking every page and every text, in a copy…"))
        self.words.setText(tr("You can close this at any time; nothing is changed by it."))
        try:
            self._stepper.start(backups.check())
        except AskwellError as error:
            self._on_failed(error)

    def _show_report(self, report: CheckReport) -> None:
        self.report = report
        self.progress.hide()
        self._show_finding(report)
        announce(self.heading, f"{self.heading.text()} {self.words.text()}")

    def _show_finding(self, report: CheckReport) -> None:
        if report.is_sound:
            self.heading.setText(tr("Nothing is wrong."))
            self.words.setText(tr("Every page can be read, and every text is as you wrote it."))
            return
        self.heading.setText(_finding(report))
        self.texts.clear()
        for text in report.wrong:
            self.texts.addItem(wrong_text_words(text, self._kind_name(text.kind_id)))
        self.texts.setVisible(bool(report.wrong))
        self.words.setText(f"{good_words(report.good)} {_advice(report)}")
        self.look.setVisible(report.good is not None)

    def _on_failed(self, error: AskwellError) -> None:
        self.progress.hide()
        self.heading.setText(tr("The check could not be made."))
        self.words.setText(trouble_sentence(error))
        announce(self.heading, f"{self.heading.text()} {self.words.text()}")

    def _on_look(self) -> None:
        if self.report is not None and self.report.good is not None:
            self.good_wanted = self.report.good.backup.name
            self.accept()

    @override
    def done(self, result: int) -> None:
        self._stepper.stop()
        super().done(result)


def _finding(report: CheckReport) -> str:
    if report.broken:
        return tr("The journal's file is damaged.")
    one, many = "{n} text is not as you wrote it.", "{n} texts are not as you wrote them."
    return trn(one, many, len(report.wrong))


def _advice(report: CheckReport) -> str:
    if report.broken and report.good is None:
        return tr(
            "Nothing was changed. Close the window and start Askwell again: it then offers to "
            "read what can be read."
        )
    if report.broken:
        return tr("Nothing was changed. Write nothing more in it until you have gone back.")
    return tr(
        "Nothing was changed. You can mend a text by writing it again, or go back to a backup."
    )
