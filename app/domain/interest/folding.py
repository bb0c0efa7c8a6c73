"""Folding: a lower-case copy of the text in which every character keeps its place."""

from __future__ import annotations

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ`´＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("–—―−‒", "—"),
    **dict.fromkeys(
        "\u00a0\u2009\u202f\u2007\u2002\u2003\u2008\t\u200b\u200c\u200d\ufeff\x00", " "
    ),
    **dict.fromkeys("\r\x0b\x0c\u2028\u2029\x85", "\n"),
    "！": "!",
    "？": "?",
    "，": ",",
    "。": ".",
    "‐": "-",
    "‑": "-",
}
_TABLE = str.maketrans(_PLAIN)


def fold(text: str) -> str:
    """Lower case, plain quotes and plain spaces, with the same length as the original."""
    plain = text.translate(_TABLE)
    low = plain.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
