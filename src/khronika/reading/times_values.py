"""Written dates worked out: days, months, years, with the year that a date without one most likely means."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from khronika.reading import times_macros as macros

Groups = Mapping[str, Any]
FUTURE_WEIGHT = 3  # a yearless day lies in the past unless the next one is three times as near
RECENT = 30  # a day so lately past may be told in the future tense, as when an older announcement is quoted
ADDED = 14  # days after publication and after the last date told: what happened then was added to the report later
FAR = 1000  # days; more than any year holds
SPREAD_DAYS = 7  # a carried year does not move a day that lies this near to the day of publication


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first..last` as written: EDTF of the first and the last point, alike where there is one point."""

    first: date
    last: date
    start: str
    end: str

    @property
    def edtf(self) -> str:
        return self.start if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Now:
    """What a report's words count from.

    The day of publication; the last date told (`anchor`; `here`: in this paragraph); the one that an hour told alone is
    of (`of_hours`: the last told that does not only say which thing is meant; `story`: at a paragraph's head; `late`:
    the day whose evening was told last); a year, with its month, carried over from a date written in full; whether the
    words tell of the future (True), the past (False) or neither.
    """

    published: date | None
    anchor: Stretch | None = None
    of_hours: Stretch | None = None
    story: Stretch | None = None
    year: int | None = None
    month: int | None = None
    late: date | None = None
    here: bool = False
    future: bool | None = None


Value = Callable[[Groups, Now], Stretch | None]


def one(day: date) -> Stretch:
    return Stretch(day, day, day.isoformat(), day.isoformat())


def between(first: date, last: date) -> Stretch:
    return Stretch(first, last, first.isoformat(), last.isoformat())


def a_month(year: int, month: int) -> Stretch:
    text = f"{year}-{month:02}"
    return Stretch(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), text, text)


def a_year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31), str(year), str(year))


def joined(a: Stretch, b: Stretch) -> Stretch | None:
    return Stretch(a.first, b.last, a.start, b.end) if a.first <= b.last else None


def number(text: str) -> int:
    """Day of the month or small number, in digits or words; 0 where it is neither."""
    digits = "".join(c for c in text if c.isdecimal())
    if digits:
        return int(digits)
    words = " ".join(text.split())
    return macros.ordinal_forms().get(words) or macros.number_forms().get(words, 0)


def month_number(text: str) -> int:
    return macros.month_forms()[text.rstrip(".")]


def _month_told(groups: Groups) -> int:
    if "monthly" in groups:
        return next(n for stem, n in macros.monthly_stems().items() if groups["monthly"].startswith(stem))
    return month_number(groups["month"])


def year_number(text: str) -> int:
    return int(text[:4])


def safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _said_year(groups: Groups, now: Now) -> int | None:
    """The year that the words give: in digits, or «прошлого года»."""
    if "year" in groups:
        return year_number(groups["year"])
    said = groups.get("said")
    shift = macros.data()["said_years"].get(" ".join(said.split())) if said else None
    if shift == "anchor":
        return now.anchor.first.year if now.anchor else None
    if shift == 1 and _is_long_past(now) and now.anchor:  # «в мае 2004 года …, в июле следующего года …»
        return now.anchor.last.year + 1
    return now.published.year + int(shift) if shift is not None and now.published else None


def _is_long_past(now: Now) -> bool:
    """Whether the last date told is of a year before that of publication, and the words tell of no future."""
    passed = bool(now.anchor and now.published and now.anchor.last.year < now.published.year)
    return passed and now.future is not True


def nearest(month: int, day: int, now: Now) -> date | None:
    """The day without a year: of the year carried over, else nearest to publication, the past preferred."""
    base = now.published or (now.anchor.first if now.anchor else None)
    if base is None:
        return safe(now.year, month, day) if now.year else None
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := safe(y, month, day))]
    best = next((d for d in days if _added(d, base, now)), None)
    best = best or min(days, key=lambda d: _distance(d, base, now.future), default=None)
    carried = safe(now.year, month, day) if now.year else None
    fresh = best is not None and abs((best - base).days) <= SPREAD_DAYS and now.month != month
    return best if carried is None or fresh else carried


def _added(day: date, base: date, now: Now) -> bool:
    """Whether a day told in the past comes shortly after both publication and the date told before it."""
    last = now.anchor.last if now.anchor and now.anchor.day else None
    return now.future is False and last is not None and base < day and last < day <= min(last, base) + timedelta(ADDED)


