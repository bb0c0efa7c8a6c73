"""The schema's names: which table keeps which entity, and how a journal's file is marked."""

from __future__ import annotations

from app.domain.acquaintance import TwoPeople
from app.domain.closing import Closing, Requirement
from app.domain.company import Company
from app.domain.contact import Contact, Tie
from app.domain.event import Event
from app.domain.follow_up import FollowUp
from app.domain.opportunity import ImportedRow, Opportunity
from app.domain.preference import Preference
from app.domain.preparation import Preparation
from app.domain.reference import Briefing, Referee
from app.domain.reflection import Answer, Decision, HandCheck, Rating
from app.domain.snooze import Snooze
from app.domain.stage import OwnKind, Participant, Stage
from app.domain.statement import Hearing, Statement
from app.domain.tag import OpportunityTag

# "AskW": how `file` and we tell a journal from any other SQLite database.
APPLICATION_ID = 0x41736B57

# The number of migrations; kept as PRAGMA user_version, so that a current journal opens without
# loading sqlite_utils. A test holds it equal to the list of migrations.
SCHEMA_VERSION = 7

# In order of dependency: a row refers to rows of earlier tables only, closings come last.
TABLES: dict[type, str] = {
    Company: "company",
    Contact: "contact",
    TwoPeople: "two_people",
    Referee: "referee",
    OwnKind: "own_kind",
    Opportunity: "opportunity",
    ImportedRow: "imported_row",
    OpportunityTag: "opportunity_tag",
    Tie: "tie",
    Briefing: "briefing",
    Stage: "stage",
    Participant: "participant",
    Preparation: "preparation",
    Answer: "answer",
    Rating: "rating",
    Decision: "decision",
    HandCheck: "hand_check",
    Statement: "statement",
    Hearing: "hearing",
    Requirement: "requirement",
    FollowUp: "follow_up",
    Snooze: "snooze",
    Preference: "preference",
    Event: "event",
    Closing: "closing",
}
KIND_TABLE = "stage_kind"

# Columns that a migration added stand behind the hash in the file, in this order.
ADDED_COLUMNS: dict[str, tuple[str, ...]] = {"referee": ("deleted_at",)}
