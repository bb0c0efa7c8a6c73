"""The gallery: every building block, drawn for a person to look at.

`python -m tests.ui.gallery OUTDIR` writes PNGs, light and dark, at the size of the mock-ups and
with text twice as large.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.ui.delegates.opportunity_delegate import OpportunityDelegate, OpportunityRole
from app.ui.overrides import override
from app.ui.theme.looks import Look, set_look
from app.ui.theme.metrics import px
from app.ui.theme.theme import Scheme, apply_theme
from app.ui.widgets.card_row import CardRow
from app.ui.widgets.checklist import CheckItem, Checklist, ItemState
from app.ui.widgets.chip import Chip, ChipKind
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.growing_text import GrowingText, MarkStyle
from app.ui.widgets.line_field import LineField
from app.ui.widgets.moment_field import MomentField
from app.ui.widgets.page_scroll import PageScroll
from app.ui.widgets.people_field import PeopleField, Person
from app.ui.widgets.rating_dots import RatingDots
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.section_heading import SectionHeading
from app.ui.widgets.segmented import Meaning, Segment, SegmentedControl
from app.ui.widgets.tab_strip import TabStrip
from app.ui.widgets.tag_line import TagLine
from app.ui.widgets.timeline import NodeState, Timeline, TimelineNode
from app.ui.widgets.toast import Toast
from app.ui.widgets.verdict_banner import BannerKind, VerdictBanner

TODAY = date(2026, 11, 23)
Index = QModelIndex | QPersistentModelIndex

Row = dict[OpportunityRole, object]

ROWS: list[Row] = [
    {OpportunityRole.IsHeader: True, OpportunityRole.Company: "Active", OpportunityRole.Count: 6},
    *(
        dict[OpportunityRole, object](
            {
                OpportunityRole.Company: company,
                OpportunityRole.Title: title,
                OpportunityRole.StageName: stage,
                OpportunityRole.ChipText: chip,
                OpportunityRole.ChipKind: kind,
            }
        )
        for company, title, stage, chip, kind in (
            ("Northwind Health", "VP Client Success", "Video interview", "Ask owed · 2 d", "owed"),
            ("Halden Systems", "Head of Operations", "On-site", "Thu 14:00", "plan"),
            ("Quarry & Finch", "Operations Director", "Phone screen", "Asked · 1 d", "asked"),
            ("Lumen Robotics", "Program Lead", "Assessment", "Quiet 9 d", "quiet"),
            (
                "Württembergische Landesversicherungsanstalt",
                "Abteilungsleiterin Kundenerfolg und Vertragsverlängerungen",
                "Reference check with three people",
                "Fri 09:30",
                "plan",
            ),
        )
    ),
    {OpportunityRole.IsHeader: True, OpportunityRole.Company: "Offers", OpportunityRole.Count: 1},
    {
        OpportunityRole.Company: "Birchline",
        OpportunityRole.Title: "Delivery Manager",
        OpportunityRole.StageName: "Offer",
        OpportunityRole.ChipText: "Decide by Mon",
        OpportunityRole.ChipKind: "offer",
    },
    {
        OpportunityRole.IsHeader: True,
        OpportunityRole.Company: "Closed",
        OpportunityRole.Count: 11,
        OpportunityRole.Collapsed: True,
    },
]


class Rows(QAbstractListModel):
    """The list on the left, as in the mock-ups."""

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(ROWS)

    @override
    def data(self, index: Index, role: int = 0) -> object:
        try:
            return ROWS[index.row()].get(OpportunityRole(role))
        except ValueError:
            return None


def side() -> QWidget:
    """The list on the left."""
    frame = QFrame()
    set_look(frame, Look.SIDE)
    frame.setFixedWidth(px(300))
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, px(10), 0, 0)
    search = SearchField("Search everything", "Ctrl+F")
    search.set_text_quietly(os.environ.get("GALLERY_SEARCH", ""))
    box = QVBoxLayout()
    box.setContentsMargins(px(10), 0, px(10), 0)
    box.addWidget(search)
    column.addLayout(box)
    view = QListView()
    set_look(view, Look.SIDE)
    view.setUniformItemSizes(True)
    view.setMouseTracking(True)
    view.setModel(Rows(view))
    view.setItemDelegate(OpportunityDelegate(view))
    view.setCurrentIndex(view.model().index(1, 0))
    column.addWidget(view, 1)
    return frame


def timeline(*, many: bool = False) -> Timeline:
    """The stages of mock-up 1, or every state."""
    nodes = [
        TimelineNode("1", "Recruiter call", "14 Oct · asked", NodeState.ASKED),
        TimelineNode("2", "Phone screen", "21 Oct · asked", NodeState.ASKED),
        TimelineNode("3", "Video interview", "Sat · ask owed", NodeState.OWED),
        TimelineNode("4", "Assessment", "27 Nov", NodeState.PLANNED, "4"),
        TimelineNode("5", "On-site", "not set", NodeState.PLANNED),
        TimelineNode("6", "References", "not set", NodeState.PLANNED),
        TimelineNode("7", "Offer", "—", NodeState.PLANNED),
    ]
    if many:
        nodes += [
            TimelineNode("8", "Informal chat", "Today 16:00 · today", NodeState.TODAY),
            TimelineNode("9", "Application", "2 Oct · done", NodeState.DONE),
            TimelineNode("10", "Panel", "3 Nov · withdrawn", NodeState.WITHDRAWN),
            TimelineNode("11", "Presentation to the board", "9 Nov · ended", NodeState.ENDED),
        ]
    row = Timeline()
    row.setAccessibleName("Stages")
    row.set_nodes(nodes, "10" if many else "3")
    return row


def opportunity() -> QWidget:
    """Mock-up 1: the reflection and the Ask panel."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side())
    main = QVBoxLayout()
    main.setSpacing(0)
    main.addWidget(_head())
    main.addWidget(timeline())
    below = QHBoxLayout()
    below.addWidget(_reflection(), 1)
    below.addWidget(_ask_panel())
    main.addLayout(below, 1)
    row.addLayout(main, 1)
    return window


