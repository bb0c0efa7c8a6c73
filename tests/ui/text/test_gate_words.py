"""What the Ask panel says of words that are no ask."""

from __future__ import annotations

import pytest

from app.bootstrap import GrammarChecker
from app.domain.gate import GateCode, asked_report
from app.services.desk import Desk
from app.ui.text.gate_words import (
    is_not_english,
    item_detail,
    missing_sentence,
    verdict_lead,
    verdict_sentence,
)
from tests.clocks import StoppedClock
from tests.desks import VAGUE, at

CHECKER = GrammarChecker()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("My sister says that I want the job.", "somebody else's words"),
        ("I didn't tell her that I want the job.", "it was never said"),
        ("Do I want the job?", "asks whether you want it"),
        ("Thank you for your time, it was a pleasure.", "name the next step"),
        ("", "Nothing here says"),
    ],
)
def test_one_sentence_says_why_it_is_no_ask(words: str, why: str) -> None:
    judgement = CHECKER.check(words)
    assert verdict_lead(judgement) == "Not an ask yet."
    assert why in verdict_sentence(judgement)


@pytest.mark.parametrize(
    "words",
    [
        "Ich möchte diese Stelle sehr gern haben.",
        "Je suis très intéressé par ce poste.",
        "Мне очень нужна эта работа.",
        "この仕事がしたいです。",
    ],
)
def test_other_languages_are_not_judged(words: str) -> None:
    judgement = CHECKER.check(words)
    assert is_not_english(judgement)
    assert verdict_lead(judgement) == "Not judged."


@pytest.mark.parametrize("words", ["ok", "Danke! I want the job.", "Zoë, I'd love it", "👍", "…"])
def test_english_with_a_word_of_another_language_is_judged(words: str) -> None:
    assert not is_not_english(CHECKER.check(words))


@pytest.mark.parametrize(
    ("words", "sentence", "detail"),
    [
        (VAGUE, "asks for nothing yet", "not an ask yet"),
        ("Ich möchte diese Stelle sehr gern haben.", "cannot judge yet", "not English"),
    ],
)
def test_what_was_told_in_another_language_is_not_said_to_ask_for_nothing(
    desk: Desk, still: StoppedClock, words: str, sentence: str, detail: str
) -> None:
    o = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(o.id, "onsite", at(still, days=-1), present=["Dana"]).value
    dana = desk.statements.listener(desk.cases.one(o.id), "Dana")
    desk.statements.tell(stage.id, words, to=[dana])
    case, file = desk.cases.one(o.id), desk.cases.file(stage.id)
    (item,) = (i for i in asked_report(file, still.now()).missing if i.code is GateCode.DECLARED)
    assert sentence in missing_sentence(item, file, case)
    assert detail in item_detail(item, file, case, desk.today.moment())
