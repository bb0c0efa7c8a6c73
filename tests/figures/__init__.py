"""Figures: programs that measure, each run by hand or by a gate of its own."""
