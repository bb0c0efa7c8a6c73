"""The command line: the same use cases for people who script, in plain sentences."""

from __future__ import annotations
