"""What the lines of Today say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.closing import Way
from app.domain.due import Due, DueKind
from app.domain.gate import Ending
from app.domain.reflection import Choice
from app.services.desk import Desk
from app.ui.text.due_words import DueWords, due_words
from tests.clocks import StoppedClock
from tests.desks import ASK, at

REMINDER = "Is there any news about the role?"


def line_of(desk: Desk, kind: DueKind) -> Due:
    """The one line of this kind."""
    (found,) = (line for line in desk.today.due() if line.kind is kind)
    return found


def words_of(desk: Desk, kind: DueKind) -> DueWords:
    """What the one line of this kind says."""
    return due_words(line_of(desk, kind), desk.today.moment())


def tell(desk: Desk, stage_id: str, name: str, words: str = ASK) -> None:
    """Tell somebody of the opportunity."""
    listener = desk.statements.listener(desk.cases.of_stage(stage_id), name)
    desk.statements.tell(stage_id, words, to=[listener])


def asked(desk: Desk, clock: StoppedClock) -> str:
    """A phone screen of today, held and closed with an ask."""
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(made.id, "phone_screen", at(clock, hour=8), present=["Dana Ruiz"])
    desk.reflections.decide(stage.value.id, Choice.PURSUE)
    tell(desk, stage.value.id, "Dana Ruiz")
    desk.stages.close(stage.value.id, Ending(way=Way.ASKED))
    return stage.value.id


def test_the_silence_is_counted_from_the_stage_that_the_line_names(
    desk: Desk, still: StoppedClock
) -> None:
    stage = asked(desk, still)
    still.move(days=8)
    tell(desk, stage, "Dana Ruiz", REMINDER)
    still.move(days=8)
    assert words_of(desk, DueKind.QUIET).text == "nothing heard for 16 days since the phone screen"


def test_the_line_says_how_often_was_asked_and_what_the_limit_leaves(
    desk: Desk, still: StoppedClock
) -> None:
    desk.preferences.change("timing.most_nudges", 4)
    stage = asked(desk, still)
    seen = []
    for _ in range(4):
        still.move(days=7)
        seen.append(words_of(desk, DueKind.QUIET).detail)
        tell(desk, stage, "Dana Ruiz", REMINDER)
    still.move(days=7)
    assert seen == [
        "A short, friendly question is fine now.",
        "You have asked again once.",
        "You have asked again twice.",
        "You have asked again 3 times. The next question is the last.",
    ]
    assert words_of(desk, DueKind.END_QUESTION).detail == (
        "You have asked again 4 times. That is enough: end it, or wait."
    )


def test_where_one_question_is_the_limit_two_are_never_spoken_of(
    desk: Desk, still: StoppedClock
) -> None:
    desk.preferences.change("timing.most_nudges", 1)
    stage = asked(desk, still)
    still.move(days=7)
    tell(desk, stage, "Dana Ruiz", REMINDER)
    still.move(days=7)
    assert words_of(desk, DueKind.END_QUESTION).detail == (
        "You have asked again once. That is enough: end it, or wait."
    )


def test_the_days_to_the_deadline_of_an_offer_are_counted_in_words(
    desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(company="Birchline", title="Lead").value
    stage = desk.stages.add(made.id, "offer", at(still, hour=8), present=["Dana Ruiz"]).value.id
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today() + timedelta(days=4))
    seen = []
    for _ in range(6):
        words = words_of(desk, DueKind.DECIDE)
        seen.append((words.detail.removesuffix(" Want it, or let it go."), words.is_near))
        still.move(days=1)
    assert seen == [
        ("Answer by Fri: 4 days left.", False),
        ("Answer by Fri: 3 days left.", True),
        ("Answer by Fri: 2 days left.", True),
        ("Answer by Fri: 1 day left.", True),
        ("The answer is due today.", True),
        ("The answer was due by Fri.", True),
    ]
    desk.reflections.decide(stage, Choice.PURSUE)
    ask = words_of(desk, DueKind.ASK).detail
    assert ask.startswith("The answer was due by Fri. You said you want it.")


def through_a_firm(desk: Desk, clock: StoppedClock) -> str:
    """An interview of yesterday with Dana, which Maren of a search firm brought about."""
    made = desk.opportunities.add(
        company="Northwind", title="Lead", search_firm="Calder", recruiter="Maren Holt"
    ).value
    when = at(clock, days=-1)
    return desk.stages.add(made.id, "phone_screen", when, present=["Dana Ruiz"]).value.id


def asks(desk: Desk) -> dict[str, str]:
    """Who is to be asked, and what their line says below."""
    moment = desk.today.moment()
    lines = (due_words(x, moment) for x in desk.today.due() if x.kind is DueKind.ASK)
    return {words.lead: words.detail for words in lines}


def test_the_line_of_an_ask_says_which_side_knows(desk: Desk, still: StoppedClock) -> None:
    stage = through_a_firm(desk, still)
    desk.reflections.decide(stage, Choice.PURSUE)
    assert asks(desk) == {
        "Dana Ruiz": "You said you want it. Nobody there has heard it from you.",
        "Maren Holt": "Recruiters are asked first how keen you are. Ring today.",
    }
    tell(desk, stage, "Maren Holt")
    assert asks(desk) == {"Dana Ruiz": "The recruiter knows. The interviewer does not yet."}


def test_who_has_not_decided_is_still_asked_to(desk: Desk, still: StoppedClock) -> None:
    stage = through_a_firm(desk, still)
    assert asks(desk)["Dana Ruiz"] == "Decide whether you want it, and tell them."
    tell(desk, stage, "Dana Ruiz")
    assert asks(desk) == {
        "Maren Holt": (
            "The interviewer knows. The recruiter does not yet. "
            "Decide whether you want it, and tell them."
        )
    }


def test_what_was_put_off_says_until_when(desk: Desk, still: StoppedClock) -> None:
    asked(desk, still)
    still.move(days=7)
    for days, day in ((3, "Thu"), (30, "30 Dec")):
        (line,) = (x for x in desk.today.view().due if x.kind is DueKind.QUIET)
        desk.snoozes.put_off(line, still.today() + timedelta(days=days))
        (waiting,) = desk.today.view().put_off
        detail = due_words(waiting, desk.today.moment()).detail
        assert detail == f"Put off until {day}. A short, friendly question is fine now."
        desk.snoozes.bring_back(waiting)


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (0, "Undecided until today. Want it, or let it go."),
        (3, "You wanted to decide by 23 Nov. Want it, or let it go."),
    ],
)
def test_a_decision_is_undecided_until_today_on_that_day_alone(
    desk: Desk, still: StoppedClock, late: int, words: str
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "onsite", at(still, days=-1), present=["Dana"]).value.id
    desk.reflections.decide(stage, Choice.UNDECIDED, still.today())
    still.move(days=late)
    (line,) = (line for line in desk.today.due() if line.kind is DueKind.DECIDE)
    assert due_words(line, desk.today.moment()).detail == words
