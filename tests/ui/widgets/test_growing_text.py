"""Text fields: they grow, never eat undo, take plain text only, and mark the words that decide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme.looks import Look, set_look
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.theme.tokens import LIGHT
from app.ui.widgets.code_points import utf16_offset
from app.ui.widgets.growing_text import GrowingText, MarkStyle
from app.ui.widgets.line_field import LineField
from app.ui.widgets.undo_keys import without_undo
from tests.ui.widgets import accessible

UNDO_KEYS = [
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
]


@pytest.fixture
def field(qtbot: QtBot) -> GrowingText:
    """A field that is shown and has the keyboard."""
    text = GrowingText("Write a line or two…", max_lines=6, accessible_name="What they need")
    qtbot.addWidget(text)
    text.resize(300, 60)
    with qtbot.waitActive(text):
        text.show()
        text.activateWindow()
    text.setFocus()
    return text


def test_each_change_by_the_person_is_told_once(field: GrowingText, qtbot: QtBot) -> None:
    seen: list[str] = []
    field.edited.connect(seen.append)
    QTest.keyClicks(field, "ab")
    assert seen == ["a", "ab"]


def test_text_from_outside_is_shown_quietly(field: GrowingText, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.set_text_quietly("Renewals are leaking.")
    assert field.text() == "Renewals are leaking."


def test_the_cursor_stays_when_the_text_comes_again(field: GrowingText) -> None:
    field.set_text_quietly("one two three")
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)
    field.set_text_quietly("one two three")
    assert field.textCursor().position() == 5
    field.set_text_quietly("one")
    assert field.textCursor().position() == 3


def test_typing_after_quiet_text_is_told(field: GrowingText, qtbot: QtBot) -> None:
    field.set_text_quietly("a")
    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClicks(field, "b")
    assert told.args == ["ba"]


def test_leaving_the_field_is_told(field: GrowingText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.finished):
        field.clearFocus()


def test_the_field_grows_and_shrinks_with_its_lines(field: GrowingText) -> None:
    one = field.sizeHint().height()
    field.set_text_quietly("a\nb\nc")
    three = field.sizeHint().height()
    assert three == one + 2 * field.fontMetrics().lineSpacing()
    field.set_text_quietly("a")
    assert field.sizeHint().height() == one


def test_the_first_line_stays_in_view_while_the_field_grows(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    text = GrowingText()
    column.addWidget(text)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(300, 400)
    page.show()
    for _ in range(5):
        QTest.keyClicks(text, "line")
        QTest.keyClick(text, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert text.verticalScrollBar().value() == 0
    assert text.height() == text.sizeHint().height()
    assert text.height() > 6 * text.fontMetrics().lineSpacing()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_moves_when_a_field_takes_the_keyboard(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Scheme.LIGHT, text_scale=scale)
    page = QWidget()
    column = QVBoxLayout(page)
    fields: list[QWidget] = [GrowingText(), LineField(), QPushButton("Copy"), QPushButton("Ask")]
    set_look(fields[3], Look.PRIMARY)
    for text in fields:
        column.addWidget(text)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    sizes = []
    for text in fields:
        text.setFocus()
        QApplication.processEvents()
        sizes.append([field.sizeHint() for field in fields])
    assert all(size == sizes[0] for size in sizes)


def test_a_long_line_wraps_and_counts(field: GrowingText) -> None:
    one = field.sizeHint().height()
    field.set_text_quietly("word " * 40)
    assert field.sizeHint().height() > one


def test_beyond_the_most_lines_the_field_scrolls(field: GrowingText) -> None:
    field.set_text_quietly("\n".join("line" for _ in range(6)))
    six = field.sizeHint().height()
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    field.set_text_quietly("\n".join("line" for _ in range(200)))
    assert field.sizeHint().height() == six
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_a_field_may_start_with_several_lines(qtbot: QtBot) -> None:
    small, large = GrowingText(), GrowingText(min_lines=4)
    for text in (small, large):
        qtbot.addWidget(text)
    assert large.sizeHint().height() > small.sizeHint().height() * 2


def test_tab_goes_to_the_next_field(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    first, second = GrowingText(), GrowingText()
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.text() == ""


@pytest.mark.parametrize(("key", "held"), UNDO_KEYS)
@pytest.mark.parametrize("kind", [GrowingText, LineField])
def test_undo_keys_reach_the_window(
    qtbot: QtBot, kind: type[GrowingText | LineField], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    window = QWidget()
    text = kind(parent=window)
    QVBoxLayout(window).addWidget(text)
    calls: list[str] = []
    shortcut = QShortcut(QKeySequence(held.value | key.value), window)
    shortcut.activated.connect(lambda: calls.append("undo"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    QTest.keyClicks(text, "abc")
    QTest.keyClick(text, key, held)
    assert calls == ["undo"]
    assert text.text() == "abc"


@pytest.mark.parametrize(("key", "held"), UNDO_KEYS)
@pytest.mark.parametrize("kind", [GrowingText, LineField])
def test_undo_keys_change_nothing_where_no_window_takes_them(
    qtbot: QtBot, kind: type[GrowingText | LineField], key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    text = kind()
    qtbot.addWidget(text)
    text.show()
    QTest.keyClicks(text, "abc")
    QTest.keyClick(text, key, held)
    assert text.text() == "abc"


def test_the_menu_of_a_field_offers_no_undo_of_its_own(qtbot: QtBot) -> None:
    for text in (GrowingText(), LineField()):
        qtbot.addWidget(text)
        menu = without_undo(text.createStandardContextMenu())
        names = {action.objectName() for action in menu.actions()}
        assert "edit-copy" in names
        assert not names & {"edit-undo", "edit-redo"}
        menu.deleteLater()


def test_what_is_pasted_is_plain_text(field: GrowingText, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<b>I want</b> it")
    mime.setText("I want it")
    field.insertFromMimeData(mime)
    assert field.text() == "I want it"
    assert not field.textCursor().charFormat().font().bold()


def test_a_picture_is_not_pasted(field: GrowingText) -> None:
    mime = QMimeData()
    mime.setImageData(field.grab().toImage())
    assert not field.canInsertFromMimeData(mime)
    field.insertFromMimeData(mime)
    assert field.text() == ""


def test_a_huge_paste_is_taken_whole(field: GrowingText) -> None:
    mime = QMimeData()
    mime.setText("A line of somebody's long notes.\n" * 20_000)
    field.insertFromMimeData(mime)
    assert field.text() == mime.text()
    QApplication.processEvents()
    assert field.height() < 1000


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("I want this job.", 2, 6, "want"),
        ("😀😀 I want this job.", 5, 9, "want"),
        ("one\ntwo\nthree", 4, 7, "two"),
        ("é\u0301 want", 3, 7, "want"),
        ("short", 2, 99, "ort"),
    ],
)
def test_a_mark_covers_the_code_points_that_were_meant(
    field: GrowingText, text: str, start: int, end: int, words: str
) -> None:
    field.set_text_quietly(text)
    field.mark(start, end, MarkStyle.ASK)
    assert field.marked() == [words]


def test_offsets_are_counted_in_utf16_units() -> None:
    assert utf16_offset("a😀b", 0) == 0
    assert utf16_offset("a😀b", 2) == 3
    assert utf16_offset("a😀b", 99) == 4


def test_marks_are_drawn_and_taken_away(field: GrowingText) -> None:
    field.set_text_quietly("I want this job, all of it.")

    def colours() -> set[str]:
        picture = field.grab().toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(0, picture.width(), 2)
            for y in range(picture.height())
        }

    field.mark(0, 16, MarkStyle.ASK)
    assert {QColor(LIGHT.asked).name(), QColor(LIGHT.asked_soft).name()} <= colours()
    field.mark(0, 16, MarkStyle.WEAK)
    assert {QColor(LIGHT.owed).name(), QColor(LIGHT.owed_soft).name()} <= colours()
    field.clear_marks()
    assert QColor(LIGHT.owed).name() not in colours()


def test_an_empty_span_marks_nothing(field: GrowingText) -> None:
    field.set_text_quietly("abc")
    field.mark(2, 2, MarkStyle.ASK)
    assert field.marked() == []


def test_fields_have_names(field: GrowingText, qtbot: QtBot) -> None:
    line = LineField("Where")
    qtbot.addWidget(line)
    assert accessible.name(field) == "What they need"
    assert accessible.name(line) == "Where"


def test_a_line_field_is_as_quiet_as_a_text(qtbot: QtBot) -> None:
    line = LineField("Where")
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.edited):
        line.set_text_quietly("12 Weir Lane")
    with qtbot.waitSignal(line.edited) as told:
        line.setCursorPosition(0)
        QTest.keyClicks(line, "#")
    assert told.args == ["#12 Weir Lane"]
    with qtbot.waitSignal(line.finished):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_what_stands_in_an_empty_field_is_not_cut_off(qtbot: QtBot) -> None:
    field = GrowingText("The question, and the first sentence that you would say now.")
    qtbot.addWidget(field)
    field.resize(600, 40)
    field.show()
    wide = field.sizeHint().height()
    field.resize(150, 40)
    assert field.sizeHint().height() > wide
    field.setPlainText("Yes.")
    assert field.sizeHint().height() == wide


def test_an_endless_word_is_broken_anywhere_and_other_words_are_not(qtbot: QtBot) -> None:
    field = GrowingText()
    qtbot.addWidget(field)
    data = QMimeData()
    data.setText("x" * 1_000_000)
    field.insertFromMimeData(data)
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
    assert len(field.text()) == 1_000_000
    field.set_text_quietly("Words as people write them.")
    assert field.wordWrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.mark.parametrize("size", [12, 13, 14, 15, 20])
def test_every_line_is_seen_at_every_size_of_text(qtbot: QtBot, size: int) -> None:
    # With some fonts a line is laid out higher than the metrics of the font say.
    page, field = QWidget(), GrowingText()
    qtbot.addWidget(page)
    around = QVBoxLayout(page)
    around.addWidget(field)
    around.addStretch(1)
    page.resize(400, 600)
    page.show()
    font = field.font()
    font.setPixelSize(size)
    field.setFont(font)
    field.set_text_quietly("\n".join(f"Line {number}" for number in range(6)))
    qtbot.waitUntil(lambda: field.height() == field.sizeHint().height())
    last = field.blockBoundingGeometry(field.document().lastBlock())
    assert last.translated(field.contentOffset()).bottom() <= field.viewport().height()
    assert field.verticalScrollBar().maximum() == 0
