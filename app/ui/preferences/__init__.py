"""Preferences: the window in which a person makes Askwell their own."""
