"""What is made ready ahead: in a process of its own, since other tests have loaded it all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADED = """
import sys
from app.ui.warming import GRAMMAR, warm_grammar
assert GRAMMAR not in sys.modules
errand = warm_grammar()
from app.domain.interest import Verdict, check
assert check("I want this job.").verdict is Verdict.EXPLICIT
errand.result()
assert check("I want this job.").verdict is Verdict.EXPLICIT
assert warm_grammar() is None
"""


def test_the_grammar_is_loaded_once_and_judges_right_meanwhile() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
