"""Values in words, for people."""

from __future__ import annotations

import re
from calendar import month_name

from khronika.model import Count

POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d))?(~?)")


def count_words(count: Count) -> str:
    """[26, None] is "26 or more"."""
    return range_words(count.low, count.high)


def range_words(low: int | None, high: int | None) -> str:
    """The two ends of a count in words; an open end stays open."""
    if low is None:
        return "no number" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def time_words(edtf: str) -> str:
    """'2022-01-06T23:00~' is "6 January 2022, about 23:00"; what is no EDTF of ours stays as it is."""
    first, _, last = edtf.partition("/")
    if not last:
        return _point(first)
    if first == "..":
        return f"until {_point(last)}"
    if last == "..":
        return f"since {_point(first)}"
    return f"{_point(first)} to {_point(last)}"


def _point(edtf: str) -> str:
    found = POINT.fullmatch(edtf)
    if not found:
        return edtf
    year, month, day, clock, rough = found.groups()
    about = "about " if rough else ""
    parts = [str(int(day)) if day else "", month_name[int(month)] if month else "", year]
    date = " ".join(filter(None, parts))
    return f"{date}, {about}{clock}" if clock else f"{about}{date}"


def number(n: int, one: str, many: str = "") -> str:
    """1 report, 2 reports."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"
