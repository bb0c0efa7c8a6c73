"""Writes the journal of the present schema that the tests keep, beside those of earlier ones.

Run it with python -m tests.storage.journals.write_schema
once for each schema that is released; after that the file stands for what people have.
"""

from __future__ import annotations

from pathlib import Path

from app.storage.engine import open_journal
from app.storage.schema import SCHEMA_VERSION
from tests.storage.scenes import KINDS, whole_scene

PATH = Path(__file__).with_name(f"schema_{SCHEMA_VERSION}.askwell")


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
