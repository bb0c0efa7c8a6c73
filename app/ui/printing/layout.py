"""The layout of the page: always one, whatever was typed (PRODUCT.md, The prep sheet).

The ruled lines for notes shrink first, then the gaps, then whole items are left out and counted,
and only then are long texts ended early. Nothing is set below 10 points, and the ask never below
18. Lengths are points; the origin is the corner inside the margins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSizeF

from app.domain.prep_sheet import PrepSheet, SheetPerson
from app.ui.printing import captions
from app.ui.printing.squeeze import Squeeze, squeezes
from app.ui.printing.texts import (
    ASK,
    BODY,
    CAPTION,
    NAME,
    NOTE,
    SUBTITLE,
    TITLE,
    WHEN,
    Style,
    TextBlock,
)

GAP = 13.0
COLUMN_GAP = 20.0
BOX = 9.0
BOX_ROOM = 16.0
TICK_ROW = BODY.size * BODY.spread + 3
NOTE_LINE = 24.0
MOST_NOTES = 14
FEWEST_NOTES = 2
ASK_PADDING = 12.0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text with its corner."""

    block: TextBlock
    left: float
    top: float

    @property
    def rect(self) -> QRectF:
        """The room that it takes."""
        return QRectF(self.left, self.top, self.block.width, self.block.height)


