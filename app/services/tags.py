"""Tags: giving words to opportunities, and knowing which words there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from app.domain.tag import OpportunityTag, in_order, split_tags, tag_key
from app.services.ports import Journal, Keys, Named, SearchIndex, Writing
from app.services.typed import can_be_seen, fitting, one_line


class Tags:
    """What is tagged, and how."""

    def __init__(self, journal: Journal, index: SearchIndex) -> None:
        self._journal = journal
        self._index = index

    def of(self, opportunity_id: str) -> tuple[str, ...]:
        """The tags of one opportunity, in their order."""
        return self.of_each([opportunity_id])[opportunity_id]

    def of_each(self, opportunity_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The tags of each of these opportunities, in their order."""
        return tags_of(self._journal, opportunity_ids)

    def in_use(self) -> tuple[Named, ...]:
        """Every tag, in their order."""
        return tags_in_use(self._index)


def tags_of(journal: Journal, opportunity_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The tags of each of these opportunities, in their order."""
    words: dict[str, list[str]] = {key: [] for key in opportunity_ids}
    for tag in journal.find_in(OpportunityTag, "opportunity_id", opportunity_ids):
        words[tag.opportunity_id].append(tag.word)
    return {key: in_order(found) for key, found in words.items()}


def tags_in_use(index: SearchIndex) -> tuple[Named, ...]:
    """Every tag by its key, spelled as it is most often."""
    named = {key: words[0] for key, words in spellings(index).items()}
    return tuple(Named(id=key, name=named[key]) for key in sorted(named))


def spellings(index: SearchIndex) -> dict[str, list[str]]:
    """Every spelling of each tag by its key, the one that is used most first."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in index.tags():
        found[tag_key(word)].append(word)
    return found


def tidy_tags(typed: Iterable[str]) -> dict[str, str]:
    """The tags among what was typed, by their keys; each once, as it was typed first.

    A comma parts two tags wherever they come from, since one line shows them all.
    Raises WrongInput for one that is too long.
    """
    kept: dict[str, str] = {}
    for each in chain.from_iterable(map(split_tags, typed)):
        word = one_line(each)
        if can_be_seen(word):
            kept.setdefault(tag_key(word), fitting("tag", word))
    return kept


def write_tags(
    writing: Writing, journal: Journal, keys: Keys, opportunity_id: str, typed: Iterable[str]
) -> None:
    """Give an opportunity these tags and no others; a tag that stays keeps its row."""
    wanted = tidy_tags(typed)
    standing = journal.find(OpportunityTag, opportunity_id=opportunity_id)
    kept = {tag_key(tag.word): tag for tag in standing if tag_key(tag.word) in wanted}
    writing.remove(*(tag for tag in standing if tag not in kept.values()))
    writing.save(
        *(
            replace(kept[key], word=word)
            if key in kept
            else OpportunityTag(id=keys.new(), opportunity_id=opportunity_id, word=word)
            for key, word in wanted.items()
        )
    )
