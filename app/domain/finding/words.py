"""Words as they are compared: without case, accents and apostrophes, wherever the text is from.

A run of letters and figures is a word. An apostrophe inside it is dropped, so that can't, can’t
and cant are one word; what follows it can be found by itself as well (entreprise in l'entreprise).
Scripts that are written without spaces are taken character by character. A plus or a number sign
at the end belongs to the word: C++ and C# are not C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from string import ascii_lowercase, digits
from typing import NamedTuple
from unicodedata import category, normalize

from app.domain.remembered import remembered

LEAST_PART = 3
"""What follows an apostrophe is a word of its own from so many letters: not the re of we're."""

APOSTROPHES = "'’‘‛ʼʹ′`´＇"

# Scripts without spaces between words, a range a line: Thai, Lao, Burmese, Khmer, iteration
# marks, kana, Bopomofo, Hangul letters, ideographs, Hangul syllables, half-width forms.
_UNSPACED = (
    "\u0e01-\u0e4e"
    "\u0e81-\u0ecd"
    "\u1000-\u103e"
    "\u1780-\u17d3"
    "\u3005-\u3007"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3105-\u312f"
    "\u3131-\u318e"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\uac00-\ud7a3"
    "\uff66-\uff9d\uffa0-\uffdc"
)
_JAMO = "[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]?[\u11a8-\u11ff\ud7cb-\ud7fb]?"
_VOICED = "[\u3099\u309a\uff9e\uff9f]?"

# Signs that change nothing for somebody who looks for a word: accents, points and joiners.
_SILENT = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
)
_DROPPED = re.compile(f'[{_SILENT}{APOSTROPHES}"]')

# Letters that Unicode does not take for a plain letter with a sign, though people do.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "n",
    }
)


class Word(NamedTuple):
    """One word of a text: where it stands, and in which forms it can be found."""

    start: int
    end: int
    forms: tuple[str, ...]


def words(text: str) -> list[Word]:
    """The words of a text, in order."""
    if _is_plain(text):
        low = text.lower()
        return [Word(m.start(), m.end(), (m[0],)) for m in _PLAIN_WORD.finditer(low)]
    return [Word(m.start(), m.end(), _forms(m[0])) for m in _pattern().finditer(text)]


def words_with(text: str, letters: str) -> Sequence[Word]:
    """Some words of a text, in order: at least all that hold these letters of a compared word.

    What is written in plain letters is only looked at where they stand; each word with an
    apostrophe, and each in other letters, is read as it is compared.
    """
    low = text.lower()
    if len(low) != len(text):
        return words(text)
    found: list[Word] = []
    end = 0
    for place in _traces(low, letters, _is_plain(text)):
        if place < end:
            continue
        begin = place
        while begin > end and low[begin - 1] not in _PARTING:
            begin -= 1
        tail = _TO_THE_END.match(low, place)
        assert tail is not None  # it may be empty
        end = tail.end()
        found += [Word(begin + w.start, begin + w.end, w.forms) for w in words(text[begin:end])]
    return found


def _traces(low: str, letters: str, plain: bool) -> Iterator[int]:
    """Where it shows in a lower-case text that a word with these letters may be near."""
    if not plain:
        pattern = f"{re.escape(letters)}|['`]|[^\\x00-\\x7f]"
        yield from (match.start() for match in re.finditer(pattern, low))
        return
    at = low.find(letters)
    while at >= 0:
        yield at
        at = low.find(letters, at + 1)


def index_text(*texts: str) -> str:
    """What an index keeps of some texts: their words in one form, then the other forms.

    A number sign stands between texts, so that no phrase is found across them.
    """
    lines: list[str] = []
    others: list[str] = []
    for text in texts:
        if _is_plain(text):
            lines.append(" ".join(_PLAIN_WORD.findall(text.lower())))
            continue
        forms = [_forms(found[0]) for found in _pattern().finditer(text)]
        lines.append(" ".join(first for first, *_ in forms))
        others += [form for _, *more in forms for form in more]
    return " # ".join(line for line in (*lines, " ".join(others)) if line)


def is_unspaced(word: str) -> bool:
    """Whether it is a character that stands for a word by itself."""
    return len(word) == 1 and not word.isascii() and _alone().match(word) is not None


def _is_plain(text: str) -> bool:
    """Whether a simple pattern, which is several times faster, finds the same words in it."""
    return text.isascii() and "'" not in text and "`" not in text


@remembered(8192)
def _forms(word: str) -> tuple[str, ...]:
    """The word as it is compared, and the parts behind apostrophes that are words themselves."""
    if word.isalnum() and word.isascii():
        return (word.lower(),)
    parts = _apostrophe().split(word)
    if len(parts) == 1:
        return (folded(word),)
    later = (folded(part) for part in parts[1:])
    return (folded(word), *(part for part in later if len(part) >= LEAST_PART))


def folded(word: str) -> str:
    """A word, or some of them, without what does not count where they are compared."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    dropped = _dropped()
    bare = dropped.sub("", word).casefold()
    wide = normalize("NFKD", normalize("NFKD", bare).casefold())
    return normalize("NFC", dropped.sub("", wide).translate(_PLAIN)) or word


# These patterns are worked out at their first use: at the start nothing is searched yet.


@cache
def _pattern() -> re.Pattern[str]:
    """The pattern of a word in any script."""
    alone = _alone()
    signs = "".join(
        chr(point)
        for point in range(0x300, 0x1CFA)
        if category(chr(point)) in ("Mn", "Mc") and not alone.match(chr(point))
    )
    letter = f"(?:[^\\W_{_UNSPACED}]|[{signs}{_SILENT}])"
    start = f"[^\\W_{_UNSPACED}]"
    spaced = f"{start}{letter}*(?:[{APOSTROPHES}]{letter}+)*[+#]{{0,2}}"
    return re.compile(f"{_JAMO}|[{_UNSPACED}]{_VOICED}|{spaced}")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _apostrophe() -> re.Pattern[str]:
    return re.compile(f"[{APOSTROPHES}]")


@cache
def _dropped() -> re.Pattern[str]:
    return re.compile(f'[{_SILENT}{APOSTROPHES}"]')


_WITHIN = f"{ascii_lowercase}{digits}'`+#"
_TO_THE_END = re.compile(f"[{_WITHIN}\x80-\U0010ffff]*")
_PARTING = frozenset(map(chr, range(0x80))) - frozenset(_WITHIN)
"""The plain characters that stand in no word."""

_PLAIN_WORD = re.compile(r"[a-z0-9]+[+#]{0,2}")
