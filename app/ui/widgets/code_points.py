"""Places in a text: Python counts code points, Qt counts UTF-16 units."""

from __future__ import annotations

LAST_OF_BASIC_PLANE = 0xFFFF


def utf16_offset(text: str, offset: int) -> int:
    """Where the code point at `offset` stands, counted in UTF-16 units."""
    before = text[: max(0, offset)]
    if before.isascii():
        return len(before)
    return len(before) + sum(ord(character) > LAST_OF_BASIC_PLANE for character in before)


def code_point_offset(text: str, offset: int) -> int:
    """How many code points of the text so many UTF-16 units are; half of one counts as one."""
    if text.isascii():
        return min(offset, len(text))
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * max(0, offset)]
    return len(units.decode("utf-16-le", "surrogatepass"))
