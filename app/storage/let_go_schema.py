"""The mark of references who were let go, as it was added: later changes are migrations."""

from __future__ import annotations

_D = "[0-9]"
_MOMENT = f"{_D * 4}-{_D * 2}-{_D * 2}T{_D * 2}:{_D * 2}:{_D * 2}.{_D * 6}Z"

LET_GO_SCHEMA = (
    f"ALTER TABLE referee ADD COLUMN deleted_at TEXT CHECK (deleted_at GLOB '{_MOMENT}')",
)
