"""Today: everything that is due now, over all opportunities that are alive."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.due import Due, DueKind, due, order
from app.domain.rulebook import Timing
from app.domain.status import Chip, Group, Moment, StageState, chip, group, stage_state, urgency
from app.services.cases import Cases
from app.services.ports import Clock, Holidays, Journal, OpportunityLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOpportunity:
    """One row of the opportunity list; `case` is read only where it is alive."""

    line: OpportunityLine
    group: Group
    chip: Chip | None = None
    case: Case | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRate:
    """How many of the stages that took place and had a gate ended with an ask."""

    asked: int
    held: int


class Today:
    """What the clock and the journal say together."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        holidays: Holidays,
        cases: Cases,
        timing: Timing,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._holidays = holidays
        self._cases = cases
        self._timing = timing

    def moment(self) -> Moment:
        """Now, with all that derivations need."""
        return Moment(
            now=self._clock.now(),
            zone=self._clock.zone(),
            is_holiday=self._holidays.is_holiday,
            timing=self._timing,
        )

    def alive(self, among: Container[str] | None = None) -> list[Case]:
        """The cases that have not ended; only those with these keys, where some are given."""
        lines = [line for line in self._journal.opportunity_lines() if not _over(line)]
        return self._cases.many([x.id for x in lines if among is None or x.id in among])

    def due(self) -> list[Due]:
        """Every line of Today, in order."""
        at = self.moment()
        return sorted((line for case in self.alive() for line in due(case, at)), key=order)

    def asks_and_decisions(self) -> int:
        """How many asks are owed and decisions due: the number beside Today."""
        return sum(line.kind in (DueKind.ASK, DueKind.DECIDE) for line in self.due())

    def opportunities(self) -> list[ListedOpportunity]:
        """The rows of the list: the living by urgency, the ended by their end, latest first."""
        at = self.moment()
        lines = self._journal.opportunity_lines()
        living = [line for line in lines if not _over(line)]
        cases = self._cases.many([line.id for line in living])
        rows = [
            ListedOpportunity(line=line, group=group(case, at), chip=chip(case, at), case=case)
            for line, case in zip(living, cases, strict=True)
        ]
        rows += [ListedOpportunity(line=x, group=Group.CLOSED) for x in lines if _over(x)]
        return sorted(rows, key=_list_order)

    def ask_rate(self, cases: list[Case] | None = None) -> AskRate:
        """Over the living opportunities: stages that were held, and those asked in."""
        at = self.moment()
        states = [
            stage_state(file, at)
            for case in (self.alive() if cases is None else cases)
            for file in case.stages
            if file.kind.gated
        ]
        held = [s for s in states if s not in (StageState.PLANNED, StageState.TODAY)]
        asked = [s for s in held if s in (StageState.ASKED, StageState.READY)]
        return AskRate(asked=len(asked), held=len(held))


def _over(line: OpportunityLine) -> bool:
    """Whether its columns alone say that it has ended (the same rule as status.has_ended)."""
    if line.archived:
        return True
    if line.last_way is None or not line.last_way.ends_the_opportunity:
        return False
    return not line.added_since


def _list_order(row: ListedOpportunity) -> tuple[int, tuple[int, float, int], str]:
    ended = row.line.last_closed_at or row.line.created_at
    rank = urgency(row.chip) if row.chip else (99, -ended.timestamp(), 0)
    return (list(Group).index(row.group), rank, row.line.company.casefold())
