"""Sentences are filled in, and counts take the right form."""

from __future__ import annotations

from app.ui.text import tr, trn


def test_named_values_are_filled_in() -> None:
    assert tr("Call {name}", name="Dana") == "Call Dana"


def test_braces_without_values_are_left_alone() -> None:
    assert tr("a {b} c") == "a {b} c"


def test_one_takes_the_singular_and_more_the_plural() -> None:
    assert trn("{n} day", "{n} days", 1) == "1 day"
    assert trn("{n} day", "{n} days", 0) == "0 days"
    assert trn("{n} day of {name}", "{n} days of {name}", 1200, name="rest") == "1,200 days of rest"
