"""Days, moments and months in an address."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from khronika.errors import BadOption
from khronika.record.known import limit

MONTH = re.compile(r"(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])")


def month(text: str | None) -> str | None:
    """A month, "2022-01"; None where none is asked for. Raises BadOption."""
    if text and not MONTH.fullmatch(text):
        raise BadOption(text[:80], "is no month", "Write 2022-01")
    return text or None


def local(text: str | None) -> datetime | None:
    """A local day (its first minute) or minute; None where none is asked for. Raises BadOption."""
    if not text:
        return None
    try:
        limit(text, UTC)
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise BadOption(text[:80], "is no day and no minute", "Write 2022-01-07 or 2022-01-07T20:00") from error
