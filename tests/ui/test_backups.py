"""Backups in the window: the list, restoring and the way back, the check, the rescue."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.backup import Backup, Counts, Reason
from app.domain.damage import CheckReport, GoodBackup, Salvage, TableSalvage, WrongText
from app.domain.event import Event, What
from app.services.desk import Desk
from app.services.errors import BackupTrouble
from app.ui.backup_watch import LOOKS_BEFORE_CHECK, BackupWatch
from app.ui.dialogs.backups_dialog import BackupsDialog
from app.ui.dialogs.check_dialog import CheckDialog
from app.ui.dialogs.rescue_dialog import RescueDialog, WayOn
from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock

FOLDER = "backups"
EDGE = 3
"""Beside the words of a cell."""
TODAY = date(2026, 11, 23)


def add(desk: Desk, company: str = "Northwind") -> str:
    return desk.opportunities.add(company=company, title="Lead").value.id


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[BackupsDialog]:
    add(desk)
    desk.backups.make(Reason.QUIT)
    shown = BackupsDialog(desk.backups)
    qtbot.addWidget(shown)
    yield shown
    shown.reject()


def settled(qtbot: QtBot, dialog: BackupsDialog) -> None:
    """The preview and the counts are there."""
    qtbot.waitUntil(lambda: "Comparing" not in dialog.preview.text())
    qtbot.waitUntil(lambda: bool(cell(dialog, dialog.table.rowCount() - 1, 2)))


def cell(dialog: BackupsDialog, row: int, column: int) -> str:
    item = dialog.table.item(row, column)
    return item.text() if item else ""


def test_each_backup_is_listed_with_date_reason_and_counts(
    qtbot: QtBot, dialog: BackupsDialog
) -> None:
    settled(qtbot, dialog)
    assert [cell(dialog, 0, n) for n in range(6)] == [
        "Mon 23 Nov 2026, 10:00", "closing the window", "1", "0", "0", "0",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [480, 860, 1100])
def test_why_a_backup_was_made_is_read_whole(
    qtbot: QtBot, desk: Desk, tmp_path: Path, width: int
) -> None:
    desk.backups.choose_second_folder(str(tmp_path))
    made = desk.backups.make(Reason.MIGRATION).backup
    next((tmp_path / FOLDER).rglob(made.name)).unlink()
    shown = BackupsDialog(desk.backups)
    qtbot.addWidget(shown)
    shown.resize(width, 560)
    shown.show()
    settled(qtbot, shown)
    why = shown.table.item(0, 1)
    assert why is not None
    assert why.text() == "before an update, in the second folder"
    place = shown.table.visualItemRect(why)
    room = place.adjusted(EDGE, 0, -EDGE, 0)
    taken = shown.table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, why.text())
    assert taken.width() <= room.width()
    assert taken.height() <= room.height()
    fits = shown.table.horizontalScrollBar().maximum() == 0
    assert fits is (width >= 860)


def test_a_backup_of_just_what_is_there_changes_nothing(
    qtbot: QtBot, dialog: BackupsDialog
) -> None:
    settled(qtbot, dialog)
    assert "just what the journal holds now" in dialog.preview.text()
    assert not dialog.restore.isEnabled()


def test_the_preview_says_what_comes_back_and_what_goes(
    qtbot: QtBot, desk: Desk, dialog: BackupsDialog
) -> None:
    add(desk, "Halden")
    dialog.table.chosen.emit(dialog.table.selected())
    settled(qtbot, dialog)
    assert dialog.preview.text() == "Goes, because it was written later: 1 company, 1 opportunity."
    assert dialog.titles.text() == "Opportunities: Halden, Lead"
    assert dialog.restore.isEnabled()


def test_restoring_and_the_way_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    key = add(desk)
    first = desk.backups.make(Reason.QUIT).backup
    still.move(minutes=5)
    window.session.act("Add", lambda: desk.opportunities.add(company="Halden", title="Lead"))
    desk.opportunities.edit(key, title="Boss")
    window.refresh()
    assert window.session.undoer.stack.canUndo()
    way_back = list(desk.backups.restore(first.name))[-1]
    assert way_back is not None
    window.verbs.backups.restored(first, way_back)
    assert [line.line.title for line in desk.today.opportunities()] == ["Lead"]
    assert window.model.rowCount() == 2
    assert not window.session.undoer.stack.canUndo()
    assert [e.opportunity_id for e in desk.journal.find(Event, what=What.RESTORED)] == [key]
    assert window.toast.text() == "This is the journal of Mon 23 Nov 2026, 10:00."
    assert window.toast.action.text() == "Go back"
    window.toast.action.click()
    qtbot.waitUntil(lambda: len(desk.today.opportunities()) == 2)
    titles = [line.line.title for line in desk.today.opportunities()]
    assert sorted(titles) == ["Boss", "Lead"]
    assert window.toast.isVisible()


def test_the_dialog_restores_and_knows_the_way_back(
    qtbot: QtBot, desk: Desk, dialog: BackupsDialog
) -> None:
    add(desk, "Halden")
    dialog.table.chosen.emit(dialog.table.selected())
    settled(qtbot, dialog)
    with qtbot.waitSignal(dialog.accepted):
        dialog.restore.click()
    assert dialog.way_back is not None
    assert dialog.way_back.reason is Reason.RESTORE
    assert len(desk.today.opportunities()) == 1


def test_a_backup_is_made_by_hand(qtbot: QtBot, desk: Desk, dialog: BackupsDialog) -> None:
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.message.text() == "Backup made.")
    assert dialog.table.rowCount() == 2
    assert dialog.make.isEnabled()


def test_a_second_folder_is_chosen_and_dropped(
    qtbot: QtBot, desk: Desk, dialog: BackupsDialog, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog.choose_folder = lambda: str(stick)
    dialog.choose.click()
    assert str(stick) in dialog.folder.text()
    dialog.make.click()
    qtbot.waitUntil(lambda: dialog.message.text() == "Backup made.")
    assert len(list(stick.iterdir())) == 1
    shutil.rmtree(stick)
    dialog.make.click()
    qtbot.waitUntil(lambda: "the folder is not there now" in dialog.message.text())
    assert "the backup itself is safe" in dialog.message.text()
    dialog.forget.click()
    assert desk.backups.second_folder == ""


def test_a_backup_that_cannot_be_read_says_so(
    qtbot: QtBot, desk: Desk, dialog: BackupsDialog, journal_path: Path
) -> None:
    (name,) = (backup.name for backup in desk.backups.listed())
    (journal_path.parent / FOLDER / name).write_bytes(b"nothing" * 900)
    dialog.table.show_list()
    qtbot.waitUntil(lambda: cell(dialog, 0, 2) == "cannot be read")
    qtbot.waitUntil(lambda: "it is damaged" in dialog.preview.text())
    assert not dialog.restore.isEnabled()


def test_an_empty_list_says_when_there_will_be_one(qtbot: QtBot, desk: Desk) -> None:
    dialog = BackupsDialog(desk.backups)
    qtbot.addWidget(dialog)
    assert dialog.heading.text() == "There is no backup yet."
    dialog.reject()


def test_the_dialog_may_be_closed_while_it_works(qtbot: QtBot, dialog: BackupsDialog) -> None:
    dialog.make.click()
    dialog.reject()
    qtbot.wait(50)


def test_every_control_of_the_dialogs_has_a_name(qtbot: QtBot, dialog: BackupsDialog) -> None:
    dialog.show()
    nameless = [
        type(w).__name__
        for w in dialog.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not name_of(w)
    ]
    assert nameless == []


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


# The watch.


def test_closing_the_window_makes_a_backup_once(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    add(desk)
    window.close()
    assert [backup.reason for backup in desk.backups.listed()] == [Reason.QUIT]
    window.watch.close()
    assert len(desk.backups.listed()) == 1


def test_every_half_hour_while_writing(qtbot: QtBot, desk: Desk, still: StoppedClock) -> None:
    watch = BackupWatch(desk.backups, desk.vault)
    add(desk)
    watch.look()
    assert not watch.is_busy
    still.move(minutes=31)
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_busy)
    assert [backup.reason for backup in desk.backups.listed()] == [Reason.TIMER]
    assert not desk.backups.is_due()
    still.move(minutes=31)
    assert not desk.backups.is_due()


def test_trouble_with_the_second_folder_is_said_once(
    qtbot: QtBot, desk: Desk, still: StoppedClock
) -> None:
    watch = BackupWatch(desk.backups, desk.vault)
    said: list[str] = []
    watch.said.connect(said.append)
    desk.backups.choose_second_folder("/nowhere/at/all")
    for company in ("Northwind", "Halden"):
        add(desk, company)
        still.move(minutes=31)
        watch.look()
        qtbot.waitUntil(lambda: not watch.is_busy)
    assert len(desk.backups.listed()) == 2
    assert len(said) == 1
    assert "/nowhere/at/all" in said[0]


def test_a_failing_backup_is_said_and_keeps_nobody_from_closing(
    qtbot: QtBot, desk: Desk, still: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.storage.verified_copy.os.fsync", full)
    watch = BackupWatch(desk.backups, desk.vault)
    said: list[str] = []
    watch.said.connect(said.append)
    add(desk)
    still.move(minutes=31)
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_busy)
    assert "the disk is full" in said[0]
    assert "Your journal itself is saved" in said[0]
    watch.close()


def test_the_weekly_check_runs_by_itself_and_remembers_the_day(
    qtbot: QtBot, desk: Desk, still: StoppedClock
) -> None:
    watch = BackupWatch(desk.backups, desk.vault)
    for _ in range(LOOKS_BEFORE_CHECK + 1):
        assert not watch.is_busy
        watch.look()
    qtbot.waitUntil(lambda: not watch.is_busy)
    assert not desk.backups.is_check_due()
    still.move(days=7)
    assert desk.backups.is_check_due()


# The check.


def test_a_check_that_finds_nothing_says_so(qtbot: QtBot, desk: Desk) -> None:
    add(desk)
    dialog = CheckDialog(desk.backups, lambda _key: "")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.heading.text() == "Nothing is wrong.")
    assert not dialog.look.isVisibleTo(dialog)


REPORT = CheckReport(
    wrong=(
        WrongText(
            table="answer",
            key="a",
            company="Northwind",
            role="Lead",
            kind_id="video_interview",
            wording="What went well?",
        ),
        WrongText(table="company", key="c", wording="Halden"),
    ),
    good=GoodBackup(
        backup=Backup(
            name="journal-2026-11-22-180400-quit.askwell",
            made_at=datetime.fromisoformat("2026-11-22T18:04"),
            reason=Reason.QUIT,
        ),
        counts=Counts(opportunities=3, stages=7, statements=1, answers=12),
    ),
)


def test_a_check_names_the_texts_and_offers_the_backup(qtbot: QtBot, desk: Desk) -> None:
    dialog = CheckDialog(desk.backups, lambda key: "Video interview" if key else "", report=REPORT)
    qtbot.addWidget(dialog)
    assert dialog.heading.text() == "2 texts are not as you wrote them."
    assert [dialog.texts.item(n).text() for n in range(2)] == [
        "The answer to “What went well?” · Northwind, Lead, Video interview",
        "The company Halden",
    ]
    assert (
        "The newest good backup is of Sun 22 Nov 2026, 18:04, with 3 opportunities, 7 stages, "
        "1 statement and 12 answers." in dialog.words.text()
    )
    dialog.look.click()
    assert dialog.good_wanted == "journal-2026-11-22-180400-quit.askwell"


def test_what_the_weekly_check_finds_is_offered_to_be_looked_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.watch.found.emit(REPORT)
    assert "weekly check" in window.toast.text()
    assert window.toast.action.text() == "Look"


# The rescue.


class OneBackup:
    """A rescue that always works."""

    is_locked = False

    def __init__(self) -> None:
        self.done: list[str] = []
        self.fails = False

    def listed(self) -> list[Backup]:
        return []

    def counts(self, name: str) -> Counts:
        return Counts()

    def unlock(self, passphrase: str) -> None:
        pass

    def newest_good(self) -> GoodBackup | None:
        return REPORT.good

    def restore(self, name: str, today: date, passphrase: str = "") -> str:
        if self.fails:
            raise BackupTrouble(name, "full", making=False)
        self.done.append(name)
        return f"journal.askwell.damaged-{today}"

    def salvage(self, today: date, stand_in: str) -> Salvage:
        self.done.append(stand_in)
        tables = (
            TableSalvage(table="answer", read=40, lost=3, from_backup=2),
            TableSalvage(table="stage", read=7, stand_ins=1),
            TableSalvage(table="hearing", left_out=2),
        )
        return Salvage(kept_as=f"journal.askwell.damaged-{today}", tables=tables, good=REPORT.good)


def rescuing(qtbot: QtBot, rescue: OneBackup, *, is_gone: bool = False) -> RescueDialog:
    dialog = RescueDialog(rescue, "It is damaged.", today=TODAY, is_gone=is_gone)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "newest good backup is of Sun 22" in dialog.words.text())
    return dialog


def test_a_damaged_journal_offers_the_newest_good_backup(qtbot: QtBot) -> None:
    rescue = OneBackup()
    dialog = rescuing(qtbot, rescue)
    assert dialog.salvage.isVisible()
    assert not dialog.anew.isVisible()
    dialog.open_backup.click()
    qtbot.waitUntil(dialog.go_on.isVisible)
    assert "journal.askwell.damaged-2026-11-23" in dialog.words.text()
    dialog.go_on.click()
    assert dialog.way_on is WayOn.OPEN
    assert rescue.done == ["journal-2026-11-22-180400-quit.askwell"]


def test_a_salvage_tells_what_it_read_and_what_is_missing(qtbot: QtBot) -> None:
    dialog = rescuing(qtbot, OneBackup())
    dialog.salvage.click()
    qtbot.waitUntil(dialog.go_on.isVisible)
    assert dialog.words.text().split("\n") == [
        "47 entries were read.",
        "Not readable: 3 answers.",
        "Filled in from the backup: 2 answers.",
        "Name lost, shown as “(unreadable)”: 1 stage.",
        "Left out, because what they belong to is lost: 2 smaller details.",
        "The damaged file is kept as journal.askwell.damaged-2026-11-23.",
    ]


def test_leaving_changes_nothing(qtbot: QtBot) -> None:
    rescue = OneBackup()
    dialog = rescuing(qtbot, rescue)
    dialog.leave.click()
    assert (dialog.way_on, rescue.done) == (WayOn.LEAVE, [])


def test_a_journal_that_is_gone_can_be_begun_anew(qtbot: QtBot) -> None:
    dialog = rescuing(qtbot, OneBackup(), is_gone=True)
    assert not dialog.salvage.isVisible()
    dialog.anew.click()
    assert dialog.way_on is WayOn.BEGIN_ANEW


def test_a_rescue_that_fails_says_why_and_offers_the_choice_again(qtbot: QtBot) -> None:
    rescue = OneBackup()
    rescue.fails = True
    dialog = rescuing(qtbot, rescue)
    dialog.open_backup.click()
    qtbot.waitUntil(lambda: "the disk is full" in dialog.words.text())
    assert dialog.open_backup.isVisible()


def test_restoring_by_the_menu_waits_for_what_is_not_saved(
    qtbot: QtBot, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> object:
        raise BackupTrouble("x", "full", making=True)

    window.session.type(("x",), "Type", refuse)  # type: ignore[arg-type]
    window.verbs.backups.show()
    assert "not saved yet" in window.toast.text()
    window.session.buffer.drop(("x",))