@dataclass(frozen=True, slots=True)
class PlacedRule:
    """A ruled line."""

    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box: one to tick, or (heavy) the frame around the ask."""

    rect: QRectF
    heavy: bool = False


@dataclass(slots=True)
class Page:
    """Everything on the page, placed."""

    size: QSizeF
    texts: list[PlacedText] = field(default_factory=list)
    rules: list[PlacedRule] = field(default_factory=list)
    boxes: list[PlacedBox] = field(default_factory=list)
    height: float = 0.0
    note_lines: int = 0
    left_out: int = 0


def lay_out(sheet: PrepSheet, size: QSizeF) -> Page:
    """The page of this size with as much of the sheet as it holds."""
    page = Page(size)
    for squeeze in squeezes():
        page = _Setter(sheet, size, squeeze).set()
        if page.height <= size.height():
            break
    _rule_notes(page)
    return page


def _rule_notes(page: Page) -> None:
    heading = TextBlock(captions.notes(), CAPTION, page.size.width())
    room = page.size.height() - page.height - GAP - heading.height - 4
    count = min(MOST_NOTES, int(room // NOTE_LINE))
    if count < FEWEST_NOTES:
        return
    top = page.height + GAP
    page.texts.append(PlacedText(heading, 0, top))
    top += heading.height + 3
    page.rules.append(PlacedRule(0, page.size.width(), top))
    for _ in range(count):
        top += NOTE_LINE
        page.rules.append(PlacedRule(0, page.size.width(), top))
    page.note_lines = count
    page.height = top


class _Setter:
    """Sets one sheet with one squeeze, from the top down."""

    def __init__(self, sheet: PrepSheet, size: QSizeF, squeeze: Squeeze) -> None:
        self._sheet = sheet
        self._squeeze = squeeze
        self._page = Page(size)
        self._width = size.width()
        self._top = 0.0

    def set(self) -> Page:
        """The whole page but its ruled lines."""
        sheet = self._sheet
        self._head()
        if sheet.people:
            self._section(captions.who(), lambda: self._people(sheet.people))
        if sheet.they_need.strip():
            self._section(captions.they_need(), lambda: self._paragraph(sheet.they_need, BODY))
        if sheet.bring:
            self._section(captions.bring(), lambda: self._list(sheet.bring, 0, self._width))
        self._questions()
        if sheet.last_time is not None:
            line = captions.last_time_line(sheet.last_time)
            self._section(captions.last_time(), lambda: self._paragraph(line, NOTE))
        self._section(captions.ask_for_it(), self._ask)
        self._page.height = self._top
        return self._page

    def _text(self, text: str, style: Style, left: float, width: float, **how: object) -> float:
        """Place a text at the current height; its own height."""
        block = TextBlock(text, style, width, **how)  # type: ignore[arg-type]
        self._page.texts.append(PlacedText(block, left, self._top))
        return block.height

    def _head(self) -> None:
        half = (self._width - COLUMN_GAP) / 2
        wide = self._width * 0.58
        begin = self._top
        lines = captions.when_lines(self._sheet)
        title = f"{self._sheet.stage_name} · {self._sheet.company}"
        most = min(3, self._squeeze.text_lines)
        self._top += self._text(title, TITLE, 0, wide if lines else self._width, most_lines=most)
        self._top += 2
        about = captions.subtitle(self._sheet)
        self._top += self._text(about, SUBTITLE, 0, wide - 8, most_lines=most)
        left_end, self._top = self._top, begin + 2
        beside = min(half, self._width - wide - 6)
        for number, line in enumerate(lines):
            style = WHEN if number == 0 else NOTE
            left = self._width - beside
            self._top += self._text(line, style, left, beside, right=True, most_lines=2)
        self._top = max(self._top, left_end)

    def _section(self, heading: str, content: Callable[[], None]) -> None:
        self._top += GAP * self._squeeze.gap
        self._heading(heading, 0, self._width)
        content()

    def _heading(self, heading: str, left: float, width: float) -> None:
        self._top += self._text(heading, CAPTION, left, width, most_lines=1) + 2
        self._page.rules.append(PlacedRule(left, left + width, self._top))
        self._top += 5 * max(0.6, self._squeeze.gap)

    def _paragraph(self, text: str, style: Style) -> None:
        most = self._squeeze.text_lines
        self._top += self._text(text, style, 0, self._width, most_lines=most)

    def _people(self, people: Sequence[SheetPerson]) -> None:
        half = (self._width - COLUMN_GAP) / 2
        shown = people[: max(2, self._squeeze.items)]
        for place in range(0, len(shown), 2):
            begin = self._top
            ends = []
            for column, person in enumerate(shown[place : place + 2]):
                self._top = begin
                self._person(person, column * (half + COLUMN_GAP), half)
                ends.append(self._top)
            self._top = max(ends) + 4 * self._squeeze.gap
        self._say_left_out(len(people) - len(shown), 0, self._width)

    def _person(self, person: SheetPerson, left: float, width: float) -> None:
        what = captions.person_line(person.job_title, person.decides)
        name = f"{person.name} — {what}" if what else person.name
        self._top += self._text(name, NAME, left, width, most_lines=2)
        if person.detail.strip():
            most = min(2, self._squeeze.item_lines)
            self._top += self._text(person.detail, NOTE, left, width, most_lines=most)

    def _questions(self) -> None:
        sheet = self._sheet
        left: list[tuple[str, tuple[str, ...], str]] = []
        if sheet.questions:
            left.append((captions.questions(), sheet.questions, ""))
        if sheet.clear_up or sheet.pay:
            pay = captions.pay(sheet.pay) if sheet.pay else ""
            left.append((captions.clear_up(), sheet.clear_up, pay))
        if not left:
            return
        self._top += GAP * self._squeeze.gap
        width = (self._width - COLUMN_GAP) / 2 if len(left) > 1 else self._width
        begin = self._top
        ends = []
        for column, (heading, items, last) in enumerate(left):
            self._top = begin
            edge = column * (width + COLUMN_GAP)
            self._heading(heading, edge, width)
            self._list(items, edge, width)
            if last:
                self._top += self._text(last, NOTE, edge, width, most_lines=2)
            ends.append(self._top)
        self._top = max(ends)

    def _list(self, items: Sequence[str], left: float, width: float) -> None:
        """Items with a box each; later lines hang under the first."""
        shown = items[: self._squeeze.items]
        for item in shown:
            self._box(left, self._top + 2)
            most = self._squeeze.item_lines
            self._top += self._text(item, BODY, left + BOX_ROOM, width - BOX_ROOM, most_lines=most)
            self._top += 1.5
        self._say_left_out(len(items) - len(shown), left, width)

    def _say_left_out(self, count: int, left: float, width: float) -> None:
        if count > 0:
            self._page.left_out += count
            self._top += self._text(captions.left_out(count), NOTE, left, width, most_lines=1)

    def _box(self, left: float, top: float) -> None:
        self._page.boxes.append(PlacedBox(QRectF(left, top, BOX, BOX)))

    def _ask(self) -> None:
        inner = self._width - 2 * ASK_PADDING
        begin = self._top
        self._top += ASK_PADDING
        words = self._sheet.words.strip()
        if words:
            quoted = f"“{words}”" if not words.startswith(("“", '"')) else words
            most = self._squeeze.ask_lines
            self._top += self._text(quoted, ASK, ASK_PADDING, inner, most_lines=most)
        else:
            self._top += self._text(
                captions.write_words_here(), NOTE, ASK_PADDING, inner, most_lines=1
            )
            for _ in range(2):
                self._top += NOTE_LINE
                self._page.rules.append(PlacedRule(ASK_PADDING, ASK_PADDING + inner, self._top))
        self._top += ASK_PADDING
        frame = QRectF(0, begin, self._width, self._top - begin)
        self._page.boxes.append(PlacedBox(frame, heavy=True))
        self._top += 7
        self._ticks()

    def _ticks(self) -> None:
        """A box for each person to be told, in rows, then the line for their answer."""
        ticks, left_out = self._shown_ticks()
        left = 0.0
        for words in ticks:
            left = self._tick(words, left)
        answered = TextBlock(captions.they_answered(), NOTE, self._width)
        if left + answered.used_width + 120 > self._width:
            left = 0.0
            self._top += TICK_ROW
        shown = TextBlock(captions.they_answered(), NOTE, answered.used_width + 2)
        self._page.texts.append(PlacedText(shown, left, self._top))
        self._top += TICK_ROW - 1
        self._page.rules.append(PlacedRule(left + answered.used_width + 6, self._width, self._top))
        self._say_left_out(left_out, 0, self._width)

    def _shown_ticks(self) -> tuple[list[str], int]:
        """The words of the boxes, and how many are left out where not even the boxes fit.

        Who is not in the room is forgotten most easily, and is left out last.
        """
        there = [captions.said_to(name) for name in self._sheet.tell_there]
        after = [captions.told_afterwards(name) for name in self._sheet.tell_after]
        most = self._squeeze.ticks
        shown = [*there[: max(0, most - len(after))], *after[:most]]
        return shown, len(there) + len(after) - len(shown)

    def _tick(self, words: str, left: float) -> float:
        """A box with its words beside the last one, or in a new row; where the next may stand."""
        block = TextBlock(words, BODY, self._width - BOX_ROOM, most_lines=1)
        wide = BOX_ROOM + block.used_width + 18
        if left and left + wide > self._width:
            left = 0.0
            self._top += TICK_ROW
        self._box(left, self._top + 2)
        shown = TextBlock(words, BODY, block.used_width + 2, most_lines=1)
        self._page.texts.append(PlacedText(shown, left + BOX_ROOM, self._top))
        return left + wide
