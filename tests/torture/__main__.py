"""`./dev torture`: every trial with its figures; ends with 1 where one of them failed."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.torture.damaged_files import damaged_files
from tests.torture.faulty_copies import faulty_copies
from tests.torture.faulty_writes import faulty_migrations, faulty_saves
from tests.torture.killed_migrations import killed_migrations
from tests.torture.killed_relocks import killed_relocks
from tests.torture.kills import killed_sessions
from tests.torture.mutated_journals import KINDS_OF_END, mutated_journals
from tests.torture.network import journeys_without_network, traced_evening
from tests.torture.planted_words import planted_words
from tests.torture.power_loss import careless_losses, power_losses
from tests.torture.released_schemas import released_schemas

LEAST_GUESS_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trial ended, in one line."""

    passed: bool
    words: str
    first: str = ""


def power(share: float) -> Outcome:
    """Loss of power."""
    done = power_losses(range(_count(1000, share)))
    careless = careless_losses(range(50))
    blind = not (careless.lost and careless.damaged)
    return Outcome(
        not (done.lost or done.damaged or blind),
        f"{done.crashes} losses of power over {done.commits} commits: {done.lost} lost something, "
        f"{done.damaged} damaged (without syncing: {careless.lost} and {careless.damaged} of 50)",
        done.first or ("the trial sees nothing" if blind else ""),
    )


def kills(share: float) -> Outcome:
    """kill -9 of the autosave code, and of the real window."""
    bare = killed_sessions(range(_count(950, share)), window=False)
    window = killed_sessions(range(_count(50, share)), window=True)
    words = (
        f"{bare.sessions} kills without a screen and {window.sessions} of the window over "
        f"{bare.keystrokes + window.keystrokes} keystrokes: "
        f"{bare.saved_lost + window.saved_lost} lost what was shown as saved, "
        f"{bare.damaged + window.damaged} damaged, oldest keystroke lost "
        f"{max(bare.oldest_lost, window.oldest_lost):.2f} s old"
    )
    failed = sum(k.saved_lost + k.late + k.damaged for k in (bare, window))
    return Outcome(not failed, words, bare.first or window.first)


def migrations(_share: float) -> Outcome:
    """Openings killed at every statement."""
    done = killed_migrations()
    words = f"{done.kills} kills, one at each statement of each opening: {done.between} in between"
    return Outcome(not done.between and done.kills > 0, words, done.first)


def relocks(share: float) -> Outcome:
    """Changes of the passphrase and restores, killed on the way."""
    done = killed_relocks(_count(40, share))
    words = (
        f"{done.kills} kills while a passphrase was set, changed or removed and while a backup was "
        f"restored, {done.undone} of them with copies left to do: {done.unopened} did not open, "
        f"{done.lost} lost something, {done.in_clear} left a word in clear beside a locked "
        f"journal, {done.stranded} a copy that nothing restores, {done.leftovers} a part"
    )
    failed = done.unopened + done.lost + done.in_clear + done.stranded + done.leftovers
    return Outcome(not failed and done.kills > 0, words, done.first)


def faults(share: float) -> Outcome:
    """Faults in file operations."""
    save, migrate = faulty_saves(), faulty_migrations()
    copies = faulty_copies(_count(500, share))
    all_three = (save, migrate, copies)
    between, silent = sum(f.between for f in all_three), sum(f.silent for f in all_three)
    words = (
        f"{save.injected} faults in saves, {migrate.injected} in openings and {copies.injected} in "
        f"backups, imports and restores: {between} in between, {silent} without a sentence"
    )
    passed = not (between or silent) and all(f.injected for f in all_three)
    return Outcome(passed, words, save.first or migrate.first or copies.first)


def damage(share: float) -> Outcome:
    """Four classes of damage."""
    done = damaged_files(range(_count(50, share)))
    words = (
        f"{done.files} damaged files: {done.opening} found at the opening, {done.check} by the "
        f"check, {done.harmless} harmless, {done.unseen} unseen; {done.overwritten} overwritten, "
        f"{done.no_backup} without the backup offered, {done.lost} lost more than was told"
    )
    failed = done.unseen + done.overwritten + done.no_backup + done.lost
    return Outcome(not failed and done.opening > 0 and done.check > 0, words, done.first)


def mutations(share: float) -> Outcome:
    """Mutated journals of every released schema."""
    done = mutated_journals(range(_count(10_000, share)))
    ends = ", ".join(f"{done.ends[end]} {end}" for end in KINDS_OF_END)
    words = (
        f"{done.ends.total()} mutated journals: {ends}; {done.crashed} crashed the program, "
        f"{done.lost} lost what SQLite reads"
    )
    return Outcome(not (done.crashed or done.lost) and done.ends.total() > 0, words, done.first)


def schemas(_share: float) -> Outcome:
    """Every released schema."""
    done = released_schemas()
    words = (
        f"{done.schemas} released schemas with {done.rows} rows, each opened, locked, put back and "
        f"salvaged: {done.lost} of {done.openings} lost or changed a word"
    )
    return Outcome(not done.lost and done.schemas > 0, words, done.first)


def secrets(_share: float) -> Outcome:
    """Planted words in a locked journal."""
    done = planted_words()
    words = (
        f"{done.words} planted words, {done.looks} looks at {done.files_read} files: {done.found} "
        f"found, {done.open_to_others} times a file or folder open to others; "
        f"{done.wrong_opened} of {done.guesses} wrong passphrases opened it, the cheapest cost "
        f"{done.cheapest_guess * 1000:.0f} ms"
    )
    slow = done.cheapest_guess >= LEAST_GUESS_SECONDS
    failed = done.found + done.open_to_others + done.wrong_opened
    return Outcome(not failed and slow, words, done.first)


def network(_share: float) -> Outcome:
    """Sockets."""
    done = traced_evening()
    without = journeys_without_network()
    words = (
        f"{done.sockets} sockets in a start, an evening and a quit, {len(done.foreign)} of them "
        f"not local; {len(done.open_to_others)} files or folders open to others; journeys with no "
        f"network interface: {without}"
    )
    wrong = [*done.foreign, *done.open_to_others]
    passed = not (wrong or done.trouble) and "passed" in without and "failed" not in without
    return Outcome(passed, words, done.trouble or "\n".join(wrong[:3]))


TRIALS: dict[str, Callable[[float], Outcome]] = {
    "power": power,
    "faults": faults,
    "migrations": migrations,
    "relocks": relocks,
    "damage": damage,
    "mutations": mutations,
    "schemas": schemas,
    "secrets": secrets,
    "network": network,
    "kills": kills,
}


def _count(whole: int, share: float) -> int:
    return max(1, round(whole * share))


def main() -> int:
    """Run the trials that were named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trials", nargs="*", help=", ".join(TRIALS))
    parser.add_argument("--share", type=float, default=1.0, help="of the seeds, as 0.1")
    args = parser.parse_args()
    unknown = set(args.trials) - set(TRIALS)
    if unknown:
        parser.error(
            f"there is no trial {', '.join(sorted(unknown))}; there are {', '.join(TRIALS)}"
        )
    logging.disable(logging.CRITICAL)  # the log is for users; here the figures say it
    failed = 0
    for name in args.trials or TRIALS:
        begun = time.monotonic()
        outcome = TRIALS[name](args.share)
        failed += not outcome.passed
        took = time.monotonic() - begun
        print(
            f"{'passed' if outcome.passed else 'FAILED'}  {name:11}{outcome.words} ({took:.0f} s)"
        )
        if not outcome.passed and outcome.first:
            print(f"        {outcome.first}")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