def _head() -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(px(22), px(14), px(22), px(8))
    words = QVBoxLayout()
    title = QLabel("VP Client Success · Northwind Health")
    set_look(title, Look.TITLE)
    below = QLabel("via Maren Holt, Calder Search  ·  found 12 Oct  ·  $165–185k")
    set_look(below, Look.MUTED)
    words.addWidget(title)
    words.addWidget(below)
    tags = TagLine()
    tags.show_tags(["dream job", "health care", "hybrid"])
    words.addWidget(tags)
    row.addLayout(words, 1)
    for text in ("Print prep sheet", "Add stage", "⋯"):
        row.addWidget(QPushButton(text), 0, Qt.AlignmentFlag.AlignTop)
    return head


def _reflection() -> QWidget:
    page = PageScroll()
    tabs = TabStrip()
    tabs.set_tabs([("b", "Before"), ("r", "Reflection"), ("n", "Notes && files")])
    tabs.select("r")
    page.column.addWidget(tabs)
    for question, answer in (
        (
            "What did they need that you can clearly do?",
            "Renewals are leaking at the mid-market tier. I rebuilt exactly that at Orrin — Dana "
            "leaned in when I gave the 91 → 97 % numbers.",
        ),
        ("What are you still unsure about?", "Travel load. Ask Maren before the assessment."),
        ("What would you answer better next time?", ""),
    ):
        label = QLabel(question)
        set_look(label, Look.STRONG)
        field = GrowingText("Write a line or two…", accessible_name=question)
        field.set_text_quietly(answer)
        page.column.addWidget(label)
        page.column.addWidget(field)
    row = QWidget()
    ratings = FlowLayout(row, 20)
    for name, value in (("People", 4), ("Company", 3), ("Culture", None), ("Role", 5)):
        dots = RatingDots(name)
        dots.set_rating(value)
        ratings.addWidget(dots)
    page.column.addWidget(row)
    answers = SegmentedControl(
        [
            Segment("yes", "I want it", Meaning.YES),
            Segment("wait", "Undecided", Meaning.WAIT),
            Segment("no", "Not for me", Meaning.NO),
        ]
    )
    answers.set_current("yes")
    page.column.addWidget(answers, 0, Qt.AlignmentFlag.AlignLeading)
    page.column.addStretch(1)
    return page


