"""The prep sheet: always one page, nothing cut or overlapping, the ask the largest on it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.prep_sheet import LastTime, PrepSheet, SheetPerson
from app.services.errors import SheetTrouble
from app.ui.printing.layout import Page
from app.ui.printing.paint import MARGIN_POINTS, Paper, page_of, picture_of
from app.ui.printing.pdf import write_pdf
from app.ui.printing.preview import SheetPreview
from app.ui.printing.texts import ASK, plain

SHEET = PrepSheet(
    stage_name="On-site",
    company="Halden Systems",
    role="Head of Operations",
    via="Jo Marsh, Pellworth Search",
    starts_local=datetime(2026, 11, 26, 14, 0),  # noqa: DTZ001 (an appointment is local)
    zone="America/Denver",
    minutes=240,
    place="12 Weir Lane, reception 3",
    late_phone="+1 303 555 0142",
    people=(
        SheetPerson(name="Ines Okafor", job_title="COO", decides=True, detail="Logistics."),
        SheetPerson(name="Paul Sand", job_title="Plant lead"),
    ),
    they_need="Two sites on two planning systems; one plan by summer.",
    bring=("Orrin merger in seven months", "Cut overtime 22 %"),
    questions=("What would make the first 90 days a success?", "Who decides?"),
    clear_up=("Weekend cover",),
    pay="150–165k",
    last_time=LastTime(stage_name="Phone screen", answer_better="Say the number first."),
    words="I want this job, and I would like to take the next step.",
    tell_there=("Ines", "Paul"),
    tell_after=("Jo",),
)

NASTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "x" * 10_000,
            "word " * 9_000,
            "<b>bold</b> & <img src=x>",
            "مرحبا بالعالم " * 40,
            "שלום " * 30,
            "漢字かな交じり文" * 60,
            "👩‍👩‍👧‍👦🇩🇪" * 80,
            "a\u0301\u0302\u0303" * 300,
            "\u202eevil\u2066\u0007\0\ud800",
            "one\ntwo\r\nthree\u2028four",
            "",
        ]
    ),
)
LISTS = st.lists(NASTY, max_size=12).map(tuple)


@st.composite
def sheets(draw: st.DrawFn) -> PrepSheet:
    """Whatever a person may have pasted."""
    people = draw(st.integers(0, 9))
    return replace(
        SHEET,
        stage_name=draw(NASTY),
        company=draw(NASTY),
        role=draw(NASTY),
        place=draw(NASTY),
        people=tuple(SheetPerson(name=draw(NASTY), detail=draw(NASTY)) for _ in range(people)),
        they_need=draw(NASTY),
        bring=draw(LISTS),
        questions=draw(LISTS),
        clear_up=draw(LISTS),
        pay=draw(NASTY),
        words=draw(NASTY),
        tell_there=draw(LISTS),
        tell_after=draw(LISTS),
    )


def rects(page: Page) -> list[QRectF]:
    return [text.rect for text in page.texts if text.block.text]


@settings(max_examples=25)
@given(sheet=sheets(), paper=st.sampled_from(Paper))
def test_whatever_was_pasted_it_is_one_page(
    qapp: QApplication, sheet: PrepSheet, paper: Paper
) -> None:
    page = page_of(sheet, paper)
    room = paper.points.height() - 2 * MARGIN_POINTS
    assert page.height <= room
    for rect in rects(page):
        assert rect.top() >= 0
        assert rect.bottom() <= room + 0.5
        assert rect.right() <= page.size.width() + 0.5
    for text in page.texts:
        assert text.block.style.size >= 10
        assert text.block.used_width <= text.block.width + 0.5


@settings(max_examples=15)
@given(sheet=sheets(), paper=st.sampled_from(Paper))
def test_no_text_lies_on_another(qapp: QApplication, sheet: PrepSheet, paper: Paper) -> None:
    found = rects(page_of(sheet, paper))
    for one, other in combinations(found, 2):
        common = one.intersected(other)
        assert common.height() < 0.5 or common.width() < 0.5


@pytest.mark.parametrize("paper", Paper)
def test_the_ask_is_the_largest_type(qapp: QApplication, paper: Paper) -> None:
    page = page_of(SHEET, paper)
    sizes = {text.block.text: text.block.style.size for text in page.texts}
    ask = sizes[f"“{SHEET.words}”"]
    assert ask >= 18
    assert ask > max(size for text, size in sizes.items() if size != ASK.size)


def words_on(page: Page) -> list[str]:
    return [text.block.text for text in page.texts]


def test_what_there_was_room_for_is_all_there(qapp: QApplication) -> None:
    words = words_on(page_of(SHEET, Paper.A4))
    assert "Ines Okafor — COO, decides" in words
    assert "Thursday 26 November, 14:00" in words
    assert any("America/Denver" in line for line in words)
    for tick in ("Said to Ines", "Said to Paul", "Told Jo afterwards"):
        assert tick in words
    assert not any("more in the journal" in line for line in words)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("full", [False, True])
def test_everybody_to_be_told_has_a_box_however_full_the_page(
    qapp: QApplication, paper: Paper, full: bool
) -> None:
    there, after = [f"Person{n}" for n in range(14)], ["Jo", "Lee"]
    sheet = replace(SHEET, tell_there=tuple(there), tell_after=tuple(after))
    if full:
        sheet = replace(sheet, questions=("Why now?",) * 90, they_need="They need it. " * 200)
    page = page_of(sheet, paper)
    assert page.height <= page.size.height()
    words = words_on(page)
    assert [w for w in words if w.startswith("Said to ")] == [f"Said to {n}" for n in there]
    assert [w for w in words if w.startswith("Told ")] == [f"Told {n} afterwards" for n in after]


def test_where_not_even_the_boxes_fit_the_others_are_counted(qapp: QApplication) -> None:
    sheet = replace(SHEET, tell_there=tuple(f"Person{n}" for n in range(900)), tell_after=("Jo",))
    page = page_of(sheet, Paper.A4)
    words = words_on(page)
    said = sum(w.startswith("Said to ") for w in words)
    assert page.height <= page.size.height()
    assert "Told Jo afterwards" in words
    assert f"{900 - said} more in the journal" in words
    assert said >= 50


def test_notes_shrink_before_anything_is_left_out(qapp: QApplication) -> None:
    roomy = page_of(SHEET, Paper.A4)
    fuller = page_of(replace(SHEET, questions=("Why now?",) * 14), Paper.A4)
    overfull = page_of(replace(SHEET, questions=("Why now?",) * 90), Paper.A4)
    assert roomy.note_lines > fuller.note_lines > 0
    assert (roomy.left_out, fuller.left_out) == (0, 0)
    assert overfull.left_out > 0
    assert any(f"{overfull.left_out} more in the journal" in w for w in words_on(overfull))


def test_no_heading_stands_over_nothing(qapp: QApplication) -> None:
    bare = PrepSheet(stage_name="Panel", company="Tarn", role="Director")
    words = words_on(page_of(bare, Paper.A4))
    assert "BEFORE YOU LEAVE THE ROOM: ASK FOR IT" in words
    for heading in ("WHO", "WHAT THEY NEED", "WHAT YOU BRING", "ASK THEM", "CLEAR UP"):
        assert heading not in words


def test_text_that_looks_like_html_is_printed_as_text(qapp: QApplication) -> None:
    page = page_of(replace(SHEET, they_need="<b>one</b> plan"), Paper.A4)
    assert "<b>one</b> plan" in words_on(page)


@given(text=st.text(max_size=60))
def test_no_mark_turns_its_neighbours(text: str) -> None:
    assert not set(plain(text)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\0\n")


@pytest.mark.parametrize("paper", Paper)
def test_the_pdf_has_one_page_and_replaces_an_older_one(
    qapp: QApplication, tmp_path: Path, paper: Paper
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    write_pdf(SHEET, path, paper)
    content = path.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.parametrize(
    ("name", "code"), [("nowhere/sheet.pdf", "no_folder"), (".", "is_a_folder")]
)
def test_a_place_that_cannot_be_written_is_named(
    qapp: QApplication, tmp_path: Path, name: str, code: str
) -> None:
    with pytest.raises(SheetTrouble) as raised:
        write_pdf(SHEET, tmp_path / name, "A4")
    assert raised.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_the_picture_is_black_on_white(qapp: QApplication) -> None:
    image = picture_of(SHEET, Paper.A4, 72)
    assert image.pixelColor(2, 2).name() == "#ffffff"
    dark = [image.pixelColor(x, y).lightness() for x in range(0, 595, 3) for y in range(0, 400, 3)]
    assert min(dark) < 60


def test_without_a_printer_it_says_so_and_offers_pdf(qtbot: QtBot, tmp_path: Path) -> None:
    preview = SheetPreview(SHEET)
    qtbot.addWidget(preview)
    preview.has_printer = lambda: False
    preview.show()
    preview.print.click()
    assert "No printer is set up" in preview.message.text()
    preview.choose_pdf = lambda _name: str(tmp_path / "sheet")
    with qtbot.waitSignal(preview.printed):
        preview.pdf.click()
    assert (tmp_path / "sheet.pdf").exists()


def test_a_pdf_that_cannot_be_written_is_said_in_the_preview(qtbot: QtBot, tmp_path: Path) -> None:
    preview = SheetPreview(SHEET)
    qtbot.addWidget(preview)
    preview.show()
    preview.choose_pdf = lambda _name: str(tmp_path / "none" / "sheet.pdf")
    preview.pdf.click()
    assert "does not exist" in preview.message.text()
