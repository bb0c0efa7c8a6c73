"""What is printed where the terminal has not every letter."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.output import print_json_lines, say
from app.main import main

Typed = Callable[..., str]
NAME = "Žofie “Zo” Nováková 🙂"


@pytest.fixture(params=["ascii", "cp1252"])
def narrow(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Typed:
    """Type a command where the output has few letters; what it printed."""
    monkeypatch.setenv("ASKWELL_HOME", str(tmp_path / "home"))
    encoding = str(request.param)

    def typed(*words: object) -> str:
        written = io.BytesIO()
        with monkeypatch.context() as patch:
            output = io.TextIOWrapper(written, encoding=encoding, write_through=True)
            patch.setattr(sys, "stdout", output)
            assert main([str(word) for word in words]) == 0
        return written.getvalue().decode(encoding)

    return typed


def test_a_letter_that_the_terminal_lacks_stops_no_command(narrow: Typed) -> None:
    assert "\\U0001f642" in narrow("add", "--company", NAME, "--role", "Lead")
    assert "Lead" in narrow("list")


def test_json_stays_json_whatever_the_terminal_has(narrow: Typed) -> None:
    narrow("add", "--company", NAME, "--role", "Café", "--json")
    (listed,) = json.loads(narrow("list", "--json"))
    assert (listed["company"], listed["role"]) == (NAME, "Café")


def test_lines_of_json_stay_json_too(monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"text": "so\u2028é"}, ensure_ascii=False) + "\n"
    for encoding in ("ascii", "utf-8"):
        written = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
        print_json_lines(line)
        sys.stdout.flush()
        assert json.loads(written.getvalue().decode(encoding)) == {"text": "so\u2028é"}


def test_where_the_terminal_has_every_letter_json_shows_them(capsys: Any) -> None:
    say(Namespace(json=True), "", name=NAME)
    assert NAME in capsys.readouterr().out.replace('\\"', '"')
