"""To whom, how and when something was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.contact import Role
from app.domain.gate import GateCode, asked_report
from app.domain.requirements import people_of
from app.domain.statement import Channel, Listener, draft_for
from app.domain.status import Moment
from app.services.stages import appointment_at
from app.ui.text import tr
from app.ui.text.states import channel_words, names_and, person_words
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.widgets.choice_field import name_choices
from app.ui.widgets.day_calendar import DayCalendar
from app.ui.widgets.still_fields import StillBox, StillMoment

NOW, THEN, OTHER = "now", "then", "other"


class AskTarget(QWidget):
    """The three small choices above the words."""

    chosen = Signal()
    """Somebody else is to hear it."""
    how_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage_id = ""
        self._is_picked = False
        """Whether the one who is offered was chosen, and does not merely come next."""
        self._drafts: set[str] = set()
        self._seen: set[str] = set()
        self._zone = "UTC"
        self._during: datetime | None = None
        self.to = StillBox()
        self.how = StillBox()
        self.when = StillBox()
        self.moment = StillMoment()
        self._build()

    def _build(self) -> None:
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(8))
        for row, (text, box) in enumerate(((tr("To"), self.to), (tr("How"), self.how))):
            label = QLabel(text)
            set_look(label, Look.MUTED)
            label.setBuddy(box)
            name_choices(box, text)
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            grid.addWidget(label, row, 0)
        grid.addWidget(self.to, 0, 1, 1, 2)
        self._is_folded = True
        self.fold(False)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for channel in Channel:
            self.how.addItem(channel_words(channel), channel)
        name_choices(self.when, tr("When"))
        for key, text in (
            (NOW, tr("Just now")),
            (THEN, tr("In the conversation")),
            (OTHER, tr("Another time…")),
        ):
            self.when.addItem(text, key)
        self.moment.setCalendarPopup(True)
        self.moment.setCalendarWidget(DayCalendar(self.moment))
        self.moment.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self.moment.setAccessibleName(tr("When you said it"))
        self.moment.hide()
        self.to.activated.connect(self._on_to)
        self.how.activated.connect(self.how_chosen)
        self.when.activated.connect(self._on_when)

    @property
    def wide(self) -> int:
        """How wide it is with How and When beside each other, in pixels."""
        parts = (self.how.minimumSizeHint().width(), self.when.minimumSizeHint().width())
        return self._grid.cellRect(0, 0).width() + sum(parts) + 2 * self._grid.spacing()

    def fold(self, is_folded: bool) -> None:
        """Put When below How, or beside it."""
        if is_folded == self._is_folded:
            return
        self._is_folded = is_folded
        self._grid.addWidget(self.how, 1, 1, 1, 2 if is_folded else 1)
        self._grid.addWidget(self.when, *((2, 1, 1, 2) if is_folded else (1, 2, 1, 1)))
        self._grid.addWidget(self.moment, 3, 1, 1, 2)

    def _on_to(self) -> None:
        self._is_picked = True
        self.chosen.emit()

    def _on_when(self) -> None:
        other = self.when.currentData() == OTHER
        self.moment.setVisible(other)
        if other:
            self.moment.setDateTime(QDateTime.currentDateTime())
            self.moment.setFocus()

    def show_people(self, case: Case, file: StageFile, at: Moment) -> None:
        """Offer the people who can hear it, those who still must first."""
        self._zone = at.zone
        self._during = file.stage.starts_at
        same_stage = file.stage.id == self._stage_id
        kept = self._kept(file) if same_stage else self._begun(file)
        self._stage_id = file.stage.id
        before = self.listeners()
        blocked = QSignalBlocker(self.to)
        self.to.clear()
        for text, listeners in _choices(case, file):
            self.to.addItem(text, listeners)
        wanted = self._wanted(case, file, kept, at)
        places = [i for i in range(self.to.count()) if self.to.itemData(i) == wanted]
        self.to.setCurrentIndex(places[0] if places else 0)
        if not same_stage:
            self.how.setCurrentIndex(self.how.findData(Channel.EMAIL))
            self.when.setCurrentIndex(0)
            self.moment.hide()
        if not same_stage or self.listeners() != before:
            self.show_channel(file)
        del blocked

    def _begun(self, file: StageFile) -> tuple[Listener, ...]:
        """Another stage: whom the newest words there are for."""
        self._is_picked = False
        self._drafts = self._seen = {draft.statement.id for draft in file.drafts}
        newest = sorted(
            file.drafts, key=lambda d: (bool(d.statement.words), d.statement.created_at)
        )
        return newest[-1].listeners if newest else ()

    def _kept(self, file: StageFile) -> tuple[Listener, ...]:
        """The same stage: who was offered; an undo brings back whom its words were for."""
        drafts = {draft.statement.id: draft for draft in file.drafts}
        back = [drafts[key] for key in drafts.keys() - self._drafts if key in self._seen]
        if self._drafts - drafts.keys():  # they were told
            self._is_picked = False
        self._drafts = set(drafts)
        self._seen = self._seen | self._drafts
        return (back[0].listeners if back else ()) or self.listeners()

    def show_channel(self, file: StageFile) -> None:
        """Offer how the words that are shown were to be said."""
        draft = draft_for(file.drafts, self.listeners())
        if draft is not None:
            self.how.setCurrentIndex(self.how.findData(draft.statement.channel))

    def _wanted(
        self, case: Case, file: StageFile, kept: tuple[Listener, ...], at: Moment
    ) -> tuple[Listener, ...]:
        """The one to offer: who was chosen, while they still must hear it; else who must."""
        missing = [
            people_of(i.requirement, file, case)
            for i in asked_report(file, at.now).missing
            if i.code is GateCode.DECLARED and i.requirement
        ]
        must = [c for people in missing for c in people]
        chosen = self._is_picked or draft_for(file.drafts, kept) is not None
        if kept and (not must or chosen or any(x.contact_id in must for x in kept)):
            return kept
        if must:
            tie = case.tie(must[0])
            return (Listener(tie.side if tie else Side.CLIENT, must[0]),)
        return kept

    def choose(self, contact_ids: Sequence[str], side: Side | None = None) -> None:
        """Offer the first of these people, or whoever stands for the side; else leave it."""
        for key in (*contact_ids, ""):
            for place in range(self.to.count()):
                listeners = self.to.itemData(place)
                alone = len(listeners) == 1 and (listeners[0].contact_id or "") == key
                if alone and (key or listeners[0].side is side):
                    self.to.setCurrentIndex(place)
                    self._on_to()
                    return

    def listeners(self) -> tuple[Listener, ...]:
        """Whom it was told."""
        found = self.to.currentData()
        return tuple(found) if found else ()

    def channel(self) -> Channel:
        """How it was told."""
        return Channel(self.how.currentData())

    def said_at(self, now: datetime) -> datetime | None:
        """When it was told, None for just now; raises WrongInput for a time that never was."""
        when = self.when.currentData()
        if when == THEN and self._during is not None:
            return min(self._during + timedelta(minutes=1), now)
        if when == OTHER:
            local = self.moment.dateTime().toPython()
            assert isinstance(local, datetime)
            return appointment_at(local, self._zone).starts_at
        return None

    def first_name(self, case: Case, file: StageFile, *, before: bool) -> str:
        """The first name of the person to ask; before the stage, of the first who will be there."""
        chosen = [x.contact_id for x in self.listeners()]
        keys = list(file.contact_ids()) if before else chosen or list(file.contact_ids())
        return case.contacts[keys[0]].first_name if keys and keys[0] else ""

    def address(self, case: Case) -> str:
        """The e-mail addresses of the people chosen."""
        keys = [x.contact_id for x in self.listeners() if x.contact_id]
        return ",".join(case.contacts[k].email for k in keys if case.contacts[k].email)


def _choices(case: Case, file: StageFile) -> list[tuple[str, tuple[Listener, ...]]]:
    here = file.contact_ids()
    ties = [t for t in case.ties if t.role is not Role.REFERENCE or t.contact_id in here]
    ties.sort(key=lambda t: (t.contact_id not in here, t.side is Side.RECRUITER))
    choices: list[tuple[str, tuple[Listener, ...]]] = []
    for tie in ties:
        contact = case.contacts[tie.contact_id]
        what = person_words(contact, case)
        text = f"{contact.name}, {what}" if what else contact.name
        choices.append((text, (Listener(tie.side, tie.contact_id),)))
    both = [t for t in ties if t.contact_id in here and t.side is Side.CLIENT]
    if len(both) > 1:
        names = names_and([case.contacts[t.contact_id].name for t in both])
        choices.append((names, tuple(Listener(t.side, t.contact_id) for t in both)))
    if not any(t.side is Side.CLIENT for t in ties):
        choices.append((case.company.name, (Listener(Side.CLIENT),)))
    firm = case.search_firm
    if firm is not None and not any(t.side is Side.RECRUITER for t in ties):
        choices.append((firm.name, (Listener(Side.RECRUITER),)))
    return choices
