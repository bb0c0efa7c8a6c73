"""Set aside: quotations, templates, other languages and what was kept back (R15, R16)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from app.domain.interest.folding import fold
from app.domain.interest.lexicon import words
from app.domain.interest.lexicon.foreign import ENGLISH, FOREIGN
from app.domain.interest.lexicon.targets import PEOPLE
from app.domain.interest.phrases import Found
from app.domain.interest.reading import Sentence

_SLOT = re.compile(
    r"\[[^\[\]\n]{1,40}\]|\{[^{}\n]{1,40}\}|<[A-Za-z][^<>\n/]{1,30}>|_{3,}|\bX{3,}\b|"
    r"\((?:your|the|insert|company|job|role|position|name) ?(?:name|title|role|company|job|here)?\)"
)
_OF_SLOTS = ("[", "(", "{", "<", "___", "XXX")
_HARMLESS_SLOT = re.compile(r"\[\s*\]|\[[0-9:. ]+\]|\[(?:sic|x|…|\.\.\.)\]|\{\d+\}", re.I)


def is_unfilled_template(text: str) -> bool:
    """Whether a slot of a template was left unfilled, or its dummy text stands there."""
    if "lorem ipsum dolor" in text.lower():
        return True
    if not any(sign in text for sign in _OF_SLOTS):
        return False
    return any(
        _HARMLESS_SLOT.fullmatch(match.group()) is None and not _is_cited(text, match)
        for match in _SLOT.finditer(text)
    )


def _is_cited(text: str, slot: re.Match[str]) -> bool:
    """Whether a slot stands alone in quotation marks, as one that is talked about."""
    around = text[max(0, slot.start() - 1) : slot.start()] + text[slot.end() : slot.end() + 1]
    return fold(around) == '""'


def set_aside(sentences: Sequence[Sentence], text: str) -> None:
    """Set aside the claims of a text that are quoted, foreign, or were never spoken."""
    if _FAKE_VERDICT.search(text):
        for sentence in sentences:
            _drop(sentence, "sham")
    _quoted(sentences, text)
    if "/s" in text.lower() and _MARKED_SARCASM.search(fold(text)):
        for sentence in sentences:
            _drop(sentence, "sham")
    for before, after in pairwise(sentences):
        if any(f.entry.effect == "SHAM" and f.entry.rule == "R15" for f in before.frames):
            _drop(after, "sham")
        if any("around" in f.entry.marks for f in after.frames):
            _drop(before, "sham")
    _planned(sentences)
    for sentence in sentences:
        if any(unit.word == _ROLLED_EYES for unit in sentence.units):
            _drop(sentence, "sham")
        if _is_foreign(sentence):
            _drop(sentence, "foreign")
    _advert(sentences)
    _kept_back(sentences)


_FAKE_VERDICT = re.compile(
    r"\bverdict\b[\"']?\s*[=:]\s*[\"']?(?:explicit|hedged|absent|declined)\b", re.IGNORECASE
)
"""How words look that pretend to be a judgement (R16)."""


def _planned(sentences: Sequence[Sentence]) -> None:
    """What stands under "to do:" or "things to say:" is planned, down to the end of the list."""
    plans = [any("list" in f.entry.marks for f in sentence.frames) for sentence in sentences]
    if True not in plans:
        return
    for sentence in sentences[plans.index(True) :]:
        for claim in sentence.claims:
            if not claim.retold:
                claim.set_aside = claim.set_aside or "unsaid"


_ROLLED_EYES = "🙄"
_MARKED_SARCASM = re.compile(r"(?:^|\s)/s[\s.!]*$")
"""How chats mark that the opposite was meant."""


def _drop(
    sentence: Sentence, reason: str, *, keep_hints: bool = False, until: int | None = None
) -> None:
    """Set aside every claim of a sentence; a hint was given, whatever was left unsaid beside it.

    What stands behind the unit `until` is kept.
    """
    for claim in sentence.claims:
        if until is not None and claim.start >= until:
            continue
        if keep_hints and claim.entry.effect == "HINT":
            continue
        claim.set_aside = claim.set_aside or reason


LATIN_ENDS = "\u024f"
"""The last letter of the Latin alphabets in Unicode; Greek, Cyrillic and all others come after."""


def is_foreign(sentences: Sequence[Sentence], text: str) -> bool:
    """Whether a whole text is in a language that this grammar does not know."""
    letters = [char for char in text if char.isalpha()]
    if 2 * sum(char > LATIN_ENDS for char in letters) > len(letters):
        return True
    spoken = [s for s in sentences if sum(unit.is_word for unit in s.units) > 1]
    return bool(spoken) and all(_is_foreign(sentence) for sentence in spoken)


def _is_foreign(sentence: Sentence) -> bool:
    """Whether a sentence has more common words of other languages than of English."""
    words = " ".join([unit.word for unit in sentence.units]).split()
    if FOREIGN.isdisjoint(words):
        return False
    foreign = sum([word in FOREIGN for word in words])
    return foreign >= _FOREIGN_AT_LEAST and foreign > sum([word in ENGLISH for word in words])


_FOREIGN_AT_LEAST = 2


def _advert(sentences: Sequence[Sentence]) -> None:
    """A job advert speaks to the reader; nothing in it is the candidate's."""
    cues = sum(
        frame.entry.effect == "SHAM" and frame.entry.rule == "R16"
        for sentence in sentences
        for frame in sentence.frames
    )
    if cues >= 2:
        for sentence in sentences:
            _drop(sentence, "sham")


