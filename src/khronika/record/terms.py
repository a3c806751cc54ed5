"""The terms of a measure as statements tell them: over which places, at which hours, from when and until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from khronika.incidents.profile import Profile, published
from khronika.model import Place
from khronika.reading.places import contains


def by_id(told: Iterable[Profile]) -> list[Profile]:
    return sorted(told, key=lambda p: p.id)


def by_hours(told: Sequence[Profile]) -> list[tuple[str | None, list[Profile]]]:
    """The statements by the daily hours that they tell, those without hours with each."""
    hours: dict[str | None, list[Profile]] = {}
    for p in told:
        hours.setdefault(p.statement.when.clock if p.statement.when else None, []).append(p)
    unspoken = hours.pop(None, []) if len(hours) > 1 or None not in hours else []
    return [(clock, by_id([*group, *unspoken])) for clock, group in sorted(hours.items(), key=str)]


def by_end(told: Sequence[Profile]) -> list[tuple[tuple[Place, ...], list[Profile]]]:
    """Places of one end with the statements on them: what was lifted in one region goes on in another."""
    own = {place: [p for p in told if not p.where or is_among(place, narrowest(p))] for place in places_of(told)}
    ends: dict[datetime | None, list[Place]] = {}
    for place, of in own.items():
        ends.setdefault(last_of(of), []).append(place)
    groups = [tuple(places) for _, places in sorted(ends.items(), key=str)]
    return [(g, by_id({p.id: p for place in g for p in own[place]}.values())) for g in groups] or [((), list(told))]


def is_among(place: Place, places: Iterable[Place]) -> bool:
    return any(place_key(p) == place_key(place) for p in places)


def places_of(told: Iterable[Profile]) -> tuple[Place, ...]:
    """The narrowest places of each statement, every place once."""
    found = {place_key(place): place for p in reversed(list(told)) for place in reversed(narrowest(p))}
    return tuple(found[k] for k in sorted(found))


def narrowest(p: Profile) -> list[Place]:
    return [q for q in p.statement.where if not any(contains(q, o) for o in p.statement.where)]


def place_key(place: Place) -> str:
    return place.id or place.name


def first_of(told: Iterable[Profile]) -> datetime | None:
    """The start; one that tells the hour goes before one that tells the day alone."""
    starts = [p.period for p in told if p.period and p.period.first]
    return min(starts, key=lambda s: (_is_rough(s.first), s.first or datetime.min)).first if starts else None


def last_of(told: Sequence[Profile]) -> datetime | None:
    """The end by the newest report that tells one; «до 19 января» is that day's first minute where a report says so.
    None where a report of that end's time tells that it goes on, and not until when."""
    ends = [(published(p.stated) or datetime.min, p.period.last) for p in told if p.period and p.period.last]
    if not ends:
        return None
    newest = [end for day, end in ends if day == max(d for d, _ in ends)]
    if any(_goes_on(p, max(newest)) for p in told):
        return None
    exact = [end for _, end in ends if end.time() != time(23, 59)]
    return next((e for e in sorted(exact) if e.date() == max(newest).date()), max(newest))


def _goes_on(p: Profile, end: datetime) -> bool:
    """«С 18 января остаётся в силе», told of what was to end on the 19th."""
    starts = p.period.first if p.period and p.period.last is None else None
    return starts is not None and p.statement.status == "reported" and starts >= end - timedelta(days=1, hours=1)


def _is_rough(moment: datetime | None) -> bool:
    return moment is None or moment.time() == time(0, 0)
