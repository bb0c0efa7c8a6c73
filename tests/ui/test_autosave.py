"""What is typed is on disk within a second, while typing goes on too, and survives trouble."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.errors import WrongInput
from app.domain.preparation import Preparation
from app.services.changes import ChangeSet
from app.services.desk import Desk
from app.services.errors import NoSpaceLeft
from app.ui.session import Session

KEY = ("words", "stage")


@pytest.fixture
def stage(desk: Desk) -> str:
    """A stage to write about."""
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    return desk.stages.add(o.id, "video_interview").value.id


def kept(desk: Desk, stage: str) -> str:
    found = desk.journal.find(Preparation, id=stage)
    return found[0].words if found else ""


def saving(desk: Desk, stage: str, text: str) -> Callable[[], ChangeSet]:
    return lambda: desk.preparations.write(stage, words=text)


def test_a_pause_saves(qtbot: QtBot, session: Session, desk: Desk, stage: str) -> None:
    session.type(KEY, "Edit words", saving(desk, stage, "I want"))
    with qtbot.waitSignal(session.buffer.saved, timeout=1000):
        assert kept(desk, stage) == ""
    assert kept(desk, stage) == "I want"


def test_typing_that_never_pauses_is_saved_within_a_second(
    qtbot: QtBot, session: Session, desk: Desk, stage: str
) -> None:
    typed = ""
    for _ in range(24):
        typed += "x"
        session.type(KEY, "Edit words", saving(desk, stage, typed))
        qtbot.wait(50)
    assert len(kept(desk, stage)) >= 10


def test_leaving_the_field_saves_at_once(session: Session, desk: Desk, stage: str) -> None:
    session.type(KEY, "Edit words", saving(desk, stage, "I want this"))
    session.leave_field()
    assert kept(desk, stage) == "I want this"


def test_what_cannot_be_written_stays_and_is_written_later(
    qtbot: QtBot, session: Session, desk: Desk, stage: str
) -> None:
    full = [True]

    def save() -> ChangeSet:
        if full[0]:
            raise NoSpaceLeft("journal")
        return desk.preparations.write(stage, words="safe")

    session.type(KEY, "Edit words", save)
    with qtbot.waitSignal(session.buffer.failed, timeout=1000):
        session.buffer.flush()
    assert session.buffer.is_pending(KEY)
    assert kept(desk, stage) == ""
    full[0] = False
    assert session.buffer.flush()
    assert kept(desk, stage) == "safe"


def test_a_text_that_is_refused_keeps_no_other_from_being_written(
    session: Session, desk: Desk, stage: str
) -> None:
    refused: list[object] = []
    session.buffer.failed.connect(refused.append)
    too_long = "w" * 301
    session.type(("phone", stage), "Edit", lambda: desk.stages.edit(stage, late_phone=too_long))
    session.type(KEY, "Edit words", saving(desk, stage, "I want this"))
    session.leave_field()
    assert kept(desk, stage) == "I want this"
    assert [type(error) for error in refused] == [WrongInput]
    assert session.buffer.is_pending(("phone", stage))


def test_typing_in_one_field_is_one_step_and_a_new_stay_is_another(
    session: Session, desk: Desk, stage: str
) -> None:
    for text in ("I", "I want", "I want it"):
        session.type(KEY, "Edit words", saving(desk, stage, text))
        session.buffer.flush()
    session.leave_field()
    session.type(KEY, "Edit words", saving(desk, stage, "I want it now"))
    session.undo()
    assert kept(desk, stage) == "I want it"
    session.undo()
    assert kept(desk, stage) == ""
    session.redo()
    assert kept(desk, stage) == "I want it"


def test_an_undo_that_fails_is_reported_and_takes_nothing_back(
    qtbot: QtBot, session: Session, desk: Desk, stage: str
) -> None:
    session.act("Edit words", saving(desk, stage, "I want it"))
    desk.journal.close()  # type: ignore[attr-defined]
    with qtbot.waitSignal(session.refused, timeout=1000):
        session.undo()
