"""What is remembered of the user's words is forgotten with the journal."""

from __future__ import annotations

from app.domain.remembered import forget, remembered


def test_an_answer_is_worked_out_once_until_it_is_forgotten() -> None:
    asked: list[str] = []

    @remembered(2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length("night"), length("night")] == [5, 5]
    assert asked == ["night"]
    forget()
    assert length("night") == 5
    assert asked == ["night", "night"]
