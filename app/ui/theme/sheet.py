"""The one style sheet, built from the colours and from the size of the application's font."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from app.ui.theme.metrics import TextSize, px, text_px
from app.ui.theme.tokens import Tokens


def sheet(tokens: Tokens, drawings: str = "") -> str:
    """The style sheet for these colours at the present text size, with its arrows from a folder."""
    words: dict[str, object] = {**asdict(tokens), "drawings": drawings}
    tick = px(14)
    words |= {"tone": "dark" if tokens.dark else "light", "round": f"{tick // 2 + 1}px"}
    words |= {"inner": f"{tick + 2 - 2 * px(4)}px", "held": f"{tick - 2}px"}
    words |= {f"p{number}": f"{px(number)}px" for number in range(1, 31)}
    words |= {f"m{number}": f"{px(number) - 1}px" for number in range(1, 31)}
    words |= {f"t_{size.name.lower()}": f"{text_px(size)}px" for size in TextSize}
    return Template(_BUTTONS + _FIELDS + _TICKS + _WORDS + _GROUNDS + _BARS).substitute(words)


_BUTTONS = """
QPushButton, QToolButton { background: $panel; color: $ink; border: 1px solid $line;
  border-radius: $p6; padding: $p6 $p12; }
QToolButton { padding: $p6 $p8; }
QPushButton, QToolButton, QMenu { icon-size: $p16; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:open { background: $sel; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: $m6 $m12; }
QToolButton:focus { padding: $m6 $m8; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: transparent; }
QPushButton::menu-indicator { width: 0px; }
QToolButton::menu-indicator { image: none; width: 0px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:hover { border-color: $ink; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; padding: $m6 $m12; }
QPushButton[look="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[look="flat"], QToolButton[look="flat"] { background: transparent; color: $muted;
  border: 1px solid transparent; padding: $p3 $p6; }
QLineEdit QToolButton[look="flat"] { padding: 0px; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: $hover; color: $ink; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border-color: $focus;
  color: $ink; }
QPushButton[look="link"] { background: transparent; color: $accent; border: 1px solid transparent;
  padding: $p2 $p3; text-decoration: underline; }
QPushButton[look="link"]:hover { color: $ink; }
QPushButton[look="link"]:focus { border-color: $focus; }
QPushButton[look="toast"] { background: transparent; color: $bg; border: 1px solid transparent;
  padding: $p4 $p8; font-weight: 600; text-decoration: underline; }
QPushButton[look="toast"]:hover, QPushButton[look="toast"]:focus { border: 1px solid $bg; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox { background: $panel; color: $ink;
  border: 1px solid $line; border-radius: $p6; padding: $p6 $p10;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $faint; }
QDateEdit, QDateTimeEdit, QSpinBox { background: $panel; color: $ink; border: 1px solid $line;
  border-radius: $p6; padding: $p4 $p8; min-height: $p22;
  selection-background-color: $accent; selection-color: $on_accent; }
QDateEdit:hover, QDateTimeEdit:hover, QSpinBox:hover { border-color: $outline; }
QDateEdit:focus, QDateTimeEdit:focus, QSpinBox:focus { border: 2px solid $focus;
  padding: $m4 $m8; }
QDateEdit:disabled, QDateTimeEdit:disabled, QSpinBox:disabled { color: $faint;
  background: transparent; }
QSpinBox { padding: $p4 0px $p4 $p8; }
QSpinBox:focus { padding: $m4 0px $m4 $m8; }
QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none;
  background: transparent; width: $p22; }
QSpinBox::up-button { subcontrol-position: top right; margin: 3px 3px 0px 0px; }
QSpinBox::down-button { subcontrol-position: bottom right; margin: 0px 3px 3px 0px; }
QSpinBox::up-button:hover, QSpinBox::down-button:hover { background: $hover;
  border-radius: $p3; }
QSpinBox::up-arrow { image: url("$drawings/chevron-up.svg"); width: $p10; height: $p10; }
QSpinBox::down-arrow { image: url("$drawings/chevron-down.svg"); width: $p10; height: $p10; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: $p22; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow {
  image: url("$drawings/chevron-down.svg"); width: $p14; height: $p14; }
QComboBox QLineEdit { border: none; padding: 0px; }
QLineEdit { padding: $p6 $p8; }
QPlainTextEdit, QTextEdit { padding: $p4 $p8; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QComboBox:hover { border-color: $outline; }
QComboBox:focus { border: 2px solid $focus; padding: $m6 $m10; }
QLineEdit:focus { border: 2px solid $focus; padding: $m6 $m8; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: $m4 $m8; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: transparent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $faint;
  background: transparent; }
QLineEdit[look="bare"] { background: transparent; border: none; border-radius: 0px;
  padding: $p2 0px; }
QComboBox::drop-down { border: none; width: $p22; }
QComboBox::down-arrow { image: url("$drawings/chevron-down.svg"); width: $p14; height: $p14; }
QComboBox QAbstractItemView { background: $panel; color: $ink; border: 1px solid $line;
  selection-background-color: $sel; selection-color: $ink; outline: 0; padding: 0px;
  border-radius: 0px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView::item { min-height: $p26; padding: 0 $p6; }
QAbstractItemView { background: $panel; color: $ink; border: 1px solid $line;
  border-radius: $p6; }
QListWidget { outline: 0; padding: $p4; selection-background-color: $sel;
  selection-color: $ink; }
QListWidget::item { min-height: $p26; padding: 0 $p6; border-radius: $p5; color: $ink; }
QListWidget::item:selected { background: $sel; color: $ink; }
QListView[look="side"], QTreeView[look="side"] { background: $side; border: none;
  border-radius: 0px; }
QListView[look="page"] { background: $bg; border: none; border-radius: 0px; }
QTableView { outline: 0; selection-background-color: $sel; selection-color: $ink; }
QTableView::item { padding: 0px $p5; }
QHeaderView { background: $side; border: none; border-radius: 0px; }
QTableCornerButton::section { background: $side; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $side; }
QCalendarWidget QToolButton { background: transparent; border-color: transparent;
  padding: $p4 $p6; }
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton:focus { border: 2px solid $focus; padding: $m4 $m6; }
QCalendarWidget QAbstractItemView { border: none; border-radius: 0px; outline: 0;
  selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $faint; }
QCalendarWidget QTableView::item { padding: 0px; }
QProgressBar { background: $side; color: $ink; border: 1px solid $line; border-radius: $p6;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: $p5; }
QHeaderView::section { background: $side; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: $p4 $p8; }
"""

_TICKS = """
QCheckBox, QRadioButton { color: $ink; spacing: $p8; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator,
QListWidget::indicator { width: $p14; height: $p14;
  border: 1px solid $outline; background: $panel; }
QCheckBox::indicator, QGroupBox::indicator, QListWidget::indicator { border-radius: $p4; }
QRadioButton::indicator { border-radius: $round; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked,
QListWidget::indicator:checked { background: $accent;
  border-color: $accent; image: url("$drawings/check-$tone.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$drawings/dash-$tone.svg"); }
QRadioButton::indicator:checked { border: $p4 solid $accent; background: $on_accent;
  width: $inner; height: $inner; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $focus;
  width: $held; height: $held; }
QRadioButton::indicator:checked:focus { border: $p4 solid $ink; width: $inner; height: $inner; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $bg;
  border-color: $line; }
"""

_WORDS = """
QLabel[look="title"] { font-size: $t_title; font-weight: 700; }
QLabel[look="heading"] { font-size: $t_heading; font-weight: 600; }
QLabel[look="owed"] { font-size: $t_heading; font-weight: 600; color: $owed; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="lead"] { color: $muted; }
QLabel[look="muted"] { font-size: $t_small; color: $muted; }
QLabel[look="faint"] { font-size: $t_small; color: $faint; }
QLabel[look="near"], QLabel[look="error"] { font-size: $t_small; color: $owed; }
"""

_GROUNDS = """
QFrame[look="card"] { background: $panel; border: 1px solid $line; border-radius: $p8; }
QFrame[look="panel"] { background: $panel; border: none; }
QFrame[look="side"] { background: $side; border: none; }
QFrame[look="page"] { background: $bg; border: none; }
QFrame[look="line"] { background: $line; border: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="page"] { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: $p4 $p6; }
"""

_BARS = """
QMenuBar { background: $side; color: $muted; border-bottom: 1px solid $line; padding: $p2 $p4; }
QMenuBar::item { padding: $p3 $p9; background: transparent; border-radius: $p4; }
QMenuBar::item:selected { background: $sel; color: $ink; }
QMenu { background: $panel; color: $ink; border: 1px solid $line; padding: $p4; }
QMenu::item { padding: $p5 $p30 $p5 $p12; border-radius: $p4; }
QMenu::item:selected { background: $sel; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: $p4 $p8; }
QMenu::icon { padding-left: $p8; }
QStatusBar { background: $side; color: $muted; border-top: 1px solid $line;
  font-size: $t_small; }
QStatusBar QLabel { color: $muted; font-size: $t_small; padding: $p2 $p6; }
QStatusBar::item { border: none; }
QScrollBar:vertical { background: transparent; width: $p12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $p12; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: $p2; margin: $p4; }
QScrollBar::handle:vertical { min-height: $p28; }
QScrollBar::handle:horizontal { min-width: $p28; }
QScrollBar::handle:hover { background: $muted; border-radius: $p3; margin: $p3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar[look="flat"] { border: none; background: transparent; }
QTabBar[look="flat"]::tab { background: transparent; color: $muted; border: none;
  border-bottom: 2px solid transparent; padding: $p4 0 $p8 0; margin-right: $p20; }
QTabBar[look="flat"]::tab:hover { color: $ink; }
QTabBar[look="flat"]::tab:selected { color: $ink; font-weight: 600;
  border-bottom: 2px solid $accent; }
"""
