"""Journals for the tests: empty, with one stage for each way, and as a bare script sees them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.engine import open_journal
from app.storage.journal import SqliteJournal
from tests.storage.scenes import KINDS, whole_scene


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of locked journals are derived in no time; what a guess costs is tested elsewhere."""
    monkeypatch.setattr("app.storage.driver.ROUNDS", 1000)


@pytest.fixture
def sqlite_journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    """A new journal."""
    journal = open_journal(tmp_path / "journal.askwell", create=True, kinds=KINDS)
    yield journal
    journal.close()


@pytest.fixture(scope="session")
def scene_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with the whole scene, closed; to be copied, never opened."""
    path = tmp_path_factory.mktemp("scene") / "scene.askwell"
    journal = open_journal(path, create=True, kinds=KINDS)
    scene = whole_scene()
    with journal.transaction() as writing:
        writing.save(*scene.rows)
        writing.save(*scene.closings)
    journal.close()
    return path


@pytest.fixture
def scene_copy(scene_file: Path, tmp_path: Path) -> Path:
    """The whole scene in a file of one's own."""
    return Path(shutil.copy(scene_file, tmp_path / "journal.askwell"))


@pytest.fixture
def scene_journal(scene_copy: Path) -> Iterator[SqliteJournal]:
    """The whole scene, open."""
    journal = open_journal(scene_copy, create=False, kinds=KINDS)
    yield journal
    journal.close()
