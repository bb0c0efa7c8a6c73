"""Preferences: changing the rules, one thing at a time, and having them back as shipped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from app.domain.closing import Closing, Requirement
from app.domain.errors import WrongInput
from app.domain.own_lines import OwnLine, as_value, overlaid
from app.domain.own_rules import Section, shipped_lines, with_change
from app.domain.preference import Preference
from app.domain.stage import OwnKind, Stage
from app.services.cases import Cases
from app.services.changes import Done
from app.services.ports import Journal, Keys, Writing
from app.services.requirement_rows import refresh_requirements
from app.services.rules import Rules
from app.services.typed import fitting, named, same_name


class Preferences:
    """What the user has made different; each use case returns how many open stages it touched."""

    def __init__(self, journal: Journal, keys: Keys, cases: Cases, rules: Rules) -> None:
        self._journal = journal
        self._keys = keys
        self._cases = cases
        self._rules = rules

    def change(self, key: str, value: object) -> Done[int]:
        """Keep a change of the rules; raises WrongInput for one that means nothing."""
        preference = Preference(id=key, value=json.dumps(value))
        if with_change(self._rules.shipped, preference) is None:
            raise WrongInput("preference", "unknown", key)
        return self._write([preference], [])

    def reset(self, key: str) -> Done[int]:
        """Have one thing back as shipped."""
        return self._write([], self._journal.find(Preference, id=key))

    def reset_sections(self, *sections: Section) -> Done[int]:
        """Have everything in these sections back as shipped."""
        return self._write([], self._changed(sections))

    def reset_all(self) -> Done[int]:
        """Have all rules back as shipped."""
        return self._write([], self._journal.find(Preference))

    def is_changed(self, *sections: Section) -> bool:
        """Whether anything in these sections is not as shipped."""
        return bool(self._changed(sections))

    def is_kept(self, key: str) -> bool:
        """Whether this one thing is not as shipped."""
        return bool(self._journal.find(Preference, id=key))

    def lines(self, key: str) -> tuple[OwnLine, ...]:
        """The list that is kept under this key, also what is switched off."""
        standing = self._journal.find(Preference, id=key)
        return overlaid(shipped_lines(self._rules.shipped, key), _value(standing))

    def keep_lines(self, key: str, lines: Iterable[OwnLine]) -> Done[int]:
        """Keep a list in these words and this order; raises WrongInput for a line too long."""
        lines = tuple(lines)
        for line in set(lines) - set(self.lines(key)):
            fitting("line", line.wording)
        return self.change(key, as_value(lines, shipped_lines(self._rules.shipped, key)))

    def add_line(self, key: str, wording: str) -> Done[int]:
        """Add a line of the user's own at the end; raises WrongInput where nothing is written."""
        words = named("line", wording)
        lines = self.lines(key)
        new = OwnLine(id=self._new_id(key, words, lines), wording=words, own=True)
        return self.keep_lines(key, (*lines, new))

    def _new_id(self, key: str, words: str, lines: Sequence[OwnLine]) -> str:
        """A rating is kept under its first name: then it can be read when it is gone from here."""
        taken = any(same_name(name, words) for line in lines for name in (line.id, line.wording))
        return words if key == Section.RATINGS and not taken else self._keys.new()

    def _changed(self, sections: Sequence[Section]) -> list[Preference]:
        found = self._journal.find(Preference)
        return [p for p in found if p.id.partition(".")[0] in sections]

    def _write(self, saved: list[Preference], removed: list[Preference]) -> Done[int]:
        try:
            with self._journal.transaction() as writing:
                writing.save(*saved)
                writing.remove(*removed)
                self._rules.forget()
                touched = self._follow(writing, [*saved, *removed])
        finally:
            self._rules.forget()
        return Done(touched, writing.changes)

    def _follow(self, writing: Writing, preferences: list[Preference]) -> int:
        """Bring the open stages of these kinds up to changed audiences; count those that moved."""
        split = (preference.id.partition(".") for preference in preferences)
        kinds = {name for section, _, name in split if section == Section.AUDIENCE}
        if not kinds:
            return 0
        own = self._journal.find_in(OwnKind, "behaves_like", sorted(kinds))
        stages = self._journal.find_in(Stage, "kind_id", [*sorted(kinds), *(o.id for o in own)])
        closed = self._journal.find_in(Closing, "stage_id", [stage.id for stage in stages])
        shut = {closing.stage_id for closing in closed}
        cases = {stage.opportunity_id for stage in stages if stage.id not in shut}
        for case in self._cases.many(sorted(cases)):
            refresh_requirements(writing, self._keys, case)
        rows = (change.entity for change in writing.changes.of(Requirement))
        return len({row.stage_id for row in rows if isinstance(row, Requirement)})


def _value(standing: list[Preference]) -> object:
    try:
        return json.loads(standing[0].value) if standing else None
    except (ValueError, RecursionError):
        return None
