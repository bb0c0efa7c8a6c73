"""The page of one person: what they are to each opportunity, what they know, and their details."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.acquaintance import Circle
from app.domain.case import Case
from app.domain.contact import Role
from app.domain.likeness import Likeness
from app.domain.status import Moment, has_ended
from app.services.directory import PersonFile
from app.ui.overrides import override
from app.ui.pages.person_details import PersonDetails
from app.ui.pages.reference_panel import ReferencePanel
from app.ui.pages.tie_card import TieCard
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.text.people_words import alike_sentence, head_words, spoken_sentence
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.section_heading import SectionHeading
from app.ui.widgets.tab_order import tab_by_layout

MOST_ENDED = 3


class PersonPage(PageScroll):
    """Shows one person; what it cannot do itself it asks for."""

    edit_wanted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    compare_wanted = Signal(str, str)
    two_wanted = Signal(str, str)
    opened = Signal(str, str)
    ask_wanted = Signal(str, str, str)
    role_wanted = Signal(str, str)
    name_wanted = Signal(str, str)
    left = Signal()
    unfolded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(max_width=760, parent=parent)
        self._contact_id = ""
        self._unfolded = ""
        self.cards: list[TieCard] = []
        self.column.addLayout(self._head())
        self.alike = AlikeRow()
        self.alike.compare.clicked.connect(
            lambda: self.compare_wanted.emit(self._contact_id, self.alike.other_id)
        )
        self.alike.two.clicked.connect(
            lambda: self.two_wanted.emit(self._contact_id, self.alike.other_id)
        )
        self.column.addWidget(self.alike)
        self.told = SectionHeading(tr("Told?"))
        self.column.addWidget(self.told)
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(px(8))
        self.column.addLayout(self._cards)
        self.reference = ReferencePanel(session)
        self.reference.opened.connect(lambda key: self.opened.emit(key, ""))
        self.reference.name_wanted.connect(lambda key: self.name_wanted.emit(self._contact_id, key))
        self.column.addWidget(self.reference)
        self.column.addWidget(SectionHeading(tr("Details")))
        self.details = PersonDetails(session)
        self.column.addWidget(self.details)
        self.column.addStretch(1)

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(3))
        self.back = QPushButton(tr("‹ Everybody"))
        self.back.setAccessibleName(tr("Back to everybody"))
        set_look(self.back, Look.FLAT)
        self.back.clicked.connect(self.left)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.name = QLabel()
        self.who = QLabel()
        self.spoken = QLabel()
        for label, look in (
            (self.name, Look.TITLE),
            (self.who, Look.MUTED),
            (self.spoken, Look.MUTED),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_look(label, look)
        row.addWidget(self.name, 1)
        self.edit = QPushButton(tr("Edit…"))
        self.edit.clicked.connect(lambda: self.edit_wanted.emit(self._contact_id))
        self.more = QPushButton("⋯")
        self.more.setAccessibleName(tr("More"))
        self.more.setToolTip(tr("More"))
        self.more.clicked.connect(self._on_more)
        for button in (self.edit, self.more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.who)
        column.addWidget(self.spoken)
        return column

    @property
    def contact_id(self) -> str:
        """The person who is shown."""
        return self._contact_id

    def show_person(self, file: PersonFile, alive: Sequence[Case], at: Moment) -> None:
        """Show somebody; `alive` are the opportunities for which a reference could be named."""
        fresh = file.contact.id != self._contact_id
        self._contact_id = file.contact.id
        self.name.setText(wrappable(file.contact.name))
        self.who.setText(wrappable(head_words(file.listed)))
        self.who.setVisible(bool(self.who.text()))
        self.spoken.setText(wrappable(spoken_sentence(file.listed.spoken, file.cases, at)))
        is_reference = file.listed.circle is Circle.REFERENCES
        self.spoken.setVisible(file.listed.spoken is not None or not is_reference)
        self.alike.show_pair(file)
        self._show_cards(file, at)
        self.details.show_person(file.contact)
        self.reference.setVisible(is_reference)
        self.reference.show_person(file, alive)
        tab_by_layout(self.content)
        if fresh:
            self.verticalScrollBar().setValue(0)

    def _show_cards(self, file: PersonFile, at: Moment) -> None:
        focused = next((c.opportunity_id for c in self.cards if c.hasFocus()), "")
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        cases = [case for case in file.cases if file.tie(case).role is not Role.REFERENCE]
        ended = [case for case in cases if has_ended(case)]
        hidden = 0 if self._unfolded == file.contact.id else max(0, len(ended) - MOST_ENDED)
        shown = cases[: len(cases) - hidden]
        self.cards = [TieCard(case, file.contact, file.tie(case), at) for case in shown]
        for card in self.cards:
            card.opened.connect(self.opened)
            card.ask_wanted.connect(
                lambda key, stage: self.ask_wanted.emit(key, stage, self._contact_id)
            )
            card.role_wanted.connect(lambda key: self.role_wanted.emit(key, self._contact_id))
            self._cards.addWidget(card)
            if card.opportunity_id == focused:
                card.setFocus()
        if hidden:
            self._add_more(hidden)
        self.told.setVisible(bool(self.cards))

    def _add_more(self, count: int) -> None:
        button = QPushButton(trn("Show {n} more", "Show {n} more", count))
        set_look(button, Look.FLAT)
        button.clicked.connect(self._unfold)
        self._cards.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self) -> None:
        self._unfolded = self._contact_id
        self.unfolded.emit()

    def focus_first(self) -> None:
        """Put the keys where most is to be done: on what is owed, or else on the head."""
        waiting = [card.ask for card in self.cards if not card.ask.isHidden()]
        first = (*waiting, *self.cards, self.edit)[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_more(self) -> None:
        corner = self.more.mapToGlobal(QPoint(0, self.more.height()))
        self.menu_wanted.emit(self._contact_id, corner)


class AlikeRow(QFrame):
    """Somebody else who may be the same person, with the two ways to settle it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.other_id = ""
        set_look(self, Look.CARD)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(8), px(12), px(8))
        row.setSpacing(px(6))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row.addWidget(self.words, 1)
        self.two = QPushButton(tr("Two people"))
        set_look(self.two, Look.FLAT)
        self.compare = QPushButton(tr("Compare…"))
        for button in (self.two, self.compare):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_pair(self, file: PersonFile) -> None:
        """Show the first of those who look alike, or nothing."""
        pair: Likeness | None = next(iter(file.alike), None)
        self.setVisible(pair is not None)
        if pair is None:
            return
        here = file.contact.id
        self.other_id = pair.other.id if pair.one.id == here else pair.one.id
        company = file.listed.company.name if file.listed.company else ""
        self.words.setText(wrappable(alike_sentence(pair, here, company)))
        for button in (self.two, self.compare):
            button.setAccessibleDescription(self.words.text())
