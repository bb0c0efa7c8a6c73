"""Structure: what SQLite says of a file's trees and pages, and how much of it matters.

The index of words can be made again at any time, so what is wrong with it is no damage of the
journal; and a page that nothing uses holds nothing that could be lost.
"""

from __future__ import annotations

import re

from app.storage.driver import Connection, Error

CORRUPT = 11  # sqlite.org/rescode.html
OF_THE_INDEX = "(tbl_name IN ('search_entry', 'search_state') OR tbl_name GLOB 'search_words*')"

_NEVER_USED = re.compile(r"Page \d+: never used")
_TREE = re.compile(r"(?:On tree|Tree) (\d+)\b.*")
_HEADING = re.compile(r"\*\*\* in database \w+ \*\*\*")


def is_index_sound(connection: Connection) -> bool:
    """Whether the trees of the search index are whole; what lies in them is not looked at."""
    try:
        return all(finding_of(connection, table) == "ok" for table in _trees_of_index(connection))
    except Error:
        return False


def tables_that_matter(connection: Connection) -> list[str]:
    """The list of tables with the free pages, and every table but those of the search index.

    A check of the index itself would look up every word: with 10,000 entries that takes longer
    than all the rest of opening.
    """
    rows = connection.execute(
        f"SELECT name FROM sqlite_schema WHERE type = 'table' AND NOT {OF_THE_INDEX}"
    )
    return ["sqlite_schema", *(name for (name,) in rows)]


def finding_of(connection: Connection, table: str) -> str:
    """What the quick check says of a table first: “ok” where nothing is wrong."""
    # To the end, so that no statement still stands on the broken tree.
    return str(connection.execute(f"PRAGMA quick_check({_quoted(table)})").fetchall()[0][0])


def troubles(connection: Connection, check: str, most: int) -> list[str]:
    """What a check of the whole file (quick_check or integrity_check) finds that matters.

    Where it breaks off at the index of words, every other table is asked by itself.
    """
    try:
        said = connection.execute(f"PRAGMA {check}({most})").fetchall()
    except Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != CORRUPT:
            raise
        said = []
        for table in tables_that_matter(connection):
            said += connection.execute(f"PRAGMA {check}({_quoted(table)})").fetchall()
    roots = _roots_of_index(connection)
    lines = [line for (text,) in said for line in str(text).splitlines()]
    return [line for line in lines if _matters(line, roots)][:most]


def _matters(line: str, roots: set[int]) -> bool:
    if line == "ok" or "search_" in line or _HEADING.fullmatch(line):
        return False
    tree = _TREE.fullmatch(line)
    if tree is not None and int(tree[1]) in roots:
        return "2nd reference" in line  # the page is somebody else's too
    return _NEVER_USED.fullmatch(line) is None


def _trees_of_index(connection: Connection) -> list[str]:
    rows = connection.execute(
        f"SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND {OF_THE_INDEX}"
    )
    return [name for (name,) in rows]


def _roots_of_index(connection: Connection) -> set[int]:
    query = f"SELECT rootpage FROM sqlite_schema WHERE {OF_THE_INDEX}"
    return {int(root) for (root,) in connection.execute(query)}


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
