"""The start: the window does not wait for what is only needed later."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.locations import Locations
from app.main import main
from app.window import user_settings

OPENS_A_WINDOW = """
import sys
from pathlib import Path
from app import bootstrap
from app.locations import Locations
from app.window import build_window, start_application, user_settings

locations = Locations.under(Path(sys.argv[1]))
start_application(locations)
with bootstrap.desk(locations.journal, locations, create=True):
    pass  # a new journal is made by sqlite_utils; one that is there is opened without
early = set(sys.modules)
for name in [name for name in early if name.split(".")[0] == "sqlite_utils"]:
    del sys.modules[name]
with bootstrap.desk(locations.journal, locations, create=False) as desk:
    window = build_window(desk, locations.journal, user_settings(locations))
    window.show()
    print(*sys.modules)
"""

ROOT = Path(__file__).parents[2]
LATER = (
    "sqlite_utils",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "app.cli.parser",
    "app.domain.interest",
    "app.domain.likeness",
    "app.domain.prep_sheet",
    "app.services.directory",
    "app.services.people",
    "app.services.ports",
    "app.services.stages",
    "app.services.statements",
    "app.storage.file_backups",
    "app.storage.relocking",
    "app.storage.search_index",
    "app.storage.whereabouts",
    "app.ui.backup_watch",
    "app.ui.journal_verbs",
    "app.ui.place_watch",
    "app.ui.text.troubles",
    "app.ui.verbs",
    "app.ui.pages.opportunity_page",
    "app.ui.pages.people_page",
    "app.ui.pages.find_page",
    "app.ui.dialogs.opportunity_dialog",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a window over an empty journal has loaded when it is shown."""
    done = subprocess.run(
        [sys.executable, "-c", OPENS_A_WINDOW, str(tmp_path_factory.mktemp("home"))],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LATER)
def test_the_first_window_does_not_load_what_is_needed_later(loaded: set[str], module: str) -> None:
    assert "app.ui.main_window" in loaded
    assert module not in loaded


def test_nothing_is_looked_up_for_pyside_at_each_import() -> None:
    asks = "import builtins; from PySide6 import QtCore; print(builtins.__import__.__name__)"
    plainly = "from app.ui.plain_import import import_plainly; import_plainly(); "
    names = [
        subprocess.run(
            [sys.executable, "-c", words], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        for words in (asks, plainly + asks)
    ]
    assert names[0] == "__feature_import__", "PySide has no step of its own any more"
    assert names[1] != names[0]


@pytest.mark.parametrize("words", [["--journal"], ["--journal", "--json"], ["--nonsense"]])
def test_words_that_name_no_journal_are_refused_as_wrong_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as told:
        main(words)
    assert told.value.code == 2


def test_what_the_window_remembers_is_for_its_user_only(qapp: QApplication, tmp_path: Path) -> None:
    locations = Locations.under(tmp_path / "some" / "home")
    settings = user_settings(locations)
    settings.setValue("a", "b")
    settings.sync()
    file = locations.config / "window.ini"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    folders = (locations.config, locations.data, locations.data.parent)
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