def _distance(day: date, base: date, future: bool | None) -> int:
    ahead = (day - base).days
    if future is True:
        return ahead if ahead >= 0 else -FUTURE_WEIGHT * ahead if -ahead <= RECENT else FAR - ahead
    if future is False:
        return -ahead if ahead <= 1 else FAR + ahead
    return FUTURE_WEIGHT * ahead if ahead > 0 else -ahead


def date_(groups: Groups, now: Now) -> Stretch | None:
    month, day = month_number(groups["month"]), number(groups["day"])
    year = _said_year(groups, now)
    found = safe(year, month, day) if year else nearest(month, day, now)
    return one(found) if found else None


def numeric(groups: Groups, now: Now) -> Stretch | None:
    year = int(groups["y"])
    year += 2000 if year < 100 else 0
    found = safe(year, int(groups["m"]), int(groups["d"]))
    if found is None:
        return None
    if groups.get("hh"):
        text = f"{found.isoformat()}T{groups['hh']}:{groups['mm']}"
        return Stretch(found, found, text, text)
    return one(found)


def date_range(groups: Groups, now: Now) -> Stretch | None:
    """«с 5 по 19 января»: the first day decides the year where none is written."""
    start = date_({**groups, "day": groups["day_a"]}, now)
    end = safe(start.first.year, start.first.month, number(groups["day"])) if start else None
    return joined(start, one(end)) if start and end and start.first < end else None


def month_range(groups: Groups, now: Now) -> Stretch | None:
    """«с января по март 2021 года», each with a year of its own or the last with that of both."""
    end, first = month(groups, now), month_number(groups["month_a"])
    if end is None:
        return None
    year = year_number(groups["year_a"]) if "year_a" in groups else end.last.year - (first > end.last.month)
    return joined(a_month(year, first), end)


def month(groups: Groups, now: Now) -> Stretch | None:
    m, year = _month_told(groups), _said_year(groups, now)
    if year:
        return a_month(year, m)
    if now.year:
        return a_month(now.year, m)
    base = now.published or (now.anchor.first if now.anchor else None)
    return a_month(_month_year(m, base, now.future), m) if base else None


def _month_year(m: int, base: date, future: bool | None) -> int:
    if future is True:
        return base.year + (m < base.month)
    ahead = (m - base.month) % 12
    if future is None and 0 < ahead <= 3:  # «в марте» in January, tense unknown: the nearer one
        return base.year + (m < base.month)
    return base.year - (m > base.month)


def year(groups: Groups, now: Now) -> Stretch | None:
    return a_year(int(groups["y"]))


def year_start(groups: Groups, now: Now) -> Stretch | None:
    """«в начале года»: told in January of that year, the January; else the year."""
    told = int(groups["y"]) if "y" in groups else now.published.year if now.published else None
    january = now.published is not None and (now.published.year, now.published.month) == (told, 1)
    return (a_month(told, 1) if january and now.future is not True else a_year(told)) if told else None


def year_range(groups: Groups, now: Now) -> Stretch | None:
    return joined(a_year(int(groups["y"])), a_year(int(groups["z"])))


def decade(groups: Groups, now: Now) -> Stretch | None:
    first = int(groups["y"])
    return joined(a_year(first), a_year(first + 9))


def season(groups: Groups, now: Now) -> Stretch | None:
    name = groups.get("season") or groups["season2"]
    first = next(m for stem, m in macros.data()["seasons"].items() if name.startswith(stem))
    if "y" in groups:
        return _season(int(groups["y"]) - (first == 12), first)
    if now.published is None:
        return None
    if "shift" in groups or groups.get("season2"):
        return _season(_season_year(first, now.published, groups.get("shift", 0)), first)
    return _season(now.published.year - (first > now.published.month), first)


def _season(start: int, first: int) -> Stretch | None:
    last = first + 2 if first < 12 else 2
    return joined(a_month(start, first), a_month(start + (first == 12), last))


def _season_year(first: int, base: date, shift: int) -> int:
    """The year in which the season began: the one now running, or with `shift` -1 the last that is over."""
    if shift == 0:
        return base.year - (first == 12 and base.month < 12)
    last = date(base.year, first + 2, 28) if first < 12 else date(base.year, 2, 28)
    year = base.year if last < base else base.year - 1
    return year - (first == 12)
