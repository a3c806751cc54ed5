"""How exactly a time is told: to the minute, to the day or night, to a period, a month, a year."""

from __future__ import annotations

from datetime import date

from khronika.model import Time

DAY = 10  # characters of an ISO day


def exactness(time: Time) -> int:
    """The more exact, the more: 5 the minute, 4 a day or a night, 3 a period, 2 a month, 1 a year, 0 nothing."""
    edtf = time.edtf or ""
    if not edtf:
        return 0
    return 5 if "T" in edtf else 4 if to_the_day(edtf) else 3 if "/" in edtf else 2 if "-" in edtf else 1


def to_the_day(edtf: str | None) -> bool:
    """Whether a time is one day, with or without its hour, or the night between two."""
    return bool(edtf) and (len(days_of(str(edtf)).rstrip("~")) == DAY or a_night(str(edtf)))


def a_night(edtf: str) -> bool:
    """Whether a period is of two days in turn: as exact as a day."""
    first, _, last = edtf.partition("/")
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days == 1
    except ValueError:
        return False


def days_of(edtf: str) -> str:
    """The days of a time without their hours."""
    return "/".join(point.split("T")[0] for point in edtf.split("/"))
