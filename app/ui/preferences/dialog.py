"""The window of preferences: sections at the left, what can be changed at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.changes import ChangeSet
from app.ui.look_settings import LookSettings
from app.ui.overrides import override
from app.ui.preferences.audience_section import AudienceSection
from app.ui.preferences.list_section import (
    ListSection,
    checklist_section,
    question_section,
    rating_section,
)
from app.ui.preferences.look_section import LookSection
from app.ui.preferences.section_page import SectionPage
from app.ui.preferences.timing_section import TimingSection
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import body_px, px
from app.ui.theme.theme import follow_theme
from app.ui.widgets.announce import announce
from app.ui.widgets.follow_focus import follow_focus
from app.ui.widgets.screen_room import screen_room


class PreferencesDialog(QDialog):
    """Everything counts at once and can be undone; nothing waits for a button."""

    def __init__(self, session: Session, look: LookSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._body_px = 0.0
        self.setWindowTitle(tr("Preferences"))
        self.look = LookSection(look)
        self.questions = question_section(session)
        self.checklists = checklist_section(session)
        self.audience = AudienceSection(session)
        self.timing = TimingSection(session)
        self.ratings = rating_section(session)
        self.pages: tuple[SectionPage, ...] = (
            self.look,
            self.questions,
            self.checklists,
            self.audience,
            self.timing,
            self.ratings,
        )
        self._build()
        session.changed.connect(self._on_changed)
        for page in self.pages:
            page.touched.connect(self._on_touched)
        self.sections.setCurrentRow(0)
        follow_theme(self._dress)

    def _build(self) -> None:
        self.sections = QListWidget(self)
        self.sections.setAccessibleName(tr("Sections"))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for page in self.pages:
            self.sections.addItem(page.title)
            self.stack.addWidget(_framed(page))
        self.sections.currentRowChanged.connect(self._show_section)
        self.title = QLabel()
        set_look(self.title, Look.HEADING)
        self.reset = QPushButton(tr("Reset"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._on_reset)
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        set_look(self.notice, Look.MUTED)
        self.notice.hide()
        heading = QHBoxLayout()
        heading.addWidget(self.title, 1)
        heading.addWidget(self.reset)
        self._right = QVBoxLayout()
        self._right.addLayout(heading)
        self._right.addWidget(self.stack, 1)
        self._right.addWidget(self.notice)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.sections)
        self._row.addLayout(self._right, 1)

    @property
    def page(self) -> SectionPage:
        """The section that is shown."""
        return self.pages[max(0, self.sections.currentRow())]

    def show_section(self, page: SectionPage) -> None:
        """Look at this section."""
        self.sections.setCurrentRow(self.pages.index(page))

    def _show_section(self, row: int) -> None:
        self.notice.hide()
        self.stack.setCurrentIndex(row)
        self._settle()
        self.title.setText(self.page.title)
        self.reset.setAccessibleName(tr("Reset: {section}", section=self.page.title))
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept now."""
        self.page.refresh()
        self.reset.setEnabled(self.page.is_changed)

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.notice.hide()
        if self.isVisible():
            self.refresh()

    def _on_reset(self) -> None:
        self.page.reset()
        self.refresh()

    def _on_touched(self, stages: int) -> None:
        self.reset.setEnabled(self.page.is_changed)
        if stages:
            words = trn(
                "{n} open stage now waits for other people than before.",
                "{n} open stages now wait for other people than before.",
                stages,
            )
            self.notice.setText(words)
            self.notice.show()
            announce(self.notice, words)

    def _dress(self) -> None:
        widest = max(
            self.sections.fontMetrics().horizontalAdvance(page.title) for page in self.pages
        )
        self.sections.setFixedWidth(widest + px(44))
        self._row.setContentsMargins(px(14), px(14), px(14), px(14))
        self._row.setSpacing(px(16))
        self._right.setSpacing(px(8))
        self._settle()
        self._make_room()

    def _make_room(self) -> None:
        """Grow and shrink with the text, as far as the screen goes."""
        grown = body_px() / self._body_px if self._body_px else 0.0
        self._body_px = body_px()
        wanted = QSize(px(760), px(540)).expandedTo(self.size() * grown)
        self._row.activate()  # what is in it needs less room by now
        self.resize(wanted.boundedTo(screen_room(self)))

    def _settle(self) -> None:
        """Measure the section anew: what was hidden has not heard of the size of the text."""
        for widget in (self.sections, *self.page.findChildren(QWidget)):
            widget.ensurePolished()
            widget.updateGeometry()
            if isinstance(widget, QListWidget):
                widget.doItemsLayout()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()


def _framed(page: SectionPage) -> QWidget:
    """Lists scroll by themselves; the other sections are put where they can."""
    if isinstance(page, ListSection):
        return page
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(page)
    follow_focus(scroll)
    scroll.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return scroll
