"""Words for the gate and the verdict: what is missing, why, and what would make it an ask."""

from __future__ import annotations

from app.domain.audience import Side
from app.domain.case import Case, StageFile
from app.domain.gate import GateCode, GateItem
from app.domain.requirements import people_of
from app.domain.statement import is_not_judged
from app.domain.status import Moment
from app.domain.verdict import Verdict
from app.services.ports import Judgement
from app.services.statements import LONGEST_GLANCE
from app.ui.text import tr
from app.ui.text.states import by_channel, local, names_or, short_date


def item_title(item: GateItem) -> str:
    """The line of the checklist for one item of the gate."""
    if item.requirement is not None:
        if item.requirement.side is Side.RECRUITER:
            return tr("Interest declared to the recruiter")
        return tr("Interest declared to the client")
    return {
        GateCode.HAS_GATE: tr("Closes by itself when something follows"),
        GateCode.HAS_NO_GATE: tr("Needs an ask or an honest no"),
        GateCode.FOLLOWED: tr("Something followed"),
        GateCode.TOOK_PLACE: tr("It has taken place"),
        GateCode.DECIDED_PURSUE: tr("Decided: I want it"),
        GateCode.DECIDED_WITHDRAW: tr("Decided: not for me"),
        GateCode.SOMEBODY_TO_TELL: tr("Somebody is named who can hear it"),
        GateCode.THEY_KNOW: tr("They have been told"),
        GateCode.REASON_GIVEN: tr("What they did"),
        GateCode.DATE_GIVEN: tr("When they ended it"),
    }[item.code]


def item_detail(item: GateItem, file: StageFile, case: Case, at: Moment) -> str:
    """Who can meet an item of the gate, or how it was met."""
    if item.requirement is None:
        return ""
    if item.statement_id is not None:
        return _how_met(item.statement_id, file, case, at)
    names = [case.contacts[c].name for c in people_of(item.requirement, file, case)]
    who = names_or(names)
    if item.nearest is None:
        return who
    fell_short = (
        tr("not judged: it is not English")
        if is_not_judged(item.nearest.statement)
        else tr("what you said is not an ask yet")
    )
    return " · ".join(part for part in (who, fell_short) if part)


def _how_met(statement_id: str, file: StageFile, case: Case, at: Moment) -> str:
    told = next(t for t in file.told if t.statement.id == statement_id)
    names = [case.contacts[h.contact_id].name for h in told.hearings if h.contact_id]
    said_at = told.statement.said_at
    assert said_at is not None
    parts = [
        ", ".join(names),
        by_channel(told.statement.channel),
        short_date(local(said_at, at).date()),
    ]
    if told.statement.verdict is not Verdict.EXPLICIT:
        parts.append(tr("counted by hand"))
    return " · ".join(part for part in parts if part)


def missing_sentence(item: GateItem, file: StageFile, case: Case) -> str:
    """What one missing item asks for, as a sentence."""
    if item.requirement is not None:
        return _not_heard(item, file, case)
    return {
        GateCode.HAS_GATE: tr("A stage of this kind closes by itself when something follows."),
        GateCode.HAS_NO_GATE: tr("This stage needs an ask, or an honest no."),
        GateCode.FOLLOWED: tr(
            "Nothing has followed yet; when something does, it closes by itself. "
            "If they ended it, press “They ended it…”."
        ),
        GateCode.TOOK_PLACE: tr("It has not taken place yet.")
        if file.stage.starts_at
        else tr("It has no date yet."),
        GateCode.DECIDED_PURSUE: tr("You have not decided that you want it."),
        GateCode.DECIDED_WITHDRAW: tr("You have not decided against it."),
        GateCode.SOMEBODY_TO_TELL: tr("Nobody is named yet who could hear it. Add a person."),
        GateCode.THEY_KNOW: tr("They have not been told."),
        GateCode.REASON_GIVEN: tr("Say what they did."),
        GateCode.DATE_GIVEN: tr("Say when they ended it."),
    }[item.code]


