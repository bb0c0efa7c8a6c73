"""Refusals: whether a no outlives the wish that is told behind it (R10, R17)."""

from __future__ import annotations

from app.domain.interest.claims import GENERIC, Claim


def outlives(refused: Claim, wish: Claim) -> bool:
    """Whether the no stands: what is then wanted is another job, or a thing, or was wanted once."""
    if _was_something_else(refused, wish):
        return False
    if wish.retold:
        return True  # "Please tear it up. I wrote that I'd come."
    merely = "feel" in wish.entry.marks or (wish.effect == "ASK" and not wish.applied)
    return (merely and not refused.was) or _stands(refused, wish)


def _was_something_else(refused: Claim, wish: Claim) -> bool:
    """Whether what sounded like a no was by the way: “I can't come at two. I want the job.”"""
    deed = "deed" in refused.entry.marks and refused.target is None
    return (refused.elsewhere or deed) and refused.sentence != wish.sentence


def _stands(refused: Claim, wish: Claim) -> bool:
    """Whether a refusal stands against a declaration.

    A refusal that is only told of ("first I said no") does not; nor one in a sentence before,
    when the wish names this job or step again, or says that things stand otherwise now.
    """
    if refused.was or refused.entry.rule == "R10" or wish.applied:
        return False
    if wish.advertised or _is_another(refused, wish):
        return True
    if wish.entry.rule == "R11" and not wish.names:
        return True  # "This isn't for me. I don't want to waste your Thursday."
    if refused.sentence == wish.sentence:
        return wish.target is None or _is_of_this_job(refused.what)
    if wish.turned:
        return bool(wish.conditions)
    return bool(wish.conditions) or _names_nothing(refused, wish)


def _names_nothing(refused: Claim, wish: Claim) -> bool:
    """Whether a wish in a later sentence does not name the job that it would have to be for."""
    if "deed" in refused.entry.marks:
        return wish.target is None
    # "The telephonist job is not for me. I'd love to be in the bindery."
    return not wish.names or (bool(refused.specific) and not wish.what)


def _is_of_this_job(refused: str) -> bool:
    """Whether what was refused is "the reception job" and not just any: "a desk job"."""
    parts = refused.split()
    if refused in {"that one", "this one"}:
        return True
    return len(parts) > 2 and parts[0] in {"the", "this", "your"} and parts[-1] in GENERIC


def _is_another(refused: Claim, wish: Claim) -> bool:
    """Whether the job that is wanted is not the one refused: "the sales role", "the design one"."""
    no, yes = refused.specific, wish.specific
    return bool(no and yes) and not no & yes
