"""Programs that look for texts which break a promise."""
