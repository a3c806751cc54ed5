"""The part of EDTF that statements use: years, months, days, minutes, `~`, and periods with an open end.

Times are local and naive. A period runs from its first to its last minute, both counted in; None is an open end.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?(~?)")
UNITS = ("year", "month", "day", "minute")
ABOUT = {"minute": timedelta(hours=1), "day": timedelta(days=1), "month": timedelta(days=31)}
"""How far "about" reaches to either side: one step of how a news report would round (found by reading, not by fit)."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as told. `unit` is the coarser precision of its ends; `about` tells that an end is rough."""

    first: datetime | None
    last: datetime | None
    unit: str
    about: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it lies within one calendar day."""
        return bool(self.first and self.last and self.first.date() == self.last.date())


@lru_cache(maxsize=50_000)
def parse(text: str | None) -> Period | None:
    """The period of an EDTF text; None where it is not of this subset or runs backwards."""
    if not text or text.count("/") > 1:
        return None
    start, _, end = text.partition("/")
    first, last = _point(start), _point(end or start)
    if first is None or last is None:
        return None
    period = Period(first.first, last.last, _coarser(first, last), first.about or last.about)
    return None if _backwards(period) else period


def _point(text: str) -> Period | None:
    if text == "..":
        return Period(None, None, "minute")
    found = POINT.fullmatch(text)
    try:
        return _stretch(found) if found else None
    except ValueError:
        return None


def _stretch(found: re.Match[str]) -> Period:
    given = [int(g) for g in found.groups()[:5] if g]
    unit = UNITS[min(len(given), 4) - 1]
    first = datetime(*(given + [1, 1, 0, 0][len(given) - 1 :])[:5])  # type: ignore[arg-type]
    return Period(first, _last_minute(first, unit), unit, bool(found[6]))


def _last_minute(first: datetime, unit: str) -> datetime:
    if unit == "minute":
        return first
    if unit == "day":
        return first.replace(hour=23, minute=59)
    month = 12 if unit == "year" else first.month
    day = calendar.monthrange(first.year, month)[1]
    return first.replace(month=month, day=day, hour=23, minute=59)


def _coarser(a: Period, b: Period) -> str:
    return min(a.unit, b.unit, key=UNITS.index)


def _backwards(period: Period) -> bool:
    return bool(period.first and period.last and period.first > period.last)


def gap(a: Period, b: Period) -> timedelta:
    """How much time lies between the two; zero where they share a minute."""
    late = max(a.first or datetime.min, b.first or datetime.min)
    early = min(a.last or datetime.max, b.last or datetime.max)
    return max(late - early, timedelta(0))


def meet(a: Period, b: Period) -> bool:
    """Whether both can be true of one moment, "about" taken into account."""
    slack = max((ABOUT.get(p.unit, timedelta(0)) for p in (a, b) if p.about), default=timedelta(0))
    return gap(a, b) <= slack
