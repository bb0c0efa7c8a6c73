"""The watch over the place of the journal: another computer, conflict copies, a synced folder."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services.elsewhere import Surroundings
from app.services.errands import Errand
from app.ui.stepper import Stepper
from app.ui.text import tr
from app.ui.text.place_words import conflict_words, synced_words

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

FIRST_MS, LOOK_MS = 3_000, 30_000
TOLD_KEY = "place/told"
MOST_TOLD = 100


class PlaceWatch(QObject):
    """Looks twice a minute, on another thread, and tells one thing at a time, each only once.

    What was told is remembered on this computer, by a digest that names no place.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._whereabouts = window.session.desk.whereabouts
        self._told_elsewhere = False
        self._stepper = Stepper(self)
        self._stepper.done.connect(self._on_looked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look, once the window has settled."""
        self._timer.start(FIRST_MS)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._stepper.stop()

    def look(self) -> None:
        """Look around now."""
        if not self._stepper.is_busy:
            self._stepper.start(self._looks())

    def _looks(self) -> Iterator[Surroundings | None]:
        yield from Errand(self._whereabouts.look).steps()

    def _on_looked(self, around: Surroundings) -> None:
        self._timer.start(LOOK_MS)
        if self._window.toast.isVisible():
            return  # somebody is reading; it can wait
        if self._whereabouts.is_open_elsewhere and not self._told_elsewhere:
            self._tell_elsewhere()
        elif around.conflict_copies and self._is_new(*around.conflict_copies):
            self._tell_conflict(around.conflict_copies)
        elif around.synced_by and self._is_new(around.synced_by):
            self._tell_synced(around.synced_by)

    def _tell_elsewhere(self) -> None:
        self._told_elsewhere = True
        words = tr(
            "Another computer has opened this journal as well. Close it on one of the two; "
            "else what one of them writes may be lost."
        )
        self._window.offer(words, tr("Close it here"), self._window.close)

    def _tell_conflict(self, names: tuple[str, ...]) -> None:
        chosen = names[0]
        show = self._window.verbs.backups.show
        self._window.offer(conflict_words(names), tr("Look"), lambda: show(chosen))

    def _tell_synced(self, service: str) -> None:
        self._window.offer(synced_words(service), tr("Backups"), self._window.verbs.backups.show)

    def _is_new(self, *what: str) -> bool:
        """Whether this was never told of this journal on this computer; it counts as told now."""
        text = "\0".join([str(self._window.journal), *sorted(what)])
        digest = blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        kept = self._window.remembered(TOLD_KEY)
        if digest in kept:
            return False
        self._window.remember(TOLD_KEY, [*kept, digest][-MOST_TOLD:])
        return True
