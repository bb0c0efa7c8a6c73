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
