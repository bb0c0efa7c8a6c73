"""The lexicon: plain tables, one entry a line, from which the grammar takes its words."""
