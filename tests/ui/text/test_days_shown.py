"""Days on the screen are the user's own: a late evening far west is not tomorrow."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.domain.gate import asked_report
from app.domain.reflection import Choice
from app.ui.text.gate_words import item_detail
from tests.clocks import StoppedClock
from tests.desks import ASK, at, desk_at


def test_the_row_of_the_gate_shows_the_day_on_which_it_was_said_there(tmp_path: Path) -> None:
    evening = StoppedClock(datetime(2026, 11, 24, 3, 0, tzinfo=UTC), "America/New_York")
    with desk_at(tmp_path / "journal.askwell", evening) as desk:
        made = desk.opportunities.add(company="Northwind", title="Lead").value
        day = at(evening, days=-1)
        stage = desk.stages.add(made.id, "video_interview", day, present=["Dana"]).value
        desk.reflections.decide(stage.id, Choice.PURSUE)
        case = desk.cases.of_stage(stage.id)
        desk.statements.tell(stage.id, ASK, to=[desk.statements.listener(case, "Dana")])
        case, file = desk.cases.of_stage(stage.id), desk.cases.file(stage.id)
        (item,) = (i for i in asked_report(file, evening.now()).items if i.requirement)
        shown = item_detail(item, file, case, desk.today.moment())
    assert shown == "Dana · by e-mail · 23 Nov"
