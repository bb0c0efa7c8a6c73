"""What the Ask panel says of words that are no ask."""

from __future__ import annotations

import pytest

from app.bootstrap import GrammarChecker
from app.ui.text.gate_words import is_not_english, verdict_lead, verdict_sentence

CHECKER = GrammarChecker()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("My sister says that I want the job.", "somebody else's words"),
        ("I didn't tell her that I want the job.", "nobody has heard it"),
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