def _kept_back(sentences: Sequence[Sentence]) -> None:
    """A note that says "kept it to myself" takes back what stands before it."""
    for number, sentence in enumerate(sentences):
        for frame in sentence.frames:
            if frame.entry.effect == "UNSAID" and not _is_said_now(sentence, frame):
                for earlier in sentences[max(0, number - 2) : number]:
                    _drop(earlier, "unsaid", keep_hints=True)
                _drop(sentence, "unsaid", keep_hints=True, until=_said_after_all(sentence, frame))


def _said_after_all(sentence: Sentence, frame: Found) -> int | None:
    """Where "but told her" begins behind what was kept back, if it does."""
    behind = [unit.word for unit in sentence.units[frame.end :]]
    turn = next((n for n, word in enumerate(behind) if word in _IN_THE_END), None)
    if any(pair in _I_SAID for pair in pairwise(behind)):
        return frame.end
    if turn is None or not _SAID_AFTER_ALL & set(behind[turn:]):
        return None
    return frame.end + turn


_I_SAID = frozenset({("i", "told"), ("i", "said"), ("i", "asked"), ("i", "wrote")})
_IN_THE_END = words("but then so today since now finally and")
_SAID_AFTER_ALL = words("told said saying asked asking wrote texted telling blurted tell ask here")


def _is_said_now(sentence: Sentence, frame: Found) -> bool:
    """Whether "what I didn't get round to saying:" says it behind its colon."""
    opening = [unit.word for unit in sentence.units[: frame.start]]
    behind = [unit.word for unit in sentence.units[frame.end :]]
    own = "what" in opening or "sorry" in opening or "now" in behind
    return own and ":" in behind


_LONGEST_QUOTE = 1500
_SAYING = words(
    """said told wrote answered replied texted asked say words exact ended closed finished left
    voicemail sentence answer reply line message"""
)
_NOT_SAID = words(
    """practised practiced rehearsed never not didn't couldn't don't wanted thought almost nearly
    he she they you says went advice tip tips example sample template typical"""
)
_PEOPLE = words(PEOPLE)
_ITOLD = re.compile(r"\bi (?:then |just |actually |also )?(?:told|wrote|texted) (?:\w+ ){0,3}\w+$")
_PASSED_ON = re.compile(
    r"\bpassing (?:this |it )?on\b.* for\b|\bon (?:my|his|her|their) behalf\b"
    r"|\bi quote (?:him|her)\b"
    r"|\b(?:my|his|her) own words\b|\basked me to (?:tell|pass|say|send|write)\b"
    r"|\bfor my client\b|\bmessage from\b|\bforward this\b"
).search
"""Words by which somebody hands on what the candidate says (R8)."""
_ARTICLES = words("the a an my his her their our this that these those")
_MY_WORDS = words(
    """words answer answers reply message voicemail line last first sentence closing opening own
    text mail email letter note exact final very"""
)
_SPEAKING = words("told said wrote answered replied texted")


