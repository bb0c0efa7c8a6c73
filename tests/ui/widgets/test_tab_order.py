"""The order of the Tab key: as laid out, and never at the price of the widgets themselves."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.widgets.tab_order import focus_first_field, stops, tab_by_layout


def named(widgets: list[QWidget]) -> list[str]:
    return [widget.objectName() for widget in widgets]


def line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def test_stops_come_as_they_are_laid_out_whatever_was_made_when(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    second, first, hidden, off = (line(name) for name in ("second", "first", "hidden", "off"))
    column, row, grid = QVBoxLayout(root), QHBoxLayout(), QGridLayout()
    grid.addWidget(line("lower"), 1, 0)
    grid.addWidget(line("upper"), 0, 0)
    for widget in (first, hidden, off):
        row.addWidget(widget)
    column.addLayout(row)
    column.addWidget(second)
    column.addLayout(grid)
    hidden.hide()
    off.setEnabled(False)
    assert named(stops(root)) == ["first", "second", "upper", "lower"]


def test_tab_follows_the_layout(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    later, earlier = line("later"), line("earlier")
    column = QVBoxLayout(root)
    column.addWidget(later)
    column.insertWidget(0, earlier)
    tab_by_layout(root)
    root.show()
    root.activateWindow()
    earlier.setFocus()
    root.focusNextChild()
    assert root.focusWidget() is later


def test_a_form_with_a_table_keeps_its_parts_when_rubbish_is_collected(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    table = QTableWidget(2, 2)
    column.addWidget(table)
    column.addWidget(QPushButton("Close"))
    head = table.horizontalHeader()
    focus_first_field(dialog)
    stops(dialog)
    gc.collect()
    assert shiboken6.isValid(head)
    assert not shiboken6.ownedByPython(head)


def items_known() -> list[QLayoutItem]:
    """The places in layouts that Python has a wrapper of."""
    known = (x for x in shiboken6.getAllValidWrappers() if isinstance(x, QLayoutItem))
    return [x for x in known if not isinstance(x, QLayout)]


def test_no_wrapper_of_a_place_is_left_that_qt_would_free_unseen(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    column, grid, row = QVBoxLayout(root), QGridLayout(), QHBoxLayout()
    column.addLayout(grid)  # before it is filled: addLayout wraps what a layout holds
    column.addLayout(row)
    row.addWidget(line("beside"))
    grid.addWidget(line("above"), 0, 0)
    column.addWidget(line("below"))
    before = len(items_known())
    tab_by_layout(root)
    assert named(stops(root)) == ["above", "beside", "below"]
    gc.collect()
    assert len(items_known()) == before
