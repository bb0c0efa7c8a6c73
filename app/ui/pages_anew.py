"""Pages anew: text of another size gets pages that were built for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.pages.tabs import OPPORTUNITY, PEOPLE
from app.ui.theme.metrics import body_px
from app.ui.theme.theme import theme

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class PagesAnew(QObject):
    """Builds the pages of one window again when the text grows or shrinks, and goes back there.

    Colours are followed by what stands; widths and gaps are measured when a page is built.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._body_px = body_px()
        theme().theme_changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        if body_px() != self._body_px:
            self._body_px = body_px()
            # Not before the field is done in which the size was changed.
            QTimer.singleShot(0, self, self._build)

    def _build(self) -> None:
        window, buffer = self._window, self._window.session.buffer
        buffer.flush()
        if buffer.is_unwritten:  # it stands in its field alone
            buffer.saved.connect(self._build, Qt.ConnectionType.SingleShotConnection)
            return
        window.session.leave_field()
        page = window.body.currentWidget()
        typed, keys = _typed(page), _key_of(page, window.focusWidget())
        again = self._ways_to(page)
        window.forget_pages()
        for way in again:
            way()
        _type_again(window.body.currentWidget(), typed)
        if keys is not None:
            _put_keys(window.body.currentWidget(), keys)

    def _ways_to(self, page: QWidget | None) -> list[Callable[[], None]]:
        """What shows again what this page shows; before a search, what lies behind it."""
        window = self._window
        if page is window.__dict__.get(OPPORTUNITY, self):
            shown = window.opportunity
            ids = shown.opportunity_id, shown.stage_id
            return [partial(self._to_opportunity, *ids, shown.tabs.current_key())]
        if page is window.__dict__.get(PEOPLE, self):
            return [partial(window.show_people, window.people.chosen)]
        if window.finding.is_shown and page is window.finding.page:
            return [*self._ways_to(window.finding.behind), window.finding.way_back()]
        return [window.show_today]

    def _to_opportunity(self, opportunity_id: str, stage_id: str, tab: str | None) -> None:
        self._window.show_opportunity(opportunity_id, stage_id)
        if tab is not None:
            self._window.opportunity.open_tab(tab)


Key = tuple[str, str, int]
"""What a part of a page is, how it is named, and which of those it is."""


def _keyed(page: QWidget | None) -> dict[Key, QWidget]:
    """The parts of a page that can be told from each other, also on a page built anew."""
    keyed: dict[Key, QWidget] = {}
    for part in page.findChildren(QWidget) if page is not None else ():
        kind, name = type(part).__name__, part.accessibleName()
        number = 0
        while (kind, name, number) in keyed:
            number += 1
        keyed[kind, name, number] = part
    return keyed


def _typed(page: QWidget | None) -> dict[Key, str]:
    """What stands in the lines of a page, kept or not."""
    return {k: w.text() for k, w in _keyed(page).items() if isinstance(w, QLineEdit)}


def _type_again(page: QWidget | None, typed: dict[Key, str]) -> None:
    """Bring back what was typed and could not be kept, such as half a promise or no date."""
    from app.ui.widgets.moment_field import MomentField  # loaded with the page that has one

    for key, part in _keyed(page).items():
        text = typed.get(key, "")
        if isinstance(part, QLineEdit) and text and part.text() != text:
            part.setText(text)
            around = part.parentWidget()
            if isinstance(around, MomentField):
                around.settle()


def _key_of(page: QWidget | None, part: QWidget | None) -> Key | None:
    return next((key for key, each in _keyed(page).items() if each is part), None)


def _put_keys(page: QWidget | None, key: Key) -> None:
    part = _keyed(page).get(key)
    if part is not None and part.isVisible():
        part.setFocus(Qt.FocusReason.OtherFocusReason)
