"""Look: colours, the size of the text and the paper, for this computer."""

from __future__ import annotations

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
        self.text.chosen.connect(look.keep_text_percent)
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
        self.refresh()
        self.touched.emit(0)
