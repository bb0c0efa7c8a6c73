"""Builds the program as one folder and as a .deb, and holds both against their sizes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from deb import build_deb
from dev_steps.surroundings import ROOT
from notices import write_notices

FOLDER = ROOT / "dist" / "askwell"
MOST_FOLDER_MB, MOST_DEB_MB = 130 + 21, 42 + 7  # with the encryption library (PERFORMANCE)


def package() -> int:
    """Build the folder, ask it to test itself, and put the .deb around it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    arguments = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(FOLDER.parent)]
    arguments += ["--workpath", str(ROOT / "build" / "pyinstaller")]
    spec = str(ROOT / "packaging" / "askwell.spec")
    steps = [[sys.executable, "-m", "PyInstaller", *arguments, spec]]
    steps.append([str(FOLDER / "askwell"), "--self-test"])
    for step in steps:
        if subprocess.call(step, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}):
            print("The program could not be built; the lines above say why.", file=sys.stderr)
            return 1
    write_notices(FOLDER)
    sizes = [("dist/askwell", _megabytes(FOLDER), MOST_FOLDER_MB)]
    if shutil.which("dpkg-deb"):
        deb = build_deb(FOLDER)
        sizes.append((f"dist/{deb.name}", _megabytes(deb), MOST_DEB_MB))
    for name, size, most in sizes:
        print(f"{name}: {size:.0f} MB (at most {most} MB)")
    return 0 if all(size <= most for _, size, most in sizes) else 1


def _megabytes(path: Path) -> float:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files if not each.is_symlink()) / 1_000_000


if __name__ == "__main__":
    sys.exit(package())
