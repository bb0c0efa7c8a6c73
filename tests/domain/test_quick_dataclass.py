"""Data classes of the house: what comes of them is what the standard library's own would be."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from app.domain import quick_dataclass
from app.ui.overrides import override

FROZEN = {"frozen": True, "slots": True}
SHAPES: tuple[dict[str, bool], ...] = (
    FROZEN,
    {**FROZEN, "kw_only": True},
    {"frozen": True},
    {"slots": True},
    {},
)


def two(options: dict[str, bool]) -> list[Any]:
    """The same class made by the standard library and by us."""
    return [_made(maker, options) for maker in (dataclasses.dataclass, quick_dataclass.dataclass)]


def _made(dataclass: Callable[..., Any], options: dict[str, bool]) -> Any:
    @dataclass(**options)
    class Note:
        id: str
        words: str = "none"
        tags: list[str] = field(default_factory=list)

        def shout(self) -> str:
            return self.words.upper()

    return Note


@pytest.mark.parametrize("options", SHAPES)
def test_it_is_made_shown_compared_and_replaced_in_the_same_way(options: dict[str, bool]) -> None:
    for note in two(options):
        one, other = note(id="a", tags=["x"]), note(id="a", words="none", tags=["x"])
        assert one == other
        assert one != note(id="b", tags=["x"])
        assert one != ("a", "none", ["x"])
        assert repr(one).endswith("Note(id='a', words='none', tags=['x'])")
        assert replace(one, words="w").shout() == "W"
        assert [f.name for f in fields(one)] == ["id", "words", "tags"]
        assert dataclasses.asdict(one) == {"id": "a", "words": "none", "tags": ["x"]}
        assert note(id="a").tags is not note(id="a").tags
        assert hasattr(one, "__dict__") is not options.get("slots", False)
        assert copy.deepcopy(one) == copy.copy(one) == one


@pytest.mark.parametrize("options", SHAPES)
def test_wrong_arguments_are_refused(options: dict[str, bool]) -> None:
    for note in two(options):
        for words, named in (((), {}), ((), {"id": "a", "what": 1}), (("a", "b", [], 1), {})):
            with pytest.raises(TypeError):
                note(*words, **named)
        if options.get("kw_only"):
            with pytest.raises(TypeError):
                note("a")
        else:
            assert note("a", "b").words == "b"


def test_what_is_frozen_cannot_be_changed_and_what_is_not_has_no_hash() -> None:
    for note in two(FROZEN):
        one = note("a", "b", ())
        with pytest.raises(FrozenInstanceError):
            one.id = "b"
        with pytest.raises(FrozenInstanceError):
            del one.id
        assert one.id == "a"
        assert hash(one) == hash(note("a", "b", ())) == hash(("a", "b", ()))
    for note in two({"slots": True}):
        one = note("a")
        one.id = "b"
        assert one.id == "b"
        with pytest.raises(TypeError):
            hash(one)


def test_a_method_of_the_class_stays() -> None:
    @quick_dataclass.dataclass(frozen=True, slots=True)
    class Loud:
        id: str

        @override
        def __repr__(self) -> str:
            return "LOUD"

    assert repr(Loud("a")) == "LOUD"


@quick_dataclass.dataclass(frozen=True, slots=True)
class Kept:
    """One that can be pickled: it is found by its name."""

    id: str
    size: int = 0


@quick_dataclass.dataclass(frozen=True, slots=True)
class KeptLonger(Kept):
    """One that inherits fields."""

    days: int = 1


def test_it_can_be_pickled_and_inherited() -> None:
    long = KeptLonger("a", days=3)
    assert pickle.loads(pickle.dumps(long)) == long
    assert (long.id, long.size, long.days) == ("a", 0, 3)
    assert Kept("a") != KeptLonger("a")
