"""Content hashes: they find a changed letter where SQLite's own checks say that all is well."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import blake2b

HASH_BYTES = 16


def content_hash(columns: Sequence[str], values: Sequence[str | int | None]) -> str:
    """BLAKE2b over the columns of a row that hold something, as canonical JSON.

    Empty values (NULL, '' and 0) are left out, so that a column that a later schema adds with an
    empty default changes no hash of a row that was written before.
    """
    filled = {name: value for name, value in zip(columns, values, strict=True) if value}
    # Askwell writes no bytes: where damage left some, the hash is another one.
    text = json.dumps(
        filled, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=repr
    )
    return blake2b(text.encode(), digest_size=HASH_BYTES).hexdigest()
