"""Tests of the statement checker."""
