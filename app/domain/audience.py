"""Audiences: the two sides that gauge interest."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Who somebody speaks for: the employer, or the agency between (DATA.md, 3)."""

    CLIENT = "client"
    RECRUITER = "recruiter"
