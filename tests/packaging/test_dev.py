"""The dev script: what it asks of the system, what it says, and how it sums up."""

from __future__ import annotations

import ast
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest
from dev_steps import surroundings
from dev_steps.steps import Step, step, sum_up
from dev_steps.surroundings import QT_LIBRARIES, ROOT, Stop

INSTALL = "apt-get install -y --no-install-recommends"


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    """The script as a module."""
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    spec = spec_from_loader("dev", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_an_old_python_can_read_far_enough_to_say_that_it_is_too_old() -> None:
    ast.parse((ROOT / "dev").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("args", "window"),
    [
        ([], True),
        (["--journal", "mine.askwell"], True),
        (["--journal=mine.askwell"], True),
        (["today"], False),
        (["--journal", "mine.askwell", "list"], False),
        (["--self-test"], False),
        (["--demo", "out"], False),
    ],
)
def test_only_a_window_asks_for_what_windows_need(
    dev: ModuleType, args: list[str], window: bool
) -> None:
    assert dev.opens_window(args) is window


@pytest.mark.parametrize("command", ["run", "test", "package"])
def test_every_command_is_listed(
    dev: ModuleType, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["--help"]) == 0
    assert f"\n  {command} " in capsys.readouterr().out


def test_an_unknown_command_is_wrong_usage(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["tset"]) == 2
    assert "There is no command “tset”" in capsys.readouterr().err


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian 13 that misses Qt's libraries, and a person without rights."""
    about = {"ID": "debian", "VERSION_ID": "13"}
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: about)
    monkeypatch.setattr(surroundings, "rights_here", lambda: None)
    monkeypatch.setattr(surroundings, "loads", lambda _name: False)
    monkeypatch.setattr(surroundings, "is_sound", lambda: True)


@pytest.mark.usefixtures("nobody")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Debian's packages")
@pytest.mark.parametrize(
    ("programs", "line"),
    [
        ({"apt-get", "sudo"}, f"sudo apt-get update && sudo {INSTALL} libglib2.0-0t64 "),
        ({"apt-get"}, f"su -c 'apt-get update && {INSTALL} libglib2.0-0t64 "),
        (set(), "please install: libglib-2.0.so.0, libEGL.so.1, "),
    ],
)
def test_without_rights_the_line_to_type_is_said(
    monkeypatch: pytest.MonkeyPatch, programs: set[str], line: str
) -> None:
    which = {name: f"/usr/bin/{name}" for name in programs}
    monkeypatch.setattr("shutil.which", which.get)
    with pytest.raises(Stop) as stop:
        surroundings.prepare("run")
    assert line in str(stop.value)


@pytest.mark.parametrize(
    ("about", "glib"),
    [
        ({"ID": "debian", "VERSION_ID": "12"}, "libglib2.0-0"),
        ({"ID": "debian", "VERSION_ID": "13"}, "libglib2.0-0t64"),
        ({"ID": "debian"}, "libglib2.0-0t64"),
        ({"ID": "ubuntu", "VERSION_ID": "22.04"}, "libglib2.0-0"),
        ({"ID": "ubuntu", "VERSION_ID": "24.04"}, "libglib2.0-0t64"),
    ],
)
def test_glib_has_the_name_of_the_release(
    monkeypatch: pytest.MonkeyPatch, about: dict[str, str], glib: str
) -> None:
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: about)
    assert surroundings.names_here(QT_LIBRARIES.values())[0] == glib


@pytest.mark.parametrize(("codes", "sum_of_all"), [([0, 0], 0), ([0, 1], 1), ([0, -11], 1)])
def test_one_step_that_fails_or_crashes_fails_the_whole(codes: list[int], sum_of_all: int) -> None:
    assert sum_up(Step("step", code, "") for code in codes) == sum_of_all


def test_a_step_keeps_its_last_words_and_is_quiet_while_all_is_well(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    said = step("greeting", [sys.executable, "-c", "print('hello'); print('=== 2 passed ===')"])
    assert said == Step("greeting", 0, "2 passed")
    assert b"hello" not in capfdbinary.readouterr().out


def test_a_step_that_fails_is_heard(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert step("mishap", [sys.executable, "-c", "raise SystemExit('oh no')"]).code == 1
    assert b"oh no" in capfdbinary.readouterr().out
