"""The timeline is read, walked and reordered by keyboard, mouse and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme.metrics import px
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.theme.tokens import LIGHT
from app.ui.widgets.timeline import NodeState, Timeline, TimelineNode
from app.ui.widgets.timeline_node import TimelineNodeButton, circle_centre
from tests.ui.widgets import accessible

NODES = [
    TimelineNode("call", "Recruiter call", "14 Oct · asked", NodeState.ASKED),
    TimelineNode("video", "Video interview", "Sat · ask owed", NodeState.OWED),
    TimelineNode(
        "test", "Assessment", "27 Nov", NodeState.PLANNED, "4", "Assessment, 27 November, planned"
    ),
    TimelineNode("offer", "Offer", "not set", NodeState.PLANNED),
]


@pytest.fixture
def row(qtbot: QtBot) -> Timeline:
    """Four stages, the second selected, wide enough for all."""
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_nodes(NODES, "video")
    timeline.resize(900, timeline.sizeHint().height())
    with qtbot.waitActive(timeline):
        timeline.show()
        timeline.activateWindow()
    timeline.focus_selected()
    QApplication.processEvents()
    return timeline


def button(timeline: Timeline, key: str) -> TimelineNodeButton:
    """The node of a stage."""
    found = [b for b in timeline.findChildren(TimelineNodeButton) if b.node.key == key]
    assert len(found) == 1
    return found[0]


def focused(timeline: Timeline) -> str | None:
    """The key of the stage that has the keyboard."""
    return next(
        (b.node.key for b in timeline.findChildren(TimelineNodeButton) if b.hasFocus()), None
    )


def test_each_stage_is_one_of_a_row_with_a_name_and_a_state(row: Timeline) -> None:
    video = button(row, "video")
    assert accessible.role(video) == QAccessible.Role.RadioButton
    assert accessible.name(video) == "Video interview, Sat · ask owed"
    assert accessible.name(button(row, "test")) == "Assessment, 27 November, planned"
    assert accessible.is_checked(video)
    assert not accessible.is_checked(button(row, "call"))


def test_arrows_move_and_select(row: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.selected) as chosen:
        QTest.keyClick(button(row, "video"), Qt.Key.Key_Right)
    assert chosen.args == ["test"]
    assert row.selected_key() == focused(row) == "test"
    QTest.keyClick(button(row, "test"), Qt.Key.Key_Left)
    assert row.selected_key() == "video"


def test_home_and_end_go_to_the_first_and_the_last(row: Timeline, qtbot: QtBot) -> None:
    QTest.keyClick(button(row, "video"), Qt.Key.Key_End)
    assert row.selected_key() == "offer"
    QTest.keyClick(button(row, "offer"), Qt.Key.Key_Home)
    assert row.selected_key() == "call"


def test_arrows_stop_at_the_ends(row: Timeline, qtbot: QtBot) -> None:
    row.select("offer")
    with qtbot.assertNotEmitted(row.selected):
        QTest.keyClick(button(row, "offer"), Qt.Key.Key_Right)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_open_the_stage(row: Timeline, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(row.activated) as opened:
        QTest.keyClick(button(row, "video"), key)
    assert opened.args == ["video"]


def test_delete_asks_for_removal_and_removes_nothing(row: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.delete_requested) as asked:
        QTest.keyClick(button(row, "video"), Qt.Key.Key_Delete)
    assert asked.args == ["video"]
    assert len(row.nodes()) == 4


def test_a_click_selects_once(row: Timeline, qtbot: QtBot) -> None:
    seen: list[str] = []
    row.selected.connect(seen.append)
    QTest.mouseClick(button(row, "call"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(row, "call"), Qt.MouseButton.LeftButton)
    assert seen == ["call"]


def test_a_double_click_opens(row: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.activated):
        QTest.mouseDClick(button(row, "call"), Qt.MouseButton.LeftButton)


def test_selecting_by_code_says_nothing(row: Timeline, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.selected):
        row.select("offer")
    assert row.selected_key() == "offer"


def test_only_the_selected_stage_is_a_stop_of_the_tab_key(row: Timeline) -> None:
    stops = [
        b.node.key
        for b in row.findChildren(TimelineNodeButton)
        if b.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert stops == ["video"]


def test_the_menu_key_asks_for_the_menu(row: Timeline, qtbot: QtBot) -> None:
    node = button(row, "test")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(5, 5))
    with qtbot.waitSignal(row.context_requested) as asked:
        QApplication.sendEvent(node, event)
    assert asked.args == ["test", node.mapToGlobal(node.rect().center())]


def test_alt_with_an_arrow_moves_the_stage(row: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.moved) as moved:
        QTest.keyClick(button(row, "video"), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert moved.args == ["video", 0]
    with qtbot.assertNotEmitted(row.moved):
        QTest.keyClick(button(row, "call"), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def drag(qtbot: QtBot, node: TimelineNodeButton, by: int, *, drop: bool = True) -> None:
    """Carry the node sideways with the mouse."""
    start = node.rect().center()
    QTest.mousePress(node, Qt.MouseButton.LeftButton, pos=start)
    for step in (by // 3, by // 3, by - 2 * (by // 3)):
        QTest.mouseMove(node, node.rect().center() + QPoint(step, 0))
    if drop:
        QTest.mouseRelease(node, Qt.MouseButton.LeftButton, pos=start)


def test_a_stage_is_dragged_to_another_place(row: Timeline, qtbot: QtBot) -> None:
    node = button(row, "call")
    with qtbot.waitSignal(row.moved) as moved:
        drag(qtbot, node, round(node.width() * 2.2))
    assert moved.args == ["call", 2]


def test_a_short_drag_changes_nothing(row: Timeline, qtbot: QtBot) -> None:
    node = button(row, "call")
    home = node.pos()
    with qtbot.assertNotEmitted(row.moved):
        drag(qtbot, node, px(30))
    assert node.pos() == home


def test_escape_puts_a_dragged_stage_back(row: Timeline, qtbot: QtBot) -> None:
    node = button(row, "call")
    home = node.pos()
    drag(qtbot, node, 300, drop=False)
    assert node.pos() != home
    with qtbot.assertNotEmitted(row.moved):
        QTest.keyClick(node, Qt.Key.Key_Escape)
        QTest.mouseRelease(node, Qt.MouseButton.LeftButton)
    assert node.pos() == home


def test_new_nodes_keep_the_focus_and_the_widgets(row: Timeline, qtbot: QtBot) -> None:
    video = button(row, "video")
    row.set_nodes([NODES[1], NODES[0], NODES[3]])
    assert button(row, "video") is video
    assert focused(row) == "video"
    assert row.selected_key() == "video"
    assert [node.key for node in row.nodes()] == ["video", "call", "offer"]


def test_the_focus_stays_in_the_row_when_its_stage_is_removed(row: Timeline) -> None:
    row.set_nodes([NODES[0], NODES[3]], "call")
    assert focused(row) == "call"


def test_right_to_left_the_first_stage_stands_on_the_right(row: Timeline, qtbot: QtBot) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(901, row.height())
    QApplication.processEvents()
    assert button(row, "call").x() > button(row, "offer").x()
    QTest.keyClick(button(row, "video"), Qt.Key.Key_Left)
    assert row.selected_key() == "test"


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_in_a_narrow_window_the_selected_stage_stays_in_view(
    row: Timeline, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    row.setLayoutDirection(direction)
    row.resize(260, row.height())
    for key in ("offer", "call"):
        row.select(key)
        node = button(row, key)

        def is_seen(node: TimelineNodeButton = node) -> bool:
            left = node.mapTo(row.viewport(), QPoint(0, 0)).x()
            return left >= 0 and left + node.width() <= row.viewport().width()

        qtbot.waitUntil(is_seen)


def test_arrows_at_the_edges_show_that_there_is_more(row: Timeline, qtbot: QtBot) -> None:
    earlier, later = row._edges
    assert not earlier.isVisible()
    assert not later.isVisible()
    row.select("call")
    row.resize(220, row.height())
    qtbot.waitUntil(later.isVisible)
    assert not earlier.isVisible()
    QTest.mouseClick(later, Qt.MouseButton.LeftButton)
    assert earlier.isVisible()


def test_states_differ_in_what_is_drawn(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_nodes([TimelineNode(s.value, s.value, "", s) for s in NodeState])
    timeline.resize(1200, timeline.sizeHint().height())
    timeline.show()
    pictures = []
    for state in NodeState:
        node = button(timeline, state.value)
        picture = node.grab().toImage()
        middle = node.width() // 2
        top = circle_centre() - px(14)
        pictures.append(
            tuple(
                picture.pixelColor(middle + x, top + y).name()
                for x in range(-px(12), px(12), 2)
                for y in range(0, px(28), 2)
            )
        )
    assert len(set(pictures)) == len(NodeState)


def test_an_asked_stage_is_filled_with_green(row: Timeline) -> None:
    picture = button(row, "call").grab().toImage()
    left_of_tick = button(row, "call").width() // 2 - px(9)
    assert picture.pixelColor(left_of_tick, circle_centre()) == QColor(LIGHT.asked)


def test_larger_text_makes_the_row_higher(row: Timeline, qapp: QApplication) -> None:
    before = row.sizeHint().height()
    apply_theme(qapp, Scheme.LIGHT, text_scale=2)
    assert row.sizeHint().height() > 1.7 * before


def test_an_empty_row_is_harmless(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.set_nodes([])
    timeline.show()
    timeline.focus_selected()
    assert timeline.selected_key() is None
