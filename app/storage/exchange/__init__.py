"""What people bring with them, read into plain rows (FORMATS.md)."""
