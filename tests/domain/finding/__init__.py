"""Tests of finding words."""
