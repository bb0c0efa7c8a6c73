"""Look: colours, the size of the text and the paper, for this computer."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFormLayout, QWidget

from app.ui.look_settings import LARGEST_PERCENT, SMALLEST_PERCENT, LookSettings
from app.ui.overrides import override
from app.ui.preferences.section_page import SectionPage
from app.ui.text import tr
from app.ui.theme.metrics import px
from app.ui.theme.theme import Contrast, Scheme
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.form_label import form_label
from app.ui.widgets.number_field import NumberField
from app.ui.widgets.segmented import Segment, SegmentedControl

STEP_PERCENT = 10
PAPERS = ("A4", "Letter")
# To write a whole window in another size takes most of a second: held keys do not wait for it.
PAUSE_MS = 200


class LookSection(SectionPage):
    """What is remembered for this computer and not in the journal."""

    def __init__(self, look: LookSettings, parent: QWidget | None = None) -> None:
        self._form: QFormLayout | None = None
        super().__init__(
            tr("Look"), tr("For this computer only; the journal stays as it is."), parent
        )
        self._look = look
        self.scheme = SegmentedControl(
            [
                Segment(Scheme.SYSTEM, tr("As the system")),
                Segment(Scheme.LIGHT, tr("Light")),
                Segment(Scheme.DARK, tr("Dark")),
            ],
            tr("Colours"),
        )
        self.scheme.chosen.connect(lambda key: look.keep_scheme(Scheme(key)))
        self.contrast = SegmentedControl(
            [
                Segment(Contrast.SYSTEM, tr("As the system")),
                Segment(Contrast.HIGH, tr("High")),
            ],
            tr("Contrast"),
        )
        self.contrast.chosen.connect(lambda key: look.keep_contrast(Contrast(key)))
        self.text = NumberField(SMALLEST_PERCENT, LARGEST_PERCENT, tr("Size of the text"))
        self.text.setSingleStep(STEP_PERCENT)
        self.text.setSuffix(tr(" %"))
        self.text.chosen.connect(self._on_size)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._catch_up)
        self._written = look.text_percent
        self.paper = ChoiceField(tr("Paper"))
        self.paper.set_choices([("", tr("As usual here")), *((name, name) for name in PAPERS)])
        self.paper.chosen.connect(look.keep_paper)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form = form
        for words, field in (
            (tr("Colours"), self.scheme),
            (tr("Contrast"), self.contrast),
            (tr("Size of the text"), self.text),
            (tr("Paper"), self.paper),
        ):
            form.addRow(form_label(words, field), field)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self._dress()
        fields = (self.scheme, self.contrast, self.text, self.paper)
        for signal in (field.chosen for field in fields):
            signal.connect(lambda _value: self.touched.emit(0))

    def _on_size(self, percent: int) -> None:
        """The first step is seen at once, and those that follow hard upon it together."""
        self._look.remember_text_percent(percent)
        if not self._pause.isActive():
            self._catch_up()

    def _catch_up(self) -> None:
        """Write everything in the size that was chosen last."""
        if self._written != self._look.text_percent:
            self._written = self._look.text_percent
            self._look.dress()
            self._pause.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._catch_up()

    @override
    def _dress(self) -> None:
        super()._dress()
        if self._form is not None:
            self._form.setVerticalSpacing(px(12))
            self.scheme.setMaximumWidth(px(420))
            self.contrast.setMaximumWidth(px(280))
            self.paper.setMaximumWidth(px(220))

    @property
    @override
    def is_changed(self) -> bool:
        return self._look.is_changed

    @override
    def refresh(self) -> None:
        self.scheme.set_current(self._look.scheme)
        self.contrast.set_current(self._look.contrast)
        self.text.set_number(self._look.text_percent)
        self.paper.select(self._look.paper)

    @override
    def reset(self) -> None:
        self._look.reset()
        self._written = self._look.text_percent
        self.refresh()
        self.touched.emit(0)
