"""Timing: how long to wait before something falls due."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFormLayout, QWidget

from app.domain.own_rules import MOST_DAYS, Section, key
from app.domain.rulebook import Timing
from app.ui.overrides import override
from app.ui.preferences.section_page import SectionPage
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.widgets.form_label import form_label
from app.ui.widgets.number_field import NumberField

APPLICATION = key(Section.ANSWER_DAYS, "application")


class TimingSection(SectionPage):
    """One number for each thing that has its time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Timing"),
            tr(
                "When Askwell reminds you. Business days leave out weekends and public "
                "holidays. What an employer promised always comes first."
            ),
            parent,
        )
        self._session = session
        self.numbers: dict[str, NumberField] = {}
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, words in _rows().items():
            field = NumberField(1 if name.endswith("most_nudges") else 0, MOST_DAYS, words)
            field.chosen.connect(partial(self._on_chosen, name))
            form.addRow(form_label(words, field), field)
            self.numbers[name] = field
        self.column.addLayout(form)
        self.column.addStretch(1)

    @property
    @override
    def is_changed(self) -> bool:
        own = self._session.desk.preferences
        return own.is_changed(Section.TIMING, Section.ANSWER_DAYS)

    @override
    def refresh(self) -> None:
        timing = self._session.desk.rulebook.timing
        for name, field in self.numbers.items():
            field.set_number(_number(timing, name))
            field.setSuffix(_unit(name, field.value()))

    @override
    def reset(self) -> None:
        own = self._session.desk.preferences
        self._session.act(
            tr("Reset"), lambda: own.reset_sections(Section.TIMING, Section.ANSWER_DAYS)
        )

    def _on_chosen(self, name: str, number: int) -> None:
        own = self._session.desk.preferences
        self._session.act(tr("Change timing"), lambda: own.change(name, number))


def _number(timing: Timing, name: str) -> int:
    if name == APPLICATION:
        return timing.answer_business_days("application")
    return int(getattr(timing, name.partition(".")[2]))


def _rows() -> dict[str, str]:
    """The words before each number."""
    return {
        "timing.answer_after_promise_business_days": tr("Ask after a promised date"),
        "timing.answer_without_promise_business_days": tr("Ask where no date was promised"),
        APPLICATION: tr("Ask after an application"),
        "timing.second_nudge_business_days": tr("Ask once more after"),
        "timing.most_nudges": tr("How often to ask at most"),
        "timing.end_question_business_days": tr("Then think of ending it after"),
        "timing.offer_amber_days": tr("Offer: urgent before its deadline"),
        "timing.import_no_answer_days": tr("Import: closed without news after"),
    }


def _unit(name: str, number: int) -> str:
    """What the number counts."""
    if name == "timing.most_nudges":
        return trn(" time", " times", number)
    if "business" in name or name == APPLICATION:
        return trn(" business day", " business days", number)
    return trn(" day", " days", number)
