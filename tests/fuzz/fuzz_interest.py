"""Mutates labelled texts and holds the checker to what it promises of any text.

Run as `python -m tests.fuzz.fuzz_interest --texts 50000 [--seed 1]`. Prints the first text that
breaks a promise, with the seed, and ends with 1; ends with 0 when none does.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

from app.domain.interest import Verdict, check

DATA = Path(__file__).parents[1] / "data" / "interest"
ODD = "'\"’“”.,;:!?…—-()[]{}<>_*/\\\n\t\r\x00\u200b\u202e\ud800İßﬁé👩🏽‍🍳🙂的ا́0123456789@#%&"
WORDS = [
    "not",
    "never",
    "maybe",
    "if",
    "unless",
    "but",
    "and",
    "I",
    "want",
    "the",
    "job",
    "offer",
    "yes",
    "no",
    "accept",
    "decline",
    "told",
    "said",
    "think",
    "before",
    "when",
    "hope",
    "would",
    "like",
    "to",
    "join",
    "you",
    "next",
    "round",
    "my",
    "wife",
    "please",
    "don't",
    "can't",
    "I'd",
    "please",
]
Mutation = Callable[[random.Random, str], str]


def _cut(rng: random.Random, text: str) -> str:
    a, b = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[:a] + text[b:]


def _repeat(rng: random.Random, text: str) -> str:
    a, b = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    return text[:b] + text[a:b] * rng.randint(1, 4) + text[b:]


def _odd_mark(rng: random.Random, text: str) -> str:
    a = rng.randint(0, len(text))
    return text[:a] + rng.choice(ODD) + text[a:]


def _word(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    words.insert(rng.randint(0, len(words)), rng.choice(WORDS))
    return " ".join(words)


def _swap(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    a, b = rng.randrange(len(words)), rng.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _case(rng: random.Random, text: str) -> str:
    return rng.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _misspell(rng: random.Random, text: str) -> str:
    if len(text) < 2:
        return text
    a = rng.randrange(len(text) - 1)
    return text[:a] + text[a + 1] + text[a] + text[a + 2 :]


MUTATIONS: tuple[Mutation, ...] = (_cut, _repeat, _odd_mark, _word, _swap, _case, _misspell)


def seeds() -> list[str]:
    """The texts to start from."""
    found = []
    for name in ("spec_examples.jsonl", "first_half.jsonl"):
        path = DATA / name
        if path.exists():
            lines = path.read_text(encoding="utf8").splitlines()
            found += [str(json.loads(line)["text"]) for line in lines if line.strip()]
    return found


def broken_promise(rng: random.Random, text: str) -> str:
    """Which promise the checker breaks for this text, '' if none."""
    judgement = check(text)
    if judgement.span != text[judgement.span_start : judgement.span_end]:
        return "the span is not where it is said to be"
    if bool(judgement.span) == (judgement.verdict is Verdict.ABSENT):
        return "span and verdict do not agree"
    if judgement.nearest_miss not in text or judgement.target not in text:
        return "the nearest miss or the target is not in the text"
    if check(text) != judgement:
        return "the same text got another judgement"
    space = rng.choice((" ", "\n", "\n\n  ", "\t"))
    if check(space + text + space).verdict is not judgement.verdict:
        return "space around the text changed the verdict"
    return ""


def main() -> int:
    """Mutate and check until a promise breaks or the number is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    starts = seeds()
    for number in range(options.texts):
        text = rng.choice(starts)
        if rng.random() < 0.2:
            text += rng.choice((" ", "\n", "")) + rng.choice(starts)
        for _ in range(rng.randint(1, 6)):
            text = rng.choice(MUTATIONS)(rng, text)[:2_000]
        try:
            trouble = broken_promise(rng, text)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what we look for
            trouble = f"it raised {error!r}"
        if trouble:
            sys.stdout.write(f"text {number}, seed {options.seed}: {trouble}\n{text!a}\n")
            return 1
    sys.stdout.write(f"{options.texts} texts, seed {options.seed}: every promise kept\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
