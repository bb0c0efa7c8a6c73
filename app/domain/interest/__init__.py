"""The statement checker: whether words a candidate said are an explicit ask."""

from app.domain.interest.checker import CHECKER_VERSION, Fired, Judgement, Missing, check
from app.domain.verdict import Verdict

__all__ = ["CHECKER_VERSION", "Fired", "Judgement", "Missing", "Verdict", "check"]
