"""Banner, chips, checklist: told apart by shape and word, and usable by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme.theme import Scheme, apply_theme
from app.ui.theme.tokens import DARK, LIGHT
from app.ui.widgets.check_row import CheckRow
from app.ui.widgets.checklist import CheckItem, Checklist, ItemState
from app.ui.widgets.chip import Chip, ChipKind, chip_size, paint_chip
from app.ui.widgets.verdict_banner import BannerKind, VerdictBanner
from tests.ui.widgets import accessible

ITEMS = [
    CheckItem("r", "Reflection written", ItemState.DONE),
    CheckItem("c", "Interest declared to the client", ItemState.NEEDED, "Dana Ruiz", strong=True),
    CheckItem("t", "Thank-you note sent", by_hand=True),
]


@pytest.fixture
def items(qtbot: QtBot) -> Checklist:
    """Three items, shown."""
    checklist = Checklist("To close this stage")
    qtbot.addWidget(checklist)
    checklist.set_items(ITEMS)
    checklist.resize(340, 160)
    with qtbot.waitActive(checklist):
        checklist.show()
        checklist.activateWindow()
    return checklist


def row(checklist: Checklist, key: str) -> CheckRow:
    """The row of an item."""
    return next(r for r in checklist.findChildren(CheckRow) if r.item.key == key)


def test_what_may_be_ticked_by_hand_is_ticked_by_space(items: Checklist, qtbot: QtBot) -> None:
    with qtbot.waitSignal(items.toggled) as told:
        QTest.keyClick(row(items, "t"), Qt.Key.Key_Space)
    assert told.args == ["t", True]
    with qtbot.waitSignal(items.toggled) as told:
        QTest.mouseClick(row(items, "t"), Qt.MouseButton.LeftButton)
    assert told.args == ["t", False]


def test_what_the_journal_knows_leads_there_instead(items: Checklist, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(items.toggled), qtbot.waitSignal(items.clicked) as told:
        QTest.mouseClick(row(items, "c"), Qt.MouseButton.LeftButton)
    assert told.args == ["c"]
    assert not row(items, "c").isChecked()
    with qtbot.waitSignal(items.clicked) as told:
        QTest.keyClick(row(items, "r"), Qt.Key.Key_Return)
    assert told.args == ["r"]
    assert row(items, "r").isChecked()


def test_enter_leads_there_also_from_what_is_ticked_by_hand(items: Checklist, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(items.toggled), qtbot.waitSignal(items.clicked):
        QTest.keyClick(row(items, "t"), Qt.Key.Key_Return)


def test_arrows_walk_the_items(items: Checklist, qtbot: QtBot) -> None:
    row(items, "r").setFocus()
    QTest.keyClick(row(items, "r"), Qt.Key.Key_Down)
    assert row(items, "c").hasFocus()
    QTest.keyClick(row(items, "c"), Qt.Key.Key_End)
    assert row(items, "t").hasFocus()


def test_items_are_read_with_state_and_detail(items: Checklist) -> None:
    needed = row(items, "c")
    assert accessible.role(needed) == QAccessible.Role.CheckBox
    assert accessible.name(needed) == "Interest declared to the client"
    assert accessible.description(needed) == "needed, Dana Ruiz"
    assert not accessible.is_checked(needed)
    assert accessible.is_checked(row(items, "r"))
    assert accessible.nameless(items) == []


def test_new_items_keep_focus_and_change_state_quietly(items: Checklist, qtbot: QtBot) -> None:
    row(items, "c").setFocus()
    with qtbot.assertNotEmitted(items.toggled):
        items.set_items([CheckItem("c", "Interest declared", ItemState.DONE), ITEMS[2]])
    assert row(items, "c").hasFocus()
    assert row(items, "c").isChecked()
    assert [item.key for item in items.items()] == ["c", "t"]


def test_long_items_take_more_lines_in_a_narrow_place(items: Checklist) -> None:
    client = row(items, "c")
    assert client.heightForWidth(130) > client.heightForWidth(600)


def test_a_banner_reads_as_one_sentence(qtbot: QtBot) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_verdict(BannerKind.WEAK, "Not an ask yet.", "You thank them & wait.")
    assert not banner.isHidden()
    assert accessible.name(banner) == "Not an ask yet. You thank them & wait."
    banner.clear()
    assert banner.isHidden()


def test_banners_differ_without_their_colour(qtbot: QtBot) -> None:
    shapes = set()
    for kind in BannerKind:
        banner = VerdictBanner()
        qtbot.addWidget(banner)
        banner.show_verdict(kind, "Lead.", "Sentence.")
        banner.resize(300, 40)
        shapes.add(_shape(banner.grab().toImage().copy(0, 0, 30, 40)))
    assert len(shapes) == len(BannerKind)


def test_a_banner_takes_the_colour_of_each_new_verdict(qtbot: QtBot, qapp: QApplication) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    banner.resize(300, 40)
    banner.show_verdict(BannerKind.NEUTRAL, "Lead.", "Sentence.")
    banner.show()
    banner.grab()
    for kind, ink in ((BannerKind.WEAK, LIGHT.owed), (BannerKind.OK, LIGHT.asked)):
        banner.show_verdict(kind, "Lead.", "Sentence.")
        assert ink in _colours(banner.grab().toImage())
    apply_theme(qapp, Scheme.DARK)
    assert DARK.asked in _colours(banner.grab().toImage())


def _colours(picture: QImage) -> set[str]:
    """The colours of the words, right of the mark."""
    return {
        picture.pixelColor(x, y).name()
        for x in range(40, picture.width())
        for y in range(picture.height())
    }


def test_markup_in_a_banner_is_shown_as_typed(qtbot: QtBot) -> None:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    banner.show_verdict(BannerKind.OK, "<i>", "a < b")
    assert "&lt;i&gt;" in banner._label.text()


def test_chips_differ_without_their_colour() -> None:
    shapes = set()
    for kind in ChipKind:
        size = chip_size("9 d", kind)
        picture = QImage(QSize(90, size.height()), QImage.Format.Format_RGB32)
        picture.fill(LIGHT.bg)
        painter = QPainter(picture)
        paint_chip(painter, QRectF(0, 0, size.width(), size.height()), "9 d", kind, LIGHT)
        painter.end()
        shapes.add(_shape(picture))
    assert len(shapes) == len(ChipKind)


def test_a_chip_is_as_wide_as_its_words(qtbot: QtBot) -> None:
    chip = Chip("Ask owed · 2 d", ChipKind.OWED)
    qtbot.addWidget(chip)
    wide = chip.sizeHint().width()
    chip.set_chip("2 d", ChipKind.PLAN)
    assert chip.sizeHint().width() < wide
    assert accessible.name(chip) == "2 d"
    assert accessible.role(chip) == QAccessible.Role.StaticText


def test_nothing_breaks_when_a_chip_has_no_room(qtbot: QtBot, qapp: QApplication) -> None:
    chip = Chip("Ask owed · 2 d", ChipKind.OWED)
    qtbot.addWidget(chip)
    chip.resize(20, 12)
    chip.show()
    assert not chip.grab().isNull()


def _shape(picture: QImage) -> tuple[bool, ...]:
    """Where the picture is darker than its neighbourhood, whatever the colours."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    levels = [
        grey.pixelColor(x, y).lightness()
        for y in range(0, grey.height())
        for x in range(0, grey.width())
    ]
    return tuple(level < 170 for level in levels)
