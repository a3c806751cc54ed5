"""Measures day by day: in force, announced or not, for a place with what holds over it from wider places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from khronika.incidents.profile import published
from khronika.model import Place
from khronika.record.measures import Measure, begins, holds, over

FORCE, OPEN, ANNOUNCED = "force", "open", "announced"
MONTHS = 60  # over how many months a measure without an end, or with a very late one, is looked for


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row, first and last counted in. `state` is FORCE; OPEN where no report tells whether it still is, after
    the last word of it; ANNOUNCED before it begins."""

    first: date
    last: date
    state: str


def runs(found: Iterable[Measure], measure: Measure, place: Place, days: Sequence[date]) -> list[Run]:
    """The days on which a measure is in force or announced at a place. `found` are all measures: one decreed for the
    place itself goes before one of its kind for a wider place."""
    near = [_any_hour(m) for m in found if over(m, place)]
    told = [(day, _state(near, _any_hour(measure), place, day)) for day in days]
    groups = [(state, list(own)) for state, own in groupby(told, key=lambda of: of[1])]
    return [Run(own[0][0], own[-1][0], state) for state, own in groups if state]


def _any_hour(measure: Measure) -> Measure:
    """A measure of certain hours of the day as if it were of all: a day holds every hour."""
    return replace(measure, clock=None)


def _state(near: Sequence[Measure], measure: Measure, place: Place, day: date) -> str | None:
    if any(holds(near, measure, at, place) for at in _moments(measure, day)):
        return OPEN if measure.last is None and day > _last_word(measure) else FORCE
    told, first = measure.told, measure.first
    return ANNOUNCED if told and first and not measure.void and told.date() <= day < first.date() else None


def _moments(measure: Measure, day: date) -> Iterator[datetime]:
    """The moments of a day at which a measure may be in force: around the clock, its first and its last."""
    yield from (datetime.combine(day, at) for at in (time(0), time(12), time(23, 59)))
    ends = (begins(measure), measure.last - timedelta(minutes=1) if measure.last else None)
    yield from (at for at in ends if at and at.date() == day)


def _last_word(measure: Measure) -> date:
    return max((at.date() for s in measure.stated if (at := published(s))), default=date.max)


def months(found: Iterable[Measure]) -> dict[str, int]:
    """The months ("2022-01") in which measures are told to hold, in order, with how many do."""
    told: dict[str, int] = {}
    for measure in found:
        for month in _months(measure):
            told[month] = told.get(month, 0) + 1
    return dict(sorted(told.items()))


def _months(measure: Measure) -> Iterator[str]:
    first = begins(measure) or measure.told or measure.last
    last = measure.last or (datetime.combine(_last_word(measure), time(0)) if measure.told else first)
    if first is None or last is None:
        return
    for n in range(min(MONTHS, max(1, (last.year - first.year) * 12 + last.month - first.month + 1))):
        year, month = divmod(first.year * 12 + first.month - 1 + n, 12)
        yield f"{year:04}-{month + 1:02}"
