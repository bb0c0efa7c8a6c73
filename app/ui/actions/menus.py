"""The menus as a table: what each action is called, its shortcut, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.text import tr

Key = QKeySequence.StandardKey | str | None
SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action of the menu bar; its key names the slot."""

    key: str
    text: str
    shortcut: Key = None
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    also: tuple[str, ...] = ()
    """Keys that do the same, for hands that come from another system."""
    is_choice: bool = False
    """One of several of which one holds; the menu marks it."""


def menu_table() -> dict[str, list[ActionSpec | str]]:
    """Every menu with its actions, in order."""
    keys = QKeySequence.StandardKey
    return {
        tr("&File"): [
            ActionSpec("new_opportunity", tr("&New opportunity…"), keys.New),
            ActionSpec("import", tr("&Import…"), "Ctrl+I"),
            ActionSpec("example", tr("Open an &example journal")),
            SEPARATOR,
            ActionSpec("print", tr("&Print prep sheet…"), keys.Print),
            ActionSpec("save_pdf", tr("Save prep sheet as P&DF…"), "Ctrl+Shift+P"),
            ActionSpec("export_counted", tr("E&xport texts counted by hand…")),
            SEPARATOR,
            ActionSpec("save", tr("&Save now"), keys.Save),
            ActionSpec("backups", tr("&Backups…")),
            ActionSpec("passphrase", tr("P&assphrase…")),
            ActionSpec("lock", tr("&Lock now"), "Ctrl+L"),
            SEPARATOR,
            ActionSpec("quit", tr("&Quit"), keys.Quit, QAction.MenuRole.QuitRole),
        ],
        tr("&Edit"): [
            ActionSpec("undo", tr("&Undo"), keys.Undo),
            ActionSpec("redo", tr("&Redo"), keys.Redo, also=("Ctrl+Shift+Z", "Ctrl+Y")),
            SEPARATOR,
            ActionSpec("find", tr("&Find…"), keys.Find),
            ActionSpec("find_opportunity", tr("Find an &opportunity"), "Ctrl+Shift+F"),
            SEPARATOR,
            ActionSpec("deleted", tr("Recently de&leted…")),
            ActionSpec("palette", tr("&Go to or do…"), "Ctrl+K"),
            SEPARATOR,
            ActionSpec(
                "preferences", tr("&Preferences…"), "Ctrl+,", QAction.MenuRole.PreferencesRole
            ),
        ],
        tr("&Opportunity"): [
            ActionSpec("edit_opportunity", tr("&Edit opportunity…"), "F2"),
            ActionSpec("edit_tags", tr("&Tags…")),
            ActionSpec("add_person", tr("Add a &person…"), "Ctrl+Shift+N"),
            ActionSpec("open_posting", tr("&Open the posting")),
            SEPARATOR,
            ActionSpec("archive", tr("Ar&chive…")),
            ActionSpec("delete_opportunity", tr("&Delete opportunity")),
        ],
        tr("&Stage"): [
            ActionSpec("add_stage", tr("&Add a stage…"), "Ctrl+T"),
            ActionSpec("change_stage", tr("&Change kind or name…")),
            ActionSpec("open_link", tr("Open the lin&k of the call")),
            ActionSpec("stage_earlier", tr("Move &earlier"), "Alt+Shift+Left"),
            ActionSpec("stage_later", tr("Move &later"), "Alt+Shift+Right"),
            SEPARATOR,
            ActionSpec("tell", tr("I &told them"), "Ctrl+Return"),
            ActionSpec("close_stage", tr("Clo&se stage"), "Ctrl+Shift+Return"),
            ActionSpec("ended", tr("They e&nded it…")),
            SEPARATOR,
            ActionSpec("delete_stage", tr("&Delete stage")),
        ],
        tr("&View"): [
            ActionSpec("today", tr("&Today"), "Ctrl+1"),
            ActionSpec("list", tr("The &list"), "Ctrl+2"),
            ActionSpec("timeline", tr("T&he timeline"), "Ctrl+3"),
            ActionSpec("before", tr("&Before"), "Ctrl+4"),
            ActionSpec("reflection", tr("&Reflection"), "Ctrl+5"),
            ActionSpec("notes", tr("&Notes"), "Ctrl+6"),
            ActionSpec("ask", tr("&Ask for it"), "Ctrl+7"),
            ActionSpec("people", tr("&People"), "Ctrl+8"),
            SEPARATOR,
            ActionSpec("message", tr("The &message at the foot"), "F6"),
            ActionSpec("context_menu", tr("&What can be done here"), "Shift+F10"),
            SEPARATOR,
            ActionSpec("look_system", tr("Colours of the &system"), is_choice=True),
            ActionSpec("look_light", tr("L&ight"), is_choice=True),
            ActionSpec("look_dark", tr("&Dark"), is_choice=True),
        ],
        tr("&Help"): [
            ActionSpec("shortcuts", tr("&Keys"), keys.HelpContents),
            ActionSpec("check", tr("&Check journal")),
            ActionSpec("about", tr("&About Askwell"), None, QAction.MenuRole.AboutRole),
        ],
    }


def build_menus(
    window: QMainWindow,
    do: Callable[[str], object],
    chosen: Callable[[], str],
    name: Callable[[], None],
) -> dict[str, QAction]:
    """Put the table into the menu bar; every action calls `do` with its key.

    `chosen` names the action that holds among those that are a choice; `name` is called before
    a menu is seen, for actions that are called after what they would do.
    """
    actions: dict[str, QAction] = {}
    choices = QActionGroup(window)
    for title, entries in menu_table().items():
        menu = QMenu(title, window)
        menu.aboutToShow.connect(name)
        for entry in entries:
            if isinstance(entry, str):
                menu.addSeparator()
                continue
            action = _action(window, entry)
            action.triggered.connect(lambda _=False, key=entry.key: do(key))
            menu.addAction(action)
            actions[entry.key] = action
            if entry.is_choice:
                action.setCheckable(True)
                choices.addAction(action)
                menu.aboutToShow.connect(
                    lambda a=action, key=entry.key: a.setChecked(chosen() == key)
                )
        window.menuBar().addMenu(menu)
    return actions


def _action(window: QMainWindow, entry: ActionSpec) -> QAction:
    action = QAction(entry.text, window)
    action.setMenuRole(entry.role)
    action.setShortcuts(_keys(entry))
    return action


def _keys(entry: ActionSpec) -> list[QKeySequence]:
    """All that call it: of a standard key every one that this system knows."""
    if entry.shortcut is None:
        return []
    if isinstance(entry.shortcut, str):
        known = [QKeySequence(entry.shortcut)]
    else:
        known = QKeySequence.keyBindings(entry.shortcut)
    return known + [keys for keys in map(QKeySequence, entry.also) if keys not in known]


def plain_words(action: QAction) -> str:
    """What an action is called, without the mark of its access key."""
    return action.text().replace("&", "").rstrip("…")
