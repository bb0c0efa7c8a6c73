"""The theme in force: light, dark or high contrast, following the system or the user's choice."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.theme.folders import shipped_icons
from app.ui.theme.sheet import sheet
from app.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens

SCHEME_VARIABLE = "ASKWELL_SCHEME"


class Scheme(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How far apart the user wants colours to be."""

    SYSTEM = "system"
    HIGH = "high"


class Theme(QObject):
    """What is in force now; `theme_changed` follows every change of colours or text size."""

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.scheme = Scheme.SYSTEM
        self.contrast = Contrast.SYSTEM
        self.text_scale = 1.0
        self._system_font: QFont | None = None
        self._is_dressing = False

    def choose(
        self, app: QApplication, scheme: Scheme, text_scale: float, contrast: Contrast
    ) -> Tokens:
        """Take the user's choice, unless the environment has one, and dress the application."""
        if self._system_font is None:
            self._system_font = QFont(app.font())
            self._follow(app)
            app.setStyle("Fusion")
        self.scheme = _override() or scheme
        self.contrast = contrast
        self.text_scale = text_scale
        self._dress(app)
        return self.tokens

    def _follow(self, app: QApplication) -> None:
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._on_surroundings_changed)
        app.fontChanged.connect(self._on_font_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_surroundings_changed)

    def _on_surroundings_changed(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._is_dressing:
            self._dress(app)

    def _on_font_changed(self, font: QFont) -> None:
        """Take the system's new font, unless it is ours that came back."""
        app = QApplication.instance()
        if isinstance(app, QApplication) and not self._is_dressing:
            self._system_font = scaled(font, 1 / self.text_scale)
            self._dress(app)

    def _dress(self, app: QApplication) -> None:
        self._is_dressing = True
        try:
            self._tell_the_platform(app)
            self._set_text_size(app)
            self.tokens = tokens_for(self.scheme, self.contrast)
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(sheet(self.tokens, (shipped_icons() / "sheet").as_posix()))
        finally:
            self._is_dressing = False
        self.theme_changed.emit()

    def _tell_the_platform(self, app: QApplication) -> None:
        hints = app.styleHints()
        if self.scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self.scheme is Scheme.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _set_text_size(self, app: QApplication) -> None:
        if self._system_font is None:
            return
        font = scaled(self._system_font, self.text_scale)
        if font != app.font():
            app.setFont(font)


_theme: Theme | None = None


def theme() -> Theme:
    """The one theme of this process."""
    global _theme  # noqa: PLW0603 - the application has one look, as it has one QApplication
    if _theme is None:
        _theme = Theme()
    return _theme


def apply_theme(
    app: QApplication,
    scheme: Scheme = Scheme.SYSTEM,
    *,
    text_scale: float = 1.0,
    contrast: Contrast = Contrast.SYSTEM,
) -> Tokens:
    """Dress the application, now and whenever the system changes its colours."""
    return theme().choose(app, scheme, text_scale, contrast)


def current_tokens() -> Tokens:
    """The colours in force."""
    return theme().tokens


def follow_theme(slot: Callable[[], None]) -> None:
    """Call the slot now and after each change of the theme."""
    slot()
    theme().theme_changed.connect(slot)


def tokens_for(scheme: Scheme, contrast: Contrast = Contrast.SYSTEM) -> Tokens:
    """The colours for a choice, with what the system says of darkness and contrast."""
    hints = QGuiApplication.styleHints()
    dark = scheme is Scheme.DARK or (
        scheme is Scheme.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    asked = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    if asked or contrast is Contrast.HIGH:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def scaled(font: QFont, scale: float) -> QFont:
    """The font, larger or smaller by a factor."""
    larger = QFont(font)
    if font.pixelSize() > 0:
        larger.setPixelSize(round(font.pixelSize() * scale))
    else:
        larger.setPointSizeF(font.pointSizeF() * scale)
    return larger


def palette(tokens: Tokens) -> QPalette:
    """The palette for whatever the style draws without the style sheet."""
    colours = QPalette()
    for role, colour in _ROLES.items():
        colours.setColor(role, QColor(getattr(tokens, colour)))
    for role in (_R.WindowText, _R.Text, _R.ButtonText, _R.HighlightedText):
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    colours.setColor(QPalette.ColorGroup.Disabled, _R.Highlight, QColor(tokens.line))
    return colours


_R = QPalette.ColorRole
_ROLES = {
    _R.Window: "bg",
    _R.WindowText: "ink",
    _R.Base: "panel",
    _R.AlternateBase: "side",
    _R.Text: "ink",
    _R.Button: "panel",
    _R.ButtonText: "ink",
    _R.BrightText: "on_accent",
    _R.ToolTipBase: "panel",
    _R.ToolTipText: "ink",
    _R.PlaceholderText: "faint",
    _R.Highlight: "accent",
    _R.HighlightedText: "on_accent",
    _R.Accent: "accent",
    _R.Link: "accent",
    _R.LinkVisited: "accent",
    _R.Light: "panel",
    _R.Midlight: "side",
    _R.Mid: "line",
    _R.Dark: "outline",
    _R.Shadow: "outline",
}


def _override() -> Scheme | None:
    wanted = os.environ.get(SCHEME_VARIABLE, "").strip().lower()
    return Scheme(wanted) if wanted in tuple(Scheme) else None
