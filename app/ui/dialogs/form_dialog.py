"""The frame of every form: fields under their labels, one line for what is wrong, its buttons.

What is new is added with a button. What stands has none to save it: each change is kept as it is
made (PRODUCT.md), and the form is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AskwellError
from app.services.changes import ChangeSet, Done
from app.ui.dialogs.form_keeper import INSIDE_A_SPIN_BOX, FormKeeper
from app.ui.dialogs.form_room import fit_screen
from app.ui.overrides import override
from app.ui.text import tr
from app.ui.text.troubles import trouble_sentence
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.undo import Undoer
from app.ui.widgets.announce import announce
from app.ui.widgets.form_label import form_label
from app.ui.widgets.tab_order import focus_first_field

SECRET = "secret"
"""The property of a field whose words are shown again nowhere; its echo mode can be switched."""


class FormDialog(QDialog):
    """A form that stays open, with one sentence, until what was given can be taken."""

    def __init__(
        self, title: str, verb: str, parent: QWidget | None = None, *, lead: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(440))
        self._accepting: Callable[[], object] = lambda: None
        self._given: dict[QWidget, str] = {}
        self._keeper: FormKeeper | None = None
        self._is_warned = False
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(16))
        column.setSpacing(px(12))
        if lead:
            words = QLabel(lead)
            words.setWordWrap(True)
            set_look(words, Look.MUTED)
            column.addWidget(words)
        self.form = QFormLayout()
        self.form.setSpacing(px(9))
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        column.addLayout(self.form)
        self.error = QLabel()
        self.error.setWordWrap(True)
        self.error.hide()
        set_look(self.error, Look.ERROR)
        column.addWidget(self.error)
        column.addWidget(self._button_box(verb))

    def _button_box(self, verb: str) -> QDialogButtonBox:
        self.buttons = QDialogButtonBox()
        self.take = QPushButton(verb)
        self.take.setDefault(True)
        set_look(self.take, Look.PRIMARY)
        self.buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = QPushButton(tr("Cancel"))
        self.buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        return self.buttons

    def add_field(self, label: str, widget: QWidget) -> None:
        """A field under its label, which names it for a screen reader too."""
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        self.form.addRow(form_label(label, widget), widget)
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(self.error.hide)  # it may be put right by now

    def on_accept(self, take: Callable[[], object]) -> None:
        """What the form does when it is accepted; its trouble is said in the form."""
        self._accepting = take

    def keep_changes(
        self,
        undoer: Undoer,
        step: str,
        write: Callable[[], ChangeSet | Done[Any]],
        *,
        when_left: Collection[QLineEdit] = (),
    ) -> None:
        """Keep each change as it is made, in one step to take back; asked for when all is filled.

        What names somebody or something is kept when its field is left.
        """
        keeper = FormKeeper(self, undoer, step, write, when_left)
        keeper.refused.connect(self._on_refused)
        keeper.kept.connect(self._on_kept)
        keeper.changed.connect(self._on_changed)
        self._keeper = keeper
        self.take.setText(tr("Close"))
        set_look(self.take, None)
        self.buttons.removeButton(self._cancel)
        self.finished.connect(keeper.rest)
        self.finished.connect(self.deleteLater)  # hidden, it would be met again at the locking

    def _on_changed(self) -> None:
        self._is_warned = False

    def _on_kept(self) -> None:
        self.error.hide()
        self._given = {field: _words_of(field) for field in self._fields()}

    def _on_refused(self, error: AskwellError) -> None:
        if not self._is_warned:  # what was said at the closing stands
            self.say(trouble_sentence(error))

    def leave_by(self, act: Callable[[], object]) -> None:
        """Do this and close; trouble is said in the form, which then stays."""
        if self._keeper is not None and not self._keeper.settle():
            self._keeper.forget()
        try:
            act()
        except AskwellError as error:
            self.say(trouble_sentence(error))
            return
        super().accept()

    def keep_now(self) -> bool:
        """Write at once what is not kept yet; False where it cannot be."""
        return self._keeper is None or self._keeper.settle()

    def _may_go(self) -> bool:
        """Whether all is kept; what cannot be kept is said once, and left as it was then."""
        if self._keeper is None or self._keeper.settle():
            return True
        if self._is_warned:
            self._keeper.forget()
            return True
        again = tr("Close once more to leave it as it was.")
        self.say(f"{self.error.text()} {again}")
        self._is_warned = True
        return False

    @override
    def reject(self) -> None:
        if self._may_go():
            super().reject()

    @override
    def accept(self) -> None:
        if not self._may_go():
            return
        try:
            self._accepting()
        except AskwellError as error:
            self.say(trouble_sentence(error))
            return
        super().accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._let_enter_take()
            fit_screen(self, self._column, self.form)
        super().showEvent(event)
        if not event.spontaneous():
            self._given = self._given or {field: _words_of(field) for field in self._fields()}
            focus_first_field(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keys, and in a field the blue one."""
        pressed = self.focusWidget()
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and isinstance(pressed, QPushButton) and pressed.isEnabled():
            pressed.click()
            return
        super().keyPressEvent(event)

    def _let_enter_take(self) -> None:
        """Enter in a field does what the blue button says, whichever button stands first.

        Only a button that is in the dialog already can be made its default.
        """
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self.take)
        self.take.setDefault(True)

    def written(self) -> list[str]:
        """What was written into the fields and is not kept, passphrases apart."""
        if self.keep_now() and self._keeper is not None:
            return []
        self._is_warned = self._keeper is not None
        texts = ((field, _words_of(field).strip()) for field in self._fields())
        return [words for field, words in texts if words and words != self._given.get(field, "")]

    def _fields(self) -> list[QLineEdit | QPlainTextEdit]:
        lines = self.findChildren(QLineEdit)
        return [
            *(field for field in lines if field.objectName() != INSIDE_A_SPIN_BOX),
            *self.findChildren(QPlainTextEdit),
        ]

    def say(self, sentence: str) -> None:
        """Say what is wrong, above the buttons."""
        self.error.setText(sentence)
        self.error.show()
        self._make_room()
        announce(self.error, sentence)

    def _make_room(self) -> None:
        """Grow by what the sentence takes, so that no field is squeezed for it."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = max(
                layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height()
            )
            self.resize(self.width(), max(self.height(), wanted))
            fit_screen(self, self._column, self.form)


def _words_of(field: QLineEdit | QPlainTextEdit) -> str:
    if field.property(SECRET):
        return ""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
