"""The line of tags: whole tags while there is room, how many more, and first what was sought."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Scheme, apply_theme
from app.ui.widgets.tag_line import TagLine

TAGS = ("backup plan", "dream job", "health care", "remote")
WHOLE = "Tagged backup plan, dream job, health care, remote"


@pytest.fixture
def line(qtbot: QtBot) -> TagLine:
    """An empty line."""
    made = TagLine()
    qtbot.addWidget(made)
    return made


def as_wide_as(line: TagLine, words: str) -> None:
    """Give the line just the room that these words take."""
    line.resize(line.fontMetrics().horizontalAdvance(words), line.height())


def test_without_tags_there_is_no_line(line: TagLine) -> None:
    line.show_tags([])
    assert line.isHidden()
    line.show_tags(TAGS)
    assert not line.isHidden()
    line.show_tags([])
    assert line.isHidden()
    assert (line.text(), line.accessibleName()) == ("", "")


def test_all_are_shown_where_there_is_room(line: TagLine) -> None:
    line.show_tags(TAGS)
    line.show()
    as_wide_as(line, WHOLE)
    assert (line.text(), line.toolTip()) == (WHOLE, "")


@pytest.mark.parametrize(
    "words",
    [
        "Tagged backup plan, dream job and 2 more",
        "Tagged backup plan and 3 more",
        "Tagged backup pl…",
    ],
)
def test_where_room_is_short_the_others_are_counted_and_said_elsewhere(
    line: TagLine, words: str
) -> None:
    line.show_tags(TAGS)
    line.show()
    as_wide_as(line, words)
    assert line.text() == words
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
    assert line.toolTip() == WHOLE
    assert line.accessibleName() == WHOLE
    as_wide_as(line, WHOLE)
    assert line.text() == WHOLE


def test_larger_text_leaves_room_for_fewer(qapp: QApplication, line: TagLine) -> None:
    line.show_tags(TAGS)
    line.show()
    as_wide_as(line, WHOLE)
    apply_theme(qapp, Scheme.LIGHT, text_scale=2)
    assert line.text() != WHOLE
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
    assert line.toolTip() == WHOLE


def test_what_it_says_asks_for_no_width(line: TagLine) -> None:
    line.show_tags([f"tag number {number}" for number in range(300)])
    line.show()
    line.resize(200, 20)
    assert "more" in line.text()
    assert line.sizePolicy().horizontalPolicy() is line.sizePolicy().Policy.Ignored


def test_what_was_looked_for_comes_first_until_the_tags_are_shown_again(line: TagLine) -> None:
    line.show_tags(TAGS)
    line.show()
    as_wide_as(line, "Tagged backup plan and 3 more")
    line.begin_with(["health"])
    assert line.text() == "Tagged health care and 3 more"
    assert line.toolTip() == line.accessibleName() == WHOLE
    line.begin_with(["rem", "job"])
    as_wide_as(line, WHOLE)
    assert line.text() == "Tagged dream job, remote, backup plan, health care"
    assert line.toolTip() == ""
    line.show_tags(TAGS)
    assert line.text() == WHOLE
