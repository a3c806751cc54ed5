"""Measures: what is restricted where, from when to when, at which hours, and whether it is in force at a moment.

Times are local to the place, as the reports tell them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from khronika.incidents import kinds
from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.profile import Profile, published
from khronika.incidents.tallies import profiles
from khronika.model import Place, Stated
from khronika.reading.places import contains


@dataclass(frozen=True, slots=True)
class Measure:
    """A restriction. `kind` is one of the slot "measure" of `languages/ru/kinds.toml`, None where its words name none.

    `first` and `last` are its bounds, None where not told; `told` is the first report of it. `clock` are daily hours,
    "23:00-07:00". `planned` tells that no report has it in force yet. `subject` is what is banned or shut, verbatim.
    """

    incident: str
    kind: str | None
    ru: str
    en: str
    places: tuple[Place, ...]
    first: datetime | None
    last: datetime | None
    told: datetime | None
    clock: str | None
    subject: tuple[str, ...]
    planned: bool
    origins: tuple[str, ...]
    stated: tuple[Stated, ...]


def measures(incidents: Iterable[Incident]) -> list[Measure]:
    """The measures of a record, by their start. One incident whose hours changed is one measure for each hours."""
    found = [m for i in incidents if "measure" in i.acts for m in _of_incident(i)]
    return sorted(found, key=lambda m: (m.first or m.told or datetime.min, m.kind or "", m.incident))


def _of_incident(incident: Incident) -> list[Measure]:
    told = profiles(incident.acts["measure"])
    hours: dict[str | None, list[Profile]] = {}
    for p in told:
        hours.setdefault(p.statement.when.clock if p.statement.when else None, []).append(p)
    unspoken = hours.pop(None, []) if len(hours) > 1 or None not in hours else []
    return [_measure(incident.id, [*group, *unspoken], clock) for clock, group in sorted(hours.items(), key=str)]


def _measure(incident: str, told: Sequence[Profile], clock: str | None) -> Measure:
    kind = _most([p.kind for p in told if p.kind])
    named = kinds.named("measure", kind) if kind else None
    return Measure(
        incident=incident,
        kind=kind,
        ru=named.ru if named else "ограничение",
        en=named.en if named else "restriction",
        places=_places(told),
        first=_first(told),
        last=_last(told),
        told=min((day for p in told if (day := published(p.stated))), default=None),
        clock=clock,
        subject=tuple(dict.fromkeys(a.text for p in told for a in p.statement.affected)),
        planned=all(p.statement.status == "planned" for p in told),
        origins=tuple(sorted({origin(p.stated) for p in told})),
        stated=tuple(p.stated for p in told),
    )


def _most(names: Sequence[str]) -> str | None:
    told = Counter(names)
    return min(told, key=lambda n: (-told[n], n), default=None)


def _places(told: Iterable[Profile]) -> tuple[Place, ...]:
    """The narrowest places of each statement, every place once."""
    found: dict[str, Place] = {}
    for p in told:
        inner = [q for q in p.statement.where if not any(contains(q, o) for o in p.statement.where)]
        for place in inner:
            found.setdefault(place.id or place.name, place)
    return tuple(found[k] for k in sorted(found))


def _first(told: Iterable[Profile]) -> datetime | None:
    """The start; one that tells the hour goes before one that tells the day alone."""
    starts = [p.period for p in told if p.period and p.period.first]
    return min(starts, key=lambda s: (_is_rough(s.first), s.first or datetime.min)).first if starts else None


def _last(told: Sequence[Profile]) -> datetime | None:
    """The end by the newest report that tells one; «до 19 января» is that day's first minute where a report says so."""
    ends = [(published(p.stated) or datetime.min, p.period.last) for p in told if p.period and p.period.last]
    if not ends:
        return None
    newest = [end for day, end in ends if day == max(d for d, _ in ends)]
    exact = [end for _, end in ends if end.time() != time(23, 59)]
    return next((e for e in sorted(exact) if e.date() == max(newest).date()), max(newest))


def _is_rough(moment: datetime | None) -> bool:
    return moment is None or moment.time() == time(0, 0)


def over(measure: Measure, place: Place) -> bool:
    """Whether the measure holds over a place: its own, or one inside its own."""
    return any((p.id or p.name) == (place.id or place.name) or contains(p, place) for p in measure.places)


def in_force(measure: Measure, at: datetime, place: Place) -> bool:
    """Whether a measure holds at a place and a local moment, its daily hours counted in."""
    if measure.planned and measure.first is None:
        return False  # announced, without a word from when
    start = begins(measure)
    if not over(measure, place) or (start is not None and at < start):
        return False
    return not _ended(measure, at) and (measure.clock is None or within(measure.clock, at.time()))


def begins(measure: Measure) -> datetime | None:
    """The start told, else the first report; None where the first report looks back on what has ended already."""
    told = measure.told
    return measure.first or (told if told and not _ended(measure, told) else None)


def _ended(measure: Measure, at: datetime) -> bool:
    return measure.last is not None and (
        at >= measure.last if measure.last.time() != time(23, 59) else at > measure.last
    )


def within(clock: str, at: time) -> bool:
    """Whether a time of day lies in daily hours; those that end before they begin run past midnight."""
    start, end = (time.fromisoformat(t) for t in clock.split("-"))
    return start <= at < end if start <= end else at >= start or at < end


def holds(found: Sequence[Measure], measure: Measure, at: datetime, place: Place) -> bool:
    """Whether a measure holds at a place and moment, the others of its kind counted in: where one decreed for the
    place itself has ended, what was decreed for a wider place holds there no more."""
    own = [m for m in found if m.kind == measure.kind and measure.kind and _is_of(m, place)]
    if any(_ended(m, at) for m in own) and not any(in_force(m, at, place) for m in own):
        return False
    return in_force(measure, at, place)


def _is_of(measure: Measure, place: Place) -> bool:
    return any((p.id or p.name) == (place.id or place.name) for p in measure.places)
