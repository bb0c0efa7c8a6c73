"""Askwell: a desktop journal for job seekers that never lets a stage end in silence."""

__version__ = "0.1.0"
