"""Torture: what a journal survives; minutes long, seeded, run by `./dev torture`."""
