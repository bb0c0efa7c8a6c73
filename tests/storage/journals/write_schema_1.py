"""Writes the journal of the first schema that the tests keep.

Run it with python -m tests.storage.journals.write_schema_1
again only until the first release; after that the file stands for what people have.
"""

from __future__ import annotations

from pathlib import Path

from app.storage.engine import open_journal
from tests.storage.scenes import KINDS, whole_scene

PATH = Path(__file__).with_name("schema_1.askwell")


def write() -> None:
    """Write the whole scene into a new file."""
    PATH.unlink(missing_ok=True)
    journal = open_journal(PATH, create=True, kinds=KINDS)
    scene = whole_scene()
    with journal.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
    journal.close()


if __name__ == "__main__":
    write()
