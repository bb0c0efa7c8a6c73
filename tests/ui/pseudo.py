"""A pseudo-translation: every sentence a third longer, with strange letters and brackets."""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

from app.ui.overrides import override

_LETTERS = str.maketrans("aeiouAEIOUcnsyz", "àéîöüÀÉÎÖÜçñšýž")
_KEPT = re.compile(r"(\{[^}]*\}|&.|<[^>]*>)")
LONGER_PERCENT = 35


def pseudo(source: str) -> str:
    """The sentence as a language of long words would have it; places and tags stay as they are."""
    parts = _KEPT.split(source)
    strange = "".join(p if n % 2 else p.translate(_LETTERS) for n, p in enumerate(parts))
    return f"[{strange}{'~' * max(1, len(source) * LONGER_PERCENT // 100)}]"


class PseudoTranslator(QTranslator):
    """Answers every sentence with its pseudo-translation."""

    @override
    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 (Qt's name)
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        del context, disambiguation, n
        return pseudo(sourceText) if sourceText else sourceText

    @override
    def isEmpty(self) -> bool:
        return False
