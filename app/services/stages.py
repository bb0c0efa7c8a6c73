"""Stages: adding, timing, ordering, closing and reopening the steps of an opportunity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.case import Case, StageFile
from app.domain.closing import Closing, Way
from app.domain.errors import (
    AlreadyClosed,
    NotClosed,
    NotFound,
    StageIsClosed,
    StageStillOpen,
    WrongInput,
)
from app.domain.event import Event, What
from app.domain.gate import Ending, GateReport, had_asked_by, judge, judge_in
from app.domain.stage import Appointment, OwnKind, Part, Participant, Stage
from app.services.cases import Cases
from app.services.changes import ChangeSet, Done
from app.services.days import refuse_unlikely
from app.services.people import People
from app.services.ports import Clock, Journal, Keys, Writing
from app.services.requirement_rows import refresh_requirements
from app.services.typed import named, tidy_fields

LONGEST_MINUTES = 60 * 24 * 14
"""Two weeks: what takes longer is a slip of the hand."""


class Stages:
    """The steps of an opportunity; only closing is gated, never writing."""

    def __init__(
        self, journal: Journal, clock: Clock, keys: Keys, cases: Cases, people: People
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._keys = keys
        self._cases = cases
        self._people = people

    def add(
        self,
        opportunity_id: str,
        kind_id: str,
        appointment: Appointment | None = None,
        *,
        present: Iterable[str] = (),
        sent_by: str = "",
        **fields: str,
    ) -> Done[Stage]:
        """A new stage with its people by name; what went before without a gate closes by itself."""
        self._cases.kind(kind_id)
        case = self._cases.one(opportunity_id)
        stage = Stage(
            id=self._keys.new(),
            opportunity_id=opportunity_id,
            position=_place(case, appointment),
            kind_id=kind_id,
            created_at=self._clock.now(),
            **_when(appointment),  # type: ignore[arg-type]
            **tidy_fields(dict(fields)),  # type: ignore[arg-type]
        )
        with self._journal.transaction() as writing:
            for later in case.stages[stage.position :]:
                writing.save(replace(later.stage, position=later.stage.position + 1))
            writing.save(stage)
            self._add_people(writing, stage, present, Part.PRESENT)
            self._add_people(writing, stage, [sent_by] if sent_by.strip() else [], Part.SENT_IT)
            self._close_what_has_no_gate(writing, case, stage)
            self._refresh(writing, opportunity_id)
        return Done(stage, writing.changes)

    def _add_people(self, writing: Writing, stage: Stage, names: Iterable[str], part: Part) -> None:
        seen: set[str] = set()
        for name in names:
            contact = self._people.known_or_new(writing, stage.opportunity_id, name)
            if contact.id not in seen:
                seen.add(contact.id)
                writing.save(
                    Participant(
                        id=self._keys.new(),
                        stage_id=stage.id,
                        contact_id=contact.id,
                        part=part,
                    )
                )

    def _close_what_has_no_gate(self, writing: Writing, case: Case, stage: Stage) -> None:
        now = self._clock.now()
        for file in case.stages:
            before = file.stage.position < stage.position
            begun = file.stage.starts_at is None or file.stage.starts_at <= now
            if before and begun and not file.kind.gated and file.closing is None:
                writing.save(
                    Closing(
                        id=self._keys.new(),
                        stage_id=file.stage.id,
                        way=Way.MOVED_ON,
                        closed_at=now,
                    )
                )

    def schedule(self, stage_id: str, appointment: Appointment | None) -> ChangeSet:
        """Set, move or clear when it is; a closed stage must stay true to what closed it."""
        return self.edit(stage_id, **_when(appointment))

    def edit(self, stage_id: str, **fields: object) -> ChangeSet:
        """Change fields of a stage; a change of kind renews its requirements."""
        file = self._cases.file(stage_id)
        if "kind_id" in fields:
            self._cases.kind(str(fields["kind_id"]))
        changed = replace(file.stage, **tidy_fields(fields))  # type: ignore[arg-type]
        self._refuse_breaking(file, changed)
        with self._journal.transaction() as writing:
            writing.save(changed)
            self._refresh(writing, changed.opportunity_id)
        return writing.changes

    def _refuse_breaking(self, file: StageFile, changed: Stage) -> None:
        closing = file.closing
        if closing is None or closing.way not in (Way.ASKED, Way.MOVED_ON, Way.NO_ANSWER):
            return
        if changed.kind_id != file.stage.kind_id:
            raise StageIsClosed
        # An older Askwell counted what this one would not: only a new time asks the gate again.
        if closing.way is Way.ASKED and changed.starts_at != file.stage.starts_at:
            moved = replace(file, stage=changed, closing=None)
            report = judge(moved, Ending(way=Way.ASKED), closing.closed_at)
            if not report.may_close or set(report.rests_on) != set(closing.rests_on):
                raise StageIsClosed

    def move(self, stage_id: str, position: int) -> ChangeSet:
        """Put a stage at another place in the timeline (0 is the first)."""
        case = self._cases.of_stage(stage_id)
        order = [f.stage for f in case.stages]
        moving = next((s for s in order if s.id == stage_id), None)
        if moving is None:
            raise NotFound("stage", stage_id)
        order.remove(moving)
        order.insert(max(0, min(position, len(order))), moving)
        with self._journal.transaction() as writing:
            for place, stage in enumerate(order):
                writing.save(replace(stage, position=place))
            if writing.changes:
                writing.save(self._event(moving, What.MOVED))
        return writing.changes

    def delete(self, stage_id: str) -> ChangeSet:
        """Mark it as deleted; it can be restored for 30 days."""
        stage = self._journal.get(Stage, stage_id)
        with self._journal.transaction() as writing:
            writing.save(replace(stage, deleted_at=self._clock.now()))
        return writing.changes

    def restore(self, stage_id: str) -> ChangeSet:
        """Bring a deleted stage back to its place."""
        stage = self._journal.get(Stage, stage_id)
        with self._journal.transaction() as writing:
            writing.save(replace(stage, deleted_at=None))
            writing.save(self._event(stage, What.RESTORED))
            self._refresh(writing, stage.opportunity_id)
        return writing.changes

    def report(self, stage_id: str, ending: Ending) -> GateReport:
        """What the gate says of closing it in this way now."""
        case, file = self._in_case(stage_id)
        return judge_in(case, file, ending, self._clock.now())

    def _in_case(self, stage_id: str) -> tuple[Case, StageFile]:
        case = self._cases.of_stage(stage_id)
        file = case.stage(stage_id)
        if file is None:
            raise NotFound("stage", stage_id)
        return case, file

    def close(self, stage_id: str, ending: Ending) -> ChangeSet:
        """Close it if the gate allows; raises StageStillOpen with what is missing."""
        refuse_unlikely([ending.ended_on])
        if ending.ended_on is not None and ending.ended_on > self._clock.today():
            raise WrongInput("ended_on", "in_the_future", ending.ended_on.isoformat())
        case, file = self._in_case(stage_id)
        if file.closing is not None:
            raise AlreadyClosed
        now = self._clock.now()
        report = judge_in(case, file, ending, now)
        if not report.may_close:
            raise StageStillOpen(report)
        closing = Closing(
            id=self._keys.new(),
            stage_id=stage_id,
            way=ending.way,
            closed_at=now,
            rests_on=report.rests_on,
            ended_because=ending.ended_because,
            ended_on=ending.ended_on,
            had_asked=self._had_asked(file, ending),
            nobody_to_tell=ending.nobody_to_tell if ending.way is Way.WITHDRAWN else "",
        )
        with self._journal.transaction() as writing:
            writing.save(self._event(file.stage, What.CLOSED, ending.way.value))
            writing.save(closing)
        return writing.changes

    def _had_asked(self, file: StageFile, ending: Ending) -> bool | None:
        """Whether they had heard it when they ended it; None where they did not."""
        if ending.way is not Way.ENDED_BY_THEM or ending.ended_on is None:
            return None
        return had_asked_by(file, ending.ended_on, self._clock.zone(), self._clock.now())

    def end(self, stage_id: str, ending: Ending) -> ChangeSet:
        """They ended it: what had closed the stage before gives way, in one step."""
        with self._journal.transaction() as writing:
            if self._cases.file(stage_id).closing is not None:
                self.reopen(stage_id)
            self.close(stage_id, ending)
        return writing.changes

    def reopen(self, stage_id: str) -> ChangeSet:
        """Take back a closing; the history shows it. Rules changed since then apply again."""
        file = self._cases.file(stage_id)
        if file.closing is None:
            raise NotClosed
        with self._journal.transaction() as writing:
            writing.remove(file.closing)
            writing.save(self._event(file.stage, What.REOPENED, file.closing.way.value))
            self._refresh(writing, file.stage.opportunity_id)
        return writing.changes

    def note_printed(self, stage_id: str) -> ChangeSet:
        """The prep sheet was printed or saved, which ticks its item."""
        return self.edit(stage_id, sheet_printed_at=self._clock.now())

    def add_kind(self, name: str, behaves_like: str) -> Done[OwnKind]:
        """A kind of the user's own that behaves like one of ours."""
        kind = self._cases.kind(behaves_like)
        own = OwnKind(id=self._keys.new(), name=named("kind", name), behaves_like=kind.rules_id)
        with self._journal.transaction() as writing:
            writing.save(own)
        return Done(own, writing.changes)

    def _refresh(self, writing: Writing, opportunity_id: str) -> None:
        refresh_requirements(writing, self._keys, self._cases.one(opportunity_id))

    def _event(self, stage: Stage, what: What, fact: str = "") -> Event:
        return Event(
            id=self._keys.new(),
            at=self._clock.now(),
            what=what,
            opportunity_id=stage.opportunity_id,
            entity_id=stage.id,
            fact=fact,
        )


