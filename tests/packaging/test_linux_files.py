"""What the .deb puts beside the program agrees with the program."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from deb import ICON, LINUX, version
from dev_steps.surroundings import ROOT
from notices import carried_packages

from app import __version__
from app.window import DESKTOP_ID


def test_the_version_is_the_same_everywhere() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changelog = (LINUX / "changelog").read_text(encoding="utf-8")
    manual = (LINUX / "askwell.1").read_text(encoding="utf-8")
    release = ElementTree.parse(LINUX / "askwell.metainfo.xml").find("releases/release")
    assert release is not None
    assert version() == __version__
    assert f'\nversion = "{__version__}"\n' in project
    assert changelog.startswith(f"askwell ({__version__}) ")
    assert f'"Askwell {__version__}"' in manual.splitlines()[0]
    assert release.get("version") == __version__


def test_the_desktop_file_has_the_name_that_the_window_says_of_itself() -> None:
    file = LINUX / f"{DESKTOP_ID}.desktop"
    entries = ConfigParser(interpolation=None)
    entries.read(file, encoding="utf-8")
    entry = entries["Desktop Entry"]
    assert entry["StartupWMClass"] == DESKTOP_ID
    assert entry["Icon"] == ICON.stem
    launchable = ElementTree.parse(LINUX / "askwell.metainfo.xml").findtext("launchable")
    assert launchable == file.name


def test_every_package_that_is_carried_along_is_credited() -> None:
    credited = (ROOT / "packaging" / "third-party.txt").read_text(encoding="utf-8").lower()
    assert [name for name in carried_packages() if f"python/{name}.txt" not in credited] == []


@pytest.mark.parametrize("drawing", sorted((ROOT / "resources/icons/ui").glob("*.svg")))
def test_every_icon_takes_the_colour_of_the_text_or_is_our_sign(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")
    ElementTree.fromstring(text)
    assert 'stroke="currentColor"' in text or text == ICON.read_text(encoding="utf-8")
