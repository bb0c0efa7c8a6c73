"""The window: the list at the left, what is looked at on the right, the menus above."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSettings, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from app.domain.errors import AskwellError
from app.services.changes import ChangeSet
from app.services.day import DayView
from app.ui.actions.menus import build_menus
from app.ui.after_paint import AfterPaint
from app.ui.finding import Finding
from app.ui.focus_keeper import FocusKeeper
from app.ui.list_room import ListRoom
from app.ui.locking import Locking
from app.ui.look_settings import LookSettings
from app.ui.models.opportunity_list_model import OpportunityListModel
from app.ui.overrides import override
from app.ui.pages.opportunity_parts import OpportunityParts
from app.ui.pages.tabs import OPPORTUNITY, PEOPLE, WELCOME
from app.ui.pages.today_page import TodayPage
from app.ui.pages_anew import PagesAnew
from app.ui.session import Session
from app.ui.side_bar import SideBar
from app.ui.text import tr, trn
from app.ui.text.moments import clock_time
from app.ui.theme.metrics import px
from app.ui.warming import WARM_MS, warm_page
from app.ui.widgets.announce import announce
from app.ui.widgets.screen_room import resize_within_screen

if TYPE_CHECKING:
    from app.ui.backup_watch import BackupWatch
    from app.ui.journal_verbs import JournalVerbs
    from app.ui.pages.opportunity_page import OpportunityPage
    from app.ui.pages.people_page import PeoplePage
    from app.ui.pages.welcome_page import WelcomePage
    from app.ui.people_verbs import PeopleVerbs
    from app.ui.place_watch import PlaceWatch
    from app.ui.today_verbs import TodayVerbs
    from app.ui.verbs import Verbs
    from app.ui.widgets.toast import Toast

TICK_MS = 30_000
RETURN_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
EXAMPLE_NAME = "example.askwell"
# Long enough for the first look to be over; short enough that the first click finds it done.
REST_MS = 150


class MainWindow(QMainWindow):
    """One journal in one window."""

    example_wanted = Signal()
    made_ready = Signal()
    """A piece of what is looked at next stands behind Today."""
    pages_forgotten = Signal()
    """Every page but Today is let go, to be built again."""

    def __init__(
        self, session: Session, journal: Path, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.journal = journal
        self._settings = settings
        self.look = LookSettings(settings)
        is_example = journal.name == EXAMPLE_NAME
        self.setWindowTitle(tr("Example journal – Askwell") if is_example else tr("Askwell"))
        resize_within_screen(self, px(1280), px(820))
        self.model = OpportunityListModel(self)
        self.side = SideBar(self.model)
        self.today = TodayPage(session)
        self.parts = OpportunityParts(session)
        self.finding = Finding(self)
        self.keys = FocusKeeper(self)
        self.locking = Locking(self, settings)
        self._build()
        self._connect()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self.room.restore(settings)
        self._begin(session.desk.today.first())
        self.keys.enter()
        self._anew = PagesAnew(self)
        self._settling = AfterPaint(self, self._begin_to_watch)
        # Only now: a window whose first page cannot be read is thrown away.
        self._tick.start()
        QTimer.singleShot(WARM_MS, self, lambda: warm_page(self))

    def _build(self) -> None:
        self.body = QStackedWidget()
        self.body.addWidget(self.today)
        self.room = ListRoom(self)
        self.saved = QLabel(tr("All changes saved"))
        self.counts = QLabel()
        self.statusBar().addWidget(self.saved)
        self.statusBar().addPermanentWidget(self.counts)
        self.statusBar().setSizeGripEnabled(False)
        self.actions_by_key = build_menus(
            self,
            self._do,
            self._look_key,
            lambda: self.verbs.name_actions(),
        )

    def _do(self, key: str) -> object:
        """Set in motion what the action with this key stands for."""
        return {**self.verbs.slots(), **self.journal_verbs.slots()}[key]()

    def _begin_to_watch(self) -> None:
        self.locking.watch()
        self.watch.start()
        self.place.start()

    def _look_key(self) -> str:
        return f"look_{self.look.scheme.value}"

    def _connect(self) -> None:
        self.side.today_chosen.connect(self.show_today)
        self.side.find_chosen.connect(self.finding.show)
        self.side.people_chosen.connect(self.show_people)
        self.side.opportunity_chosen.connect(self.show_opportunity)
        self.side.menu_wanted.connect(lambda key, at: self.verbs.opportunity_menu(key, at))
        self.session.changed.connect(self._on_changed)
        self.session.refused.connect(self.say_trouble)
        self.session.buffer.saved.connect(self._on_saved)
        self.session.buffer.waiting.connect(self._on_waiting)
        self.session.buffer.failed.connect(self._on_save_failed)
        self.session.undoer.waiting.connect(self._on_waiting)
        self.session.undoer.unwritten.connect(self._on_save_failed)
        self.today.new_wanted.connect(lambda: self.verbs.new_opportunity())
        self.today.settle_wanted.connect(lambda line: self.today_verbs.settle(line))
        self.today.open_wanted.connect(lambda line: self.today_verbs.open_due(line))
        self.today.snooze_wanted.connect(lambda line, key: self.today_verbs.snooze(line, key))
        self._toast_verb: Callable[[], object] = self.session.undo
        self._toast_step: int | None = None
        stack = self.session.undoer.stack
        stack.indexChanged.connect(self._on_step)
        self._show_undo()

    @cached_property
    def verbs(self) -> Verbs:
        """What a menu, a button or a line of Today sets in motion."""
        from app.ui.verbs import Verbs

        return Verbs(self)

    @cached_property
    def journal_verbs(self) -> JournalVerbs:
        """What concerns the journal as a whole."""
        from app.ui.journal_verbs import JournalVerbs

        return JournalVerbs(self)

    @cached_property
    def today_verbs(self) -> TodayVerbs:
        """What the lines of Today set in motion."""
        from app.ui.today_verbs import TodayVerbs

        return TodayVerbs(self)

    @cached_property
    def people_verbs(self) -> PeopleVerbs:
        """What the page of the people sets in motion."""
        from app.ui.people_verbs import PeopleVerbs

        return PeopleVerbs(self)

    @cached_property
    def toast(self) -> Toast:
        """The message at the foot, built for the first one."""
        from app.ui.widgets.toast import Toast

        toast = Toast(self)
        toast.action_pressed.connect(self._on_toast_action)
        return toast

    @cached_property
    def watch(self) -> BackupWatch:
        """The watch over backups."""
        from app.ui.backup_watch import BackupWatch

        watch = BackupWatch(self.session.desk.backups, self.session.desk.vault, self)
        watch.said.connect(self.say_done)
        watch.found.connect(self.verbs.backups.found)
        return watch

    @cached_property
    def place(self) -> PlaceWatch:
        """The watch over the place of the journal."""
        from app.ui.place_watch import PlaceWatch

        return PlaceWatch(self)

    @cached_property
    def opportunity(self) -> OpportunityPage:
        """The page of one opportunity, built when it is first looked at."""
        page = self.parts.page
        self.body.addWidget(page)
        self._connect_opportunity(page)
        return page

    @cached_property
    def people(self) -> PeoplePage:
        """The page of the people, built when it is first looked at."""
        from app.ui.pages.people_page import PeoplePage

        page = PeoplePage(self.session)
        self.body.addWidget(page)
        self.people_verbs.serve(page)
        return page

    @cached_property
    def welcome(self) -> WelcomePage:
        """What stands in an empty journal, built where there is nothing else to show."""
        from app.ui.pages.welcome_page import WelcomePage

        page = WelcomePage()
        self.body.addWidget(page)
        page.add_wanted.connect(lambda: self.verbs.new_opportunity())
        page.import_wanted.connect(lambda: self.journal_verbs.bring())
        page.example_wanted.connect(self.example_wanted)
        return page

    def forget_pages(self) -> None:
        """Let go of every page but Today; what is asked for again is built again."""
        for name in (OPPORTUNITY, PEOPLE, WELCOME):
            self.let_go(self.__dict__.pop(name, None))
        self.finding.forget_page()
        self.parts = OpportunityParts(self.session)
        self.pages_forgotten.emit()
        QTimer.singleShot(WARM_MS, self, lambda: warm_page(self))

    def let_go(self, page: QWidget | None) -> None:
        """Take a page out of the window."""
        if page is not None:
            self.body.removeWidget(page)
            page.hide()
            page.deleteLater()

    def is_on(self, page: str) -> bool:
        """Whether this page is looked at (`OPPORTUNITY`, `PEOPLE` or `WELCOME`); builds none."""
        shown = self.body.currentWidget()
        return shown is not None and shown is self.__dict__.get(page)

    def _connect_opportunity(self, page: OpportunityPage) -> None:
        page.print_wanted.connect(self.verbs.print_sheet)
        page.stage_add_wanted.connect(self.verbs.add_stage)
        page.menu_wanted.connect(self.verbs.opportunity_menu)
        page.stage_menu_wanted.connect(self.verbs.stage_menu)
        page.stage_delete_wanted.connect(self.verbs.delete_stage)
        page.before.person_opened.connect(self.verbs.edit_person)
        page.ask.copied.connect(lambda: self.say_done(tr("Copied.")))
        page.ask.told.connect(lambda words: self.say_done(words, undo=True))
        page.ask.told_early.connect(self.say_done)
        page.ask.closing.closed.connect(lambda: self.say_done(tr("Stage closed."), undo=True))
        page.ask.closing.reopened.connect(lambda: self.say_done(tr("Stage reopened."), undo=True))
        page.ask.mail_wanted.connect(self.verbs.mail)
        page.ask.end_wanted.connect(self.verbs.ended)
        page.ask.nobody_to_tell_wanted.connect(self.verbs.nobody_to_tell)
        page.ask.statement_opened.connect(self.verbs.open_statement)

    def _begin(self, view: DayView) -> None:
        """Show Today, or the welcome; the ended opportunities are read once this is painted."""
        self._show(view)
        self.side.show_selected("")
        if view.awaited:
            QTimer.singleShot(REST_MS, self, self._read_rest)

    def _read_rest(self) -> None:
        """Read some of the ended opportunities; when all are there they are shown."""
        try:
            more = self.session.desk.today.read_more()
        except AskwellError as error:
            self.say_trouble(error)
        else:
            QTimer.singleShot(0, self, self._read_rest if more else self._show_rest)

    def _show_rest(self) -> None:
        self._show_in_turns(self.session.desk.today.changed())

    def show_today(self) -> None:
        """Look at Today, or at the welcome while the journal is empty."""
        self.session.leave_field()
        self.side.show_selected("")
        self.today.show_view(self.session.desk.today.changed())
        self.body.setCurrentWidget(self.welcome if self.model.is_empty else self.today)
        self.room.push_back()

    def show_opportunity(self, opportunity_id: str, stage_id: str = "") -> None:
        """Look at an opportunity."""
        self.session.leave_field()
        self.side.show_selected(opportunity_id)
        self.opportunity.show_opportunity(opportunity_id, stage_id)
        self.body.setCurrentWidget(self.opportunity)
        self.room.push_back()

    def show_people(self, contact_id: str = "") -> None:
        """Look at the people, at this one where one is named."""
        self.session.leave_field()
        self.side.show_selected("", self.side.people)
        self.body.setCurrentWidget(self.people)
        if contact_id:
            self.people.choose(contact_id)
        else:
            self.people.refresh()
        self.room.push_back()

    def refresh(self) -> None:
        """Derive everything that is shown from the journal and the clock again."""
        self._show(self.session.desk.today.view())

    def _show(self, view: DayView) -> None:
        self._show_list(view)
        self._show_page(view)

    def _show_list(self, view: DayView) -> None:
        self.model.show_opportunities(view.listed, view.at, view.awaited)
        self._show_counts(view)

    def _show_page(self, view: DayView) -> None:
        if self.is_on(OPPORTUNITY):
            if not self.model.has(self.opportunity.opportunity_id):
                self.show_today()
                return
            self.opportunity.refresh()
        elif self.finding.is_shown:
            self.finding.refresh()
        elif self.is_on(PEOPLE):
            self.people.refresh()
        elif self.model.is_empty or self.is_on(WELCOME):
            self.show_today()
        else:
            self.today.show_view(view)

    def _show_counts(self, view: DayView) -> None:
        rate = view.rate
        active = trn("{n} active", "{n} active", view.alive)
        asked = tr("asked in {asked} of {held} stages", asked=rate.asked, held=rate.held)
        self.counts.setText(f"{active} · {asked}" if rate.held else active)
        waiting = view.asks_and_decisions
        self.side.today.set_badge(
            QLocale().toString(waiting) if waiting else "",
            trn("{n} ask or decision waiting", "{n} asks or decisions waiting", waiting),
        )

    def _on_changed(self, changes: ChangeSet) -> None:
        today = self.session.desk.today
        today.note(changes)
        self._show(today.changed())
        if self.session.buffer.is_clean:
            self._on_saved()

    def _on_tick(self) -> None:
        if self.session.buffer.is_clean and not self.side.list.isHidden():
            self._show_in_turns(self.session.desk.today.later())

    def _show_in_turns(self, view: DayView) -> None:
        """The list, then the page: who types meanwhile waits for one, and not for both."""
        self._show_list(view)
        QTimer.singleShot(0, self, self._show_page_again)

    def _show_page_again(self) -> None:
        if self.session.buffer.is_clean and not self.side.list.isHidden():
            self._show_page(self.session.desk.today.changed())

    def _on_saved(self) -> None:
        now = QTime.currentTime().toPython()
        self.saved.setText(tr("All changes saved {time}", time=clock_time(now)))  # type: ignore[arg-type]

    def save_now(self) -> None:
        """Write what was typed and say so; what is saved by itself is not read out at each word."""
        if self.session.buffer.flush():
            self._on_saved()
            announce(self.saved, self.saved.text())

    def write_all(self) -> None:
        """Write what stands in any field, and in any form of what is in the journal already."""
        from app.ui.dialogs.form_dialog import FormDialog

        self.session.buffer.flush()
        for form in self.findChildren(FormDialog):
            if form.isVisible():
                form.keep_now()

    def _on_waiting(self) -> None:
        self.saved.setText(tr("Saving…"))

    def _on_save_failed(self, error: Exception) -> None:
        from app.ui.text.troubles import trouble_sentence

        words = tr("Not saved: {why}", why=trouble_sentence(error))
        if words != self.saved.text():
            self.saved.setText(words)
            announce(self.saved, words)

    def say_trouble(self, error: Exception) -> None:
        """Say an expected trouble in the window, without stopping anybody."""
        from app.ui.text.troubles import trouble_sentence

        self.toast.show_message(trouble_sentence(error), seconds=12)

    def say_done(self, words: str, *, undo: bool = False) -> None:
        """Say what was done, with a way back where it can be taken back."""
        self._toast_verb = self.session.undo
        self._toast_step = self.session.undoer.stack.index() if undo else None
        self.toast.show_message(words, action=tr("Undo") if undo else "")

    def _on_step(self) -> None:
        """An Undo that is offered is for its own step: later it would take back another one."""
        if self._toast_step not in (None, self.session.undoer.stack.index()):
            self._toast_step = None
            self.toast.dismiss()
        self._show_undo()

    def _on_toast_action(self) -> None:
        self._toast_verb()

    def offer(self, words: str, action: str, verb: Callable[[], object]) -> None:
        """Say something for a good while, with one thing that can be done about it."""
        self._toast_verb, self._toast_step = verb, None
        self.toast.show_message(words, action=action, seconds=30)

    def _show_undo(self) -> None:
        stack = self.session.undoer.stack
        undo, redo = self.actions_by_key["undo"], self.actions_by_key["redo"]
        step, again = stack.undoText(), stack.redoText()
        undo.setText(tr("&Undo {step}", step=step.lower()) if step else tr("&Undo"))
        redo.setText(tr("&Redo {step}", step=again.lower()) if again else tr("&Redo"))
        redo.setEnabled(stack.canRedo())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keys; Esc pushes the drawer back."""
        pressed = QApplication.focusWidget()
        if event.key() in RETURN_KEYS and isinstance(pressed, QPushButton | QToolButton):
            if not event.isAutoRepeat():
                pressed.click()
        elif event.key() == Qt.Key.Key_Escape and self.room.is_pulled_out:
            self.room.push_back()
            self.keys.enter()
        else:
            super().keyPressEvent(event)

    def remembered(self, key: str) -> list[str]:
        """What this computer remembers under a key of the window's settings."""
        kept = self._settings.value(key, [])
        return [str(item) for item in kept] if isinstance(kept, list) else [str(kept)]

    def remember(self, key: str, items: list[str]) -> None:
        """Remember it on this computer."""
        self._settings.setValue(key, items)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.session.leave_field()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.session.buffer.flush() and not self.verbs.leave_unsaved():
            event.ignore()
            self.locking.is_under_way = False
            return
        self.locking.stop()
        self.room.keep(self._settings)
        self.session.undoer.stack.indexChanged.disconnect(self._on_step)
        # The steps go now: taken down by the garbage collector, the stack trips over them.
        self.session.undoer.clear()
        self._tick.stop()
        self._settling.stop()
        self.place.stop()
        self.watch.close()
        super().closeEvent(event)
