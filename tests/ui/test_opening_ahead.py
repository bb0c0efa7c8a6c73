"""Opening ahead: what another thread opened is met where it would have been opened, or never."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import bootstrap
from app.locations import Locations
from app.opened_ahead import OpenedAhead
from app.services.elsewhere import OpenMark
from app.services.errors import JournalDamaged, JournalElsewhere, JournalInUse, NameTooLong
from app.storage.open_mark import place_of, write_mark
from tests.storage import damage


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    """Everything under one folder, with a journal of one opportunity."""
    locations = Locations.under(tmp_path / "home")
    with bootstrap.desk(locations.journal, locations, create=True) as desk:
        desk.opportunities.add(company="Northwind", title="Lead")
    return locations


def ahead_of(locations: Locations) -> OpenedAhead:
    """The journal on its way."""
    return OpenedAhead(locations.journal, locations, create=True)


def test_the_desk_stands_over_the_journal_that_was_opened_ahead(locations: Locations) -> None:
    usual, ahead = sys.getswitchinterval(), ahead_of(locations)
    with bootstrap.desk(locations.journal, locations, create=True, ahead=ahead) as desk:
        assert [row.line.company for row in desk.today.opportunities()] == ["Northwind"]
        desk.opportunities.add(company="Halden", title="Boss")
        assert sys.getswitchinterval() == usual
    ahead.close()
    with bootstrap.desk(locations.journal, locations, create=False) as desk:
        assert len(desk.today.opportunities()) == 2


def test_damage_is_told_in_its_place_and_the_file_is_left_as_it_is(locations: Locations) -> None:
    damage.garbled_page(locations.journal)
    before, ahead = locations.journal.read_bytes(), ahead_of(locations)
    desk = bootstrap.desk(locations.journal, locations, create=True, ahead=ahead)
    with pytest.raises(JournalDamaged), desk:
        pass
    assert locations.journal.read_bytes() == before


def test_a_journal_that_nobody_took_is_let_go_of(locations: Locations) -> None:
    ahead = ahead_of(locations)
    ahead.close()
    with bootstrap.desk(locations.journal, locations, create=False) as desk:
        assert len(desk.today.opportunities()) == 1


def test_what_is_open_already_is_told_in_its_place(locations: Locations) -> None:
    with bootstrap.desk(locations.journal, locations, create=False):
        desk = bootstrap.desk(locations.journal, locations, create=True, ahead=ahead_of(locations))
        with pytest.raises(JournalInUse), desk:
            pass


def test_a_journal_that_another_computer_has_open_is_not_touched(locations: Locations) -> None:
    mark = OpenMark(id="x", beat=1, every=5.0)
    write_mark(place_of(locations.journal), mark, "another")
    ahead = ahead_of(locations)
    desk = bootstrap.desk(locations.journal, locations, create=True, ahead=ahead)
    with pytest.raises(JournalElsewhere), desk:
        pass
    assert ahead.take() is None


@pytest.mark.parametrize("contents", [None, b""])
def test_what_is_not_there_yet_is_begun_in_its_turn(
    locations: Locations, contents: bytes | None
) -> None:
    locations.journal.unlink()
    if contents is not None:
        locations.journal.write_bytes(contents)
    ahead = ahead_of(locations)
    with bootstrap.desk(locations.journal, locations, create=True, ahead=ahead) as desk:
        assert desk.today.opportunities() == []


def test_a_name_that_no_disk_takes_is_told_in_its_place(locations: Locations) -> None:
    path = locations.journal.with_name("a" * 300 + ".askwell")
    ahead = OpenedAhead(path, locations, create=False)
    desk = bootstrap.desk(path, locations, create=False, ahead=ahead)
    with pytest.raises(NameTooLong), desk:
        pass
