"""The rows of Find: as high as they need, cut where they must, in both directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.ui.delegates.found_delegate import ROW_ROLE, FoundDelegate, FoundRow

SHORT = FoundRow(("Northwind · Lead", ((0, 9),)), ("Stage", ()), ("", ()), "21 Nov")
LINE = FoundRow(("Northwind · Lead", ()), ("Before", ()), ("one line", ((0, 3),)), "21 Nov")
LONG = FoundRow(("W" * 300, ((0, 300),)), ("P" * 300, ()), ("many words " * 60, ((0, 4),)), "x")


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    """Three rows."""
    listing = QListView()
    qtbot.addWidget(listing)
    model = QStandardItemModel(listing)
    for row in (SHORT, LINE, LONG):
        item = QStandardItem()
        item.setData(row, ROW_ROLE)
        model.appendRow(item)
    listing.setModel(model)
    listing.setItemDelegate(FoundDelegate(listing))
    listing.setResizeMode(QListView.ResizeMode.Adjust)
    listing.resize(500, 400)
    listing.show()
    qtbot.waitExposed(listing)
    return listing


def heights(view: QListView) -> list[int]:
    """How high each row is."""
    model = view.model()
    assert model is not None
    return [view.visualRect(model.index(row, 0)).height() for row in range(model.rowCount())]


def test_rows_are_as_high_as_what_they_show(view: QListView) -> None:
    short, line, long = heights(view)
    assert short < line < long


def test_a_wider_window_needs_fewer_lines(qtbot: QtBot, view: QListView) -> None:
    before = heights(view)
    view.resize(9000, 400)
    qtbot.wait(20)
    assert heights(view)[:2] == before[:2]
    assert view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_rows_are_drawn_in_both_directions_chosen_and_not(
    view: QListView, direction: Qt.LayoutDirection
) -> None:
    view.setLayoutDirection(direction)
    model = view.model()
    assert model is not None
    view.setFocus()
    for row in range(3):
        view.setCurrentIndex(model.index(row, 0))
        assert not view.grab().isNull()


def test_a_row_that_is_no_row_takes_no_room(view: QListView) -> None:
    model = view.model()
    assert isinstance(model, QStandardItemModel)
    model.appendRow(QStandardItem("something else"))
    size = view.itemDelegate().sizeHint(QStyleOptionViewItem(), model.index(3, 0))
    assert size.height() == 0
