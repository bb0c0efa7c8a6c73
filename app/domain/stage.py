"""Stages: one step of one opportunity, with its appointment and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.remembered import remembered


class Outcome(StrEnum):
    """What came of a stage, apart from how it was closed."""

    NONE_YET = "none_yet"
    WENT_ON = "went_on"
    OFFER = "offer"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"


class Part(StrEnum):
    """What a person does in a stage: take part, or send it without being there."""

    PRESENT = "present"
    SENT_IT = "sent_it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """When a stage is: local date and time in a zone; `all_day` where only the date is known."""

    local: datetime
    zone: str
    all_day: bool = False
    minutes: int | None = None

    @property
    def starts_at(self) -> datetime:
        """The moment in UTC; at a repeated hour the first, as people mean it."""
        return self.local.replace(tzinfo=ZoneInfo(self.zone), fold=0).astimezone(UTC)

    @property
    def is_skipped(self) -> bool:
        """Whether the clocks of the zone go forward over that time, so that it never comes."""
        zone = ZoneInfo(self.zone)
        return self.starts_at.astimezone(zone).replace(tzinfo=None, fold=0) != self.local

    @property
    def ends_at(self) -> datetime:
        """When it is over; the end of the day where no time is known, one hour at a guess.

        At the end of the calendar it is the calendar's last moment.
        """
        return _end_of(self.local, self.zone, self.all_day, self.minutes)


@remembered(4096)
def _end_of(local: datetime, zone: str, all_day: bool, minutes: int | None) -> datetime:
    """When it is over; remembered, since each look at a stage asks for it several times."""
    try:
        if all_day:
            next_day = datetime.combine(local.date() + timedelta(days=1), time())
            return next_day.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        starts_at = local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
        return starts_at + timedelta(minutes=60 if minutes is None else minutes)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of one opportunity; `name` is the user's own word where the kind's will not do."""

    id: str
    opportunity_id: str
    position: int
    kind_id: str
    name: str = ""
    starts_local: datetime | None = None
    zone: str = ""
    all_day: bool = False
    minutes: int | None = None
    starts_at: datetime | None = None
    place: str = ""
    link: str = ""
    late_phone: str = ""
    notes: str = ""
    outcome: Outcome = Outcome.NONE_YET
    promised_on: date | None = None
    sheet_printed_at: datetime | None = None
    created_at: datetime
    deleted_at: datetime | None = None

    @property
    def appointment(self) -> Appointment | None:
        """When it is, or None while no time is set."""
        if self.starts_local is None:
            return None
        return Appointment(
            local=self.starts_local, zone=self.zone, all_day=self.all_day, minutes=self.minutes
        )

    @property
    def ends_at(self) -> datetime | None:
        """When it is over, in UTC, or None while no time is set."""
        if self.starts_local is None:
            return None
        return _end_of(self.starts_local, self.zone, self.all_day, self.minutes)

    def has_begun(self, now: datetime) -> bool:
        """Whether its start lies behind."""
        return self.starts_at is not None and self.starts_at <= now

    def is_over(self, now: datetime) -> bool:
        """Whether its end lies behind, so that reflection and ask are due."""
        ends_at = self.ends_at
        return ends_at is not None and ends_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One person in one stage."""

    id: str
    stage_id: str
    contact_id: str
    part: Part = Part.PRESENT


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnKind:
    """A stage kind of the user's own; it behaves like one of ours."""

    id: str
    name: str
    behaves_like: str
    deleted_at: datetime | None = None
