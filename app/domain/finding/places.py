"""Places: what can be found, and in which of its texts."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """What sort of thing was found."""

    OPPORTUNITY = "opportunity"
    STAGE = "stage"
    PREPARATION = "preparation"
    ANSWER = "answer"
    STATEMENT = "statement"
    PERSON = "person"
    PROMISE = "promise"
    CALL = "call"


class Place(StrEnum):
    """In which text the words stand."""

    TITLE = "title"
    COMPANY = "company"
    SEARCH_FIRM = "search_firm"
    LOCATION = "location"
    PAY = "pay"
    SOURCE = "source"
    ABOUT = "about"
    TAGS = "tags"
    STAGE_NAME = "stage_name"
    STAGE_KIND = "stage_kind"
    STAGE_PLACE = "stage_place"
    STAGE_NOTES = "stage_notes"
    LATE_PHONE = "late_phone"
    THEY_NEED = "they_need"
    BRING = "bring"
    QUESTIONS = "questions"
    CLEAR_UP = "clear_up"
    PREPARED_WORDS = "prepared_words"
    ANSWER = "answer"
    QUESTION = "question"
    WORDS = "words"
    DRAFT = "draft"
    REPLY = "reply"
    BY_HAND = "by_hand"
    NAME = "name"
    JOB_TITLE = "job_title"
    EMAIL = "email"
    PHONE = "phone"
    DETAIL = "detail"
    ABOUT_PERSON = "about_person"
    WORKED_TOGETHER = "worked_together"
    VOUCHES_FOR = "vouches_for"
    REACH_BY = "reach_by"
    CALL_NOTES = "call_notes"
    PROMISE = "promise"
