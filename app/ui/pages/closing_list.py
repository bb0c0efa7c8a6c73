"""What closes the stage: the checklist, the statements that were said, and the button itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.case import Case, StageFile
from app.domain.checklist import Ticked, checklist
from app.domain.closing import Way
from app.domain.gate import GateCode, GateItem, judge, judge_in, meant
from app.domain.requirements import people_of
from app.domain.rulebook import Evidence
from app.domain.statement import Told
from app.domain.status import Moment
from app.ui.session import Session
from app.ui.text import tr
from app.ui.text.ask_words import listener_words
from app.ui.text.gate_words import item_detail, item_title, missing_sentence
from app.ui.text.states import by_channel, ended_words, local, names_and, names_or, short_date
from app.ui.text.wrapping import wrappable
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.checklist import CheckItem, Checklist, ItemState
from app.ui.widgets.once_button import OnceButton
from app.ui.widgets.verdict_banner import BannerKind, VerdictBanner

GATE_PREFIX, SAID_PREFIX = "gate:", "said:"
_OWN_LINE = frozenset({GateCode.DECLARED, GateCode.THEY_KNOW})


class ClosingList(QWidget):
    """The lower half of the Ask panel."""

    end_wanted = Signal(str)
    statement_opened = Signal(str)
    nobody_to_tell_wanted = Signal(str)
    closed = Signal()
    reopened = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._case: Case | None = None
        self._file: StageFile | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(7))
        self._heading = QLabel()
        set_look(self._heading, Look.HEADING)
        column.addWidget(self._heading)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self._words, Look.MUTED)
        column.addWidget(self._words)
        self.items = Checklist(tr("Checklist"), self)
        self.items.toggled.connect(self._on_toggled)
        self.items.clicked.connect(self._on_clicked)
        column.addWidget(self.items)
        self.refusal = VerdictBanner()
        self.footer = self._footer()

    def _footer(self) -> QWidget:
        """The refusal and the buttons: they stay in sight while the list scrolls."""
        footer = QWidget()
        column = QVBoxLayout(footer)
        column.setContentsMargins(px(18), px(8), px(18), px(12))
        column.setSpacing(px(8))
        column.addWidget(self.refusal)
        column.addLayout(self._buttons())
        return footer

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.ended = QPushButton(tr("They ended it…"))
        set_look(self.ended, Look.FLAT)
        self.ended.clicked.connect(self._on_ended)
        self.close_stage = OnceButton(tr("Close stage"))
        self.close_stage.clicked.connect(self._on_close)
        row.addWidget(self.ended)
        row.addWidget(self.close_stage)
        return row

    def show_stage(self, case: Case, file: StageFile, at: Moment) -> None:
        """Show what this stage asks for, before and after it."""
        if self._file is None or self._file.stage.id != file.stage.id:
            self.refusal.clear()
        self._case, self._file = case, file
        ahead = not file.stage.has_begun(at.now) and file.closing is None
        before = ahead and not file.is_refused
        self._heading.setText(_heading_words(file, before=before))
        rows = self._before(file) if before else self._after(file, case, at)
        self.items.set_items(rows)
        self._words.setText(wrappable(self._summary(file, case, at, before=before)))
        self._words.setVisible(bool(self._words.text()))
        closed = file.closing is not None
        self._follow_up_refusal(file, case, at)
        self.close_stage.setText(tr("Reopen") if closed else tr("Close stage"))
        self.ended.setVisible(not closed)
        if closed:
            self.refusal.clear()
        ready = not closed and not _missing(file, case, at)
        set_look(self.close_stage, Look.PRIMARY if ready else None)

    def _before(self, file: StageFile) -> list[CheckItem]:
        return [_ticked(t) for t in checklist(file, self._session.desk.rulebook, before=True)]

    def _after(self, file: StageFile, case: Case, at: Moment) -> list[CheckItem]:
        ticked = checklist(file, self._session.desk.rulebook, before=False)
        ours = [t for t in ticked if t.item.evidence is not Evidence.BY_HAND]
        by_hand = [t for t in ticked if t.item.evidence is Evidence.BY_HAND]
        report = judge(file, meant(file), at.now)
        gate = [_gate_row(i, file, case, at) for i in report.items if _is_shown(i)]
        if not file.kind.gated:
            gate = []
        said = [_said_row(t, case, at) for t in file.told]
        return [*map(_ticked, ours), *gate, *map(_ticked, by_hand), *said]

    def _summary(self, file: StageFile, case: Case, at: Moment, *, before: bool) -> str:
        if file.closing is not None:
            return _closed_words(file, at)
        if not file.kind.gated:
            return tr("This kind of stage has no gate. It closes when something follows.")
        if not before:
            return ""
        return _afterwards(file, case)

    def _on_toggled(self, key: str, done: bool) -> None:
        if self._file is not None:
            stage_id = self._file.stage.id
            reflections = self._session.desk.reflections
            self._session.act(tr("Tick"), lambda: reflections.check(stage_id, key, done=done))

    def _on_clicked(self, key: str) -> None:
        if key.startswith(SAID_PREFIX):
            self.statement_opened.emit(key.removeprefix(SAID_PREFIX))

    def _on_ended(self) -> None:
        if self._file is not None:
            self.end_wanted.emit(self._file.stage.id)

    def _on_close(self) -> None:
        if self._file is None:
            return
        self._session.buffer.flush()
        stage_id = self._file.stage.id
        stages = self._session.desk.stages
        if self._file.closing is not None:
            self._session.act(tr("Reopen stage"), lambda: stages.reopen(stage_id))
            if self._session.desk.cases.file(stage_id).closing is None:
                self.reopened.emit()
            return
        case = self._session.desk.cases.of_stage(stage_id)
        file = self._session.desk.cases.file(stage_id)
        ending = meant(file)
        missing = _missing(file, case, self._session.desk.today.moment())
        if not missing:
            self.refusal.clear()
            self._session.act(tr("Close stage"), lambda: stages.close(stage_id, ending))
            if self._session.desk.cases.file(stage_id).closing is not None:
                self.closed.emit()
        elif ending.way is Way.WITHDRAWN:
            self.nobody_to_tell_wanted.emit(stage_id)
        else:
            self._show_refusal(missing)

    def _follow_up_refusal(self, file: StageFile, case: Case, at: Moment) -> None:
        """What was missing when the button was pressed is said for as long as it is missing."""
        if self.refusal.isHidden():
            return
        missing = _missing(file, case, at)
        if missing:
            self._show_refusal(missing)
        else:
            self.refusal.clear()

    def _show_refusal(self, sentences: list[str]) -> None:
        """Say what is missing, in the place where the button was pressed."""
        self.refusal.show_verdict(
            BannerKind.WEAK, tr("This stage stays open."), " ".join(sentences)
        )


def _missing(file: StageFile, case: Case, at: Moment) -> list[str]:
    """What is missing to close it in the way of their decision; nothing where it may be closed."""
    if not file.kind.gated and not file.stage.has_begun(at.now):
        return [tr("A stage of this kind closes by itself when something follows.")]
    items = judge_in(case, file, meant(file), at.now).missing
    # Before it has taken place there is nothing else to be done about it yet.
    first = [item for item in items if item.code is GateCode.TOOK_PLACE] or items
    return list(dict.fromkeys(missing_sentence(item, file, case) for item in first))


def _heading_words(file: StageFile, *, before: bool) -> str:
    if file.closing is not None:
        return tr("This stage is closed")
    return tr("Before you go") if before else tr("To close this stage")


def _is_shown(item: GateItem) -> bool:
    """Whether an item of the gate has a line of its own; decision and time show elsewhere."""
    return item.code in _OWN_LINE or (item.code is GateCode.SOMEBODY_TO_TELL and not item.met)


def _ticked(ticked: Ticked) -> CheckItem:
    done = ItemState.DONE if ticked.done else ItemState.TODO
    return CheckItem(ticked.item.id, ticked.item.wording, done, by_hand=ticked.by_hand)


def _gate_row(item: GateItem, file: StageFile, case: Case, at: Moment) -> CheckItem:
    closed = file.closing is not None
    missing = ItemState.TODO if closed else ItemState.NEEDED
    state = ItemState.DONE if item.met else missing
    key = GATE_PREFIX + (item.requirement.id if item.requirement else item.code.value)
    strong = state is ItemState.NEEDED
    detail = item_detail(item, file, case, at)
    return CheckItem(key, item_title(item), state, detail, strong=strong)


def _said_row(told: Told, case: Case, at: Moment) -> CheckItem:
    said_at = told.statement.said_at
    assert said_at is not None
    who = listener_words(case, told.listeners)
    day = short_date(local(said_at, at).date())
    detail = tr("{how}, {day}", how=by_channel(told.statement.channel), day=day)
    words = " ".join(told.statement.words.split())
    shown = words if len(words) <= 70 else words[:69].rstrip() + "…"
    title = tr("You told {who}: “{words}”", who=who, words=shown)
    return CheckItem(SAID_PREFIX + told.statement.id, title, ItemState.INFO, detail)


def _closed_words(file: StageFile, at: Moment) -> str:
    closing = file.closing
    assert closing is not None
    day = short_date(local(closing.closed_at, at).date())
    if closing.way is Way.ENDED_BY_THEM and closing.ended_because is not None:
        words = ended_words(closing.ended_because)
        on = short_date(closing.ended_on) if closing.ended_on else day
        asked = tr("You had asked.") if closing.had_asked else tr("You had not asked.")
        return tr("Closed: {what}, {day}. {asked}", what=words, day=on, asked=asked)
    return {
        Way.ASKED: tr("Closed on {day}: you asked, and they heard it.", day=day),
        Way.WITHDRAWN: tr("Closed on {day}: you withdrew.", day=day),
        Way.MOVED_ON: tr("Closed on {day}: something followed.", day=day),
        Way.NO_ANSWER: tr("Closed on {day}: no answer came.", day=day),
    }[closing.way]


def _afterwards(file: StageFile, case: Case) -> str:
    """What will be asked for once it has taken place."""
    groups = [
        names_or([case.contacts[c].first_name for c in people_of(r, file, case)])
        for r in file.requirements
    ]
    names = [group for group in groups if group]
    if not names:
        return tr("Afterwards: reflect, decide, and tell them that you want it.")
    return tr(
        "Afterwards: reflect, decide, and tell {people} that you want it.",
        people=names_and(names),
    )
