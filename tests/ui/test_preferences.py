"""The preferences: each change counts at once, can be undone, and everything has a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.audience import Side
from app.domain.closing import Requirement
from app.domain.preference import Preference
from app.domain.reflection import Answer
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import REFLECTION
from app.ui.preferences.dialog import PreferencesDialog
from app.ui.preferences.list_section import ListSection
from app.ui.theme.metrics import body_px
from app.ui.theme.theme import Contrast, Scheme, apply_theme, current_tokens
from app.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, LIGHT
from tests.clocks import StoppedClock
from tests.desks import at, rules


@pytest.fixture
def dialog(qapp: QApplication, window: MainWindow) -> Iterator[PreferencesDialog]:
    """The preferences, opened from the menu."""
    window.actions_by_key["preferences"].trigger()
    (shown,) = window.findChildren(PreferencesDialog)
    yield shown
    apply_theme(qapp, Scheme.LIGHT)


def phone_screen(desk: Desk, clock: StoppedClock) -> str:
    o = desk.opportunities.add(company="Halden", title="Lead", search_firm="Search & Co").value
    return desk.stages.add(o.id, "phone_screen", at(clock, days=-1)).value.id


def look_at(window: MainWindow, desk: Desk, stage_id: str) -> None:
    window.refresh()
    window.show_opportunity(desk.cases.of_stage(stage_id).opportunity.id, stage_id)
    window.opportunity.open_tab(REFLECTION)


def wordings(section: ListSection) -> list[str]:
    found = section.lines.list
    return [found.item(row).text() for row in range(found.count())]


def reworded(section: ListSection, row: int, words: str) -> None:
    """Reword a line as a person does: in place, with the keyboard."""
    found = section.lines.list
    found.setCurrentRow(row)
    section.lines.reword.click()
    editor = found.findChild(QLineEdit)
    assert editor is not None
    editor.setText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_they_open_beside_the_window_and_only_once(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    action = window.actions_by_key["preferences"]
    action.trigger()
    assert window.findChildren(PreferencesDialog) == [dialog]
    assert not dialog.isModal()
    assert action.menuRole() is QAction.MenuRole.PreferencesRole
    assert action.shortcut().toString() == "Ctrl+,"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    action.trigger()
    assert dialog.isVisible()


def test_the_size_of_the_text_dresses_the_whole_window_and_is_remembered(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    before, menu = body_px(), window.menuBar().fontMetrics().height()
    dialog.look.text.setValue(150)
    assert body_px() == pytest.approx(before * 1.5, abs=1)
    assert window.menuBar().fontMetrics().height() > menu
    assert window.look.text_percent == 150
    dialog.look.scheme.chosen.emit(Scheme.DARK)
    assert current_tokens().dark
    assert body_px() == pytest.approx(before * 1.5, abs=1)
    dialog.reset.click()
    assert body_px() == before
    assert (window.look.scheme, dialog.look.text.value()) == (Scheme.SYSTEM, 100)
    assert not dialog.reset.isEnabled()


@pytest.mark.parametrize("section", range(6))
def test_they_are_as_small_as_before_when_the_text_is(
    qtbot: QtBot, dialog: PreferencesDialog, section: int
) -> None:
    dialog.sections.setCurrentRow(section)
    before = dialog.size()
    dialog.look.text.setValue(200)
    qtbot.wait(50)
    assert dialog.size().height() > before.height()
    dialog.look.text.setValue(100)
    qtbot.waitUntil(lambda: dialog.size() == before)


def test_steps_of_the_size_that_follow_each_other_are_written_together(
    qtbot: QtBot, window: MainWindow, dialog: PreferencesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, written, dress = body_px(), [0], window.look.dress

    def noted() -> None:
        written.append(window.look.text_percent)
        dress()

    monkeypatch.setattr(window.look, "dress", noted)
    for _ in range(5):
        dialog.look.text.stepUp()
    assert window.look.text_percent == 150
    qtbot.waitUntil(lambda: body_px() == pytest.approx(usual * 1.5, abs=1))
    assert written == [0, 110, 150]


def test_the_last_step_is_written_when_they_are_closed(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    usual = body_px()
    dialog.look.text.setValue(110)
    dialog.look.text.setValue(150)
    dialog.close()
    assert window.look.text_percent == 150
    assert body_px() == pytest.approx(usual * 1.5, abs=1)


def test_colours_leave_them_as_large_as_they_were_made(dialog: PreferencesDialog) -> None:
    dialog.resize(dialog.width() + 20, dialog.height() + 40)
    made = dialog.size()
    dialog.look.scheme.chosen.emit(Scheme.DARK)
    assert dialog.size() == made


def test_a_high_contrast_is_asked_for_and_remembered(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    section = dialog.look
    section.contrast.chosen.emit(Contrast.HIGH)
    assert current_tokens() is CONTRAST_LIGHT
    assert window.look.contrast is Contrast.HIGH
    window.look.keep_scheme(Scheme.DARK)
    assert current_tokens() is CONTRAST_DARK
    section.reset()
    assert current_tokens() is LIGHT


def test_colours_from_the_menu_keep_the_size_of_the_text(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    dialog.look.text.setValue(120)
    large = body_px()
    window.actions_by_key["look_dark"].trigger()
    assert current_tokens().dark
    assert body_px() == large


@pytest.mark.parametrize("kept", ["", "-5", "9999999999", "9", "x", "300"])
def test_a_size_that_cannot_be_is_put_right(window: MainWindow, kept: str) -> None:
    window._settings.setValue("look/text_percent", kept)
    assert 90 <= window.look.text_percent <= 200


def test_a_question_reworded_is_asked_so_at_once_and_undo_brings_it_back(
    window: MainWindow, dialog: PreferencesDialog, desk: Desk, still: StoppedClock
) -> None:
    look_at(window, desk, phone_screen(desk, still))
    dialog.show_section(dialog.questions)
    reworded(dialog.questions, 0, "  Their   need? ")
    assert wordings(dialog.questions)[0] == "Their need?"
    page = window.opportunity.reflection
    assert page.answers["needs_i_meet"].accessibleName() == "Their need?"
    assert dialog.reset.isEnabled()
    window.session.undo()
    assert wordings(dialog.questions)[0] == "What did they need that you can clearly do?"
    assert not dialog.reset.isEnabled()


def test_an_answer_on_the_page_keeps_the_words_that_it_answered(
    window: MainWindow, dialog: PreferencesDialog, desk: Desk, still: StoppedClock
) -> None:
    stage = phone_screen(desk, still)
    asked = desk.rulebook.prompts_for(desk.cases.kind("phone_screen"))[0]
    desk.reflections.answer(stage, asked.id, asked.wording, "Calm")
    look_at(window, desk, stage)
    dialog.show_section(dialog.questions)
    reworded(dialog.questions, 0, "Their need?")
    shown = window.opportunity.reflection.answers[asked.id]
    assert shown.accessibleName() == asked.wording
    assert [a.wording for a in desk.journal.find(Answer)] == [asked.wording]


def test_words_wiped_out_give_the_shipped_ones_back(dialog: PreferencesDialog) -> None:
    dialog.show_section(dialog.questions)
    first = wordings(dialog.questions)[0]
    reworded(dialog.questions, 0, "Their need?")
    reworded(dialog.questions, 0, " ")
    assert wordings(dialog.questions)[0] == first


def test_lines_are_added_moved_switched_off_and_removed(
    dialog: PreferencesDialog, desk: Desk
) -> None:
    section = dialog.checklists
    dialog.show_section(section)
    lines = section.lines
    assert not lines.remove.isEnabled()
    lines.new.setText("A clean shirt")
    QTest.keyClick(lines.new, Qt.Key.Key_Return)
    assert wordings(section)[-1] == "A clean shirt"
    assert lines.remove.isEnabled()
    assert dialog.isVisible()
    QTest.keyClick(lines.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert wordings(section)[-2] == "A clean shirt"
    lines.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    kind = desk.cases.kind("phone_screen")
    shown = [item.wording for item in desk.rulebook.checklist_for(kind, before=True)]
    assert "Know who will be there" not in shown
    assert shown[-2] == "A clean shirt"
    lines.remove.click()
    assert "A clean shirt" not in wordings(section)
    section.side.chosen.emit("")
    section.reset_one.click()
    assert desk.rulebook == rules()


def test_a_line_is_dropped_where_it_was_carried_and_undo_takes_it_back(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    dialog.show_section(dialog.questions)
    before, found = wordings(dialog.questions), dialog.questions.lines.list
    found.setCurrentRow(0)
    below_the_third = found.visualRect(found.model().index(2, 0)).bottomLeft()
    found.drop_at(below_the_third)
    assert wordings(dialog.questions) == [before[1], before[2], before[0], *before[3:]]
    assert found.currentRow() == 2
    found.drop_at(found.visualRect(found.model().index(0, 0)).topLeft())
    assert wordings(dialog.questions) == before
    found.drop_at(found.visualRect(found.model().index(0, 0)).center())
    assert wordings(dialog.questions) == before
    window.session.undo()
    window.session.undo()
    assert wordings(dialog.questions) == before


def test_after_a_line_was_removed_the_keys_are_on_its_neighbour(
    dialog: PreferencesDialog,
) -> None:
    dialog.show_section(dialog.ratings)
    lines = dialog.ratings.lines
    for words in ("Pay", "Travel"):
        lines.added.emit(words)
    lines.list.setCurrentRow(lines.list.count() - 2)
    lines.remove.click()
    assert wordings(dialog.ratings)[lines.list.currentRow()] == "Travel"
    assert dialog.focusWidget() is lines.list


def test_each_kind_and_side_has_its_own_list(dialog: PreferencesDialog) -> None:
    section = dialog.checklists
    dialog.show_section(section)
    before = wordings(section)
    section.side.set_current("checklist_after")
    section.side.chosen.emit("checklist_after")
    assert wordings(section) != before
    section.kind.select("offer")
    section.kind.chosen.emit("offer")
    assert "Offer received in writing" in wordings(section)


def test_a_rating_of_ones_own_can_be_given_at_once(
    window: MainWindow, dialog: PreferencesDialog, desk: Desk, still: StoppedClock
) -> None:
    stage = phone_screen(desk, still)
    look_at(window, desk, stage)
    dialog.show_section(dialog.ratings)
    dialog.ratings.lines.added.emit("Commute")
    dots = window.opportunity.reflection.ratings
    assert list(dots) == ["people", "company", "culture", "role", "Commute"]
    dots["Commute"].rated.emit(4)
    reworded(dialog.ratings, 0, "The team")
    names = [d.accessibleName() for d in window.opportunity.reflection.ratings.values()]
    assert any("The team" in name for name in names)
    assert [r.criterion for r in desk.cases.file(stage).ratings] == ["Commute"]


def test_who_must_hear_it_says_how_many_open_stages_moved(
    dialog: PreferencesDialog, desk: Desk, still: StoppedClock
) -> None:
    stage = phone_screen(desk, still)
    dialog.show_section(dialog.audience)
    dialog.audience.too["phone_screen"].click()
    assert dialog.notice.text() == "1 open stage now waits for other people than before."
    assert dialog.notice.isVisible()
    rows = desk.journal.find(Requirement, stage_id=stage)
    assert {row.side for row in rows} == {Side.CLIENT}
    dialog.reset.click()
    assert dialog.audience.too["phone_screen"].isChecked()
    assert len(desk.journal.find(Requirement, stage_id=stage)) == 2
    assert dialog.notice.isVisible()


def test_a_number_counts_at_once_and_is_undone(
    window: MainWindow, dialog: PreferencesDialog, desk: Desk
) -> None:
    dialog.show_section(dialog.timing)
    field = dialog.timing.numbers["timing.offer_amber_days"]
    field.setValue(1)
    assert desk.rulebook.timing.offer_amber_days == 1
    assert field.suffix() == " day"
    (undo,) = [a for a in dialog.actions() if a is window.actions_by_key["undo"]]
    undo.trigger()
    assert (field.value(), field.suffix()) == (3, " days")
    assert desk.journal.find(Preference) == []


def test_every_number_shown_is_one_that_may_be_changed(
    dialog: PreferencesDialog, desk: Desk
) -> None:
    dialog.show_section(dialog.timing)
    for name, field in dialog.timing.numbers.items():
        field.setValue(field.value() + 1)
        assert desk.preferences.is_kept(name)
    dialog.reset.click()
    assert desk.rulebook == rules()


def test_the_paper_that_was_chosen_is_offered(
    window: MainWindow,
    dialog: PreferencesDialog,
    desk: Desk,
    still: StoppedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(
        "app.ui.printing.preview.SheetPreview.exec",
        lambda preview: offered.append(preview.view.paper.value),
    )
    stage = phone_screen(desk, still)
    for paper in ("Letter", "A4"):
        dialog.look.paper.chosen.emit(paper)
        window.verbs.print_sheet(stage)
    assert offered == ["Letter", "A4"]


def test_every_control_has_a_name(dialog: PreferencesDialog) -> None:
    for page in dialog.pages:
        dialog.show_section(page)
        for widget in dialog.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                if widget.objectName().startswith("qt_"):
                    continue
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert name, (page.title, widget)


def test_the_lock_closes_them(qtbot: QtBot, window: MainWindow, dialog: PreferencesDialog) -> None:
    window.locking.lock()
    assert not dialog.isVisible()
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(lambda: not window.isVisible())