def _ask_panel() -> QWidget:
    panel = QFrame()
    set_look(panel, Look.PANEL)
    panel.setFixedWidth(px(372))
    column = QVBoxLayout(panel)
    column.setContentsMargins(px(18), px(16), px(18), px(16))
    column.setSpacing(px(8))
    heading = SectionHeading("Ask for it")
    heading.add_action("Suggest words ▾")
    column.addWidget(heading)
    note = QLabel("This stage stays open until you have told them.")
    set_look(note, Look.MUTED)
    column.addWidget(note)
    to = ChoiceField("To")
    to.set_choices([("d", "Dana Ruiz, COO"), ("p", "Priya Nair")], "d")
    column.addWidget(to)
    words = GrowingText(min_lines=4, accessible_name="Words")
    text = (
        "Dana, thank you for Saturday. The renewal work is what I do best. I look forward to "
        "hearing from you about what comes after the assessment."
    )
    words.set_text_quietly(text)
    start = text.index("I look")
    words.mark(start, text.index(" about"), MarkStyle.WEAK)
    column.addWidget(words)
    banner = VerdictBanner()
    banner.show_verdict(
        BannerKind.WEAK,
        "Not an ask yet.",
        "You thank them and wait. Say that you want it, and name the next step.",
    )
    column.addWidget(banner)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    for name in ("Copy", "E-mail…"):
        buttons.addWidget(QPushButton(name))
    told = QPushButton("I told them")
    set_look(told, Look.PRIMARY)
    buttons.addWidget(told)
    column.addLayout(buttons)
    column.addWidget(SectionHeading("To close this stage"))
    column.addWidget(checklist())
    column.addStretch(1)
    return panel


def checklist() -> Checklist:
    """The items of mock-up 1."""
    items = Checklist("To close this stage")
    client = "Interest declared to the client"
    items.set_items(
        [
            CheckItem("r", "Reflection written", state=ItemState.DONE),
            CheckItem("d", "Decided: I want it", state=ItemState.DONE),
            CheckItem("c", client, ItemState.NEEDED, "Dana Ruiz or Priya Nair", strong=True),
            CheckItem("m", "Interest declared to the recruiter", ItemState.NEEDED, "Maren Holt"),
            CheckItem("t", "Thank-you note sent", state=ItemState.TODO, by_hand=True),
            CheckItem("i", "They promised an answer by Friday", state=ItemState.INFO),
        ]
    )
    return items


def today() -> QWidget:
    """Mock-up 3: cards."""
    page = PageScroll()
    page.column.addWidget(SectionHeading("Ask for it · 3", Look.OWED))
    first = CardRow(
        "Dana Ruiz",
        "Northwind Health, video interview on Saturday",
        "You said you want it. Nobody there has heard it from you.",
        "Ask now",
        primary=True,
    )
    first.set_snooze_choices([("day", "Tomorrow"), ("week", "Next week")], "Not now")
    page.column.addWidget(first)
    page.column.addWidget(
        CardRow("Theo Brandt", "Tarn Foods, recruiter call on Friday", "Undecided.", "Decide")
    )
    page.column.addWidget(SectionHeading("Coming up"))
    page.column.addWidget(
        CardRow(
            "Thursday 14:00",
            "On-site, Halden Systems · Head of Operations",
            "Ines Okafor, Paul Sand · 4 hours · 12 Weir Lane",
            "Print prep sheet",
        )
    )
    page.column.addStretch(1)
    toast = Toast(page)
    page.resize(px(960), px(560))
    toast.show_message("Stage moved to Recently deleted.", "Undo")
    return page


