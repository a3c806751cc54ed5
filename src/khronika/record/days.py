"""The day on which a tally was told, where its sentence names one: «14 марта прокурор отчитался о 230 погибших»."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from khronika.languages import load


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    told = load("ru", "times")["months"]
    return {form: int(number) for number, forms in told.items() for form in forms}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(rf"\b(\d{{1,2}})\s+({months})\b(?:\s+(\d{{4}}))?", re.IGNORECASE)


def day_told(sentence: str, published: date) -> date | None:
    """The latest day that a sentence names and that is not after its report; a year left out is the last that fits."""
    found = (_day(int(d), _months()[m.lower()], y, published) for d, m, y in _pattern().findall(sentence))
    return max((day for day in found if day and day <= published), default=None)


def _day(day: int, month: int, year: str, published: date) -> date | None:
    try:
        told = date(int(year) if year else published.year, month, day)
    except ValueError:
        return None
    return told.replace(year=told.year - 1) if not year and told > published and (month, day) != (2, 29) else told
