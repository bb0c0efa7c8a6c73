"""Undo: what is typed in one go is one step, and no step outlives its place on the stack."""

from __future__ import annotations

import gc
from datetime import UTC, datetime
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.domain.company import Company
from app.services.changes import Change, ChangeSet
from app.services.ports import Journal
from app.ui.undo import FORM, ChangeCommand, Undoer

WORDS = ("", "a", "b", "c")
WRITTEN = datetime(2026, 11, 23, 9, tzinfo=UTC)


class OneName:
    """A journal that keeps the name of one company."""

    def __init__(self) -> None:
        self.name = ""

    def write(self, name: str) -> ChangeSet:
        """Give it another name."""
        before, self.name = self.name, name
        return ChangeSet((Change(company(before), company(name)),) if before != name else ())

    def apply(self, changes: ChangeSet) -> None:
        """Bring it to where these changes lead, from where they begin."""
        for change in changes:
            assert change.before == company(self.name)
            assert isinstance(change.after, Company)
            self.name = change.after.name


def company(name: str) -> Company:
    return Company(id="one", name=name, created_at=WRITTEN)


@pytest.fixture
def journal() -> OneName:
    return OneName()


def undoer_of(journal: OneName) -> Undoer:
    """An undoer of this journal, of which it asks `apply` alone."""
    return Undoer(cast("Journal", journal))


@pytest.fixture
def undoer(qapp: QApplication, journal: OneName) -> Undoer:
    return undoer_of(journal)


def write(undoer: Undoer, journal: OneName, name: str, key: str | None = None) -> None:
    undoer.run("Edit", lambda: journal.write(name), merge_key=(key,) if key else None)


def alive() -> int:
    gc.collect()
    return sum(isinstance(thing, ChangeCommand) for thing in gc.get_objects())


def test_what_is_merged_leaves_nothing_behind(undoer: Undoer, journal: OneName) -> None:
    before = alive()
    for name in "abcabcab":
        write(undoer, journal, name, "name")
    assert alive() - before == undoer.stack.count() == 1


def test_a_step_goes_with_its_place(undoer: Undoer, journal: OneName) -> None:
    before = alive()
    for name in "abc":
        write(undoer, journal, name)
    undoer.undo()
    undoer.undo()
    write(undoer, journal, "d")
    assert alive() - before == undoer.stack.count() == 2
    undoer.clear()
    assert alive() == before


def test_what_was_typed_and_taken_out_again_is_no_step(undoer: Undoer, journal: OneName) -> None:
    write(undoer, journal, "a")
    for name in ("ab", "a"):
        write(undoer, journal, name, "name")
    assert undoer.stack.count() == 1
    undoer.undo()
    assert journal.name == ""


def test_a_form_is_one_step_but_never_with_one_that_was_taken_back(
    undoer: Undoer, journal: OneName
) -> None:
    write(undoer, journal, "a", FORM)
    undoer.seal()
    write(undoer, journal, "b", FORM)
    assert undoer.stack.count() == 1
    undoer.undo()
    write(undoer, journal, "c", FORM)
    undoer.undo()
    assert journal.name == ""
    assert not undoer.stack.canUndo()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*((w, k) for w in WORDS for k in ("", "x", "y")), "<", ">"])))
def test_any_course_of_steps_can_be_walked_back_and_forth(
    qapp: QApplication, course: list[tuple[str, str] | str]
) -> None:
    journal = OneName()
    undoer = undoer_of(journal)
    for deed in course:
        if isinstance(deed, tuple):
            write(undoer, journal, *deed)
        elif deed == "<":
            undoer.undo()
        else:
            undoer.redo()
    last, steps = journal.name, undoer.stack.index()
    for _ in range(steps):
        undoer.undo()
    assert journal.name == ""
    for _ in range(steps):
        undoer.redo()
    assert journal.name == last