def pieces() -> QWidget:
    """Everything else, side by side."""
    page = PageScroll()
    page.column.addWidget(timeline(many=True))
    chips = QWidget()
    flow = FlowLayout(chips)
    for kind in ChipKind:
        flow.addWidget(Chip(kind.value.capitalize() + " · 2 d", kind))
    page.column.addWidget(chips)
    moment = MomentField("When")
    moment.set_today(TODAY)
    moment.set_moment(datetime(2026, 11, 26, 14), 240)  # noqa: DTZ001
    moment.set_zones([("d", "Denver"), ("b", "Berlin")], "d")
    page.column.addWidget(moment)
    wrong = MomentField("When")
    wrong.set_today(TODAY)
    wrong.line.setText("sometime next spring")
    wrong.line.finished.emit()
    page.column.addWidget(wrong)
    page.column.addWidget(LineField("12 Weir Lane, reception 3"))
    people = PeopleField("+ Add a person", "Who will be there")
    people.set_people(
        [Person("1", "Ines Okafor", "COO, decides"), Person("2", "Paul Sand", "Plant lead")]
    )
    page.column.addWidget(people)
    asked = GrowingText(accessible_name="Words")
    text = "😀 I want this job. What you need is what I do best, and I’d like to go on."
    asked.set_text_quietly(text)
    asked.set_marks([(2, 18, MarkStyle.ASK), (text.index("I’d"), len(text) - 1, MarkStyle.ASK)])
    page.column.addWidget(asked)
    for verdict in BannerKind:
        banner = VerdictBanner()
        banner.show_verdict(verdict, "That is an ask.", "It says that you want it, and names it.")
        page.column.addWidget(banner)
    buttons = QHBoxLayout()
    for look in (Look.PRIMARY, None, Look.FLAT, Look.LINK):
        for enabled in (True, False):
            button = QPushButton(look.value if look else "plain")
            set_look(button, look)
            button.setEnabled(enabled)
            buttons.addWidget(button)
    buttons.addStretch(1)
    page.column.addLayout(buttons)
    page.column.addLayout(_plain_qt())
    page.column.addStretch(1)
    return page


def _plain_qt() -> QHBoxLayout:
    """Qt's own fields, to see that they fit in."""
    row = QHBoxLayout()
    box = QComboBox()
    box.setEditable(True)
    box.addItems(["Editable", "Two"])
    ticked = QCheckBox("A tick box")
    ticked.setChecked(True)
    chosen = QRadioButton("A choice")
    chosen.setChecked(True)
    for field in (box, QSpinBox(), QDateEdit(), ticked, chosen):
        row.addWidget(field)
    row.addStretch(1)
    return row


def first_run() -> QWidget:
    """Mock-up 7."""
    state = EmptyState(
        "check",
        "If you want the job, ask for it",
        "Keep every conversation in one place, think it over afterwards, and never leave one "
        "without telling them that you want it.",
    )
    state.add_button("Add your first opportunity", primary=True)
    state.add_button("Import…")
    state.add_link("or", "look around with an example journal")
    state.set_footnote("Your journal stays on this computer. The app never goes online.")
    return state


SCENES: dict[str, tuple[Callable[[], QWidget], QSize, str]] = {
    "opportunity": (opportunity, QSize(1280, 790), ""),
    "today": (today, QSize(960, 560), ""),
    "pieces": (pieces, QSize(960, 800), ""),
    "first_run": (first_run, QSize(960, 640), ""),
}


def picture_of(make: Callable[[], QWidget], size: QSize) -> QPixmap:
    """The scene, drawn."""
    scene = make()
    ground = QWidget()
    set_look(ground, Look.PAGE)
    row = QVBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(scene)
    ground.resize(size)
    ground.show()
    for _ in range(5):
        QApplication.processEvents()
    picture = ground.grab()
    ground.close()
    ground.deleteLater()
    return picture


def main(folder: Path) -> None:
    """Write every scene in every colouring and size."""
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application runs already")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    font = QFont(os.environ.get("GALLERY_FONT", "Noto Sans"))
    font.setPixelSize(14)
    app.setFont(font)
    if os.environ.get("GALLERY_RTL"):
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        for percent in (100, 200):
            apply_theme(app, scheme, text_scale=percent / 100)
            for name, (make, size, _) in SCENES.items():
                roomy = size if percent == 100 else QSize(1280, 1400)
                picture_of(make, roomy).save(str(folder / f"{name}-{scheme}-{percent}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
