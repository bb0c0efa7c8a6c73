"""What can go wrong in the domain's own terms.

AskwellError
├── RuleBroken            the rules of the journal refuse this
│   ├── StageStillOpen    the gate refuses to close the stage; carries its report
│   ├── StageIsClosed     a closed stage rests on what would be changed
│   ├── MergeBreaksClosing    a closing would not hold if two people were one
│   ├── NoIsNoAsk         words that say no cannot be counted as an ask
│   ├── AlreadyClosed     the stage has been closed before
│   └── NotClosed         the stage is open
├── WrongInput            what was given cannot be understood; names the field
├── NotFound              nothing has this key or name
└── BrokenRulebook        a resource file is not valid; names file and line
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.gate import GateReport


class AskwellError(Exception):
    """Any trouble that is expected and can be said in a sentence."""


class RuleBroken(AskwellError):
    """A rule of the journal refuses what was asked."""


class StageStillOpen(RuleBroken):
    """The gate refuses to close the stage; `report` says what is missing."""

    def __init__(self, report: GateReport) -> None:
        super().__init__(f"stage still open: {', '.join(item.code for item in report.missing)}")
        self.report = report


class StageIsClosed(RuleBroken):
    """The change would take away what a standing closing rests on."""

    def __init__(self, what: str = "stage") -> None:
        super().__init__(f"a closing rests on this {what}")
        self.what = what


class MergeBreaksClosing(RuleBroken):
    """A closing would not hold if two people were one; `stage` and `company` say which."""

    def __init__(self, stage: str, company: str) -> None:
        super().__init__(f"the closing of {stage} at {company} would not hold")
        self.stage = stage
        self.company = company


class NoIsNoAsk(RuleBroken):
    """Words that say no cannot be counted as an ask, whatever the reason."""


class AlreadyClosed(RuleBroken):
    """The stage is closed already."""


class NotClosed(RuleBroken):
    """The stage is open, so there is no closing to take back."""


class WrongInput(AskwellError):
    """What was given cannot be understood; `field` names the place, `code` the reason."""

    def __init__(self, field: str, code: str, given: str = "") -> None:
        super().__init__(f"{field}: {code} ({given})" if given else f"{field}: {code}")
        self.field = field
        self.code = code
        self.given = given


class NotFound(AskwellError):
    """Nothing in the journal has this key or name."""

    def __init__(self, what: str, key: str) -> None:
        super().__init__(f"no {what} {key!r}")
        self.what = what
        self.key = key


class BrokenRulebook(AskwellError):
    """A resource file is not valid; `file` and `line` say where (line 0: the whole file)."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}" if line else f"{file}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason
