"""Printing: the prep sheet laid out on one page, for the screen, the printer and PDF alike."""
