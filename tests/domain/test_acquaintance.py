"""Who somebody is to the candidate, and when the two last spoke."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.acquaintance import Circle, TwoPeople, circle, last_spoken, roles, took_place
from app.domain.audience import Side
from app.domain.closing import Closing, Way
from app.domain.contact import Role, Tie
from app.domain.stage import Stage
from app.domain.statement import Channel, Statement
from app.domain.verdict import Verdict

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def tie(role: Role, side: Side = Side.CLIENT) -> Tie:
    return Tie(
        id=f"{role}-{side}", opportunity_id="o", contact_id="c", side=side, role=role,
        created_at=NOW,
    )  # fmt: skip


def stage(key: str, begins: datetime | None) -> Stage:
    local = begins.replace(tzinfo=None) if begins else None
    return Stage(
        id=key, opportunity_id="o", position=0, kind_id="video_interview", created_at=NOW,
        starts_local=local, zone="UTC", starts_at=begins,
    )  # fmt: skip


def said(at: datetime | None, stage_id: str = "s") -> Statement:
    return Statement(
        id="x", stage_id=stage_id, channel=Channel.PHONE, words="I want it.", said_at=at,
        verdict=Verdict.EXPLICIT, checker_version="1", created_at=NOW,
    )  # fmt: skip


def test_people_stand_in_the_group_of_what_they_are() -> None:
    assert circle([tie(Role.RECRUITER, Side.RECRUITER)], is_referee=False) is Circle.RECRUITERS
    assert circle([tie(Role.RECRUITER)], is_referee=False) is Circle.RECRUITERS
    assert circle([tie(Role.OTHER, Side.RECRUITER)], is_referee=False) is Circle.RECRUITERS
    assert circle([tie(Role.HIRING_MANAGER)], is_referee=False) is Circle.HIRING
    assert circle([tie(Role.OTHER)], is_referee=False) is Circle.OTHERS
    assert circle([], is_referee=False) is Circle.OTHERS


def test_a_reference_is_one_wherever_else_they_help() -> None:
    assert circle([tie(Role.HIRING_MANAGER)], is_referee=True) is Circle.REFERENCES
    assert circle([tie(Role.REFERENCE)], is_referee=False) is Circle.REFERENCES


def test_every_role_is_named_once() -> None:
    ties = [tie(Role.INTERVIEWER), tie(Role.RECRUITER), tie(Role.INTERVIEWER)]
    assert roles(ties, is_referee=True) == (Role.RECRUITER, Role.INTERVIEWER, Role.REFERENCE)


def test_the_latest_of_talk_and_words_counts() -> None:
    talk, later = NOW - timedelta(days=4), NOW - timedelta(days=1)
    assert last_spoken([], [], NOW) is None
    assert last_spoken([stage("s", None)], [said(None)], NOW) is None
    spoken = last_spoken([stage("s", talk)], [said(later)], NOW)
    assert spoken is not None
    assert (spoken.at, spoken.channel) == (later, Channel.PHONE)
    spoken = last_spoken([stage("s", later)], [said(talk)], NOW)
    assert spoken is not None
    assert (spoken.at, spoken.stage_id, spoken.channel) == (later, "s", None)


def test_a_talk_that_was_called_off_or_lies_ahead_did_not_take_place() -> None:
    begins = NOW - timedelta(hours=2)
    held = stage("s", begins)
    off = Closing(id="c", stage_id="s", way=Way.ENDED_BY_THEM, closed_at=begins - timedelta(days=1))
    after = replace(off, closed_at=NOW)
    assert took_place(held, None, NOW)
    assert took_place(held, after, NOW)
    assert not took_place(held, off, NOW)
    assert not took_place(stage("s", NOW + timedelta(hours=1)), None, NOW)


def test_two_people_are_two_in_either_order() -> None:
    two = TwoPeople(id="t", one_id="a", other_id="b")
    assert two.is_about("b", "a")
    assert not two.is_about("a", "c")
