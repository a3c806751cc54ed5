"""Days and moments as people and pages write them down for machines."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime


def is_published(value: str) -> bool:
    """Whether it is an ISO day (2022-01-07) or moment (2022-01-07T18:30:00+03:00)."""
    read = date.fromisoformat if len(value) == len("2022-01-07") else datetime.fromisoformat
    try:
        read(value)
    except ValueError:
        return False
    return len(value) >= len("2022-01-07") and value[4] == "-"


def iso(value: object) -> str | None:
    """The ISO day or moment that a date of a feed, a table or a mail means; None where it means none surely."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    said = value.strip() if isinstance(value, str) else ""
    if is_published(said):
        return said
    try:
        return parsedate_to_datetime(said).isoformat() if said else None
    except (ValueError, TypeError, IndexError):
        return None
