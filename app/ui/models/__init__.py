"""Item models: what lists show, derived from cases."""
