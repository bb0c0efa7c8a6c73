"""What a screen reader meets on every page and in every dialog: names, roles and states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from app.ui.main_window import MainWindow
from tests.clocks import StoppedClock
from tests.ui.rooms import PAGES, Rooms
from tests.ui.test_keyboard_rules import each, settle
from tests.ui.widgets.accessible import interface, title

Role = QAccessible.Role
CONTROLS = {
    Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox,
    Role.Slider, Role.PageTab, Role.MenuItem, Role.ListItem, Role.List, Role.Table, Role.Link,
    Role.ButtonMenu, Role.ButtonDropDown, Role.ColumnHeader, Role.Dial, Role.Tree, Role.TreeItem,
}  # fmt: skip
NOTHING_TO_DO_WITH = {
    Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.LayeredPane, Role.Border,
    Role.Splitter, Role.Whitespace,
}  # fmt: skip


@pytest.fixture
def rooms(window: MainWindow, still: StoppedClock, tmp_path: Path) -> Rooms:
    """Every page and dialog."""
    return Rooms(window, still, tmp_path)


def tree(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that can be seen within it."""
    yield root
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from tree(child)


def words(found: QAccessibleInterface) -> str:
    """Something by which a failure can be understood."""
    parent = found.parent()
    of = title(parent) if parent is not None else ""
    return f"{found.role().name} {title(found)!r} in {of!r}"


def flaws(root: QWidget) -> list[str]:
    """Controls without a name, and what takes the keyboard but has no role to speak of."""
    found = list(tree(interface(root)))
    nameless = [words(x) for x in found if x.role() in CONTROLS and not title(x).strip()]
    roleless = [
        words(x)
        for x in found[1:]
        if x.state().focusable and x.role() in NOTHING_TO_DO_WITH and not x.state().disabled
    ]
    return [*nameless, *roleless]


def test_every_control_of_every_page_has_a_name_and_a_role(rooms: Rooms) -> None:
    found = {}
    for page in PAGES:
        rooms.show(page)
        settle()
        found[page] = flaws(rooms.window)
    assert {page: some for page, some in found.items() if some} == {}


def test_every_control_of_every_dialog_has_a_name_and_a_role(rooms: Rooms) -> None:
    found = {name: flaws(dialog) for name, dialog in each(rooms)}
    assert {name: some for name, some in found.items() if some} == {}


def found(root: QWidget, role: QAccessible.Role) -> list[QAccessibleInterface]:
    """Everything of this role that can be seen."""
    return [x for x in tree(interface(root)) if x.role() is role]


def test_each_row_of_a_painted_list_says_what_its_picture_shows(rooms: Rooms) -> None:
    rooms.show("today")
    settle()
    assert [title(row) for row in found(rooms.window.side.list, Role.ListItem)] == [
        "Active, 2 opportunities, unfolded",
        "Northwind, Lead, Video interview, Ask owed · 1 d",
        "Halden, Operations, New",
    ]
    rooms.show("people")
    rows = [title(row) for row in found(rooms.window.people.list, Role.ListItem)]
    assert any(row.startswith("Dana Ruiz") and "not told" in row.lower() for row in rows), rows
    rooms.show("find")
    (place,) = [title(row) for row in found(rooms.window.finding.page.list, Role.ListItem)]
    assert "Renewals" in place
    assert "Northwind" in place


def test_where_a_stage_stands_is_said_in_words_and_the_chosen_one_is_checked(
    rooms: Rooms,
) -> None:
    rooms.show("before")
    nodes = found(rooms.window.opportunity.timeline, Role.RadioButton) or found(
        rooms.window.opportunity.timeline, Role.CheckBox
    )
    assert [(title(node), bool(node.state().checked)) for node in nodes] == [
        ("Video interview, Sun, ask owed", True),
        ("On-site, Wed 09:00, planned", False),
    ]


def test_tabs_ticks_dots_and_answers_say_what_holds(rooms: Rooms) -> None:
    rooms.show("reflection")
    page = rooms.window.opportunity
    chosen = [title(tab) for tab in found(page.tabs, Role.PageTab) if tab.state().selected]
    assert chosen == ["Reflection"]
    held = [title(x) for x in found(page.reflection, Role.RadioButton) if x.state().checked]
    assert held == ["I want it"]
    dots = interface(page.reflection.ratings["people"])
    assert "4" in dots.text(QAccessible.Text.Value)
    rooms.show("notes")
    (promise,) = found(page.notes.promises.items, Role.CheckBox)
    assert (title(promise), bool(promise.state().checked)) == ("The deck", True)


def test_what_cannot_be_pressed_now_is_said_to_be_disabled(rooms: Rooms) -> None:
    rooms.show("no stage")
    assert interface(rooms.window.opportunity.print).state().disabled
    rooms.show("before")
    assert not interface(rooms.window.opportunity.print).state().disabled
