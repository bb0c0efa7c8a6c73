"""The labelled texts that the checker is measured with."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.interest import Verdict, check

DATA = Path(__file__).parents[2] / "data" / "interest"


@dataclass(frozen=True, slots=True)
class Figures:
    """How well the checker does on a set of texts (SPEC.md, 7)."""

    macro_f1: float
    explicit_precision: float
    explicit_recall: float
    false_accept_rate: float
    declined_as_explicit: int


def texts(name: str) -> list[dict[str, Any]]:
    """The labelled texts of one file."""
    lines = (DATA / name).read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def measure(name: str) -> Figures:
    """The figures for one file."""
    pairs = Counter((t["label"], check(t["text"]).verdict.value) for t in texts(name))
    explicit = Verdict.EXPLICIT.value
    accepted = sum(n for (_, got), n in pairs.items() if got == explicit)
    wanted = sum(n for (gold, _), n in pairs.items() if gold == explicit)
    refused = {gold: pairs[gold, explicit] for gold in ("ABSENT", "DECLINED")}
    others = sum(n for (gold, _), n in pairs.items() if gold in refused)
    right = pairs[explicit, explicit]
    return Figures(
        macro_f1=sum(_f1(pairs, verdict.value) for verdict in Verdict) / len(Verdict),
        explicit_precision=right / accepted if accepted else 0.0,
        explicit_recall=right / wanted if wanted else 0.0,
        false_accept_rate=sum(refused.values()) / max(1, others),
        declined_as_explicit=refused["DECLINED"],
    )


def _f1(pairs: Counter[tuple[str, str]], label: str) -> float:
    """The F1 of one verdict."""
    right = pairs[label, label]
    got = sum(n for (_, p), n in pairs.items() if p == label)
    gold = sum(n for (g, _), n in pairs.items() if g == label)
    return 2 * right / (got + gold) if right else 0.0
