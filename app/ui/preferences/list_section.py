"""The sections that are lists: questions, checklists and ratings."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.own_lines import OwnLine
from app.domain.own_rules import Section, key
from app.ui.overrides import override
from app.ui.preferences.line_list import LineList
from app.ui.preferences.section_page import SectionPage
from app.ui.session import Session
from app.ui.text import tr
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.segmented import Segment, SegmentedControl

FIRST_KIND = "phone_screen"


class ListSection(SectionPage):
    """One list for each kind of stage, for each side of it, or one for all."""

    def __init__(
        self,
        session: Session,
        sections: tuple[Section, ...],
        title: str,
        lead: str,
        adding: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lead, parent)
        self._session = session
        self._sections = sections
        self.kind = ChoiceField(tr("Kind of stage"))
        self.side = SegmentedControl(
            [Segment(Section.BEFORE, tr("Before")), Segment(Section.AFTER, tr("After"))],
            tr("Before or after the stage"),
        )
        self.lines = LineList(title, adding)
        self._build()
        self.lines.changed.connect(self._on_changed)
        self.lines.added.connect(self._on_added)

    def _build(self) -> None:
        choosers = QWidget()
        row = FlowLayout(choosers, gap=px(8))
        self.kind.setMinimumContentsLength(13)
        kinds = self._session.desk.rulebook.kinds.values()
        self.kind.set_choices([(kind.id, kind.name) for kind in kinds], FIRST_KIND)
        self.kind.chosen.connect(lambda _key: self.refresh())
        self.side.set_current(Section.BEFORE)
        self.side.chosen.connect(lambda _key: self.refresh())
        self.reset_one = QPushButton(tr("Reset this list"))
        self.reset_one.setAutoDefault(False)
        set_look(self.reset_one, Look.FLAT)
        self.reset_one.clicked.connect(self._on_reset_one)
        row.addWidget(self.kind)
        row.addWidget(self.side)
        row.addWidget(self.reset_one)
        self.column.addWidget(choosers)
        self.column.addWidget(self.lines, 1)
        choosers.setVisible(self._sections != (Section.RATINGS,))
        self.side.setVisible(len(self._sections) > 1)

    @property
    def key(self) -> str:
        """The name of the preference whose list is shown."""
        if self._sections == (Section.RATINGS,):
            return key(Section.RATINGS)
        side = self.side.current()
        section = Section(side) if len(self._sections) > 1 and side else self._sections[0]
        return key(section, self.kind.current_key() or FIRST_KIND)

    @property
    @override
    def is_changed(self) -> bool:
        return self._session.desk.preferences.is_changed(*self._sections)

    @override
    def refresh(self) -> None:
        own = self._session.desk.preferences
        self.lines.show_lines(own.lines(self.key))
        self.reset_one.setEnabled(own.is_kept(self.key))

    @override
    def reset(self) -> None:
        own = self._session.desk.preferences
        self._session.act(tr("Reset"), lambda: own.reset_sections(*self._sections))

    def _on_reset_one(self) -> None:
        own, name = self._session.desk.preferences, self.key
        self._session.act(tr("Reset this list"), lambda: own.reset(name))

    def _on_changed(self, lines: tuple[OwnLine, ...]) -> None:
        own, name = self._session.desk.preferences, self.key
        self._session.act(tr("Change list"), lambda: own.keep_lines(name, lines))
        self.refresh()

    def _on_added(self, words: str) -> None:
        own, name = self._session.desk.preferences, self.key
        self._session.act(tr("Add line"), lambda: own.add_line(name, words))
        lines = own.lines(name)
        self.lines.choose(lines[-1].id if lines else "")


def question_section(session: Session) -> ListSection:
    """The questions that are asked after a stage."""
    return ListSection(
        session,
        (Section.PROMPTS,),
        tr("Questions"),
        tr(
            "What Askwell asks after a stage. Untick what you do not want; double-click to "
            "reword; drag to move. Answers keep the words of the question that they answered."
        ),
        tr("A question of your own"),
    )


def checklist_section(session: Session) -> ListSection:
    """What to see to before and after a stage."""
    return ListSection(
        session,
        (Section.BEFORE, Section.AFTER),
        tr("Checklists"),
        tr("What to have ready before a stage, and what to see to after it."),
        tr("An item of your own"),
    )


def rating_section(session: Session) -> ListSection:
    """What is rated after a stage."""
    return ListSection(
        session,
        (Section.RATINGS,),
        tr("Ratings"),
        tr("What you rate from 1 to 5 after a stage, once your answers are written."),
        tr("Something else to rate"),
    )