def _quoted(sentences: Sequence[Sentence], text: str) -> None:
    """Words in quotation marks count only where the speaker quotes himself."""
    spans = quotations(text)
    if not spans:
        return
    for sentence in sentences:
        for claim in sentence.claims:
            start = sentence.units[claim.start].start
            place = bisect_right(spans, (start, len(text))) - 1
            if place >= 0 and start < spans[place][1]:
                claim.set_aside = claim.set_aside or "quoted"


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that stand in quotation marks and are not the speaker's own."""
    folded = fold(text)
    if not any(mark in folded for mark in "\"'>|"):
        return []
    spans: list[tuple[int, int]] = []
    marks = [match.start() for match in re.finditer('"', folded)]
    for a, b in zip(marks[::2], marks[1::2], strict=False):
        if _is_long_enough(folded, a, b) and not _own_quotation(folded, a, b):
            spans.append((a, b))
    spans += _single_quotations(folded)
    start = 0
    for line in folded.split("\n"):
        if line.lstrip().startswith((">", "|")):
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _single_quotations(folded: str) -> list[tuple[int, int]]:
    """Quotations in single marks, told from apostrophes by the spaces around them."""
    if "'" not in folded:
        return []
    opens = [m.start() for m in re.finditer(r"(?:(?<=[\s:(,])|^)'(?=\w)", folded)]
    closes = [m.start() for m in re.finditer(r"(?<=[\w.!?,])'(?=[\s.,;!?)]|$)", folded)]
    spans = []
    place = 0
    for a in opens:
        while place < len(closes) and closes[place] <= a:
            place += 1
        if place == len(closes):
            break
        b = closes[place]
        counts = b - a <= _LONGEST_QUOTE and _is_long_enough(folded, a, b)
        if counts and not _own_quotation(folded, a, b):
            spans.append((a, b))
    return spans


def _is_long_enough(folded: str, start: int, end: int) -> bool:
    """Whether more than two words are quoted; two behind "says", "say", "no" or "not"."""
    spaces = folded.count(" ", start, end)
    before = folded[max(0, start - 12) : start].split()
    led_in = before[-1:] in (["say"], ["says"], ["no"], ["not"])
    return spaces >= _SPACES_OF_A_QUOTE or (spaces == 1 and led_in)


_SPACES_OF_A_QUOTE = 2


def _own_quotation(folded: str, start: int, end: int) -> bool:
    """Whether the speaker says around the marks that these are his own words."""
    before = re.findall(r"[\w']+", re.split(r"[.!?\n;]", folded[max(0, start - 80) : start])[-1])
    after = re.findall(r"[\w']+", re.split(r"[.!?\n;]", folded[end + 1 : end + 40])[0])
    if after[:1] == ["i"] and set(after[:3]) & _SAYING:
        return True
    said = {word.removesuffix("'s") for word in before}
    if {"pass", "on"} <= said or {"tell", "from", "me"} <= said or _PASSED_ON(" ".join(before)):
        return True  # "Passing this on for Mr Dube, who has no e-mail:"
    if before[-2:-1] == ["i"] and before[-1] in _SPEAKING:
        return True  # "when they asked, I said"
    if _ITOLD.search(" ".join(before)):
        return True  # "I actually told the manager"
    if before and before[0] in _SPEAKING and before[1:2] != ["by"]:
        return True
    if not said & _SAYING or said & _NOT_SAID or said & _PEOPLE:
        return False
    if before[-1] in _SPEAKING and before[-2:-1] == ["and"] and before[0] not in _ARTICLES:
        return True  # "Looked him in the eye and said"
    mine = any(a == "my" and b in _MY_WORDS for a, b in pairwise(before))
    return before[0] in _SAYING or "i" in said or mine
