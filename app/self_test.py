"""The self-test of an installation: does everything that it needs work here?"""

from __future__ import annotations

import logging
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app import bootstrap
from app.cli.exits import Exit
from app.domain.verdict import Verdict
from app.locations import Locations
from app.services.desk import Desk
from app.storage.surroundings import CountryHolidays

ASK = "I want this job, and I would like to go on to the next interview."


def self_test(locations: Locations) -> int:
    """Try each part in a folder of its own, say how it went, and give back the exit code."""
    try:
        with tempfile.TemporaryDirectory(prefix="askwell-") as folder:
            for words in _steps(Path(folder), locations):
                _say(words)
    except Exception:  # whatever it is, the user needs a word and the log its trace
        logging.getLogger(__name__).exception("self-test failed")
        _say("This installation is not whole; the log says why.")
        return Exit.ENVIRONMENT
    _say("Askwell is whole.")
    return Exit.DONE


def _steps(folder: Path, locations: Locations) -> Iterator[str]:
    rules = bootstrap.rulebook(locations)
    yield f"rules: {len(rules.kinds)} kinds of stages, {len(rules.prompts)} questions"
    _check(
        CountryHolidays(lambda: "US").is_holiday(date(2026, 12, 25)), "no public holidays are known"
    )
    yield "calendar: public holidays are known"
    with bootstrap.desk(folder / "self-test.askwell", locations, create=True) as desk:
        yield "journal: begun and up to date"
        stage_id = _try(desk)
        yield "statements: an ask is known for an ask"
        _check(bool(desk.search.find("examp role").found), "what was written is not found")
        yield "search: what was written is found"
        pdf = folder / "sheet.pdf"
        desk.sheet_writer.write_pdf(desk.prep_sheets.sheet(stage_id), pdf, "A4")
        pages = re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())
        _check(len(pages) == 1, "the prep sheet is not one page")
        yield f"prep sheet: {pdf.stat().st_size // 1000 + 1} kB of PDF"


def _try(desk: Desk) -> str:
    opportunity = desk.opportunities.add(company="Example", title="Example role").value
    stage = desk.stages.add(opportunity.id, "video_interview", present=["Example Person"]).value
    judged = desk.statements.judge(stage.id, ASK)
    _check(judged.verdict is Verdict.EXPLICIT, "a plain ask was not known for one")
    return stage.id


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise RuntimeError(otherwise)


def _say(words: str) -> None:
    if sys.stdout is not None:
        print(words)
