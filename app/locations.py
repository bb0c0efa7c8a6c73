"""Where things lie: folders by platformdirs, or all under one folder for tests and portable use."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "askwell"
JOURNAL_NAME = "journal.askwell"
HOME_VARIABLE = "ASKWELL_HOME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locations:
    """The folders of one installation."""

    data: Path
    config: Path
    logs: Path
    backups: Path
    resources: Path

    @property
    def journal(self) -> Path:
        """The user's own journal."""
        return self.data / JOURNAL_NAME

    @property
    def rulebook(self) -> Path:
        """The rulebook's files in the language that the app speaks."""
        return self.resources / "en"

    @classmethod
    def under(cls, folder: Path) -> Locations:
        """Everything under one folder."""
        return cls(
            data=folder,
            config=folder / "config",
            logs=folder / "logs",
            backups=folder / "backups",
            resources=resources_folder(),
        )

    @classmethod
    def of_user(cls) -> Locations:
        """The folders that the system keeps for the user, or those under ASKWELL_HOME."""
        home = os.environ.get(HOME_VARIABLE, "").strip()
        if home:
            return cls.under(Path(home).expanduser())
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP_NAME, appauthor=False, roaming=False)
        return cls(
            data=Path(dirs.user_data_dir),
            config=Path(dirs.user_config_dir),
            logs=Path(dirs.user_log_dir),
            backups=Path(dirs.user_data_dir) / "backups",
            resources=resources_folder(),
        )


def resources_folder() -> Path:
    """The folder of plain files that came with the program."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root / "resources"
