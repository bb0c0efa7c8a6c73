"""What the commands about backups print: lines for people, plain values for programs."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.backup import Backup, Counts, Reason
from app.domain.damage import CheckReport, GoodBackup, Salvage, WrongText
from app.domain.errors import AskwellError
from app.services.errors import BackupTrouble

STAND_IN = "(unreadable)"


def backup_line(backup: Backup, held: Counts | AskwellError) -> str:
    """A backup in one line."""
    return f"{backup.made_at:%Y-%m-%d %H:%M} · {_why(backup)} · {_held(held)}  [{backup.name}]"


def finding_lines(report: CheckReport) -> Iterator[str]:
    """What a check found, and what there is to go back to."""
    if report.broken:
        yield "The journal's file is damaged; nothing was changed."
    for text in report.wrong:
        yield f"Not as it was written: {_where(text)}"
    yield _good(report.good)


def _where(text: WrongText) -> str:
    stage = text.stage_name or text.kind_id
    parts = [p for p in (text.wording, text.company, text.role, stage) if p]
    return f"{text.table.replace('_', ' ')} {' · '.join(parts)}  [{text.key}]"


def salvage_lines(done: Salvage) -> Iterator[str]:
    """What a salvage did, the most important first."""
    read = _counted(done.read, "entry was", "entries were")
    yield f"{read} read; the damaged file is kept as {done.kept_as}."
    for words, name in _SALVAGED.items():
        found = {t.table: int(getattr(t, name)) for t in done.tables if getattr(t, name)}
        if found:
            listed = ", ".join(f"{n} {table.replace('_', ' ')}" for table, n in found.items())
            yield f"{words}: {listed}."
    yield _good(done.good)


_SALVAGED = {
    "Not readable": "lost",
    "Filled in from the backup": "from_backup",
    "Changed by the damage": "altered",
    f"Name lost, shown as {STAND_IN}": "stand_ins",
    "Left out, because what they belong to is lost": "left_out",
    "Only in the backup": "missing",
}


def _good(good: GoodBackup | None) -> str:
    if good is None:
        return "There is no backup in which everything is as it was written."
    return (
        f"The newest good backup is of {good.backup.made_at:%Y-%m-%d %H:%M}, with "
        f"{_held(good.counts)}: `askwell backups restore {good.backup.name}` opens it."
    )


def _why(backup: Backup) -> str:
    if backup.reason is Reason.CONFLICT:
        return "written on another computer"
    why = backup.reason.value.replace("-", " ")
    return f"{why}, in the second folder" if backup.elsewhere else why


def _held(counts: Counts | AskwellError) -> str:
    if isinstance(counts, AskwellError):
        return "locked with another passphrase" if _is_locked(counts) else "cannot be read"
    return ", ".join(
        (
            _counted(counts.opportunities, "opportunity", "opportunities"),
            _counted(counts.stages, "stage", "stages"),
            _counted(counts.statements, "statement", "statements"),
            _counted(counts.answers, "answer", "answers"),
        )
    )


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _is_locked(why: object) -> bool:
    return isinstance(why, BackupTrouble) and why.code == BackupTrouble.LOCKED


def backup_json(backup: Backup, counts: Counts | AskwellError) -> dict[str, object]:
    """A backup as values."""
    return {
        "name": backup.name,
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason.value,
        "second_folder_only": backup.elsewhere,
        "readable": isinstance(counts, Counts),
        "locked_otherwise": _is_locked(counts),
        **(_counts_json(counts) if isinstance(counts, Counts) else {}),
    }


def _counts_json(counts: Counts) -> dict[str, object]:
    return {
        "opportunities": counts.opportunities,
        "stages": counts.stages,
        "statements": counts.statements,
        "answers": counts.answers,
    }


def check_json(report: CheckReport) -> dict[str, object]:
    """What a check found, as values."""
    return {
        "sound": report.is_sound,
        "broken": bool(report.broken),
        "wrong": [{"table": text.table, "id": text.key} for text in report.wrong],
        "newest_good": report.good.backup.name if report.good else None,
    }


def salvage_json(done: Salvage) -> dict[str, object]:
    """What a salvage did, as values."""
    names = ("read", *_SALVAGED.values())
    return {
        "damaged": done.kept_as,
        "newest_good": done.good.backup.name if done.good else None,
        "tables": {t.table: {name: getattr(t, name) for name in names} for t in done.tables},
    }
