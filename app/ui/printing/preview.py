"""The preview: the sheet as it will be printed, and the ways to get it onto paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.prep_sheet import PrepSheet
from app.services.errors import SheetTrouble
from app.ui.file_places import in_documents
from app.ui.overrides import override
from app.ui.printing.paint import Paper, page_layout, paint_sheet, usual_paper
from app.ui.printing.pdf import write_pdf
from app.ui.text import tr
from app.ui.text.troubles import trouble_sentence
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import current_tokens
from app.ui.widgets.announce import announce
from app.ui.widgets.choice_field import name_choices
from app.ui.widgets.screen_room import resize_within_screen
from app.ui.widgets.still_fields import StillBox

SHADOW_PX = 3


class SheetView(QWidget):
    """The sheet of paper, as large as there is room for."""

    def __init__(self, sheet: PrepSheet, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.paper = paper
        self.setMinimumSize(px(320), px(420))
        self.setAccessibleName(
            tr("Prep sheet: {stage}, {company}", stage=sheet.stage_name, company=sheet.company)
        )

    def show_paper(self, paper: Paper) -> None:
        """Show it on another paper."""
        self.paper = paper
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_tokens().side))
        page = self._page()
        painter.fillRect(page.translated(SHADOW_PX, SHADOW_PX), QColor(0, 0, 0, 45))
        painter.fillRect(page, QColor("#ffffff"))
        paint_sheet(painter, self._sheet, self.paper, page)

    def _page(self) -> QRectF:
        room = QSizeF(self.width() - px(32), self.height() - px(32))
        size = self.paper.points.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) / 2
        return QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height())


class SheetPreview(QDialog):
    """Look at the sheet, print it, or save it as PDF."""

    printed = Signal()

    def __init__(
        self, sheet: PrepSheet, paper: Paper | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.setWindowTitle(tr("Prep sheet"))
        resize_within_screen(self, px(700), px(860))
        self.choose_pdf: Callable[[str], str] = self._ask_for_path
        self.choose_printer: Callable[[QPrinter], bool] = self._ask_for_printer
        self.has_printer: Callable[[], bool] = lambda: bool(QPrinterInfo.availablePrinterNames())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(10))
        self.view = SheetView(sheet, paper or usual_paper(), self)
        column.addWidget(self.view, 1)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setContentsMargins(px(16), 0, px(16), 0)
        set_look(self.message, Look.MUTED)
        self.message.hide()
        column.addWidget(self.message)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(16), 0, px(16), 0)
        self.paper = StillBox()
        name_choices(self.paper, tr("Paper"))
        for paper in Paper:
            self.paper.addItem(paper.value, paper)
        self.paper.setCurrentIndex(self.paper.findData(self.view.paper))
        self.paper.currentIndexChanged.connect(
            lambda _place: self.view.show_paper(Paper(self.paper.currentData()))
        )
        row.addWidget(self.paper)
        row.addStretch(1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        self.pdf = QPushButton(tr("Save as PDF…"))
        self.pdf.clicked.connect(self._on_pdf)
        self.print = QPushButton(tr("Print…"))
        self.print.setDefault(True)
        set_look(self.print, Look.PRIMARY)
        self.print.clicked.connect(self._on_print)
        for button in (close, self.pdf, self.print):
            row.addWidget(button)
        return row

    def _on_print(self) -> None:
        if not self.has_printer():
            self._say(
                tr("No printer is set up on this computer. You can save the sheet as PDF instead.")
            )
            self.pdf.setFocus()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self.view.paper))
        printer.setFullPage(True)
        printer.setDocName(f"{self._sheet.stage_name} · {self._sheet.company}")
        if not self.choose_printer(printer):
            return
        painter = QPainter()
        if not painter.begin(printer):
            self._say(tr("The printer did not answer. Nothing was printed."))
            return
        paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
        paint_sheet(painter, self._sheet, self.view.paper, paper)
        painter.end()
        self.printed.emit()
        self.accept()

    def _on_pdf(self) -> None:
        name = f"{self._sheet.stage_name} - {self._sheet.company}.pdf".replace("/", "-")
        chosen = self.choose_pdf(name)
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(".pdf")
        try:
            write_pdf(self._sheet, path, self.view.paper)
        except SheetTrouble as error:
            self._say(trouble_sentence(error))
            return
        self.printed.emit()
        self._say(tr("Saved as {path}.", path=str(path)))

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()
        announce(self.message, words)

    def _ask_for_path(self, name: str) -> str:
        kinds = tr("PDF (*.pdf)")
        place = in_documents(name)
        return QFileDialog.getSaveFileName(self, tr("Save as PDF"), place, kinds)[0]

    def _ask_for_printer(self, printer: QPrinter) -> bool:
        return QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted
