"""The rulebook from its resource files: read, checked strictly, and refused by file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from app.domain.prompt import Prompt
from app.domain.rulebook import ChecklistItem, Evidence, Opening, Rulebook, Timing
from app.domain.stage_kind import Grade, StageKind, WhoMustHear
from app.storage.resource_file import WHOLE_FILE, ResourceFile, Table

UNGATED_IDS = frozenset({"application", "research", "waiting", "background_check"})
GATED_IDS = frozenset(
    {
        "informal_chat",
        "recruiter_call",
        "phone_screen",
        "video_interview",
        "one_way_video",
        "assessment",
        "presentation",
        "onsite",
        "panel",
        "final_round",
        "reference_check",
        "offer",
        "negotiation",
    }
)
KIND_IDS = UNGATED_IDS | GATED_IDS
CRITERION_IDS = frozenset({"people", "company", "culture", "role"})
FEWEST_PROMPTS = 3

_MOST = 10_000  # days, hours or minutes: far beyond any use, near enough for every calendar
_BY_KIND = "answer_business_days_by_kind"

T = TypeVar("T")
Kinds = Mapping[str, StageKind]
Names = Mapping[str, tuple[str, ...]]


def load_rulebook(folder: Path) -> Rulebook:
    """Everything in the resource files of one language; raises BrokenRulebook."""
    kinds, names = _kinds(ResourceFile(folder / "kinds.toml"))
    prompts = _prompts(ResourceFile(folder / "prompts.toml"), kinds, names)
    checklist = _checklist(ResourceFile(folder / "checklists.toml"), kinds, names)
    timing = _timing(ResourceFile(folder / "timing.toml"))
    criteria, hints = _criteria(ResourceFile(folder / "ratings.toml"))
    return Rulebook(
        kinds=kinds,
        prompts=prompts,
        checklist=checklist,
        criteria=criteria,
        criteria_hints=hints,
        timing=timing,
        openings=_openings(folder / "openings.toml", names),
    )


def _kinds(file: ResourceFile) -> tuple[Kinds, Names]:
    """The stage kinds by id, and for each id or group name the kinds that it stands for."""
    file.refuse_other_names({"kind", "groups"})
    kinds = _by_id(file, ("kind",), lambda _, table, taken: _kind(table, taken))
    for missing in sorted(KIND_IDS - kinds.keys()):
        file.trouble(WHOLE_FILE, f"The stage kind “{missing}” is missing.")
    names = {id_: (id_,) for id_ in kinds} | _groups(file.table("groups"))
    file.refuse_if_broken()
    return kinds, names


def _kind(table: Table, taken: Iterable[str]) -> StageKind:
    kind = StageKind(
        id=table.id(taken),
        name=table.text("name"),
        gated=table.yes_or_no("gated"),
        who_must_hear=table.choice("who_must_hear", WhoMustHear),
        recruiter_too=table.yes_or_no("recruiter_too"),
        grade=_grade(table),
        is_offer=table.yes_or_no("is_offer", needed=False),
        usual_minutes=table.number("usual_minutes", 1, _MOST, needed=False),
        ask_before_leaving=table.text_if_any("ask_before_leaving"),
    )
    _check_kind(table, kind)
    return kind


def _check_kind(table: Table, kind: StageKind) -> None:
    if kind.id.strip() and kind.id not in KIND_IDS:
        table.trouble("id", f"Askwell knows no stage kind “{kind.id}”.")
    if kind.gated and kind.id in UNGATED_IDS:
        table.trouble("gated", f"The stage kind “{kind.id}” cannot be gated.")
    nobody = kind.who_must_hear is WhoMustHear.NOBODY
    if kind.gated and nobody:
        table.trouble("who_must_hear", "Somebody must hear it, because this kind is gated.")
    if not kind.gated and not nobody:
        table.trouble("who_must_hear", "This must be “nobody”, because this kind is not gated.")
    if not kind.gated and kind.recruiter_too:
        table.trouble("recruiter_too", "This must be false, because this kind is not gated.")


def _grade(table: Table) -> Grade:
    found = table.number("grade", min(Grade), max(Grade))
    return Grade(found) if found in set(Grade) else Grade.NEXT_STEP


def _groups(table: Table) -> dict[str, tuple[str, ...]]:
    groups = {}
    for name in table.keys:
        if name in KIND_IDS:
            table.trouble(name, f"A group cannot have the name of the stage kind “{name}”.")
        groups[name] = table.texts(name)
        if not groups[name]:
            table.trouble(name, f"The group “{name}” is empty.")
        for kind_id in groups[name]:
            if kind_id not in KIND_IDS:
                table.trouble(name, f"There is no stage kind “{kind_id}”.")
    return groups


def _prompts(file: ResourceFile, kinds: Kinds, names: Names) -> tuple[Prompt, ...]:
    file.refuse_other_names({"prompt"})
    found = _by_id(file, ("prompt",), lambda _, table, taken: _prompt(table, taken, names))
    prompts = tuple(found.values())
    for kind in _gated(kinds):
        if sum(prompt.asked_after(kind.id) for prompt in prompts) < FEWEST_PROMPTS:
            reason = f"The stage kind “{kind.id}” has fewer than {FEWEST_PROMPTS} questions."
            file.trouble(WHOLE_FILE, reason)
    file.refuse_if_broken()
    return prompts


def _prompt(table: Table, taken: Iterable[str], names: Names) -> Prompt:
    return Prompt(
        id=table.id(taken),
        wording=table.text("wording"),
        kinds=_kinds_named(table, names),
        hint=table.text_if_any("hint"),
        section=table.text_if_any("section"),
        quick=table.yes_or_no("quick", needed=False),
    )


def _checklist(file: ResourceFile, kinds: Kinds, names: Names) -> tuple[ChecklistItem, ...]:
    file.refuse_other_names({"before", "after"})
    found = _by_id(
        file,
        ("before", "after"),
        lambda name, table, taken: _item(table, taken, names, before=name == "before"),
    )
    items = tuple(found.values())
    for kind in _gated(kinds):
        have = Counter(item.before for item in items if item.belongs_to(kind.id))
        for before, word in ((True, "before"), (False, "after")):
            if not have[before]:
                reason = f"The stage kind “{kind.id}” has no item under [[{word}]]."
                file.trouble(WHOLE_FILE, reason)
    file.refuse_if_broken()
    return items


def _item(table: Table, taken: Iterable[str], names: Names, *, before: bool) -> ChecklistItem:
    return ChecklistItem(
        id=table.id(taken),
        wording=table.text("wording"),
        before=before,
        evidence=table.choice("evidence", Evidence, Evidence.BY_HAND),
        kinds=_kinds_named(table, names),
    )


def _timing(file: ResourceFile) -> Timing:
    whole = [field.name for field in fields(Timing) if field.name != _BY_KIND]
    file.refuse_other_names({*whole, _BY_KIND})
    top = file.top()
    numbers = {name: top.number(name, 0, _MOST) or 0 for name in whole}
    if _BY_KIND not in top.keys:
        top.trouble(_BY_KIND, f"The table [{_BY_KIND}] is missing.")
    by_kind = _days_by_kind(file.table(_BY_KIND))
    file.refuse_if_broken()
    return Timing(answer_business_days_by_kind=by_kind, **numbers)


def _days_by_kind(table: Table) -> dict[str, int]:
    for kind_id in table.keys:
        if kind_id not in KIND_IDS:
            table.trouble(kind_id, f"There is no stage kind “{kind_id}”.")
    return {kind_id: table.number(kind_id, 0, _MOST) or 0 for kind_id in table.keys}


def _criteria(file: ResourceFile) -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    """The criteria with their names, and by id what to look at."""
    file.refuse_other_names({"rating"})
    found = _by_id(
        file,
        ("rating",),
        lambda _, table, taken: (table.id(taken), table.text("wording"), table.text("look_at")),
    )
    for missing in sorted(CRITERION_IDS - found.keys()):
        file.trouble(WHOLE_FILE, f"The rating “{missing}” is missing.")
    file.refuse_if_broken()
    named = tuple((id_, wording) for id_, wording, _ in found.values())
    return named, {id_: look_at for id_, _, look_at in found.values()}


def _openings(path: Path, names: Names) -> tuple[Opening, ...]:
    """The patterns of words to ask with; none where a language has no file of them yet."""
    if not path.exists():
        return ()
    file = ResourceFile(path)
    file.refuse_other_names({"opening"})
    found = _by_id(file, ("opening",), lambda _, table, taken: _opening(table, taken, names))
    file.refuse_if_broken()
    return tuple(found.values())


def _opening(table: Table, taken: Iterable[str], names: Names) -> Opening:
    return Opening(
        id=table.id(taken),
        grade=_grade(table),
        words=table.text("words"),
        kinds=_kinds_named(table, names),
    )


def _by_id(
    file: ResourceFile,
    names: tuple[str, ...],
    build: Callable[[str, Table, Iterable[str]], T],
) -> dict[str, T]:
    """What is built from the blocks of these names, by id; `build` gets the ids already taken."""
    found: dict[str, T] = {}
    for name, table in file.tables(*names):
        built = build(name, table, found.keys())
        table.refuse_other_keys()
        found[table.text("id")] = built
    return found


def _kinds_named(table: Table, names: Names) -> tuple[str, ...]:
    """The kinds that the block lists by id or group name, each once; none means every kind."""
    written = table.texts("kinds", needed=False)
    for name in written:
        if name not in names:
            table.trouble("kinds", f"There is no stage kind or group “{name}”.")
    return tuple(dict.fromkeys(id_ for name in written for id_ in names.get(name, ())))


def _gated(kinds: Kinds) -> list[StageKind]:
    return [kind for kind in kinds.values() if kind.gated]
