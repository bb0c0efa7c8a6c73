"""How long the statement checker takes for a mail of 120 words, and how it grows.

`python -m tests.benchmarks.judging`: by itself, since the heap of a window slows it by a half.
"""

from __future__ import annotations

import time
from statistics import quantiles

from app.domain.interest import check

MAIL = """Dear Ms Holt, thank you for the time that you and Priya took on Saturday to show me the
renewals desk and to walk me through the quarter. I had not expected the team to be so open about
what went wrong last year, and I liked the way in which the figures were discussed. I think that the
plan could work if the regions agree, and I would bring what I learned at Orrin. I know that I was
quiet at lunch because I was thinking. I want this job, and I would like to go on to the assessment.
My references are ready, the notice period is one month, and I can travel. """
TIMES = 200


def p95_of_a_mail() -> float:
    """The 95th percentile in milliseconds of processor time."""
    for _ in range(20):
        check(MAIL)
    return quantiles([_judged(f"{MAIL}{number}") for number in range(TIMES)], n=20)[-1]


def growth() -> float:
    """How much longer 100,000 characters take than 10,000; ten is linear."""
    text = MAIL * 400
    return min(_judged(text[:100_000]) for _ in range(3)) / min(
        _judged(text[:10_000]) for _ in range(5)
    )


def _judged(text: str) -> float:
    begun = time.process_time()
    check(text)
    return (time.process_time() - begun) * 1000


def main() -> None:
    """Print both."""
    print(f"{'a mail of 115 words, p95 (must 2.0 ms)':44}{p95_of_a_mail():8.2f}")
    print(f"{'100,000 characters ÷ 10,000 (linear: 10)':44}{growth():8.1f}")


if __name__ == "__main__":
    main()
