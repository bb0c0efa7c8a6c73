"""The example journal: a few opportunities in full life, written through the real use cases.

The clock is a script, so that the history is honest; everything is relative to the present
moment, so that the example looks alive on any day.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app import bootstrap
from app.domain.closing import EndedBecause, Way
from app.domain.gate import Ending
from app.domain.opportunity import Opportunity
from app.domain.reference import Briefed, Consent
from app.domain.reflection import Choice
from app.domain.stage import Appointment, Stage
from app.domain.statement import Channel, Listener
from app.locations import Locations
from app.services.desk import Desk
from app.services.errors import FileInTheWay
from app.services.ports import Clock
from app.services.stages import appointment_at

WORDS_CLIENT = "I want this job, and I would like to move on to the next step with you."
WRITTEN_AT_ONCE = "Somebody who has done it before. I have, twice, and said so."
WORDS_RECRUITER = "I want this job. Please tell them, and put me forward for the next step."


class ScriptedClock:
    """A clock that stands where the story is."""

    def __init__(self, real: Clock) -> None:
        self.present = real.now().astimezone(UTC)
        self._zone = real.zone()
        self.at = self.present

    def now(self) -> datetime:
        """The moment of the story."""
        return self.at

    def today(self) -> date:
        """The date of the story."""
        return self.at.astimezone(ZoneInfo(self._zone)).date()

    def zone(self) -> str:
        """The user's zone."""
        return self._zone