def _not_heard(item: GateItem, file: StageFile, case: Case) -> str:
    assert item.requirement is not None
    names = [case.contacts[c].name for c in people_of(item.requirement, file, case)]
    recruiter = item.requirement.side is Side.RECRUITER
    who = names_or(names) or (tr("The recruiter") if recruiter else tr("The client"))
    if item.nearest is None:
        if len(names) > 1:
            return tr("Nobody there has heard it from you yet: {who}.", who=who)
        return tr("{who} has not heard yet that you want it.", who=who)
    statement = item.nearest.statement
    if statement.is_ask:
        return tr("What you told {who} was said before this stage, so it does not count.", who=who)
    if is_not_judged(statement):
        return tr(
            "Askwell cannot judge yet what you told {who}, because it is not English. "
            "Press it in the list, and count it by hand.",
            who=who,
        )
    return {
        Verdict.HEDGED: tr("What you told {who} is hedged. Say it plainly.", who=who),
        Verdict.ABSENT: tr("What you told {who} asks for nothing yet.", who=who),
        Verdict.DECLINED: tr("What you told {who} says no.", who=who),
        Verdict.EXPLICIT: "",
    }[statement.verdict]


def verdict_lead(judgement: Judgement) -> str:
    """The bold words of the verdict."""
    if is_not_english(judgement):
        return tr("Not judged.")
    return {
        Verdict.EXPLICIT: tr("That is an ask."),
        Verdict.HEDGED: tr("Almost an ask."),
        Verdict.ABSENT: tr("Not an ask yet."),
        Verdict.DECLINED: tr("That is a no."),
    }[judgement.verdict]


def verdict_sentence(judgement: Judgement) -> str:
    """Why, and what would make it an ask."""
    if judgement.verdict is Verdict.EXPLICIT:
        return _asked_words(judgement)
    if judgement.verdict is Verdict.DECLINED:
        return tr("It tells them that you do not want to go on.")
    if judgement.verdict is Verdict.HEDGED:
        return _hedged_words(judgement)
    if is_not_english(judgement):
        return tr(
            "Askwell can judge English only as yet. Tell them in these words, and count it by hand."
        )
    why = _set_aside_words(judgement)
    if why:
        return why
    if "courtesy" in _codes(judgement):
        return tr("It is friendly, and it waits. Say that you want it, and name the next step.")
    return tr("Nothing here says that you want it. Say so, and name the next step.")


def unread_words() -> str:
    """That of a long text only the beginning is judged while it is typed."""
    return tr(
        "While you type, only the first {count} letters are judged; all of them are when you "
        "say that you told them.",
        count=f"{LONGEST_GLANCE:,}",
    )


def is_not_english(judgement: Judgement) -> bool:
    """Whether the words are in a language that cannot be judged yet."""
    return _codes(judgement) == {"not_english"}


def _codes(judgement: Judgement) -> set[str]:
    """The codes of what is missing, without their details."""
    return {code.partition(":")[0] for code in judgement.missing}


def _set_aside_words(judgement: Judgement) -> str:
    """Why words that sound like an ask are none, and what would make them one."""
    sentences = {
        "others_words": tr("These are somebody else's words. Say it in your own."),
        "unsaid": tr("Read like this, it was never said. Say it to them straight."),
        "quoted": tr("Words in quotation marks are not taken for yours. Say it without them."),
        "past": tr("This tells of what was. Say that you want it now."),
        "question": tr("This asks whether you want it. Say that you do."),
        "not_a_statement": tr("This reads like a joke, an advert or a sample. Say it plainly."),
    }
    found = _codes(judgement)
    return next((words for code, words in sentences.items() if code in found), "")


def _asked_words(judgement: Judgement) -> str:
    if judgement.names_step and judgement.target:
        return tr("It says that you want it, and names it: {target}.", target=judgement.target)
    if judgement.names_step:
        return tr("It says that you want it, and names it.")
    return tr("It says that you want it. Naming the job or the next step makes it stronger.")


def _hedged_words(judgement: Judgement) -> str:
    for code in judgement.missing:
        kind, _, detail = code.partition(":")
        if kind == "hedge" and detail.strip():
            return tr("“{word}” takes it back. Say it without.", word=detail.strip(" '\"“”‘’"))
        if kind == "condition" and detail.strip():
            return tr(
                "“{words}” is a condition. Say that you want it first.",
                words=detail.strip(" '\"“”‘’"),
            )
    return tr("They can hear it as a maybe. Say plainly that you want it.")
