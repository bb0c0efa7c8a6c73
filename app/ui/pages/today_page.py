"""Today: what is due now, each line with the one button that settles it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.due import WAVED_OFF, Due, DueKind
from app.domain.status import Moment
from app.services.day import DayView
from app.ui.overrides import override
from app.ui.pages.today_lines import cards_each, line_key, summary
from app.ui.session import Session
from app.ui.text import tr, trn
from app.ui.text.due_words import DueWords, due_words, section_title
from app.ui.text.moments import long_date
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import body_px, px
from app.ui.theme.theme import follow_theme
from app.ui.widgets.card_row import CardRow
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.focus_place import FocusPlace
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.section_heading import SectionHeading
from app.ui.widgets.tab_order import tab_by_layout

TOMORROW, THREE_DAYS, A_DAY, BACK = "tomorrow", "three_days", "a_day", "back"
WIDEST_PX = 1240
NOTHING_PX = 90
NARROW_PX = 420


class TodayPage(QWidget):
    """The page that the window opens with."""

    new_wanted = Signal()
    settle_wanted = Signal(object)
    open_wanted = Signal(object)
    snooze_wanted = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unfolded: set[DueKind] = set()
        self._view: DayView | None = None
        self._shows_put_off = False
        self._shown: tuple[list[tuple[str, ...]], list[DueWords]] | None = None
        self.cards: list[tuple[Due, CardRow]] = []
        self._folds: list[QWidget] = []
        set_look(self, Look.PAGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._scroll = PageScroll(max_width=WIDEST_PX)
        self._lines = QVBoxLayout()
        self._scroll.column.addLayout(self._lines)
        self._scroll.column.addStretch(1)
        column.addWidget(self._scroll, 1)
        for key, step in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(key, self._scroll)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))
        self._body_px = 0.0
        follow_theme(self._dress)

    def _dress(self) -> None:
        """Gaps that grow with the text, and cards that are made for it."""
        if self._body_px == body_px():
            return
        self._body_px = body_px()
        self._head_row.setContentsMargins(px(22), px(16), px(22), px(4))
        self._head_row.setSpacing(px(12))
        self._words.setSpacing(px(3))
        self._lines.setContentsMargins(0, 0, 0, px(8))
        self._lines.setSpacing(px(10))
        if self._view is not None:
            self._lay_out(self._view)

    def _head(self) -> QBoxLayout:
        self._head_row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words = words = QVBoxLayout()
        self.title = QLabel()
        self.title.setWordWrap(True)
        set_look(self.title, Look.TITLE)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        set_look(self.summary, Look.MUTED)
        words.addWidget(self.title)
        words.addWidget(self.summary)
        row.addLayout(words, 1)
        self.new = QPushButton(tr("New opportunity"))
        set_look(self.new, Look.PRIMARY)
        self.new.clicked.connect(self.new_wanted)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return row

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < px(NARROW_PX)
        self._head_row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def show_view(self, view: DayView) -> None:
        """Show what is due at this moment; cards that would not change stay as they are."""
        self._view = view
        self.title.setText(long_date(view.at.today))
        self.summary.setText(summary((*view.due, *view.put_off)))  # put off is not told
        self.summary.setVisible(bool(self.summary.text()))
        if self._showing(view) != self._shown:
            self._lay_out(view)

    def _showing(self, view: DayView) -> tuple[list[tuple[str, ...]], list[DueWords]]:
        """What there is, and the words of what has a card: many lines may be folded away."""
        seen = [line for _, _, shown in self._sections(view.due) for line in shown]
        seen += view.put_off if self._shows_put_off else ()
        keys = [line_key(line) for line in (*view.due, *view.put_off)]
        return keys, [due_words(line, view.at) for line in seen]

    def focus_first(self) -> None:
        """Put the keys on the first line, or on the button while nothing is due."""
        first = self.cards[0][1] if self.cards else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, step: int) -> None:
        """Put the keys on the card before or after, at what they are on in this one."""
        focus, rows = self.window().focusWidget(), self._rows()
        cards: list[QWidget] = [card for _, card in self.cards]
        here = next((n for n, x in enumerate(rows) if x is focus or x.isAncestorOf(focus)), None)
        if here is None:
            return
        there = rows[min(max(here + step, 0), len(rows) - 1)]
        if there in self._folds:
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            place = FocusPlace.of(self, cards, self._folds)
            replace(place, card=cards.index(there), fold=0).restore(cards, (), self.new)

    def _rows(self) -> list[QWidget]:
        """The cards, and what unfolds more of them, as they stand."""
        rows: list[QWidget] = [*self._folds, *(card for _, card in self.cards)]
        return sorted(rows, key=self._lines.indexOf)

    def _sections(self, lines: Sequence[Due]) -> list[tuple[DueKind, list[Due], list[Due]]]:
        """What is due of each kind, all of it, and as much as has a card."""
        sections = [(kind, list(group)) for kind, group in groupby(lines, key=lambda x: x.kind)]
        most = cards_each([len(section) for _, section in sections])
        return [
            (kind, section, section if kind in self._unfolded else section[:lines_shown])
            for (kind, section), lines_shown in zip(sections, most, strict=True)
        ]

    def _lay_out(self, view: DayView) -> None:
        """Lay the cards out anew; the keys stay as near to where they were as can be."""
        self._shown = self._showing(view)
        place = FocusPlace.of(self, [card for _, card in self.cards], self._folds)
        self._fill(view.due, view.at)
        tab_by_layout(self._scroll.content)
        place.restore([card for _, card in self.cards], self._folds, self.new)

    def _fill(self, lines: Sequence[Due], at: Moment) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.cards.clear()
        self._folds.clear()
        first = True
        for kind, section, shown in self._sections(lines):
            title = section_title(kind)
            look = Look.OWED if kind is DueKind.ASK else Look.HEADING
            counted = f"{title} · {QLocale().toString(len(section))}"
            heading = SectionHeading(counted if kind is DueKind.ASK else title, look=look)
            self._lines.addWidget(heading)
            for line in shown:
                self._add_card(line, at, primary=first)
                first = False
            if len(shown) < len(section):
                self._add_more(kind, len(section) - len(shown))
        if not lines:
            self._lines.addSpacing(px(NOTHING_PX))
            self._lines.addWidget(_nothing())
        self._add_put_off(at)

    def _add_card(self, line: Due, at: Moment, *, primary: bool) -> None:
        words = due_words(line, at)
        card = CardRow(words.lead, words.text, words.detail, button=words.button, primary=primary)
        card.set_near(words.is_near)
        card.pressed.connect(lambda: self.settle_wanted.emit(line))
        card.opened.connect(lambda: self.open_wanted.emit(line))
        choices = _choices(line)
        if choices:
            card.set_snooze_choices(choices, tr("Put off"))
            card.snoozed.connect(lambda key: self.snooze_wanted.emit(line, key))
        self.cards.append((line, card))
        self._lines.addWidget(card)

    def _add_more(self, kind: DueKind, count: int) -> None:
        button = QPushButton(trn("Show {n} more", "Show {n} more", count))
        set_look(button, Look.FLAT)
        button.clicked.connect(lambda: self._unfold(kind))
        self._folds.append(button)
        self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_put_off(self, at: Moment) -> None:
        """What was put off is one click away, with the day on which it comes back."""
        waiting = self._view.put_off if self._view is not None else ()
        if not waiting:
            return
        words = trn("{n} put off", "{n} put off", len(waiting))
        button = QPushButton(f"▾ {words}" if self._shows_put_off else f"▸ {words}")
        button.setAccessibleName(words)
        shown = tr("unfolded") if self._shows_put_off else tr("folded")
        button.setAccessibleDescription(shown)
        set_look(button, Look.FLAT)
        button.clicked.connect(self._toggle_put_off)
        self._folds.append(button)
        self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for line in waiting if self._shows_put_off else ():
            self._add_card(line, at, primary=False)

    def _toggle_put_off(self) -> None:
        self._shows_put_off = not self._shows_put_off
        if self._view is not None:
            self._lay_out(self._view)

    def _cards_of(self, kind: DueKind) -> list[CardRow]:
        """The cards of a kind, without those that were put off."""
        return [c for line, c in self.cards if line.kind is kind and line.put_off_until is None]

    def _unfold(self, kind: DueKind) -> None:
        """Show the rest of a kind, and put the keys on the first card that was not seen before."""
        seen = len(self._cards_of(kind))
        self._unfolded.add(kind)
        if self._view is None:
            return
        self._lay_out(self._view)
        new = self._cards_of(kind)[seen:]
        if new:
            self._scroll.settle()  # the place of a card is known once it is laid out
            new[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _choices(line: Due) -> list[tuple[str, str]]:
    """How a line may be put off; an appointment cannot be."""
    if line.put_off_until is not None:
        return [(BACK, tr("Show it again now"))]
    if line.kind is DueKind.UPCOMING:
        return []
    choices = [
        (TOMORROW, tr("Until tomorrow")),
        (THREE_DAYS, tr("In 3 days")),
        (A_DAY, tr("Until a day…")),
    ]
    if line.kind is DueKind.REFLECT:
        choices.append((WAVED_OFF, tr("Not this time")))
    return choices


def _nothing() -> EmptyState:
    return EmptyState(
        "check",
        tr("Nothing is waiting for you"),
        tr("When a conversation is over, it shows here until you have asked."),
    )
