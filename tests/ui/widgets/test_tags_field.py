"""The field of tags: each is completed by itself, wherever on the line it stands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from app.ui.widgets.tags_field import TagsField

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support grabbing the keyboard",  # offscreen, of every list that drops
    extend=True,
)


@pytest.fixture
def field(qtbot: QtBot) -> TagsField:
    """A field that knows three tags, with the keys in it."""
    made = TagsField("such as remote")
    qtbot.addWidget(made)
    made.set_known(["dream job", "Remote", "remote first"])
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def popup(field: TagsField) -> QAbstractItemView:
    """The list that drops."""
    found = field.completer().popup()
    assert found is not None
    return found


def offered(field: TagsField) -> list[str]:
    """The tags that are offered now."""
    if not popup(field).isVisible():
        return []
    model = popup(field).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def take(field: TagsField, *keys: Qt.Key) -> None:
    """Press keys in what is offered, or in the field."""
    for key in keys:
        QTest.keyClick(popup(field) if popup(field).isVisible() else field, key)


def test_tags_are_what_stands_between_the_commas(field: TagsField) -> None:
    field.setText(" remote,, dream job ,")
    assert field.tags() == ["remote", "dream job"]


def test_tags_that_are_used_are_offered_by_their_beginning(field: TagsField) -> None:
    QTest.keyClicks(field, "REMOTE ")
    assert offered(field) == ["remote first"]


def test_what_is_taken_stands_in_the_place_of_the_last_tag_only(field: TagsField) -> None:
    QTest.keyClicks(field, "hybrid, dre")
    assert offered(field) == ["dream job"]
    take(field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert field.text() == "hybrid, dream job, "
    QTest.keyClicks(field, "rem")
    assert offered(field) == ["Remote", "remote first"]


def test_going_through_what_is_offered_keeps_the_rest_of_the_line(field: TagsField) -> None:
    field.setText("hybrid, , dream job")
    field.setCursorPosition(len("hybrid, "))
    QTest.keyClicks(field, "rem")
    take(field, Qt.Key.Key_Down)
    assert field.text() == "hybrid, Remote, dream job"
    take(field, Qt.Key.Key_Down)
    assert field.text() == "hybrid, remote first, dream job"
    take(field, Qt.Key.Key_Return)
    assert field.tags() == ["hybrid", "remote first", "dream job"]


@pytest.mark.parametrize("there", ["remote", "REMOTE", "#Rémote"])
def test_a_tag_that_is_there_already_is_not_offered_again(field: TagsField, there: str) -> None:
    field.setText(f"{there}, , hybrid")
    field.setCursorPosition(len(there) + 2)
    QTest.keyClicks(field, "rem")
    assert offered(field) == ["remote first"]


def test_a_tag_that_was_taken_out_is_offered_again(field: TagsField) -> None:
    QTest.keyClicks(field, "remote, rem")
    assert offered(field) == ["remote first"]
    field.clear()
    QTest.keyClicks(field, "rem")
    assert offered(field) == ["Remote", "remote first"]


@pytest.mark.parametrize("typed", ["remote,", "remote, ", ",", " "])
def test_nothing_is_offered_before_a_letter_is_typed(field: TagsField, typed: str) -> None:
    QTest.keyClicks(field, typed)
    assert offered(field) == []


def test_any_comma_begins_another_tag(field: TagsField) -> None:
    field.setText("حلم، ")
    QTest.keyClicks(field, "dre")
    take(field, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert field.tags() == ["حلم", "dream job"]


def test_the_keys_come_in_behind_the_tags_and_wipe_none_out(qtbot: QtBot, field: TagsField) -> None:
    field.setText("hybrid, remote")
    field.clearFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert not field.hasSelectedText()
    QTest.keyClicks(field, ", dream job")
    assert field.tags() == ["hybrid", "remote", "dream job"]


@pytest.mark.parametrize("typed", ["🎉", "ab🎉", "𠮷, rem", "🎉🎉🎉, dream"])
def test_letters_that_qt_counts_twice_are_read_as_one(field: TagsField, typed: str) -> None:
    for letter in typed:
        field.insert(letter)
        field.textEdited.emit(field.text())
        completer = field.completer()
        assert completer is not None
        completer.splitPath(field.text())
    assert field.text() == typed


def test_a_line_of_a_thousand_tags_is_kept_whole(field: TagsField) -> None:
    tags = [f"{number:04}{'x' * 36}" for number in range(1000)]
    field.setText(", ".join(tags))
    assert field.tags() == tags
