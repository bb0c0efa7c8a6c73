"""References: where asking has got to, and how two records of one person come together."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.reference import (
    Briefing,
    Readiness,
    Referee,
    combined_briefing,
    combined_referee,
    times_warned,
)

MONDAY = date(2026, 11, 23)
BEFORE = MONDAY - timedelta(days=3)


def test_readiness_follows_what_they_said() -> None:
    assert Referee(id="r").readiness is Readiness.NOT_ASKED
    assert Referee(id="r", asked_on=BEFORE).readiness is Readiness.ASKED
    assert Referee(id="r", asked_on=BEFORE, agreed_on=MONDAY).readiness is Readiness.AGREED


def test_the_later_of_yes_and_no_counts() -> None:
    assert Referee(id="r", agreed_on=BEFORE, declined_on=MONDAY).readiness is Readiness.DECLINED
    assert Referee(id="r", agreed_on=MONDAY, declined_on=BEFORE).readiness is Readiness.AGREED


def test_warnings_count_within_the_last_quarter() -> None:
    days = (0, 90, 91, 92, 400)
    warned = [Briefing(id=str(n), warned_on=MONDAY - timedelta(days=n)) for n in days]
    assert times_warned([*warned, Briefing(id="none")], MONDAY) == 3


def test_two_records_keep_every_word_once_and_the_first_days() -> None:
    kept = Referee(id="kept", asked_on=MONDAY, vouches_for="Calm", reach_by="mornings")
    gone = Referee(id="gone", asked_on=BEFORE, agreed_on=MONDAY, vouches_for="Figures")
    both = combined_referee(kept, gone)
    assert both == Referee(
        id="kept",
        asked_on=BEFORE,
        agreed_on=MONDAY,
        vouches_for="Calm\nFigures",
        reach_by="mornings",
    )
    assert both is not None
    assert combined_referee(both, gone) == both


def test_what_one_record_lacks_comes_from_the_other() -> None:
    only = Briefing(id="one", warned_on=MONDAY)
    assert combined_briefing(None, only) is only
    assert combined_briefing(only, None) is only
    assert combined_briefing(None, None) is None
    other = Briefing(id="two", called_on=MONDAY, call_notes="Asked about depots.")
    both = combined_briefing(only, other)
    assert both == Briefing(
        id="one", warned_on=MONDAY, called_on=MONDAY, call_notes="Asked about depots."
    )