def write_example(path: Path, locations: Locations, clock: Clock | None = None) -> None:
    """Write the example to a new file; raises FileInTheWay where there is one already."""
    if os.path.lexists(path):  # a link that leads nowhere is in the way as well
        raise FileInTheWay(path)
    script = ScriptedClock(clock or bootstrap.system_clock())
    with bootstrap.desk(path, locations, create=True, clock=script) as desk:
        teller = _Teller(desk, script)
        teller.northwind()
        teller.halden()
        teller.smaller_ones()
        teller.ended_ones()
        teller.references()


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the story, stage by stage."""

    desk: Desk
    script: ScriptedClock

    def _opportunity(
        self, days_ago: int, company: str, title: str, tags: Iterable[str] = (), **more: str
    ) -> Opportunity:
        self.script.at = self.script.present - timedelta(days=days_ago)
        found_on = self.script.today()
        made = self.desk.opportunities.add(
            company=company, title=title, found_on=found_on, tags=tags, **more
        )
        return made.value

    def _day(self, days: int) -> date:
        zone = ZoneInfo(self.script.zone())
        return self.script.present.astimezone(zone).date() + timedelta(days=days)

    def _at(self, days: int, hour: int = 10, minute: int = 0, minutes: int = 45) -> Appointment:
        local = datetime.combine(self._day(days), time(hour, minute))
        return appointment_at(local, self.script.zone(), minutes=minutes)

    def _stage(
        self, o: Opportunity, kind: str, when: Appointment | None, *names: str, place: str = ""
    ) -> Stage:
        begins = when.starts_at if when else self.script.present
        self.script.at = min(begins, self.script.present) - timedelta(hours=20)
        return self.desk.stages.add(o.id, kind, when, present=names, place=place).value

    def _held(self, o: Opportunity, kind: str, days: int, *names: str) -> Stage:
        stage = self._stage(o, kind, self._at(days), *names)
        self._after(stage)
        return stage

    def _after(self, stage: Stage) -> None:
        """Two hours later, or the present where that is sooner."""
        assert stage.starts_at is not None
        later = stage.starts_at + timedelta(hours=2)
        self.script.at = min(later, self.script.present)

    def _asked(self, stage: Stage) -> Stage:
        """A line is written, both sides hear it, and the stage is closed."""
        desk = self.desk
        file = desk.cases.file(stage.id)
        if not file.is_written:
            self._answer(stage, **{desk.rulebook.prompts_for(file.kind)[0].id: WRITTEN_AT_ONCE})
        desk.reflections.decide(stage.id, Choice.PURSUE)
        case = desk.cases.of_stage(stage.id)
        for tie in case.ties:
            agency = tie.side.value == "recruiter"
            desk.statements.tell(
                stage.id,
                WORDS_RECRUITER if agency else WORDS_CLIENT,
                to=[Listener(tie.side, tie.contact_id)],
                channel=Channel.PHONE if agency else Channel.EMAIL,
            )
        desk.stages.close(stage.id, Ending(way=Way.ASKED))
        return stage

    def _answer(self, stage: Stage, **answers: str) -> None:
        file = self.desk.cases.file(stage.id)
        wordings = {p.id: p.wording for p in self.desk.rulebook.prompts_for(file.kind)}
        for prompt, text in answers.items():
            self.desk.reflections.answer(stage.id, prompt, wordings[prompt], text)

    def _rate(self, stage: Stage, **scores: int) -> None:
        for criterion, score in scores.items():
            self.desk.reflections.rate(stage.id, criterion, score)

    def _know(self, stage: Stage, name: str, *, decides: bool = False, **fields: str) -> None:
        case = self.desk.cases.of_stage(stage.id)
        for tie in case.ties:
            if case.contacts[tie.contact_id].name == name:
                self.desk.people.edit(tie.contact_id, **fields)
                self.desk.people.edit_tie(tie.id, decides=decides)

    def northwind(self) -> None:
        """The ask is owed: wanted, reflected on, and nobody has heard it."""
        o = self._opportunity(
            42,
            "Northwind Health",
            "VP Client Success",
            search_firm="Calder Search",
            recruiter="Maren Holt",
            pay="$165–185k",
            location="Denver, hybrid",
            tags=("dream job", "health care", "hybrid"),
        )
        self._asked(self._held(o, "recruiter_call", -40, "Maren Holt"))
        self._asked(self._held(o, "phone_screen", -33, "Dana Ruiz"))
        video = self._held(o, "video_interview", -2, "Dana Ruiz", "Priya Nair")
        self._know(video, "Dana Ruiz", decides=True, job_title="COO")
        self._know(video, "Priya Nair", job_title="VP Product")
        self._answer(
            video,
            needs_i_meet="Renewals are leaking at the mid-market tier. I rebuilt exactly that at "
            "Orrin — Dana leaned in when I gave the 91 → 97 % numbers.",
            when_they_gauged="About forty minutes in. Priya asked “what else are you looking "
            "at?” and the pitch stopped.",
            still_unsure="Travel load. Ask Maren before the assessment.",
        )
        self._rate(video, people=4, company=3, culture=4, role=5)
        self.desk.reflections.decide(video.id, Choice.PURSUE)
        self.desk.statements.draft(
            video.id,
            "Dana, thank you for your time. The renewal work is what I do best. I look forward "
            "to hearing from you about what comes after the assessment.",
            to=[self.desk.statements.listener(self.desk.cases.one(o.id), "Dana Ruiz")],
        )
        due = datetime.combine(self._day(4), time())
        self._stage(o, "assessment", appointment_at(due, self.script.zone(), all_day=True))
        for kind in ("onsite", "reference_check", "offer"):
            self._stage(o, kind, None)

    def halden(self) -> None:
        """Prepared to the last line, in three days."""
        o = self._opportunity(
            21,
            "Halden Systems",
            "Head of Operations",
            search_firm="Pellworth Search",
            recruiter="Jo Marsh",
            pay="150–165k, told Jo 160k",
            location="Weir Lane, on site",
            tags=("on site",),
        )
        self._asked(self._held(o, "recruiter_call", -19, "Jo Marsh"))
        screen = self._held(o, "phone_screen", -14, "Ines Okafor")
        self._answer(screen, answer_better="Say the number first, then the story.")
        self._rate(screen, people=4, company=4, culture=3)
        self.desk.preparations.write(screen.id, clear_up="Weekend cover")
        self._asked(screen)
        onsite = self._stage(
            o,
            "onsite",
            self._at(3, 14, minutes=240),
            "Ines Okafor",
            "Paul Sand",
            place="12 Weir Lane, reception 3",
        )
        self._know(
            onsite,
            "Ines Okafor",
            decides=True,
            job_title="COO",
            detail="Came up through logistics.",
        )
        self._know(
            onsite,
            "Paul Sand",
            job_title="Plant lead",
            detail="First meeting. Would report to you.",
        )
        self.desk.stages.edit(onsite.id, late_phone="+1 303 555 0142")
        self.desk.preparations.write(
            onsite.id,
            they_need="Two sites on two planning systems; one plan by summer. Overtime is up 18 %.",
            bring="Orrin merger: one plan across three sites in seven months\n"
            "Cut overtime 22 % with a skills matrix",
            questions="What would make the first 90 days a success?\n"
            "Who decides between the two systems?\nWhat made the last person leave?",
            clear_up="Weekend cover\nBudget for training",
            words="I want this job. What you need is what I do best, and I’d like to take the "
            "next step. What would you need from me to get there?",
        )
        for kind in ("reference_check", "offer"):
            self._stage(o, kind, None)

    def smaller_ones(self) -> None:
        """Asked yesterday, gone quiet, undecided, and an offer with a date."""
        quarry = self._opportunity(12, "Quarry & Finch", "Operations Director", tags=("remote",))
        self._asked(self._held(quarry, "phone_screen", -1, "Alma Finch"))
        lumen = self._opportunity(24, "Lumen Robotics", "Program Lead", tags=("remote", "start-up"))
        quiet = self._asked(self._held(lumen, "assessment", -9, "Kit Lumley"))
        self.desk.stages.edit(quiet.id, promised_on=self._day(-2))
        tarn = self._opportunity(9, "Tarn Foods", "Regional Director")
        call = self._held(tarn, "recruiter_call", -3, "Theo Brandt")
        self._answer(call, needs_i_meet="Somebody who has run depots, not only planned them.")
        self.desk.reflections.decide(call.id, Choice.UNDECIDED, self._day(0))
        self._stage(tarn, "phone_screen", self._at(4, 9, 30, 30), "Theo Brandt")
        birchline = self._opportunity(50, "Birchline", "Delivery Manager", tags=("backup plan",))
        self._asked(self._held(birchline, "onsite", -8, "Beate Aas"))
        offer = self._held(birchline, "offer", -1, "Beate Aas")
        self._answer(offer, needs_i_meet="Three delayed programmes; I have turned two around.")
        self.desk.reflections.decide(offer.id, Choice.UNDECIDED, self._day(7))

    def references(self) -> None:
        """One who agreed and knows of a call, and one who has not been asked."""
        desk = self.desk
        self.script.at = self.script.present - timedelta(days=4)
        olu = desk.people.meet("Olu Bassey", company="Orrin", job_title="Former manager").value
        desk.references.say(olu.id, Consent.AGREED, done=True)
        desk.references.note(olu.id, "worked_together", "Six years at Orrin, until last spring.")
        desk.references.note(olu.id, "vouches_for", "The Orrin merger: one plan, three sites.")
        for case in desk.today.alive():
            if case.company.name in ("Northwind Health", "Birchline"):
                desk.references.name_for(olu.id, case.opportunity.id)
                if case.company.name == "Birchline":
                    tie = desk.cases.one(case.opportunity.id).tie(olu.id)
                    assert tie is not None
                    desk.references.brief(tie.id, Briefed.WARNED, done=True)
        sam = desk.people.meet("Sam Petrov", company="Orrin", job_title="Planner").value
        desk.references.take_on(sam.id)

    def ended_ones(self) -> None:
        """What is over, each in its way."""
        for number, (company, title, reason) in enumerate(_ENDED):
            o = self._opportunity(120 - 5 * number, company, title)
            stage = self._held(o, "phone_screen", -(100 - 5 * number), f"{_NAMES[number]}")
            if reason is None:
                self.desk.reflections.decide(stage.id, Choice.WITHDRAW)
                ending = Ending(way=Way.WITHDRAWN, nobody_to_tell="They cancelled the call.")
            else:
                ending = Ending(
                    way=Way.ENDED_BY_THEM, ended_because=reason, ended_on=self.script.today()
                )
            self.desk.stages.close(stage.id, ending)


_ENDED = (
    ("Aldergate", "Operations Manager", EndedBecause.REJECTED),
    ("Bellweather", "Programme Director", EndedBecause.SILENT),
    ("Corrie & Sons", "Plant Manager", EndedBecause.FILLED),
    ("Dunmore Labs", "Chief of Staff", EndedBecause.REJECTED),
    ("Eastlight", "Head of Delivery", None),
    ("Fenwick Rail", "Depot Director", EndedBecause.FROZEN),
    ("Gannet Air", "Ground Operations Lead", EndedBecause.REJECTED),
    ("Hollis Grain", "Supply Director", EndedBecause.CANCELLED),
    ("Ivelet", "Customer Operations VP", None),
    ("Jarrow Steel", "Works Manager", EndedBecause.REJECTED),
    ("Kestrel", "Network Planner", EndedBecause.SILENT),
)
_NAMES = (
    "Ada Long",
    "Bo Lind",
    "Cem Aksoy",
    "Dag Moe",
    "Eve Hart",
    "Femi Ojo",
    "Gil Roth",
    "Hana Sato",
    "Ida Berg",
    "Jan Mol",
    "Kai Voss",
)
