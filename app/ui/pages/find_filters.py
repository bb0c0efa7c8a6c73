"""The filters of Find: a row of choices, and one button that clears them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.services.ports import Named
from app.services.search import Choices, Filters, Span
from app.ui.text import tr
from app.ui.text.find_words import span_choices
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.flow_layout import FlowLayout

FIELD_PX = 138
ANYBODY = ""


class FindFilters(QWidget):
    """Person, company, stage, tag and time; what is chosen stays until it is cleared."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Choices | None = None
        row = FlowLayout(self, gap=px(6))
        self.person = self._field(tr("Person"))
        self.company = self._field(tr("Company"))
        self.kind = self._field(tr("Stage"))
        self.tag = self._field(tr("Tag"))
        self.span = self._field(tr("Time"))
        self.span.set_choices(span_choices(), Span.ANY.value)
        self.clear = QPushButton(tr("Clear filters"))
        set_look(self.clear, Look.FLAT)
        self.clear.clicked.connect(self.empty)
        for widget in (*self._named(), self.span, self.clear):
            row.addWidget(widget)
        self.show_choices(Choices((), (), (), ()))
        self.clear.hide()

    def _field(self, name: str) -> ChoiceField:
        field = ChoiceField(name, self)
        field.setFixedWidth(px(FIELD_PX))
        field.setToolTip(name)
        field.setMaxVisibleItems(14)
        field.chosen.connect(self._on_chosen)
        return field

    def _named(self) -> tuple[ChoiceField, ...]:
        """The fields that offer names, in their order."""
        return (self.person, self.company, self.kind, self.tag)

    def show_choices(self, choices: Choices) -> None:
        """Offer these names; what is chosen stays chosen, if it is still there."""
        if choices == self._shown:
            return
        self._shown = choices
        _offer(self.person, tr("Anybody"), choices.people)
        _offer(self.company, tr("Any company"), choices.companies)
        _offer(self.kind, tr("Any stage"), choices.kinds)
        _offer(self.tag, tr("Any tag"), choices.tags)

    def filters(self) -> Filters:
        """What is chosen."""
        return Filters(
            person_id=self.person.current_key() or "",
            company_id=self.company.current_key() or "",
            kind_id=self.kind.current_key() or "",
            tag=self.tag.current_key() or "",
            span=Span(self.span.current_key() or Span.ANY),
        )

    def choose(self, filters: Filters) -> None:
        """Have these chosen, of what is offered."""
        keys = (filters.person_id, filters.company_id, filters.kind_id, filters.tag)
        for field, key in zip(self._named(), keys, strict=True):
            field.select(key or ANYBODY)
        self.span.select(filters.span.value)
        self.clear.setVisible(bool(self.filters()))

    def empty(self) -> None:
        """Let anything do."""
        had = bool(self.filters())
        for field in self._named():
            field.select(ANYBODY)
        self.span.select(Span.ANY.value)
        if had:
            self._on_chosen()

    def _on_chosen(self) -> None:
        self.clear.setVisible(bool(self.filters()))
        self.changed.emit()


def _offer(field: ChoiceField, nothing: str, names: Sequence[Named]) -> None:
    several = Counter(named.name for named in names)
    words = (
        f"{named.name}, {named.of}" if several[named.name] > 1 and named.of else named.name
        for named in names
    )
    chosen = field.current_key() or ANYBODY
    choices = [(ANYBODY, nothing), *zip((n.id for n in names), words, strict=True)]
    field.set_choices(choices, chosen)
    if field.currentIndex() < 0:
        field.select(ANYBODY)
