"""When something is: a day, a time, a length and a zone, typed as one likes or picked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.overrides import override
from app.ui.text import tr
from app.ui.text.moment_entry import (
    LONGEST_TYPED,
    MomentEntry,
    MomentUnclear,
    Trouble,
    read_moment,
)
from app.ui.text.moments import duration_words, full_date, moment_with_length, qt_date
from app.ui.theme.icons import icon
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens, follow_theme
from app.ui.widgets.announce import announce
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.line_field import LineField

PAUSE_MS = 600
SIDE_BY_SIDE_PX = 350


class MomentField(QWidget):
    """One line such as `Thu 26 Nov 2026, 14:00 · 4 hours`; what cannot be read stays as typed.

    `changed` carries the local time or None, the minutes or None, and whether it is a whole day.
    """

    changed = Signal(object, object, bool)
    zone_changed = Signal(str)
    troubled = Signal(bool)
    """Whether what is typed now cannot be read."""

    def __init__(
        self,
        accessible_name: str = "",
        parent: QWidget | None = None,
        *,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self._today: date | None = None
        self._entry = MomentEntry()
        self.line = LineField(placeholder, accessible_name, self, longest=LONGEST_TYPED)
        self.zone = ChoiceField(tr("Time zone"), self)
        self._pick = QToolButton(self)
        self._trouble = QLabel(self)
        self._calendar: DayCalendar | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._arrange()
        self._connect()
        follow_theme(self._dress)

    def entry(self) -> MomentEntry:
        """The moment that holds."""
        return self._entry

    def set_today(self, today: date) -> None:
        """The day from which `tomorrow` and `Thu` are counted; the computer's own until then."""
        self._today = today

    def set_moment(
        self, local: datetime | None, minutes: int | None = None, all_day: bool = False
    ) -> None:
        """Show a moment without a signal; what is being typed stays if the moment is the same."""
        entry = MomentEntry(local, minutes, all_day and local is not None)
        if entry != self._entry or not (self.line.hasFocus() or self.has_trouble()):
            self._entry = entry
            self._show_trouble("")
            self.line.set_text_quietly(words_for(entry))

    def set_zones(self, zones: Sequence[tuple[str, str]], current: str | None) -> None:
        """Offer zones, key and words of each; with none there is no field for it."""
        self.zone.set_choices(zones, current)
        self.zone.setVisible(bool(zones))

    def forget(self) -> None:
        """Show the moment that holds, whatever was typed instead."""
        self._pause.stop()
        self._show_trouble("")
        self.line.set_text_quietly(words_for(self._entry))

    def has_trouble(self) -> bool:
        """Whether what is typed could not be read."""
        return not self._trouble.isHidden()

    def settle(self) -> bool:
        """Take what is typed now; False, with the sentence beneath, where it cannot be read."""
        self._on_finished()
        return not self.has_trouble()

    def refuse(self, sentence: str, kept: MomentEntry) -> None:
        """Say beneath the field why what is typed is not kept, and what holds instead."""
        self._entry = kept
        self._show_trouble(sentence)

    def trouble(self) -> str:
        """The sentence beneath the field."""
        return self._trouble.text()

    def _arrange(self) -> None:
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pick.setAccessibleName(tr("Pick a day"))
        self._pick.setToolTip(tr("Pick a day (Alt+Down)"))
        self._trouble.setWordWrap(True)
        set_look(self._trouble, Look.ERROR)
        self._trouble.hide()
        self.zone.hide()
        self._day = QHBoxLayout()
        self._day.addWidget(self.line, 1)
        self._day.addWidget(self._pick)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addLayout(self._day, 1)
        self._row.addWidget(self.zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self._trouble)

    def _connect(self) -> None:
        self.line.edited.connect(lambda _text: self._pause.start())
        self.line.finished.connect(self._on_finished)
        self.line.textChanged.connect(self.line.setToolTip)
        self._pause.timeout.connect(self._on_paused)
        self._pick.clicked.connect(self.open_calendar)
        self.zone.chosen.connect(self.zone_changed)

    def _dress(self) -> None:
        self._row.setSpacing(px(6))
        self._day.setSpacing(px(6))
        self._pick.setIcon(icon("calendar", current_tokens().muted))
        self._pick.setText("" if not self._pick.icon().isNull() else "▾")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The zone goes beneath the day where both would be cut off in one line."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= px(SIDE_BY_SIDE_PX)
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down
        if down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _on_paused(self) -> None:
        """Take what can be read already; say nothing yet of what cannot."""
        try:
            self._take(self._read())
        except MomentUnclear:
            return

    def _on_finished(self) -> None:
        self._pause.stop()
        try:
            entry = self._read()
        except MomentUnclear as error:
            self._show_trouble(sentence_for(error.trouble, error.given))
            return
        self._take(entry)
        if self.has_trouble():
            return
        self.line.set_text_quietly(words_for(self._entry))

    def _read(self) -> MomentEntry:
        return read_moment(self.line.text(), self._today or date.today())  # noqa: DTZ011 - local

    def _take(self, entry: MomentEntry) -> None:
        self._show_trouble("")
        if entry != self._entry:
            self._entry = entry
            self.changed.emit(entry.local, entry.minutes, entry.all_day)

    def _show_trouble(self, sentence: str) -> None:
        if sentence and sentence != self._trouble.text():
            announce(self, sentence)
        had = self.has_trouble()
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        if had != self.has_trouble():
            self.troubled.emit(self.has_trouble())

    def open_calendar(self) -> None:
        """Offer the days of a month to pick from."""
        calendar = DayCalendar(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        local = self._entry.local
        calendar.setSelectedDate(qt_date(local.date()) if local else QDate.currentDate())
        calendar.activated.connect(self._on_picked)
        calendar.clicked.connect(self._on_picked)
        calendar.destroyed.connect(self._on_calendar_gone)
        self._calendar = calendar
        below = self._pick.mapToGlobal(self._pick.rect().bottomLeft())
        calendar.move(below)
        calendar.show()
        calendar.setFocus()

    def calendar(self) -> DayCalendar | None:
        """The calendar while it is open."""
        return self._calendar

    def _on_calendar_gone(self) -> None:
        self._calendar = None

    def _on_picked(self, day: QDate) -> None:
        if self._calendar is None:
            return
        calendar, self._calendar = self._calendar, None
        calendar.close()
        on = date(day.year(), day.month(), day.day())
        before = self._entry
        at = before.local.time() if before.local is not None else time()
        all_day = before.all_day or before.local is None
        picked = MomentEntry(datetime.combine(on, at), before.minutes, all_day)
        self.line.set_text_quietly(words_for(picked))
        self._take(picked)
        self.line.setFocus()


def words_for(entry: MomentEntry) -> str:
    """The entry as it is written in the field."""
    if entry.local is None:
        return ""
    if not entry.all_day:
        return moment_with_length(entry.local, entry.minutes)
    words = full_date(entry.local.date())
    return f"{words} · {duration_words(entry.minutes)}" if entry.minutes else words


def sentence_for(trouble: Trouble, given: str = "") -> str:
    """What to do about words that could not be read."""
    match trouble:
        case Trouble.TIME:
            return tr("That is no time of day. Write it like 14:00 or 2 pm.")
        case Trouble.DAY_MISSING:
            return tr("The day is missing. Write it before the time.")
        case Trouble.YEAR:
            return tr("The year {given} cannot be right.", given=given)
        case Trouble.LENGTH:
            return tr("It cannot take that long. Write a length of up to two weeks.")
        case Trouble.DAY:
            example = moment_with_length(datetime(2026, 11, 26, 14), 60)  # noqa: DTZ001 - local
            return tr("That could not be read as a date. Write it like {example}.", example=example)
