"""Watching the mark of another computer: it is alive while it changes, whatever its clock says."""

from __future__ import annotations

import pytest

from app.services.elsewhere import BEATS_MISSED, Answer, OpenMark, Watch

EVERY = 5.0
PATIENCE = BEATS_MISSED * EVERY


class OneMark:
    """A place with room for one mark of another computer."""

    def __init__(self, mark: OpenMark | None) -> None:
        self.mark = mark

    def of_another(self) -> OpenMark | None:
        """What lies there."""
        return self.mark

    def clear(self, mark: OpenMark) -> None:
        """Take it away if it is this one."""
        if self.mark is not None and self.mark.id == mark.id:
            self.mark = None


class Seconds:
    """A count of seconds that goes on when it is told to."""

    def __init__(self) -> None:
        self.count = 1e6

    def __call__(self) -> float:
        """The seconds so far."""
        return self.count


def mark(beat: int = 7, key: str = "theirs") -> OpenMark:
    return OpenMark(id=key, beat=beat, every=EVERY)


@pytest.fixture
def seconds() -> Seconds:
    """Seconds from anywhere."""
    return Seconds()


def test_without_a_mark_the_journal_is_free_at_once(seconds: Seconds) -> None:
    assert Watch(OneMark(None), seconds).look() is Answer.FREE


@pytest.mark.parametrize("later", [mark(8), mark(6), mark(7, "a third")])
def test_a_mark_that_changes_is_alive(seconds: Seconds, later: OpenMark) -> None:
    place = OneMark(mark())
    watch = Watch(place, seconds)
    assert watch.look() is Answer.WATCHING
    seconds.count += EVERY
    place.mark = later
    assert watch.look() is Answer.OPEN
    seconds.count += 1000
    assert watch.look() is Answer.OPEN
    assert place.mark == later


def test_a_mark_that_stands_still_is_left_alone_until_its_beats_are_missed(
    seconds: Seconds,
) -> None:
    place = OneMark(mark())
    watch = Watch(place, seconds)
    for _ in range(BEATS_MISSED):
        assert watch.look() is Answer.WATCHING
        seconds.count += EVERY - 0.01
    assert place.mark is not None
    assert watch.share == pytest.approx(1, abs=0.01)
    seconds.count += 1
    assert watch.look() is Answer.FREE
    assert place.mark is None


def test_the_time_counts_from_the_first_look_at_the_mark(seconds: Seconds) -> None:
    place = OneMark(mark())
    watch = Watch(place, seconds)
    seconds.count += 10 * PATIENCE
    assert watch.look() is Answer.WATCHING


def test_a_mark_that_goes_leaves_the_journal_free(seconds: Seconds) -> None:
    place = OneMark(mark())
    watch = Watch(place, seconds)
    watch.look()
    place.mark = mark(8)
    assert watch.look() is Answer.OPEN
    place.mark = None
    assert watch.look() is Answer.FREE


def test_opening_anyway_takes_the_mark_away(seconds: Seconds) -> None:
    place = OneMark(mark())
    watch = Watch(place, seconds)
    watch.look()
    watch.open_anyway()
    assert watch.look() is Answer.FREE
