"""Days and moments as people and pages write them down for machines."""

from __future__ import annotations

from datetime import date, datetime


def is_published(value: str) -> bool:
    """Whether it is an ISO day (2022-01-07) or moment (2022-01-07T18:30:00+03:00)."""
    read = date.fromisoformat if len(value) == len("2022-01-07") else datetime.fromisoformat
    try:
        read(value)
    except ValueError:
        return False
    return len(value) >= len("2022-01-07") and value[4] == "-"
