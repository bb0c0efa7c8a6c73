"""Own lines: a list as shipped with the user's words, order, additions and omissions laid over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Wordings = Sequence[tuple[str, str]]
"""The lines as shipped: id and words of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """One line of a list; `own` where the user added it, `off` where it is not to be shown."""

    id: str
    wording: str
    off: bool = False
    own: bool = False


def overlaid(shipped: Wordings, value: object) -> tuple[OwnLine, ...]:
    """The lines in the user's order, what is new at the end; broken entries are skipped."""
    known = dict(shipped)
    found: dict[str, OwnLine] = {}
    for entry in value if isinstance(value, list) else ():
        line = _line(entry, known)
        if line is not None:
            found.setdefault(line.id, line)
    rest = (OwnLine(id=id_, wording=words) for id_, words in shipped if id_ not in found)
    return (*found.values(), *rest)


def as_value(lines: Iterable[OwnLine], shipped: Wordings) -> list[dict[str, object]]:
    """What is kept of these lines: words only where they are the user's, so that others follow."""
    known = dict(shipped)
    kept: list[dict[str, object]] = []
    for line in lines:
        entry: dict[str, object] = {"id": line.id}
        if known.get(line.id) != line.wording:
            entry["wording"] = line.wording
        if line.off:
            entry["off"] = True
        kept.append(entry)
    return kept


def _line(entry: object, known: dict[str, str]) -> OwnLine | None:
    if not isinstance(entry, dict):
        return None
    id_ = entry.get("id")
    if not isinstance(id_, str) or not id_.strip() or not id_.isprintable():
        return None
    words = _words(entry.get("wording")) or known.get(id_, "")
    if not words:
        return None
    return OwnLine(id=id_, wording=words, off=entry.get("off") is True, own=id_ not in known)


def _words(given: object) -> str:
    """The words on one line, without what no file can hold."""
    if not isinstance(given, str):
        return ""
    whole = given.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return " ".join(whole.split())
