"""Words for backups, for what restoring changes, and for what checks and salvages found."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.backup import Backup, Counts, Difference, Preview, Reason
from app.domain.damage import GoodBackup, Salvage, WrongText
from app.services.errors import BackupTrouble
from app.services.ports import Made, Relocking
from app.ui.text import tr, trn
from app.ui.text.moments import full_moment

MOST_LINES = 8


def reason_words(reason: Reason) -> str:
    """What a backup was made for, in a word or two."""
    return {
        Reason.QUIT: tr("closing the window"),
        Reason.TIMER: tr("every half hour"),
        Reason.BY_HAND: tr("by hand"),
        Reason.MIGRATION: tr("before an update"),
        Reason.IMPORT: tr("before an import"),
        Reason.BULK_DELETE: tr("before deleting"),
        Reason.RESTORE: tr("before restoring"),
        Reason.CONFLICT: tr("written on another computer"),
    }[reason]


def counts_words(counts: Counts) -> str:
    """`3 opportunities, 7 stages, 4 statements and 12 answers`."""
    return tr(
        "{opportunities}, {stages}, {statements} and {answers}",
        opportunities=trn("{n} opportunity", "{n} opportunities", counts.opportunities),
        stages=trn("{n} stage", "{n} stages", counts.stages),
        statements=trn("{n} statement", "{n} statements", counts.statements),
        answers=trn("{n} answer", "{n} answers", counts.answers),
    )


def backup_words(backup: Backup) -> str:
    """`Sun 22 Nov 2026, 18:04`."""
    return full_moment(backup.made_at)


def made_words(made: Made) -> str:
    """That a backup was made, and what became of its copy in the second folder."""
    words = tr("Backup made.")
    if made.second_trouble:
        return f"{words} {second_folder_words(made)}"
    return words


def second_folder_words(made: Made) -> str:
    """Why the copy in the second folder is missing, in one calm sentence; empty if it is not."""
    why = {
        "": "",
        "missing": tr("the folder is not there now"),
        "full": tr("there is no room left"),
        "read_only": tr("the folder cannot be written"),
    }.get(made.second_trouble, tr("it could not be written"))
    if not why:
        return ""
    return tr(
        "The copy for {folder} was left out, because {why}; the backup itself is safe.",
        folder=made.second_folder,
        why=why,
    )


def failed_copies_words(failed: int) -> str:
    """That some copies do not have the journal's passphrase; empty where all have it."""
    if not failed:
        return ""
    return trn(
        "{n} earlier copy could not be changed and stays as it was.",
        "{n} earlier copies could not be changed and stay as they were.",
        failed,
    )


def caught_up_words(step: Relocking) -> str:
    """What came of copies that a change of the passphrase had left behind."""
    given = step.total - step.failed
    words = (
        trn(
            "{n} earlier copy has the journal's passphrase now.",
            "{n} earlier copies have the journal's passphrase now.",
            given,
        )
        if given
        else ""
    )
    return " ".join(part for part in (words, failed_copies_words(step.failed)) if part)


def unreadable_words(error: Exception) -> str:
    """Why a backup does not say what it holds, in a word or two."""
    if is_locked_otherwise(error):
        return tr("locked with another passphrase")
    return tr("cannot be read")


def locked_otherwise_words() -> str:
    """What stands in place of what restoring would change, until its passphrase is given."""
    return tr(
        "It is locked with another passphrase than this journal. Unlock it with the one that the "
        "journal had then, and you will see what restoring it would change."
    )


def is_locked_otherwise(error: Exception) -> bool:
    """Whether a backup cannot be used because its passphrase is not the journal's."""
    return isinstance(error, BackupTrouble) and error.code == BackupTrouble.LOCKED


def good_words(good: GoodBackup | None) -> str:
    """Which backup there is to go back to."""
    if good is None:
        return tr("There is no backup in which everything is as it was written.")
    return tr(
        "The newest good backup is of {moment}, with {counts}.",
        moment=backup_words(good.backup),
        counts=counts_words(good.counts),
    )


