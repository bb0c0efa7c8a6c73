"""Askwell: a desktop journal for job seekers that never lets a stage end in silence."""
