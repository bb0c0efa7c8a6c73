"""What is made ready ahead: in a process of its own, since other tests have loaded it all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOADED = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from app.ui.warming import GRAMMAR, warm_grammar

sys.setswitchinterval(1e-5)
assert GRAMMAR not in sys.modules
errand = warm_grammar()
from app.domain.interest import check

lines = open("tests/data/interest/spec_examples.jsonl", encoding="utf8").read().splitlines()
wanted = [json.loads(line) for line in lines]
with ThreadPoolExecutor(4) as pool:
    for got in [pool.map(check, [w["text"] for w in wanted]) for _ in range(4)]:
        assert [one.verdict.value for one in got] == [w["label"] for w in wanted]
errand.result()
assert warm_grammar() is None
"""


def test_the_grammar_grows_on_several_threads_and_judges_right_meanwhile() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
