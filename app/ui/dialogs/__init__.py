"""Dialogs: small questions in front of the window."""
