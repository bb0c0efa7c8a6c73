"""The rows of the list: one height, nothing runs into anything, both directions, both sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.ui.delegates.opportunity_delegate import OpportunityDelegate, OpportunityRole
from app.ui.theme.looks import Look, set_look
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.theme.tokens import DARK, LIGHT

Index = QModelIndex | QPersistentModelIndex


def item(**values: object) -> QStandardItem:
    """A row with these roles."""
    row = QStandardItem()
    for name, value in values.items():
        row.setData(value, OpportunityRole[name])
    return row


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    """A heading and three rows."""
    listing = QListView()
    qtbot.addWidget(listing)
    set_look(listing, Look.SIDE)
    model = QStandardItemModel(listing)
    model.appendRow(item(Company="Active", IsHeader=True, Count=3))
    model.appendRow(
        item(
            Company="Northwind Health",
            Title="VP Client Success",
            StageName="Video interview",
            ChipText="Ask owed · 2 d",
            ChipKind="owed",
        )
    )
    model.appendRow(
        item(
            Company="W" * 80, Title="T" * 80, StageName="S" * 80, ChipText="C" * 80, ChipKind="plan"
        )
    )
    model.appendRow(item(Company="Bare", ChipKind="unheard-of", ChipText="?"))
    model.appendRow(item(Company="Closed", IsHeader=True, Count=11, Collapsed=True))
    listing.setModel(model)
    listing.setUniformItemSizes(True)
    listing.setItemDelegate(OpportunityDelegate(listing))
    listing.resize(300, 330)
    listing.show()
    qtbot.waitExposed(listing)
    return listing


def delegate(view: QListView) -> OpportunityDelegate:
    """The painter of the view."""
    painter = view.itemDelegate()
    assert isinstance(painter, OpportunityDelegate)
    return painter


def picture(view: QListView) -> QImage:
    """What is seen."""
    QApplication.processEvents()
    return view.viewport().grab().toImage()


def colours(image: QImage, left: int, right: int, top: int, bottom: int) -> set[str]:
    """The colours in a part of the picture."""
    return {image.pixelColor(x, y).name() for x in range(left, right) for y in range(top, bottom)}


def test_all_rows_are_of_one_height(view: QListView) -> None:
    option = QStyleOptionViewItem()
    heights = {
        delegate(view).sizeHint(option, view.model().index(row, 0)).height()
        for row in range(view.model().rowCount())
    }
    assert heights == {delegate(view).row_height()}


def test_rows_grow_with_the_text(view: QListView, qapp: QApplication) -> None:
    before = delegate(view).row_height()
    apply_theme(qapp, Scheme.LIGHT, text_scale=2)
    assert delegate(view).row_height() > 1.7 * before
    qapp.processEvents()
    assert view.visualRect(view.model().index(1, 0)).height() == delegate(view).row_height()


def test_the_selected_row_stands_on_its_own_ground(view: QListView) -> None:
    index = view.model().index(1, 0)
    spot = view.visualRect(index).topLeft()
    assert picture(view).pixelColor(spot.x() + 12, spot.y() + 20) == QColor(LIGHT.side)
    view.setCurrentIndex(index)
    assert picture(view).pixelColor(spot.x() + 12, spot.y() + 20) == QColor(LIGHT.sel)


def test_the_row_with_the_keyboard_has_a_ring(view: QListView, qtbot: QtBot) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setCurrentIndex(view.model().index(1, 0))
    view.setFocus()
    rect = view.visualRect(view.model().index(1, 0))
    image = picture(view)
    assert LIGHT.focus in colours(image, 100, 104, rect.top(), rect.top() + 4)
    view.clearFocus()
    image = picture(view)
    assert LIGHT.focus not in colours(image, 100, 104, rect.top(), rect.top() + 4)


@pytest.mark.parametrize(
    ("direction", "chip_is_right"),
    [(Qt.LayoutDirection.LeftToRight, True), (Qt.LayoutDirection.RightToLeft, False)],
)
def test_the_chip_stands_at_the_end_of_the_line(
    view: QListView, direction: Qt.LayoutDirection, chip_is_right: bool
) -> None:
    view.setLayoutDirection(direction)
    rect = view.visualRect(view.model().index(1, 0))
    image = picture(view)
    middle = rect.center().x()
    right = LIGHT.owed_soft in colours(image, middle, rect.right(), rect.top(), rect.bottom())
    left = LIGHT.owed_soft in colours(image, rect.left(), middle, rect.top(), rect.bottom())
    assert (right, left) == (chip_is_right, not chip_is_right)


def test_long_words_keep_inside_the_row(view: QListView) -> None:
    rect = view.visualRect(view.model().index(2, 0))
    image = picture(view)
    edges = colours(image, rect.right() - 6, rect.right() + 1, rect.top(), rect.bottom())
    assert edges == {LIGHT.side}


def line_with_chip(view: QListView, row: int) -> int:
    """In which half of the row the chip stands: 0 beside the company, 1 below it."""
    rect = view.visualRect(view.model().index(row, 0))
    image = picture(view)
    span = range(rect.center().x(), rect.right())
    rows = [
        y
        for y in range(rect.top(), rect.bottom())
        if any(image.pixelColor(x, y).name() == LIGHT.owed_soft for x in span)
    ]
    return int(sum(rows) / len(rows) > rect.center().y())


@pytest.mark.parametrize(
    ("company", "line"), [("Northwind Health", 0), ("Meridian Analytics Group", 1)]
)
def test_a_chip_that_would_cut_the_company_short_stands_below(
    view: QListView, company: str, line: int
) -> None:
    view.model().setData(view.model().index(1, 0), company, OpportunityRole.Company)
    view.resize(320, 330)
    assert line_with_chip(view, 1) == line


def test_a_company_that_fits_its_row_is_never_cut_short(view: QListView) -> None:
    """The pixels of the name are those that it has in a row without a chip."""
    row = view.model().index(1, 0)
    view.model().setData(row, "Meridian Analytics Group", OpportunityRole.Company)
    view.resize(320, 330)
    rect = view.visualRect(row)
    top = rect.adjusted(0, 0, 0, -rect.height() // 2)
    with_chip = picture(view).copy(top)
    view.model().setData(row, "", OpportunityRole.ChipText)
    assert picture(view).copy(top) == with_chip


def test_a_closed_group_has_a_marker_and_an_open_one_is_plain(view: QListView) -> None:
    def last_ink(row: int) -> int:
        rect = view.visualRect(view.model().index(row, 0))
        image = picture(view)
        return max(
            x
            for x in range(rect.left(), rect.right())
            if colours(image, x, x + 1, rect.top(), rect.bottom()) != {LIGHT.side}
        )

    view.clearSelection()
    opened = last_ink(4)
    view.model().setData(view.model().index(4, 0), False, OpportunityRole.Collapsed)
    assert last_ink(4) < opened


def test_rows_follow_the_theme(view: QListView, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    rect = view.visualRect(view.model().index(1, 0))
    image = picture(view)
    assert DARK.owed_soft in colours(image, 100, rect.right(), rect.top(), rect.bottom())


def test_a_view_without_room_does_no_harm(view: QListView) -> None:
    view.resize(QSize(60, 200))
    assert not picture(view).isNull()
