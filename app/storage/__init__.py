"""How it is kept: SQLite, files and what people bring with them."""
