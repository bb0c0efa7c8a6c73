"""How this computer shows Askwell: colours, size of the text and paper, remembered and in force."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.ui.theme.theme import Contrast, Scheme, apply_theme

LOOK_KEY, CONTRAST_KEY = "look/scheme", "look/contrast"
TEXT_KEY, PAPER_KEY = "look/text_percent", "print/paper"
ALL_KEYS = (LOOK_KEY, CONTRAST_KEY, TEXT_KEY, PAPER_KEY)
SMALLEST_PERCENT, LARGEST_PERCENT, USUAL_PERCENT = 90, 200, 100


class LookSettings:
    """What the user chose for this computer; it lies beside the journal, not in it."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def scheme(self) -> Scheme:
        """The colours that were chosen."""
        kept = str(self._settings.value(LOOK_KEY, Scheme.SYSTEM.value))
        return Scheme(kept) if kept in tuple(Scheme) else Scheme.SYSTEM

    @property
    def contrast(self) -> Contrast:
        """The contrast that was chosen."""
        kept = str(self._settings.value(CONTRAST_KEY, Contrast.SYSTEM.value))
        return Contrast(kept) if kept in tuple(Contrast) else Contrast.SYSTEM

    @property
    def text_percent(self) -> int:
        """The size of the text, in percent of the system's."""
        kept = str(self._settings.value(TEXT_KEY, USUAL_PERCENT))
        if not kept.isdecimal() or len(kept) > 3:
            return USUAL_PERCENT
        return min(max(int(kept), SMALLEST_PERCENT), LARGEST_PERCENT)

    @property
    def paper(self) -> str:
        """The paper that was chosen, or nothing for that of the country."""
        return str(self._settings.value(PAPER_KEY, ""))

    @property
    def is_changed(self) -> bool:
        """Whether anything was chosen."""
        return any(self._settings.contains(name) for name in ALL_KEYS)

    def keep_scheme(self, scheme: Scheme) -> None:
        """Remember the colours and dress everything in them."""
        self._settings.setValue(LOOK_KEY, scheme.value)
        self.dress()

    def keep_contrast(self, contrast: Contrast) -> None:
        """Remember the contrast and dress everything in it."""
        self._settings.setValue(CONTRAST_KEY, contrast.value)
        self.dress()

    def keep_text_percent(self, percent: int) -> None:
        """Remember the size of the text and write everything in it."""
        self.remember_text_percent(percent)
        self.dress()

    def remember_text_percent(self, percent: int) -> None:
        """Remember the size of the text, in percent, for the next time that all is dressed."""
        self._settings.setValue(TEXT_KEY, percent)

    def keep_paper(self, paper: str) -> None:
        """Remember the paper for the next sheet."""
        self._settings.setValue(PAPER_KEY, paper)

    def reset(self) -> None:
        """Have the system's colours, contrast, text and paper back."""
        for name in ALL_KEYS:
            self._settings.remove(name)
        self.dress()

    def dress(self) -> None:
        """Dress the whole application as was chosen."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            scale = self.text_percent / 100
            apply_theme(app, self.scheme, text_scale=scale, contrast=self.contrast)
