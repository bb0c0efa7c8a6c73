"""The Ask panel: the words with their live verdict, to whom, and what closes the stage."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.domain.case import Case, StageFile
from app.domain.statement import Listener, draft_for
from app.domain.verdict import Verdict
from app.services.changes import ChangeSet
from app.services.ports import Judgement
from app.services.statements import LONGEST_GLANCE
from app.ui.overrides import override
from app.ui.pages.ask_target import AskTarget
from app.ui.pages.closing_list import ClosingList
from app.ui.pages.field import TextField
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.ask_words import heard_words, lead_words, listener_words, not_begun_words
from app.ui.text.gate_words import unread_words, verdict_lead, verdict_sentence
from app.ui.theme.icons import icon
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets.follow_focus import follow_focus
from app.ui.widgets.growing_text import GrowingText, MarkStyle
from app.ui.widgets.once_button import OnceButton
from app.ui.widgets.page_keys import PassingScroll
from app.ui.widgets.page_scroll import Ground, tall
from app.ui.widgets.verdict_banner import BannerKind, VerdictBanner

WORD_LINES = 4
PAUSE_MS = 700
SENTENCE_ENDS = (".", "!", "?", "\n", "…")
WORDS_OF_A_STATEMENT = 2
"""Of a first word nobody says that it asks for nothing."""

_BANNERS = {
    Verdict.EXPLICIT: BannerKind.OK,
    Verdict.HEDGED: BannerKind.WEAK,
    Verdict.ABSENT: BannerKind.WEAK,
    Verdict.DECLINED: BannerKind.NO,
}


class AskPanel(QFrame):
    """Before a stage: the words to leave the room with. After it: telling them."""

    told = Signal(str)
    """Somebody was told; who, in a sentence."""
    told_early = Signal(str)
    copied = Signal()
    mail_wanted = Signal(str, str)
    end_wanted = Signal(str)
    statement_opened = Signal(str)
    nobody_to_tell_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case: Case | None = None
        self._file: StageFile | None = None
        set_look(self, Look.PANEL)
        self._build()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = scroll = PassingScroll()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_look(scroll, Look.PANEL)
        content = Ground()
        set_look(content, Look.PANEL)
        self._content = content
        scroll.setWidget(content)
        follow_focus(scroll)
        whole.addWidget(scroll, 1)
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(px(18), px(14), px(18), px(4))
        column.setSpacing(px(8))
        column.addLayout(self._title_row())
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        set_look(self.lead, Look.MUTED)
        column.addWidget(self.lead)
        self.target = AskTarget(self)
        self.target.chosen.connect(self._on_target)
        self.target.how_chosen.connect(self._on_how)
        column.addWidget(self.target)
        self.words = GrowingText(
            min_lines=WORD_LINES, accessible_name=tr("Your words"), parent=self
        )
        self.words.edited.connect(self._on_typed)
        self.words.finished.connect(self._on_pause)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._draft = TextField(self._session, self.words, tr("Edit words"), self._save_words)
        column.addWidget(self.words)
        self.banner = VerdictBanner(self)
        column.addWidget(self.banner)
        column.addLayout(self._button_row())
        self.closing = ClosingList(self._session, self)
        self.closing.end_wanted.connect(self.end_wanted)
        self.closing.statement_opened.connect(self.statement_opened)
        self.closing.nobody_to_tell_wanted.connect(self.nobody_to_tell_wanted)
        column.addWidget(self.closing)
        column.addStretch(1)
        line = QFrame()
        line.setFixedHeight(1)
        set_look(line, Look.LINE)
        line.hide()
        # What scrolls is cut by a line, and not by nothing.
        scroll.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: line.setVisible(high > 0)
        )
        whole.addWidget(line)
        whole.addWidget(self.closing.footer)

    @property
    def wanted_width(self) -> int:
        """As wide as its widest row, in pixels: where words are long, the panel wants more."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return max(self._content.minimumSizeHint().width(), self._target_wide) + bar

    @property
    def _target_wide(self) -> int:
        margins = self._content.contentsMargins() + self._column.contentsMargins()
        return self.target.wide + margins.left() + margins.right()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.target.fold(self.width() < self._target_wide)

    @property
    def whole_height(self) -> int:
        """How tall it is where nothing of it is scrolled, at its width of now."""
        around = self.sizeHint().height() - self.area.sizeHint().height()
        return around + tall(self._content, self.area.width())

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._title = QLabel(tr("Ask for it"))
        set_look(self._title, Look.HEADING)
        row.addWidget(self._title)
        row.addStretch(1)
        self.suggest = QPushButton(tr("Suggest words"))
        set_look(self.suggest, Look.FLAT)
        self._suggestions = QMenu(self)
        self._suggestions.setToolTipsVisible(True)
        self._suggestions.aboutToShow.connect(self._fill_suggestions)
        self.suggest.setMenu(self._suggestions)
        # The arrow stands after the words, and the menu hangs from that side.
        mirrored = self.isRightToLeft()
        directions = Qt.LayoutDirection
        self.suggest.setLayoutDirection(
            directions.LeftToRight if mirrored else directions.RightToLeft
        )
        follow_theme(self._dress)
        row.addWidget(self.suggest)
        return row

    def _dress(self) -> None:
        self.suggest.setIcon(icon("chevron-down", current_tokens().muted))

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addStretch(1)
        self.copy = QPushButton(tr("Copy"))
        self.copy.clicked.connect(self._on_copy)
        self.mail = QPushButton(tr("E-mail…"))
        self.mail.clicked.connect(self._on_mail)
        # The next person comes up under a second click, who has heard nothing.
        self.tell = OnceButton(tr("I told them"))
        self.tell.clicked.connect(self._on_told)
        for button in (self.copy, self.mail, self.tell):
            row.addWidget(button)
        return row

    def show_stage(self, case: Case, file: StageFile) -> None:
        """Show the words of this stage and what closes it."""
        self._case, self._file = case, file
        before = self._is_before
        self._title.setText(tr("Say no") if file.is_refused else tr("Ask for it"))
        at = self._session.desk.today.moment()
        self.lead.setText(lead_words(case, file, at, before=before))
        self.target.setVisible(not before)
        self.mail.setVisible(not before)
        self.setEnabled(True)
        self.target.show_people(case, file, at)
        self.words.setPlaceholderText(_placeholder(file, before=before))
        self._show_words(file)
        self._judge(self.words.text())
        self.closing.show_stage(case, file, at)

    @property
    def _is_before(self) -> bool:
        now = self._session.desk.clock.now()
        file = self._file
        return file is not None and not file.stage.has_begun(now) and not file.is_refused

    def _show_words(self, file: StageFile) -> None:
        """Before the stage what was prepared; then what was written for the one who is chosen."""
        if self._is_before:
            words = file.preparation.words
            self._draft.show(file.stage.id, "words", words, self._save_words)
            return
        to = self.target.listeners()
        draft = draft_for(file.drafts, to)
        name = " ".join(["draft", *(who.key for who in to)])
        words = draft.statement.words if draft is not None else ""
        self._draft.show(file.stage.id, name, words, partial(self._save_draft, to))

    def _save_words(self, stage_id: str, text: str) -> ChangeSet:
        return self._session.desk.preparations.write(stage_id, words=text)

    def _save_draft(self, to: tuple[Listener, ...], stage_id: str, text: str) -> ChangeSet:
        statements, channel = self._session.desk.statements, self.target.channel()
        return statements.draft(stage_id, text, channel=channel, to=to).changes

    def _on_typed(self, words: str) -> None:
        """Judge while typing goes on: an unfinished sentence is called a no only at a pause."""
        self._judge(words, finished=words.rstrip(" ").endswith(SENTENCE_ENDS))

    def _on_pause(self) -> None:
        self._judge(self.words.text())

    def _judge(self, words: str, *, finished: bool = True) -> None:
        self._pause.stop()
        if self._file is None or not words.strip():
            self._show_no_verdict()
            return
        judgement = self._session.desk.statements.glance(self._file.stage.id, words)
        if judgement.verdict is Verdict.ABSENT and len(words) > LONGEST_GLANCE:
            self._show_no_verdict()  # they may ask for it further on
            self.banner.show_verdict(BannerKind.WEAK, tr("Not judged yet."), unread_words())
        elif judgement.verdict is Verdict.ABSENT and len(words.split()) < WORDS_OF_A_STATEMENT:
            self._show_no_verdict()
        elif judgement.verdict is Verdict.DECLINED and not finished:
            self._pause.start()
        else:
            self._show_verdict(judgement, words)

    def _show_no_verdict(self) -> None:
        self.words.clear_marks()
        self.banner.clear()
        set_look(self.tell, None)

    def _show_verdict(self, judgement: Judgement, words: str) -> None:
        asks = judgement.verdict is Verdict.EXPLICIT
        start, end = judgement.start, judgement.end
        if judgement.verdict is Verdict.ABSENT and judgement.nearest_miss:
            start = words.find(judgement.nearest_miss)
            end = start + len(judgement.nearest_miss)
        if 0 <= start < end:
            self.words.mark(start, end, MarkStyle.ASK if asks else MarkStyle.WEAK)
        else:
            self.words.clear_marks()
        self.banner.show_verdict(
            _BANNERS[judgement.verdict], verdict_lead(judgement), verdict_sentence(judgement)
        )
        set_look(self.tell, Look.PRIMARY if asks and not self._is_before else None)

    def _on_target(self) -> None:
        """Another person is chosen: what was typed stays with the one that it was typed for."""
        if self._file is None or self._is_before:
            return
        self._session.leave_field()
        self.target.show_channel(self._file)
        self._show_words(self._file)
        self._judge(self.words.text())

    def _on_how(self) -> None:
        text = self.words.text()
        if text and not self._is_before:
            self.words.edited.emit(text)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())
        self.copied.emit()

    def _on_mail(self) -> None:
        assert self._case is not None
        self.mail_wanted.emit(self.target.address(self._case), self.words.text())

    def _on_told(self) -> None:
        if self._case is None or self._file is None:
            return
        if self._is_before:
            self.told_early.emit(not_begun_words(self._file))
            return
        stage_id, words = self._file.stage.id, self.words.text()
        target, heard = self.target, heard_words(self._case, self.target.listeners())
        statements = self._session.desk.statements
        done = self._session.act(
            tr("Tell them"),
            lambda: statements.tell(
                stage_id,
                words,
                to=target.listeners(),
                channel=target.channel(),
                said_at=target.said_at(self._session.desk.clock.now()),
            ),
        )
        if done is not None:
            self.told.emit(heard)

    def _fill_suggestions(self) -> None:
        self._suggestions.clear()
        if self._case is None or self._file is None:
            return
        prepared = self._file.preparation.words.strip()
        if prepared and not self._is_before:
            mine = self._suggestions.addAction(_in_menu(prepared))
            mine.setText(tr("Prepared: {words}", words=_in_menu(prepared)))
            mine.setToolTip(prepared)
            mine.triggered.connect(lambda: self._take(prepared))
            self._suggestions.addSeparator()
        self._offer_drafts(self._case, self._file)
        name = self.target.first_name(self._case, self._file, before=self._is_before)
        for words in self._session.desk.suggestions.for_stage(self._case, self._file, name):
            action = self._suggestions.addAction(_in_menu(words))
            action.setToolTip(words)
            action.triggered.connect(lambda _=False, w=words: self._take(w))
        if self._suggestions.isEmpty():
            none = self._suggestions.addAction(tr("No words fit yet. Note what they need first."))
            none.setEnabled(False)

    def _offer_drafts(self, case: Case, file: StageFile) -> None:
        """What was written for others, to be said to this one too."""
        shown = draft_for(file.drafts, self.target.listeners())
        for draft in file.drafts if not self._is_before else ():
            words = draft.statement.words.strip()
            if words and draft is not shown:
                who = listener_words(case, draft.listeners)
                action = self._suggestions.addAction("")
                action.setText(tr("For {who}: {words}", who=who, words=_in_menu(words)))
                action.setToolTip(words)
                action.triggered.connect(lambda _=False, w=words: self._take(w))

    def _take(self, words: str) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.set_text_quietly(words)
        self.words.edited.emit(words)
        self._session.leave_field()


def _placeholder(file: StageFile, *, before: bool) -> str:
    """What the words are for; once the stage has begun, with those that were prepared."""
    if before:
        return tr("What will you say to ask for it?")
    prepared = file.preparation.words.strip()
    asked = tr("What did you tell them?")
    return f"{asked} {tr('You had prepared: {words}', words=prepared)}" if prepared else asked


def _in_menu(words: str) -> str:
    """Words on one line of a menu, with & shown as itself."""
    line = " ".join(words.split()).replace("&", "&&")
    return line if len(line) <= 90 else line[:89].rstrip() + "…"
