"""A card of the page of a person: one opportunity, their part in it, and who has been told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.case import Case
from app.domain.contact import Contact, Tie
from app.domain.coverage import Knows, coverage, person_knows
from app.domain.status import Moment, chip, has_ended
from app.ui.text import tr
from app.ui.text.people_words import (
    coverage_sentence,
    tie_words,
    told_sentence,
    triangle_words,
)
from app.ui.text.states import chip_words
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip, ChipKind


class TieCard(Card):
    """Enter or a double click opens the opportunity; the buttons ask, or change the role."""

    opened = Signal(str, str)
    ask_wanted = Signal(str, str)
    role_wanted = Signal(str)

    def __init__(self, case: Case, contact: Contact, tie: Tie, at: Moment) -> None:
        super().__init__()
        self.opportunity_id = case.opportunity.id
        known = person_knows(case, contact.id, at)
        self.stage_id = known.waits_for.stage.id if known.waits_for else ""
        self.entered.connect(lambda: self.opened.emit(self.opportunity_id, self.stage_id))
        self.chip = _chip_of(case, known.knows, at)
        lines = _lines(case, contact, tie, at)
        self._build(case.opportunity.title, lines, waits=known.knows is Knows.WAITS)
        self.setAccessibleName(", ".join((case.opportunity.title, lines[0])))
        self.setAccessibleDescription(" ".join((*lines[1:], self.chip.text())).strip())

    def _build(self, title: str, lines: list[str], *, waits: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(11), px(12), px(11))
        column.setSpacing(px(3))
        head = QHBoxLayout()
        head.addWidget(_label(title, Look.STRONG), 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for line in lines:
            column.addWidget(_label(line, Look.MUTED))
        column.addLayout(self._buttons(title, waits=waits))

    def _buttons(self, title: str, *, waits: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(px(6))
        row.addStretch(1)
        self.role = QPushButton(tr("Role…"))
        set_look(self.role, Look.FLAT)
        self.role.clicked.connect(lambda: self.role_wanted.emit(self.opportunity_id))
        self.open = QPushButton(tr("Open"))
        set_look(self.open, Look.FLAT)
        self.open.clicked.connect(lambda: self.opened.emit(self.opportunity_id, self.stage_id))
        self.ask = QPushButton(tr("Ask now"))
        self.ask.setVisible(waits)
        self.ask.clicked.connect(lambda: self.ask_wanted.emit(self.opportunity_id, self.stage_id))
        for button in (self.role, self.open, self.ask):
            button.setAccessibleDescription(title)
            row.addWidget(button)
        return row


def _lines(case: Case, contact: Contact, tie: Tie, at: Moment) -> list[str]:
    """What the card says under its title."""
    where = f"{triangle_words(case, tie)} · {tie_words(tie)}"
    sides, known = coverage(case, at), person_knows(case, contact.id, at)
    nothing_to_say = not sides and known.knows is Knows.NOT_YET
    told = "" if nothing_to_say else told_sentence(contact, known, at)
    return [line for line in (where, told, coverage_sentence(case, sides, at)) if line]


def _chip_of(case: Case, knows: Knows, at: Moment) -> Chip:
    if has_ended(case):
        return Chip(chip_words(chip(case, at), at), ChipKind.NEUTRAL)
    if knows is Knows.WAITS:
        return Chip(tr("Not told"), ChipKind.OWED)
    if knows is Knows.KNOWS:
        return Chip(tr("Told"), ChipKind.ASKED)
    return Chip()


def _label(words: str, look: Look) -> QWidget:
    label = QLabel(wrappable(words))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    set_look(label, look)
    return label