_NOUNS: dict[str, Callable[[int], str]] = {
    "opportunity": lambda n: trn("{n} opportunity", "{n} opportunities", n),
    "stage": lambda n: trn("{n} stage", "{n} stages", n),
    "statement": lambda n: trn("{n} statement", "{n} statements", n),
    "answer": lambda n: trn("{n} answer", "{n} answers", n),
    "preparation": lambda n: trn("{n} preparation", "{n} preparations", n),
    "company": lambda n: trn("{n} company", "{n} companies", n),
    "contact": lambda n: trn("{n} person", "{n} people", n),
    "decision": lambda n: trn("{n} decision", "{n} decisions", n),
    "rating": lambda n: trn("{n} rating", "{n} ratings", n),
    "follow_up": lambda n: trn("{n} promise", "{n} promises", n),
    "opportunity_tag": lambda n: trn("{n} tag", "{n} tags", n),
    "closing": lambda n: trn("{n} closing", "{n} closings", n),
    "event": lambda n: trn("{n} line of history", "{n} lines of history", n),
    "own_kind": lambda n: trn("{n} kind of stage", "{n} kinds of stages", n),
}


def rows_words(table: str, count: int) -> str:
    """`2 people`: so many rows of one kind."""
    noun = _NOUNS.get(table)
    if noun is None:
        return trn("{n} smaller detail", "{n} smaller details", count)
    return noun(count)


def preview_lines(preview: Preview) -> list[str]:
    """What restoring would do, a line for each way, or that it would change nothing."""
    ways: list[tuple[str, Callable[[Difference], int]]] = [
        (tr("Comes back: {what}."), lambda d: d.back),
        (tr("Changes back: {what}."), lambda d: d.changed),
        (tr("Goes, because it was written later: {what}."), lambda d: d.gone),
    ]
    lines = []
    for words, count in ways:
        what = _listed({d.table: count(d) for d in preview.differences})
        if what:
            lines.append(words.format_map({"what": what}))
    return lines or [tr("It holds just what the journal holds now.")]


def _listed(counts: dict[str, int]) -> str:
    """The kinds that are not zero; what has no name of its own is added up at the end."""
    named = [rows_words(table, n) for table, n in counts.items() if n and table in _NOUNS]
    small = sum(n for table, n in counts.items() if table not in _NOUNS)
    return ", ".join([*named, *([rows_words("", small)] if small else [])])


def titles_line(preview: Preview) -> str:
    """Which opportunities it touches."""
    if not preview.titles:
        return ""
    names = [tr("{company}, {role}", company=c, role=r) for c, r in preview.titles]
    if preview.more_titles:
        names.append(trn("{n} more", "{n} more", preview.more_titles))
    return tr("Opportunities: {names}", names=" · ".join(names))


def wrong_text_words(text: WrongText, kind_name: str) -> str:
    """Which text is not as it was written, and where it stands."""
    what = {
        "answer": tr("The answer to “{question}”", question=text.wording),
        "statement": tr("What you told them"),
        "preparation": tr("Your preparation"),
        "stage": tr("The details of the stage"),
        "opportunity": tr("The details of the opportunity"),
        "company": tr("The company {name}", name=text.wording),
        "contact": tr("The person {name}", name=text.wording),
        "decision": tr("Your decision"),
        "follow_up": tr("A promise"),
        "rating": tr("A rating"),
        "opportunity_tag": tr("The tag “{word}”", word=text.wording),
        "closing": tr("How the stage was closed"),
        "event": tr("A line of history"),
        "imported_row": tr("What was kept of an import"),
    }.get(text.table, tr("A smaller detail"))
    stage = text.stage_name or kind_name
    where = [part for part in (text.company, text.role, stage) if part]
    return " · ".join([what, ", ".join(where)]) if where else what


def salvage_lines(done: Salvage) -> list[str]:
    """What a salvage did, the most important first."""
    lines = [
        trn("{n} entry was read.", "{n} entries were read.", done.read),
        *_salvage_line(done, tr("Not readable: {what}."), "lost"),
        *_salvage_line(done, tr("Filled in from the backup: {what}."), "from_backup"),
        *_salvage_line(done, tr("Changed by the damage, look at them: {what}."), "altered"),
        *_salvage_line(done, tr("Name lost, shown as “(unreadable)”: {what}."), "stand_ins"),
        *_salvage_line(done, tr("Left out, because what they belong to is lost: {what}."),
                       "left_out"),
        *_salvage_line(done, tr("Only in the backup: {what}."), "missing"),
    ]  # fmt: skip
    if done.good is None:
        lines.append(tr("There was no good backup to compare it with."))
    lines.append(tr("The damaged file is kept as {name}.", name=done.kept_as))
    return lines


def _salvage_line(done: Salvage, words: str, name: str) -> list[str]:
    what = _listed({table.table: int(getattr(table, name)) for table in done.tables})
    return [words.format_map({"what": what})] if what else []


def unreadable() -> str:
    """What is written where a name was lost."""
    return tr("(unreadable)")
