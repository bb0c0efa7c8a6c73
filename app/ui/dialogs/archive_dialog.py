"""Putting an opportunity away: every stage that is still open is settled first, in one go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from app.domain.case import Case, StageFile
from app.domain.closing import EndedBecause, Way
from app.domain.errors import WrongInput
from app.domain.gate import Ending
from app.services.desk import Desk
from app.ui.dialogs.ending_dialogs import chosen_day, day_field
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.text import tr
from app.ui.text.states import ended_words
from app.ui.theme.metrics import px
from app.ui.undo import Undoer
from app.ui.widgets.still_fields import StillBox

WIDTH_PX = 540
SHORTEST_CHARS = 12
UNCHOSEN, NOBODY_TO_TELL = "", "nobody_to_tell"


class ArchiveDialog(FormDialog):
    """Every open stage is settled, in one go, before the opportunity is put away."""

    def __init__(
        self, desk: Desk, undoer: Undoer, case: Case, parent: QWidget | None = None
    ) -> None:
        now = desk.clock.now()
        files = [f for f in case.stages if f.is_open(now)]
        lead = (
            tr("These stages are still open. Say how each one ended.")
            if files
            else tr("It goes to Closed. You can take it out again at any time.")
        )
        super().__init__(tr("Archive opportunity"), tr("Archive"), parent, lead=lead)
        self.setMinimumWidth(px(WIDTH_PX))
        self.settlings = [Settling(desk, file, self) for file in files]
        for settling in self.settlings:
            self._add(settling)
        key = case.opportunity.id
        self.on_accept(
            lambda: undoer.run(
                tr("Archive"), lambda: desk.opportunities.archive(key, self.endings())
            )
        )

    def _add(self, settling: Settling) -> None:
        """The rows of one stage; only those that its way asks for are seen."""
        self.add_field(settling.name, settling.way)
        self.add_field(tr("When they ended it"), settling.on)
        self.add_field(tr("Why nobody needs telling"), settling.reason)
        settling.changed.connect(lambda: self._show_rows(settling))
        self._show_rows(settling)

    def _show_rows(self, settling: Settling) -> None:
        self.form.setRowVisible(settling.on, settling.is_theirs)
        self.form.setRowVisible(settling.reason, settling.wants_reason)
        self.error.hide()
        self._make_room()

    def endings(self) -> dict[str, Ending]:
        """How each open stage ended; raises WrongInput where one is not settled."""
        return {settling.stage_id: settling.ending() for settling in self.settlings}


class Settling(QObject):
    """The fields in which one open stage is settled; nothing is chosen that nobody has said."""

    changed = Signal()

    def __init__(self, desk: Desk, file: StageFile, parent: QObject) -> None:
        super().__init__(parent)
        self.stage_id, self.name = file.stage.id, file.name
        self.way = StillBox()
        policies = QComboBox.SizeAdjustPolicy
        self.way.setSizeAdjustPolicy(policies.AdjustToMinimumContentsLengthWithIcon)
        self.way.setMinimumContentsLength(SHORTEST_CHARS)
        self.way.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, words in _ways(desk, file):
            self.way.addItem(words, key)
        if file.is_refused and self.way.currentData() == UNCHOSEN:
            self.way.setCurrentIndex(self.way.findData(NOBODY_TO_TELL))
        self.on = day_field(desk)
        self.reason = QLineEdit()
        self.way.currentIndexChanged.connect(self.changed)

    @property
    def is_theirs(self) -> bool:
        """Whether it was ended by them, which has a day."""
        return self.way.currentData() in tuple(EndedBecause)

    @property
    def wants_reason(self) -> bool:
        """Whether nobody is told of a no, which wants a reason."""
        return bool(self.way.currentData() == NOBODY_TO_TELL)

    def ending(self) -> Ending:
        """What was chosen; raises WrongInput where nothing was."""
        key = str(self.way.currentData())
        if key == UNCHOSEN:
            raise WrongInput("ending", "empty")
        if self.is_theirs:
            on = chosen_day(self.on)
            return Ending(way=Way.ENDED_BY_THEM, ended_because=EndedBecause(key), ended_on=on)
        if not self.wants_reason:
            return Ending(way=Way(key))
        reason = self.reason.text().strip()
        if not reason:
            raise WrongInput("nobody_to_tell", "empty")
        return Ending(way=Way.WITHDRAWN, nobody_to_tell=reason)


def _ways(desk: Desk, file: StageFile) -> list[tuple[str, str]]:
    """The ways that can be chosen: what the gate lets through already first, else none yet."""
    found = [
        (way.value, words)
        for way, words in (
            (Way.ASKED, tr("I asked, and they heard it")),
            (Way.WITHDRAWN, tr("I told them that I do not want it")),
        )
        if desk.stages.report(file.stage.id, Ending(way=way)).may_close
    ]
    return [
        *(found or [(UNCHOSEN, tr("Choose how it ended…"))]),
        (NOBODY_TO_TELL, tr("I do not want it; nobody needs telling")),
        *((reason.value, ended_words(reason)) for reason in EndedBecause),
    ]
