"""The people of a stage, as chips, and a place to add another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QFrame, QSizePolicy, QWidget

from app.ui.overrides import override
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets import painting
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.line_field import LineField
from app.ui.widgets.person_chip import Person, PersonChip
from app.ui.widgets.roving import RovingFocus

__all__ = ["PeopleField", "Person"]


class PeopleField(QFrame):
    """Chips of people; Backspace in the empty entry takes the last away, arrows reach the chips."""

    added = Signal(str)
    removed = Signal(str)
    opened = Signal(str)

    def __init__(
        self, add_text: str, accessible_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chips: list[PersonChip] = []
        self._roving = RovingFocus()
        self._has_just_added = False
        self.setAccessibleName(accessible_name)
        self.entry = LineField(add_text, accessible_name=add_text, parent=self)
        self.entry.setFrame(False)
        set_look(self.entry, Look.BARE)
        self.entry.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.entry)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, fill_last=True)
        self._flow.addWidget(self.entry)
        self._offer_names()
        self.entry.finished.connect(self._on_entered)
        self.entry.installEventFilter(self)
        follow_theme(self._dress)

    def people(self) -> tuple[Person, ...]:
        """The people who are shown."""
        return tuple(chip.person for chip in self._chips)

    def set_people(self, people: Sequence[Person]) -> None:
        """Show these people."""
        known = {chip.person.key: chip for chip in self._chips}
        had_focus = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
        self._chips = [self._chip_for(person, known) for person in people]
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        for place, chip in enumerate(self._chips):
            self._flow.insert_widget(place, chip)
            chip.show()
        self._roving.set_stops(self._chips)
        if had_focus is not None and not any(chip.hasFocus() for chip in self._chips):
            self._focus_near(had_focus)
        self.updateGeometry()

    def set_suggestions(self, names: Sequence[str]) -> None:
        """Offer these names while somebody types."""
        self._names.setStringList(list(names))

    def _offer_names(self) -> None:
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._add)
        self.entry.setCompleter(completer)

    def _chip_for(self, person: Person, known: dict[str, PersonChip]) -> PersonChip:
        chip = known.pop(person.key, None)
        if chip is not None:
            chip.show_person(person)
            return chip
        chip = PersonChip(person, self)
        chip.clicked.connect(lambda: self.opened.emit(chip.person.key))
        chip.take_away.connect(lambda: self.removed.emit(chip.person.key))
        chip.key_pressed.connect(lambda event: self._on_chip_key(chip, event))
        return chip

    def _focus_near(self, place: int) -> None:
        if self._chips:
            self._chips[min(place, len(self._chips) - 1)].setFocus()
        else:
            self.entry.setFocus()

    def _on_entered(self) -> None:
        if self.entry.text().strip(" ,;"):
            self._add(self.entry.text())

    def _add(self, name: str) -> None:
        """Say who was added, once, though the completer and the Return key both report it."""
        if self._has_just_added:
            return
        self._has_just_added = True
        QTimer.singleShot(0, self, self._on_added)
        self.entry.clear()
        self.added.emit(name.strip(" ,;"))

    def _on_added(self) -> None:
        self._has_just_added = False
        self.entry.clear()

    def _on_chip_key(self, chip: PersonChip, event: QKeyEvent) -> None:
        forward = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if chip is self._chips[-1] and event.key() in (forward, Qt.Key.Key_Down):
            event.accept()
            self.entry.setFocus()
            return
        target = self._roving.target(chip, event.key(), right_to_left=self.isRightToLeft())
        if target is not None:
            event.accept()
            self._roving.make_current(target)
            target.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.entry:
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_name(event) or self._leaves_entry(event)
        return False

    def _takes_name(self, event: QKeyEvent) -> bool:
        """Return adds the name that was typed, and does not press a dialog's button as well."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_return or not self.entry.text().strip():
            return False
        completer = self.entry.completer()
        offered = completer.popup() if completer is not None else None
        if offered is not None and offered.isVisible():
            return False
        self._on_entered()
        return True

    def _leaves_entry(self, event: QKeyEvent) -> bool:
        if not self._chips or self.entry.cursorPosition() or self.entry.hasSelectedText():
            return False
        last = self._chips[-1]
        back = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        if event.key() == Qt.Key.Key_Backspace and not self.entry.text():
            self.removed.emit(last.person.key)
            return True
        if event.key() == back and not event.modifiers():
            self._roving.make_current(last)
            last.setFocus()
            return True
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.entry.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        focused = self.entry.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.draw_box(
            painter,
            QRectF(self.rect()),
            tokens.panel,
            tokens.focus if focused else tokens.line,
            radius=px(6),
            width=2 if focused else 1,
        )
        painter.end()

    def _dress(self) -> None:
        self._flow.setContentsMargins(px(9), px(6), px(9), px(6))
        self._flow.setSpacing(px(6))
        self.entry.setMinimumWidth(px(120))
        self.updateGeometry()
