"""Left open: the words behind a yes that may leave it hanging, and the claim that they do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.interest.claims import Claim
from app.domain.interest.lexicon import words
from app.domain.interest.phrases import Entry
from app.domain.interest.reading import Sentence

_TURNS = words("but though only although however — - ; : well")


def behind_a_yes(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int]]:
    """Each sentence that goes on behind a yes, with the unit where it does.

    The yes is in the sentence itself, and a "but" or a dash follows it; or it ended the sentence
    before, and this one claims nothing.
    """
    for number, sentence in enumerate(sentences):
        said_before = number > 0 and last_stance(sentences[number - 1]) == "YES"
        start = 0 if said_before and not sentence.claims else _turned_at(sentence)
        if start is not None and not sentence.is_question:
            yield sentence, start


def leave_open(sentence: Sentence, start: int, entry: Entry) -> None:
    """Let the words from `start` to the last word leave open what was said before them."""
    end = max(n for n, unit in enumerate(sentence.units) if unit.is_word or n == start) + 1
    sentence.claims.append(
        Claim("HANGS", entry, sentence.number, start, end, rules=[entry.rule]),
    )


def last_stance(sentence: Sentence) -> str:
    """What the last claim of a sentence that counts says."""
    return next((c.stance for c in reversed(sentence.claims) if c.stance), "")


def _turned_at(sentence: Sentence) -> int | None:
    """Where a clause begins that a "but" or a dash puts behind the last yes of a sentence."""
    if last_stance(sentence) != "YES":
        return None
    last = max(claim.end for claim in sentence.claims if claim.stance)
    turns = range(last, len(sentence.units))
    return next((n for n in turns if sentence.units[n].word in _TURNS), None)
