from __future__ import annotations

from collections.abc import Mapping

from search_index.records import PartRecord
from search_index.sources import Known


def record(name: str, *, size: int, sources: Mapping[str, Known]) -> PartRecord:
    """The record of a part without files."""
    return PartRecord(name, "maker", 0, 0, size, sources, {})
