"""Room for a form: where the screen is too low for its fields, they are scrolled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.theme.metrics import px
from app.ui.widgets.follow_focus import follow_focus
from app.ui.widgets.page_scroll import lay_bare
from app.ui.widgets.screen_room import screen_room


def fit_screen(dialog: QDialog, column: QVBoxLayout, form: QFormLayout) -> None:
    """Make a dialog no taller than its screen; its buttons, and what is wrong, stay in sight."""
    column.activate()
    room = screen_room(dialog).height()
    if column.indexOf(form) >= 0 and column.totalMinimumSize().height() > room:
        _let_scroll(column, form, dialog)
        column.activate()
    if dialog.height() > room:
        dialog.resize(dialog.width(), room)


def _let_scroll(column: QVBoxLayout, form: QFormLayout, dialog: QDialog) -> None:
    place = column.indexOf(form)
    column.removeItem(form)
    scroll = QScrollArea(dialog)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    ground = QWidget(scroll)
    lay_bare(scroll, ground)
    form.setContentsMargins(0, 0, px(8), 0)  # the bar must not lie on the fields
    ground.setLayout(form)
    scroll.setWidget(ground)
    scroll.viewport().setAutoFillBackground(False)
    bar = scroll.verticalScrollBar().sizeHint().width()
    scroll.setMinimumWidth(ground.minimumSizeHint().width() + bar)
    column.insertWidget(place, scroll, 1)
    scroll.show()  # else only once the event loop runs, and until then no field could be gone to
    follow_focus(scroll, whole=True)
