"""The order in which Tab goes through a dialog, and where it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)


class Arranged(Protocol):
    """A widget that lays its members out itself, and knows their order."""

    def in_order(self) -> Sequence[QWidget]:
        """The members as they stand."""


def stops(root: QWidget) -> list[QWidget]:
    """What Tab can come to within a widget, as it is laid out.

    Not by nextInFocusChain(): in PySide each widget would own the next one, and where the chain
    comes round, the collector would take the whole ring away, with the widgets on the screen.
    """
    return [widget for widget in _laid_out(root) if widget is not root and _is_stop(widget, root)]


def _is_stop(widget: QWidget, root: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    return reached and widget.isVisibleTo(root)


def tab_by_layout(root: QWidget) -> None:
    """Let Tab go through a widget as it is laid out, whatever was made when."""
    for before, after in pairwise(_laid_out(root)):
        QWidget.setTabOrder(before, after)


def _laid_out(widget: QWidget | None) -> Iterator[QWidget]:
    """What can have the focus, as it is laid out; the members of a group among them."""
    if widget is None:
        return
    is_whole = _is_whole(widget)
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and (is_whole or not widget.focusProxy()):
        yield widget
    layout = widget.layout()
    if is_whole:
        return
    if layout is not None:
        yield from _of_layout(layout)
    elif isinstance(widget, QScrollArea):
        yield from _laid_out(widget.widget())
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            yield from _laid_out(widget.widget(place))
    elif _is_arranged(widget):
        yield from widget.in_order()


def _is_arranged(widget: object) -> TypeGuard[Arranged]:
    """By its method's name: to ask a protocol took a tenth of the time that a page is shown in."""
    return hasattr(type(widget), "in_order")


def _is_whole(widget: QWidget) -> bool:
    """Whether it is one of Qt's own that is made of parts, such as a calendar."""
    proxy = widget.focusProxy()
    return proxy is not None and proxy.objectName().startswith("qt_")


def _of_layout(layout: QLayout, members: Sequence[QWidget] | None = None) -> Iterator[QWidget]:
    """What lies in a layout; `members` are the children of the widget that it lays out."""
    if members is None:
        members = _members(layout.parentWidget())
    for part in _parts(layout, members):
        if isinstance(part, QLayout):
            yield from _of_layout(part, members)
        else:
            yield from _laid_out(part)


def _members(widget: QWidget | None) -> list[QWidget]:
    return [] if widget is None else [x for x in widget.children() if isinstance(x, QWidget)]


def _parts(layout: QLayout, members: Iterable[QWidget]) -> list[QWidget | QLayout]:
    """The widgets and layouts of a layout as they stand, those of a grid row by row.

    Not by itemAt(): what it gives has a wrapper as long as the layout lives, but Qt frees it with
    its widget and tells nobody. Whatever is made at the same address afterwards, such as a line
    of a list, is then taken for it at its end, and PySide 6.11 reads a wrapper that is freed.
    """
    inner = [x for x in layout.children() if isinstance(x, QLayout)]
    places: dict[int, QWidget | QLayout] = {layout.indexOf(x): x for x in members}
    places |= {layout.indexOf(x): x for x in inner}
    places.pop(-1, None)  # where it is said of what lies elsewhere
    if isinstance(layout, QGridLayout):
        return [places[n] for n in sorted(places, key=lambda place: _corner(layout, place))]
    return [places[n] for n in sorted(places)]


def _corner(grid: QGridLayout, place: int) -> tuple[int, int]:
    found = grid.getItemPosition(place)
    assert isinstance(found, tuple)  # the binding's own types say that it is an object
    return found[0], found[1]


def focus_first_stop(root: QWidget) -> None:
    """Put the keys where Tab would come to first."""
    for stop in stops(root)[:1]:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


def focus_first_field(dialog: QWidget) -> None:
    """Put the keys into the first field of a form; Qt itself begins at whatever was made first."""
    chosen = dialog.focusWidget()
    if chosen is None or isinstance(chosen.parent(), QDialogButtonBox):
        fields = [s for s in stops(dialog) if not isinstance(s.parent(), QDialogButtonBox)]
        for field in fields[:1]:
            field.setFocus(Qt.FocusReason.TabFocusReason)
