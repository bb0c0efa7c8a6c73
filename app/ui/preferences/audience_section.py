"""Who must hear it: the people who hold a stage of each kind open until you have asked them."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from app.domain.own_rules import Section, key
from app.domain.stage_kind import StageKind, WhoMustHear
from app.ui.overrides import override
from app.ui.preferences.section_page import SectionPage
from app.ui.session import Session
from app.ui.text import tr
from app.ui.theme.metrics import px
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.flow_layout import FlowLayout


class AudienceSection(SectionPage):
    """One row for each kind of stage that has a gate."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Who must hear it"),
            tr(
                "A stage stays open until these people have heard that you want it. Those whom "
                "you name for a stage come first; the choice here counts while you have named "
                "nobody. A recruiter is meant only where a search firm is involved. Closed stages "
                "stay as they are."
            ),
            parent,
        )
        self._session = session
        self.who: dict[str, ChoiceField] = {}
        self.too: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        kinds = [kind for kind in session.desk.rulebook.kinds.values() if kind.gated]
        for row, kind in enumerate(kinds):
            self._add_row(grid, row, kind)
        self.column.addLayout(grid)
        self.column.addStretch(1)

    def _add_row(self, grid: QGridLayout, row: int, kind: StageKind) -> None:
        who = ChoiceField(tr("{kind}: who must hear it", kind=kind.name))
        who.setMinimumContentsLength(11)
        who.set_choices(
            [
                (WhoMustHear.WHOEVER_RAN_IT, tr("whoever ran it")),
                (WhoMustHear.WHOEVER_SENT_IT, tr("whoever sent it")),
                (WhoMustHear.RECRUITER, tr("the recruiter")),
            ]
        )
        too = QCheckBox(tr("recruiter too"))
        too.setAccessibleName(tr("{kind}: recruiter too", kind=kind.name))
        who.chosen.connect(lambda _key: self._on_changed(kind.id))
        too.clicked.connect(lambda: self._on_changed(kind.id))
        label = QLabel(kind.name)
        label.setBuddy(who)
        both = QWidget()
        flow = FlowLayout(both, gap=px(8))
        flow.addWidget(who)
        flow.addWidget(too)
        grid.addWidget(label, row, 0)
        grid.addWidget(both, row, 1)
        self.who[kind.id], self.too[kind.id] = who, too

    @property
    @override
    def is_changed(self) -> bool:
        return self._session.desk.preferences.is_changed(Section.AUDIENCE)

    @override
    def refresh(self) -> None:
        kinds = self._session.desk.rulebook.kinds
        for kind_id, who in self.who.items():
            who.select(kinds[kind_id].who_must_hear)
            self.too[kind_id].setChecked(kinds[kind_id].recruiter_too)

    @override
    def reset(self) -> None:
        own = self._session.desk.preferences
        done = self._session.act(tr("Reset"), lambda: own.reset_sections(Section.AUDIENCE))
        self.touched.emit(done or 0)

    def _on_changed(self, kind_id: str) -> None:
        value = {
            "who_must_hear": self.who[kind_id].current_key(),
            "recruiter_too": self.too[kind_id].isChecked(),
        }
        own, name = self._session.desk.preferences, key(Section.AUDIENCE, kind_id)
        done = self._session.act(tr("Change who must hear it"), lambda: own.change(name, value))
        self.touched.emit(done or 0)
