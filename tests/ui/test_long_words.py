"""In a language of long words nothing is cut off, and from right to left everything is mirrored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from app.domain.company import Company
from app.domain.contact import Contact
from app.domain.follow_up import FollowUp
from app.domain.opportunity import Opportunity
from app.services.desk import Desk
from app.ui.main_window import MainWindow
from app.ui.pages.tabs import ASK, BEFORE, NOTES, REFLECTION
from tests.clocks import StoppedClock
from tests.desks import at
from tests.ui.pseudo import PseudoTranslator, pseudo


@pytest.fixture
def long_words(qapp: QApplication) -> Iterator[None]:
    """Every sentence a third longer."""
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def pages(long_words: None, window: MainWindow, desk: Desk, still: StoppedClock) -> list[str]:
    """A window with something on every page; the names of its places."""
    made = desk.opportunities.add(company="Northwind", title="Lead", search_firm="Calder",
                                  recruiter="Maren Holt").value  # fmt: skip
    desk.stages.add(made.id, "video_interview", at(still, days=-1), present=["Dana Ruiz"])
    desk.stages.add(made.id, "onsite", at(still, days=2), present=["Dana Ruiz"])
    window.refresh()
    return ["today", "people", BEFORE, REFLECTION, NOTES, ASK]


def go(window: MainWindow, place: str, desk: Desk) -> None:
    """Look at a page."""
    if place == "today":
        window.show_today()
    elif place == "people":
        window.show_people()
    else:
        window.show_opportunity(desk.today.view().listed[0].line.id)
        window.opportunity.open_tab(place)


def settle() -> None:
    """Let everything be laid out."""
    for _ in range(3):
        QApplication.processEvents()


def cut_off(window: QWidget) -> list[str]:
    """Buttons that are narrower than their words, and areas wider than what is seen of them."""
    found = [
        f"button {b.text()!r}"
        for b in window.findChildren(QAbstractButton)
        if b.isVisible() and b.text() and b.width() < b.minimumSizeHint().width() - 1
    ]
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and inside is not None and inside.width() > area.viewport().width():
            found.append(f"area {inside.width()} in {area.viewport().width()}")
    return found


@pytest.mark.parametrize("size", [(1280, 820), (900, 600)])
def test_nothing_is_cut_off_where_words_are_long(
    size: tuple[int, int], pages: list[str], window: MainWindow, desk: Desk
) -> None:
    window.resize(*size)
    for place in pages:
        go(window, place, desk)
        settle()
        assert cut_off(window) == [], place


@pytest.mark.parametrize("length", [300, 32_767])
def test_names_without_end_make_no_window_wider(
    length: int, window: MainWindow, desk: Desk, still: StoppedClock
) -> None:
    made = desk.opportunities.add(company="Northwind", title="Lead").value
    stage = desk.stages.add(made.id, "video_interview", at(still, days=-1), present=["Dana"]).value
    desk.follow_ups.promise(made.id, "Send it", still.today(), stage_id=stage.id)
    endless = "w" * length
    with desk.journal.transaction() as writing:  # as an older version kept them
        writing.save(*(replace(c, name=endless) for c in desk.journal.find(Company)))
        writing.save(*(replace(c, name=endless) for c in desk.journal.find(Contact)))
        writing.save(*(replace(o, title=endless) for o in desk.journal.find(Opportunity)))
        writing.save(*(replace(f, what=endless) for f in desk.journal.find(FollowUp)))
    window.refresh()
    for place in ("today", "people", BEFORE, REFLECTION, NOTES, ASK):
        go(window, place, desk)
        settle()
        assert window.width() == 1280, place
        assert window.minimumSizeHint().width() <= 1000, place
    window.show_people(desk.journal.find(Contact)[0].id)
    settle()
    assert window.width() == 1280
    assert cut_off(window) == []


def test_the_pseudo_translation_keeps_its_places() -> None:
    assert pseudo("{n} put off").startswith("[{n} pü")
    assert "&F" in pseudo("&File")


def test_from_right_to_left_the_list_stands_at_the_right(
    qapp: QApplication, window: MainWindow, desk: Desk
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        settle()
        assert window.side.mapTo(window, window.side.rect().topLeft()).x() > window.width() / 2
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
