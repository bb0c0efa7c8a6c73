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
    QLayoutItem,
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


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _laid_out(widget)
        elif inner is not None:
            yield from _of_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """The items of a layout, those of a grid row by row."""
    places: Iterable[int] = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda place: _corner(layout, place))
    return [item for item in map(layout.itemAt, places) if item is not None]


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
