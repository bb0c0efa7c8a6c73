"""Where the keyboard was in a list of cards, to be found again when the list is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui.widgets.tab_order import stops


@dataclass(frozen=True)
class FocusPlace:
    """A card by its place and a control in it by its own; or a fold, by its place from the end."""

    card: int = -1
    control: int = -1
    fold: int = 0

    @staticmethod
    def of(page: QWidget, cards: Sequence[QWidget], folds: Sequence[QWidget]) -> FocusPlace:
        """The place of what has the focus in its window; none where it is elsewhere."""
        focus: QWidget | None = page.window().focusWidget()
        if focus is None:
            return FocusPlace()
        if focus in folds:
            return FocusPlace(fold=list(folds).index(focus) - len(folds))
        for place, card in enumerate(cards):
            if card is focus:
                return FocusPlace(card=place)
            if card.isAncestorOf(focus):
                return FocusPlace(card=place, control=stops(card).index(focus))
        return FocusPlace()

    def restore(
        self, cards: Sequence[QWidget], folds: Sequence[QWidget], otherwise: QWidget
    ) -> None:
        """Focus what stands at this place now, or what is nearest to it."""
        if self.fold and folds:
            _focus(folds[max(self.fold, -len(folds))])
        elif self.card >= 0 and cards:
            card = cards[min(self.card, len(cards) - 1)]
            card.show()
            controls = stops(card)
            within = 0 <= self.control < len(controls)
            _focus(controls[self.control] if within else card)
        elif self.fold or self.card >= 0:
            _focus(otherwise)


def _focus(widget: QWidget) -> None:
    widget.show()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
