"""What is due, and when: the table of the product, line by line (Monday 23 November 2026)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.business_days import add_business_days, is_business_day
from app.domain.closing import Closing, EndedBecause, Way
from app.domain.due import WAVED_OFF, Due, DueKind
from app.domain.follow_up import FollowUp
from app.domain.gate import Ending
from app.domain.reflection import Choice, Decision, decide_by
from app.services.desk import Desk
from tests.clocks import StoppedClock
from tests.desks import ASK, NO, at

D = DueKind


def interview(desk: Desk, clock: StoppedClock, days: int = 0, hour: int = 8) -> str:
    """A video interview with Dana of Northwind so many days from now, half an hour long."""
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    when = at(clock, days=days, hour=hour)
    return desk.stages.add(made.id, "video_interview", when, present=["Dana"]).value.id


def tell(desk: Desk, stage: str, words: str = ASK) -> None:
    """Tell Dana."""
    case = desk.cases.of_stage(stage)
    desk.statements.tell(stage, words, to=[desk.statements.listener(case, "Dana")])


def asked(desk: Desk, clock: StoppedClock, days: int = 0) -> str:
    """An interview that was closed with an ask on the same day."""
    stage = interview(desk, clock, days)
    desk.reflections.decide(stage, Choice.PURSUE)
    tell(desk, stage)
    desk.stages.close(stage, Ending(way=Way.ASKED))
    return stage


def kinds(desk: Desk) -> list[DueKind]:
    """The lines of Today by their kind."""
    return [line.kind for line in desk.today.due()]


def one(desk: Desk, kind: DueKind) -> Due:
    """The one line of this kind."""
    (found,) = (line for line in desk.today.due() if line.kind is kind)
    return found


def test_a_reflection_is_due_when_the_stage_is_over_and_not_before(
    desk: Desk, still: StoppedClock
) -> None:
    interview(desk, still, hour=9)  # from 9:00 to 9:30
    still.move(minutes=-31)
    assert kinds(desk) == [D.UPCOMING]
    still.move(minutes=1)
    assert D.REFLECT in kinds(desk)


def test_a_reflection_is_due_until_a_line_is_written(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    desk.reflections.answer(stage, "needs_i_meet", "What did they need?", "  ")
    assert D.REFLECT in kinds(desk)
    desk.reflections.answer(stage, "needs_i_meet", "What did they need?", "Renewals.")
    assert D.REFLECT not in kinds(desk)


def test_a_reflection_is_due_after_closing_too_until_it_is_written_or_waved_off(
    desk: Desk, still: StoppedClock
) -> None:
    written, waved = asked(desk, still), asked(desk, still)
    assert kinds(desk) == [D.REFLECT, D.REFLECT]
    desk.reflections.answer(written, "needs_i_meet", "What did they need?", "Renewals.")
    assert one(desk, D.REFLECT).file == desk.cases.file(waved)
    desk.reflections.check(waved, WAVED_OFF, done=True)
    assert kinds(desk) == []


def test_what_was_called_off_before_it_began_asks_for_no_reflection(
    desk: Desk, still: StoppedClock
) -> None:
    stage = interview(desk, still, days=1)
    ending = Ending(
        way=Way.ENDED_BY_THEM, ended_because=EndedBecause.CANCELLED, ended_on=still.today()
    )
    desk.stages.close(stage, ending)
    opportunity = desk.cases.of_stage(stage).opportunity.id
    still.move(hours=1)
    desk.stages.add(opportunity, "onsite", at(still, days=9), present=["Dana"])
    still.move(days=2)
    assert D.REFLECT not in kinds(desk)


def test_the_ask_is_owed_the_same_day_and_counted_from_the_next_morning(
    desk: Desk, still: StoppedClock
) -> None:
    interview(desk, still)
    assert one(desk, D.ASK).days == 0
    still.move(hours=13, minutes=59)  # one minute to midnight
    assert one(desk, D.ASK).days == 0
    still.move(minutes=1)
    assert one(desk, D.ASK).days == 1
    still.move(days=2)
    assert one(desk, D.ASK).days == 3


def test_yesterdays_ask_does_not_settle_todays_talk(desk: Desk, still: StoppedClock) -> None:
    first = asked(desk, still, days=-1)
    opportunity = desk.cases.of_stage(first).opportunity.id
    desk.stages.add(opportunity, "onsite", at(still, hour=8), present=["Dana"])
    assert one(desk, D.ASK).file is not None
    assert one(desk, D.ASK).nobody_knows


def test_words_that_only_thank_leave_the_ask_owed(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    tell(desk, stage, "Thank you for your time.")
    assert D.ASK in kinds(desk)


def test_told_but_undecided_is_a_decision_and_no_ask(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    tell(desk, stage)
    assert D.ASK not in kinds(desk)
    assert D.DECIDE in kinds(desk)


def test_undecided_comes_back_on_its_date(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today() + timedelta(days=2))
    assert D.DECIDE not in kinds(desk)
    assert D.ASK not in kinds(desk)
    still.move(days=2)
    assert one(desk, D.DECIDE).days == 0
    still.move(days=3)
    assert one(desk, D.DECIDE).days == 3


def test_the_sections_follow_the_order_of_the_product() -> None:
    told = [D.ASK, D.UPCOMING, D.REFLECT, D.QUIET, D.DECIDE]
    assert [kind for kind in D if kind in told] == told


def test_the_freshest_stage_is_reflected_on_first(desk: Desk, still: StoppedClock) -> None:
    for days in (-9, -1, -4):
        interview(desk, still, days)
    begun = [x.file.stage.starts_at for x in desk.today.due() if x.kind is D.REFLECT and x.file]
    assert begun == sorted(begun, key=str, reverse=True)
    assert len(begun) == 3


def offer(desk: Desk, clock: StoppedClock) -> str:
    """An offer of this morning, by Dana."""
    made = desk.opportunities.add(company="Birchline", title="Lead").value
    return desk.stages.add(made.id, "offer", at(clock, hour=8), present=["Dana"]).value.id


def test_the_deadline_of_an_offer_is_counted_down_from_the_day_it_is_entered(
    desk: Desk, still: StoppedClock
) -> None:
    stage = offer(desk, still)
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today() + timedelta(days=7))
    seen = []
    for _ in range(9):
        line = one(desk, D.DECIDE)
        assert (line.on, line.counts_down) == (date(2026, 11, 30), True)
        seen.append((line.is_near, line.days, desk.today.view().asks_and_decisions))
        still.move(days=1)
    far, near = (False, 0, 0), (True, 0, 1)
    assert seen == [far, far, far, far, near, near, near, near, (True, 1, 1)]


def test_a_yes_leaves_the_deadline_of_an_offer_standing(desk: Desk, still: StoppedClock) -> None:
    stage = offer(desk, still)
    by_on = still.today() + timedelta(days=7)
    desk.reflections.decide(stage, Choice.UNDECIDED, by_on)
    desk.reflections.decide(stage, Choice.PURSUE)
    assert (one(desk, D.ASK).on, one(desk, D.ASK).counts_down) == (by_on, True)
    assert D.DECIDE not in kinds(desk)
    tell(desk, stage)
    assert one(desk, D.CLOSE).on == by_on
    desk.reflections.decide(stage, Choice.WITHDRAW)
    assert not any(line.counts_down for line in desk.today.due())


def test_a_deadline_is_set_moved_and_taken_away_whatever_was_decided(
    desk: Desk, still: StoppedClock
) -> None:
    stage = offer(desk, still)
    desk.reflections.set_deadline(stage, still.today() + timedelta(days=9))
    assert one(desk, D.DECIDE).counts_down
    desk.reflections.decide(stage, Choice.PURSUE)
    desk.reflections.set_deadline(stage, still.today() + timedelta(days=2))
    assert one(desk, D.ASK).is_near
    desk.reflections.set_deadline(stage, None)
    assert not one(desk, D.ASK).counts_down


def test_who_is_undecided_once_more_keeps_a_day_that_lies_ahead(still: StoppedClock) -> None:
    today = still.today()
    ahead, past = today + timedelta(days=9), today - timedelta(days=1)
    usual = today + timedelta(days=3)
    for stands, found in ((ahead, ahead), (past, usual), (None, usual)):
        standing = Decision(
            id="stage", choice=Choice.PURSUE, decide_by_on=stands, decided_at=still.now()
        )
        assert decide_by(standing, today) == found
    assert decide_by(None, today) == usual


def test_everything_told_leaves_only_the_closing(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    desk.reflections.decide(stage, Choice.PURSUE)
    tell(desk, stage)
    assert kinds(desk) == [D.REFLECT, D.CLOSE]


def test_a_no_is_owed_until_it_is_said(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    desk.reflections.decide(stage, Choice.WITHDRAW)
    assert D.ASK in kinds(desk)
    tell(desk, stage, NO)
    assert kinds(desk) == [D.REFLECT, D.CLOSE]


@pytest.mark.parametrize(("days", "shown"), [(7, True), (8, False)])
def test_what_comes_up_within_a_week_is_shown(
    desk: Desk, still: StoppedClock, days: int, shown: bool
) -> None:
    interview(desk, still, days=days)
    assert (D.UPCOMING in kinds(desk)) is shown


def test_without_a_promise_it_is_quiet_after_five_business_days(
    desk: Desk, still: StoppedClock
) -> None:
    asked(desk, still)  # on a Monday
    still.move(days=6)
    assert D.QUIET not in kinds(desk)
    still.move(days=1)  # the Monday after: a weekend lies between
    assert one(desk, D.QUIET).days == 7


def test_a_promised_date_comes_first_with_one_business_day_of_grace(
    desk: Desk, still: StoppedClock
) -> None:
    stage = asked(desk, still)
    desk.stages.edit(stage, promised_on=date(2026, 11, 27))  # a Friday
    still.move(days=6)
    assert D.QUIET not in kinds(desk)
    still.move(days=1)  # Monday
    assert D.QUIET in kinds(desk)


REMINDER = "Is there any news about the role?"


def test_after_two_reminders_the_question_is_whether_to_end_it(
    desk: Desk, still: StoppedClock
) -> None:
    stage = asked(desk, still)
    for sent in (0, 1):
        still.move(days=7)
        line = one(desk, D.QUIET)
        assert (line.nudges, line.is_last, line.days) == (sent, sent == 1, 7 * (sent + 1))
        tell(desk, stage, REMINDER)
        tell(desk, stage, REMINDER)  # to somebody else on the same day: one reminder
        assert D.QUIET not in kinds(desk)
    still.move(days=6)
    assert D.END_QUESTION not in kinds(desk)
    still.move(days=1)
    assert one(desk, D.END_QUESTION).days == 21
    assert D.QUIET not in kinds(desk)


def test_an_application_that_nothing_followed_goes_quiet_whatever_its_closing_says(
    desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(made.id, "application", at(still)).value.id
    closing = Closing(id="old", stage_id=stage, way=Way.MOVED_ON, closed_at=still.now())
    with desk.journal.transaction() as writing:
        writing.save(closing)
    still.move(days=30)
    assert D.QUIET in kinds(desk)
    desk.stages.add(made.id, "phone_screen", present=["Dana"])
    assert D.QUIET not in kinds(desk)


def test_what_closes_a_stage_late_is_no_reminder(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    desk.reflections.decide(stage, Choice.PURSUE)
    still.move(days=8)
    tell(desk, stage)
    desk.stages.close(stage, Ending(way=Way.ASKED))
    assert D.QUIET not in kinds(desk)
    still.move(days=7)
    assert (one(desk, D.QUIET).nudges, one(desk, D.QUIET).days) == (0, 15)


def test_more_words_before_the_wait_is_over_are_no_reminder(
    desk: Desk, still: StoppedClock
) -> None:
    stage = asked(desk, still)
    still.move(days=1)
    tell(desk, stage, "Thank you for your time.")
    still.move(days=6)
    assert D.QUIET not in kinds(desk)
    still.move(days=1)
    assert one(desk, D.QUIET).nudges == 0


def test_a_reminder_that_an_older_askwell_noted_counts(desk: Desk, still: StoppedClock) -> None:
    stage = asked(desk, still)
    still.move(days=7)
    with desk.journal.transaction() as writing:
        writing.save(
            FollowUp(
                id="noted",
                opportunity_id=desk.cases.of_stage(stage).opportunity.id,
                stage_id=stage,
                what="Asked again",
                nudge=True,
                due_on=still.today(),
                done_on=still.today(),
                created_at=still.now(),
            )
        )
    assert D.QUIET not in kinds(desk)
    still.move(days=7)
    assert one(desk, D.QUIET).nudges == 1


def test_an_answer_or_a_next_stage_ends_the_silence(desk: Desk, still: StoppedClock) -> None:
    stage = asked(desk, still)
    still.move(days=7)
    opportunity = desk.cases.of_stage(stage).opportunity.id
    desk.stages.add(opportunity, "onsite", at(still, days=10), present=["Dana"])
    assert D.QUIET not in kinds(desk)


def test_what_has_ended_asks_for_nothing_more(desk: Desk, still: StoppedClock) -> None:
    stage = interview(desk, still)
    desk.opportunities.add(company="Elsewhere", title="Lead")
    desk.reflections.decide(stage, Choice.WITHDRAW)
    tell(desk, stage, NO)
    desk.stages.close(stage, Ending(way=Way.WITHDRAWN))
    still.move(days=60)
    assert kinds(desk) == []


def test_a_promise_of_ones_own_is_due_on_its_day_until_it_is_kept(
    desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    promise = desk.follow_ups.promise(made.id, "Send the plan", still.today() + timedelta(days=1))
    assert D.PROMISE not in kinds(desk)
    still.move(days=3)
    assert one(desk, D.PROMISE).days == 2
    desk.follow_ups.settle(promise.value.id)
    assert D.PROMISE not in kinds(desk)


def test_holidays_and_weekends_do_not_count() -> None:
    christmas = {date(2026, 12, 25), date(2026, 12, 28)}
    assert add_business_days(date(2026, 12, 24), 1, christmas.__contains__) == date(2026, 12, 29)
    assert not is_business_day(date(2026, 12, 26), christmas.__contains__)


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(0, 40),
    st.sets(st.integers(0, 90), max_size=20),
)
def test_so_many_business_days_lie_between(day: date, count: int, off: set[int]) -> None:
    holidays = {day + timedelta(days=n) for n in off}
    end = add_business_days(day, count, holidays.__contains__)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(is_business_day(d, holidays.__contains__) for d in between) == count
    assert count == 0 or is_business_day(end, holidays.__contains__)
