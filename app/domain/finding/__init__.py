"""Finding: how words are compared, what was asked for, and where it stands in a text."""