def appointment_at(
    local: datetime, zone: str, *, all_day: bool = False, minutes: int | None = None
) -> Appointment:
    """An appointment from what a person gave; raises WrongInput where it cannot be one."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise WrongInput("zone", "unknown", zone) from unknown
    if minutes is not None and not 0 < minutes <= LONGEST_MINUTES:
        raise WrongInput("minutes", "out_of_range", str(minutes))
    refuse_unlikely([local])
    plain = local.replace(tzinfo=None, second=0, microsecond=0)
    appointment = Appointment(local=plain, zone=zone, all_day=all_day, minutes=minutes)
    if appointment.is_skipped and not all_day:
        raise WrongInput("when", "skipped", f"{plain.isoformat()}|{zone}")
    return appointment


def _when(appointment: Appointment | None) -> dict[str, object]:
    if appointment is None:
        return {
            "starts_local": None,
            "zone": "",
            "all_day": False,
            "minutes": None,
            "starts_at": None,
        }
    return {
        "starts_local": appointment.local,
        "zone": appointment.zone,
        "all_day": appointment.all_day,
        "minutes": appointment.minutes,
        "starts_at": appointment.starts_at,
    }


def _place(case: Case, appointment: Appointment | None) -> int:
    """The place in the timeline: by time among the dated stages, else at the end."""
    if appointment is None:
        return len(case.stages)
    begins = appointment.starts_at
    earlier = [
        place + 1
        for place, f in enumerate(case.stages)
        if (f.stage.starts_at or datetime.max.replace(tzinfo=UTC)) <= begins
    ]
    return max(earlier, default=0)
