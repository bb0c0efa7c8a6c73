"""A screen reader of sorts: reads a running Askwell over AT-SPI and works it from outside.

Run by the system's own Python, which alone has the bindings, inside a session bus of its own.
It prints one JSON object: what it met, and what came of what it did.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found, unused-ignore] # noqa: E402

PATIENCE_S = 20.0
Node = Any  # the bindings have no types
CONTROLS = {
    "push button", "check box", "radio button", "text", "spin button", "page tab", "list",
    "list item", "toggle button", "table", "menu item", "menu", "entry", "slider",
}  # fmt: skip


def wait_for(look: Callable[[], Node | None], what: str) -> Node:
    """What is looked for, as soon as it is there."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.1)
    sys.exit(f"never met: {what}")


def children(node: Node) -> list[Node]:
    """What it holds."""
    held = [node.get_child_at_index(place) for place in range(node.get_child_count())]
    return [child for child in held if child is not None]


def seen(node: Node) -> Iterator[Node]:
    """Everything within it that is showing."""
    for child in children(node):
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield child
            yield from seen(child)


def application() -> Node | None:
    """The program, once it has said that it is there."""
    return next((x for x in children(Atspi.get_desktop(0)) if x.get_name() == "Askwell"), None)


def named(root: Node, role: str, name: str) -> Node | None:
    """The first of this role and name."""
    fits = (x for x in seen(root) if x.get_role_name() == role and x.get_name() == name)
    return next(fits, None)


def press(node: Node) -> None:
    """Do what a screen reader's user does to a button."""
    Atspi.Action.do_action(node, 0)


def main() -> None:
    """Read the first window, add an opportunity through its form, and read what came of it."""
    Atspi.init()
    app = wait_for(application, "the program")
    button = wait_for(
        lambda: named(app, "push button", "Add your first opportunity"), "the first button"
    )
    first = [(x.get_role_name(), x.get_name()) for x in seen(app)]
    press(button)
    for name, words in (("Company", "Northwind Health"), ("Role", "VP Client Success")):
        field = wait_for(lambda name=name: named(app, "text", name), name)  # type: ignore[misc]
        Atspi.EditableText.set_text_contents(field, words)
    press(wait_for(lambda: named(app, "push button", "Add"), "the form's button"))
    title = wait_for(
        lambda: named(app, "label", "VP Client Success · Northwind Health"), "the opportunity"
    )
    then = [(x.get_role_name(), x.get_name()) for x in seen(app)]
    nameless = [role for role, name in (*first, *then) if role in CONTROLS and not name]
    json.dump({"title": title.get_name(), "nameless": nameless, "met": then}, sys.stdout)


if __name__ == "__main__":
    main()
