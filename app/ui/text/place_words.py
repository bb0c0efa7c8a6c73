"""Words for the place in which a journal lies."""

from __future__ import annotations

from collections.abc import Sequence

from app.ui.text import tr, trn


def synced_words(service: str) -> str:
    """What it means that a service keeps the folder in step, and how to be safe."""
    return tr(
        "{service} copies this journal to your other devices. Close it here before you open it "
        "there, and choose a second folder on this computer for its backups.",
        service=service,
    )


def conflict_words(names: Sequence[str]) -> str:
    """That other versions of the journal lie beside it."""
    return trn(
        "Another version of this journal lies beside it: {names}. See what differs.",
        "{n} other versions of this journal lie beside it: {names}. See what differs.",
        len(names),
        names=", ".join(names[:3]),
    )
