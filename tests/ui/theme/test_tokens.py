"""The colours can be read."""

from __future__ import annotations

import pytest

from app.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

EVERY = [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK]
GROUNDS = ["bg", "panel", "side"]
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "muted", "faint", "accent", "owed") for ground in GROUNDS),
    *((ink, "sel") for ink in ("ink", "muted")),
    *((ink, "hover") for ink in ("ink", "muted")),
    ("asked", "asked_soft"),
    ("owed", "owed_soft"),
    ("accent", "accent_soft"),
    ("no", "no_soft"),
    ("muted", "no_soft"),
    ("on_accent", "accent"),
    ("on_asked", "asked"),
    ("on_owed", "owed"),
    ("asked", "bg"),
    ("ink", "asked_soft"),
    ("ink", "owed_soft"),
    ("ink", "mark"),
]
GRAPHIC_PAIRS = [
    *((mark, ground) for mark in ("outline", "focus", "asked", "owed", "no") for ground in GROUNDS),
    ("focus", "sel"),
    ("outline", "hover"),
]


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, by WCAG 2."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", EVERY, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_stands_out_from_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", EVERY, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("mark", "ground"), GRAPHIC_PAIRS)
def test_marks_and_rings_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3.0


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda t: t.name)
def test_high_contrast_text_reaches_seven_to_one(tokens: Tokens) -> None:
    for ink in ("ink", "muted", "faint", "accent", "asked", "owed", "no"):
        assert contrast(getattr(tokens, ink), tokens.bg) >= 7.0
