"""The theme dresses the whole application, and can be changed while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.theme import icons
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import TextSize, body_px, px, text_font, text_px
from app.ui.theme.sheet import sheet
from app.ui.theme.theme import (
    SCHEME_VARIABLE,
    Scheme,
    apply_theme,
    current_tokens,
    follow_theme,
    scaled,
    theme,
)
from app.ui.theme.tokens import DARK, LIGHT

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" stroke="currentColor">'


def test_dark_changes_palette_and_sheet_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme().theme_changed):
        apply_theme(qapp, Scheme.DARK)
    assert current_tokens() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.bg)
    assert DARK.panel in qapp.styleSheet()


def test_the_environment_has_the_last_word(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SCHEME_VARIABLE, "dark")
    assert apply_theme(qapp, Scheme.LIGHT) is DARK


def test_an_unknown_word_in_the_environment_counts_for_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SCHEME_VARIABLE, "mauve")
    assert apply_theme(qapp, Scheme.LIGHT) is LIGHT


def test_a_change_of_the_system_dresses_the_window_again(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.SYSTEM)
    with qtbot.waitSignal(theme().theme_changed):
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())


def test_who_follows_is_called_now_and_later(qapp: QApplication) -> None:
    calls: list[str] = []

    def note() -> None:
        calls.append(current_tokens().name)

    follow_theme(note)
    apply_theme(qapp, Scheme.DARK)
    theme().theme_changed.disconnect(note)
    assert calls == ["light", "dark"]


def test_larger_text_gets_larger_room(qapp: QApplication) -> None:
    small, gap = body_px(), px(20)
    apply_theme(qapp, Scheme.LIGHT, text_scale=2)
    assert body_px() == pytest.approx(2 * small, abs=1)
    assert px(20) == pytest.approx(2 * gap, abs=1)
    apply_theme(qapp, Scheme.LIGHT)
    assert body_px() == small


def test_a_larger_system_font_is_followed(qapp: QApplication, qtbot: QtBot) -> None:
    before, small = qapp.font(), px(20)
    larger = scaled(before, 1.5)
    with qtbot.waitSignal(theme().theme_changed):
        qapp.setFont(larger)
    assert px(20) > small
    qapp.setFont(before)
    assert px(20) == small


def test_no_size_comes_out_as_nothing() -> None:
    assert px(0) == 0
    assert px(0.2) == 1


def test_headings_are_larger_and_heavier_than_the_text() -> None:
    assert text_px(TextSize.TITLE) > text_px(TextSize.HEADING) > body_px() >= text_px(TextSize.CHIP)
    assert text_font(bold=True).weight() > text_font().weight()


def test_the_sheet_has_no_open_places() -> None:
    assert "$" not in sheet(LIGHT, "/somewhere")


def test_a_look_reaches_the_widget_at_once(qtbot: QtBot) -> None:
    button = QPushButton("Ask now")
    qtbot.addWidget(button)
    button.show()
    set_look(button, Look.PRIMARY)
    picture = button.grab().toImage()
    assert picture.pixelColor(button.width() // 2, 4) == QColor(LIGHT.accent)


@pytest.fixture
def drawings(tmp_path: Path) -> Iterator[Path]:
    """A folder with one drawing."""
    (tmp_path / "dot.svg").write_text(
        DRAWING + '<rect width="24" height="24" fill="currentColor"/></svg>', encoding="utf-8"
    )
    before = icons._folder[0]
    icons.set_icon_folder(tmp_path)
    yield tmp_path
    icons.set_icon_folder(before)


@pytest.mark.usefixtures("drawings")
def test_an_icon_takes_the_colour_of_text() -> None:
    drawn = icons.icon("dot").pixmap(px(16), px(16)).toImage()
    assert drawn.pixelColor(px(8), px(8)) == QColor(LIGHT.ink)


@pytest.mark.usefixtures("drawings")
def test_an_icon_pales_when_disabled() -> None:
    drawn = icons.icon("dot").pixmap(px(16), px(16), QIcon.Mode.Disabled).toImage()
    assert drawn.pixelColor(px(8), px(8)) == QColor(LIGHT.faint)


@pytest.mark.usefixtures("drawings")
def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.DARK)
    drawn = icons.icon("dot").pixmap(px(16), px(16)).toImage()
    assert drawn.pixelColor(px(8), px(8)) == QColor(DARK.ink)


@pytest.mark.usefixtures("drawings")
def test_a_picture_is_sharp_on_a_dense_screen() -> None:
    picture = icons.pixmap("dot", 20, "#ff0000", 2.0)
    assert picture.width() == 40
    assert picture.devicePixelRatio() == 2.0


@pytest.mark.usefixtures("drawings")
def test_a_missing_drawing_is_an_empty_icon() -> None:
    assert icons.icon("no-such-drawing").isNull()
    assert icons.pixmap("no-such-drawing", 16, "#000000").isNull()
