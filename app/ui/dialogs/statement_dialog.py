"""A statement that was said: its words, how, when, and what they answered."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDateTime, QSignalBlocker
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.domain.statement import Channel, Statement, can_be_counted, is_not_judged
from app.domain.verdict import Verdict
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.stages import appointment_at
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.text.states import channel_words
from app.ui.theme.metrics import px
from app.ui.undo import Undoer
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.still_fields import StillBox, StillMoment


class StatementDialog(FormDialog):
    """Edit, count by hand, or delete what was said."""

    def __init__(
        self, desk: Desk, undoer: Undoer, statement: Statement, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("What you told them"), tr("Close"), parent)
        self._desk = desk
        self._undoer = undoer
        self._statement = statement
        self.words = QPlainTextEdit(statement.words)
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(px(110))
        self.add_field(tr("Your words"), self.words)
        self.judged = QLabel(_verdict_words(statement))
        self.add_field(tr("Judged"), self.judged)
        self.judged.setContentsMargins(self.form.labelForField(self.judged).contentsMargins())
        self.how = StillBox()
        for channel in Channel:
            self.how.addItem(channel_words(channel), channel)
        self.how.setCurrentIndex(self.how.findData(statement.channel))
        self.add_field(tr("How"), self.how)
        self.when = StillMoment()
        self.when.setDateTime(self._local(statement))
        self.when.setCalendarPopup(True)
        self.when.setCalendarWidget(DayCalendar(self.when))
        self.when.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self.add_field(tr("When"), self.when)
        self._shown_when = self.when.dateTime()
        self.reply = QPlainTextEdit(statement.reply)
        self.reply.setTabChangesFocus(True)
        self.reply.setMaximumHeight(px(80))
        self.add_field(tr("What they answered"), self.reply)
        self.by_hand = QLineEdit(statement.counted_by_hand)
        self.by_hand.setPlaceholderText(tr("e.g. they answered: “so you want it”"))
        self.add_field(tr("Count it by hand, because"), self.by_hand)
        self.foreign = QPushButton(tr("Count it: it is not English"))
        self.foreign.clicked.connect(self._count_foreign)
        self.form.addRow("", self.foreign)
        self._show_judged(statement)
        delete = QPushButton(tr("Delete"))
        self.buttons.addButton(delete, QDialogButtonBox.ButtonRole.DestructiveRole)
        delete.clicked.connect(self._delete)
        self._reason: tuple[str, str] | None = None
        self.by_hand.textChanged.connect(self._on_reason)
        reason = (self.by_hand,)
        self.keep_changes(undoer, tr("Edit what you told them"), self._edit, when_left=reason)

    def _show_judged(self, statement: Statement) -> None:
        self.judged.setText(_verdict_words(statement))
        self.form.setRowVisible(self.by_hand, can_be_counted(statement.verdict))
        offered = is_not_judged(statement) and not statement.is_counted
        self.form.setRowVisible(self.foreign, offered)

    def _count_foreign(self) -> None:
        """Words in another language are counted with no other reason than that (DATA.md, 14)."""
        self.by_hand.setText(tr("not English"))
        self.by_hand.setFocus()
        self.by_hand.editingFinished.emit()

    def _local(self, statement: Statement) -> QDateTime:
        said_at = statement.said_at or self._desk.clock.now()
        local = said_at.astimezone(ZoneInfo(self._desk.clock.zone()))
        return QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0)

    def _edit(self) -> ChangeSet:
        fields: dict[str, object] = {
            "words": self.words.toPlainText().strip(),
            "channel": Channel(self.how.currentData()),
            "reply": self.reply.toPlainText(),
        }
        if self._reason is not None and self._reason[0] == fields["words"]:
            fields["counted_by_hand"] = self._reason[1]
        if self.when.dateTime() != self._shown_when:
            local = self.when.dateTime().toPython()
            assert isinstance(local, datetime)
            fields["said_at"] = appointment_at(local, self._desk.clock.zone()).starts_at
        changes = self._desk.statements.edit(self._statement.id, **fields)
        self._take_over(self._desk.journal.get(Statement, self._statement.id))
        return changes

    def _take_over(self, kept: Statement) -> None:
        """Show what was made of it: other words are judged anew, and lose a count by hand."""
        if self.by_hand.text().strip() != kept.counted_by_hand:
            with QSignalBlocker(self.by_hand):
                self.by_hand.setText(kept.counted_by_hand)
        self._show_judged(kept)

    def _on_reason(self, reason: str) -> None:
        """A reason is one for the words as they are now."""
        self._reason = (self.words.toPlainText().strip(), reason.strip())

    def _delete(self) -> None:
        statements = self._desk.statements
        key = self._statement.id
        self.leave_by(
            lambda: self._undoer.run(
                tr("Delete what you told them"), lambda: statements.delete(key)
            )
        )


def _verdict_words(statement: Statement) -> str:
    if statement.is_counted:
        return tr("counted by hand")
    if is_not_judged(statement):
        return tr("Askwell cannot judge these words yet")
    return {
        Verdict.EXPLICIT: tr("an ask"),
        Verdict.HEDGED: tr("hedged"),
        Verdict.ABSENT: tr("asks for nothing"),
        Verdict.DECLINED: tr("a no"),
    }[statement.verdict]
