"""Measures: what is restricted where, from when to when, at which hours, and whether it is in force at a moment.

Times are local to the place, as the reports tell them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from khronika.incidents import kinds
from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.profile import Profile, published
from khronika.incidents.tallies import profiles
from khronika.model import Place, Stated
from khronika.reading.places import contains
from khronika.record.terms import by_end, by_hours, by_id, first_of, is_among, last_of, narrowest, place_key, places_of

STANDING = ("reported", "planned")


@dataclass(frozen=True, slots=True)
class Measure:
    """A restriction. `kind` is one of the slot "measure" of `languages/ru/kinds.toml`, None where its words name none.

    `first` and `last` are its bounds, None where not told; `told` is the first report of it. `clock` are daily hours,
    "23:00-07:00". `planned` tells that no report has it in force yet. `subject` is what is banned or shut, verbatim.
    `void` is "denied" or "possible" for what never held by what is told; `spared` are places inside its own
    where it does not hold.
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
    void: str | None = None
    spared: tuple[Place, ...] = ()


def measures(incidents: Iterable[Incident]) -> list[Measure]:
    """The measures of a record, by their start. One incident whose hours changed is one measure for each hours."""
    found = [m for i in incidents if "measure" in i.acts for m in _of_incident(i)]
    return sorted(found, key=lambda m: (m.first or m.told or datetime.min, m.kind or "", m.incident))


def _of_incident(incident: Incident) -> list[Measure]:
    """The measures of an incident: one for each hours and for each end that its places are told to have."""
    told = profiles(incident.acts["measure"])
    standing = [p for p in told if p.statement.status in STANDING]
    denials = [p for p in told if p.statement.status == "denied"]
    if not standing:
        void = "denied" if len(denials) == len(told) else "possible"
        return [replace(_measure(incident.id, told, None, told), void=void)]
    doubted = [p for p in told if p.statement.status not in STANDING]
    found = [
        (_measure(incident.id, [*part, *_near(doubted, part)], clock, part, first_of(group), places), part)
        for clock, group in by_hours(standing)
        for places, part in by_end(group)
    ]
    return _succeeding([_without(m, part, denials) for m, part in found])


def _near(doubted: Sequence[Profile], told: Sequence[Profile]) -> list[Profile]:
    """Those that deny or doubt a measure at one of its places."""
    return [p for p in doubted if any(_meet(p, q) for q in told)]


def _meet(a: Profile, b: Profile) -> bool:
    places = [{place_key(p) for p in narrowest(x)} for x in (a, b)]
    return not places[0] or not places[1] or not places[0].isdisjoint(places[1])


def _without(m: Measure, told: Sequence[Profile], denials: Sequence[Profile]) -> Measure:
    """The measure without what later words take from it: all of it, or places inside its own that it spares."""
    if _called_off(told, denials):
        return replace(m, void="denied")
    later = [d for d in denials if _of_all(d) and (published(d.stated) or datetime.min) >= (m.told or datetime.min)]
    inner = (q for d in later for q in narrowest(d) if any(contains(p, q) for p in m.places))
    spared = {place_key(q): q for q in inner}
    return replace(m, spared=tuple(spared[k] for k in sorted(spared)))


def _called_off(told: Sequence[Profile], denials: Sequence[Profile]) -> bool:
    """Whether a later word says that there is none: of who told it, or of anybody while it was only announced."""
    days = [published(p.stated) or datetime.min for p in told]
    last = [d for d in denials if _of_all(d) and all(_meet(d, p) for p in told)]
    last = [d for d in last if (published(d.stated) or datetime.min) >= max(days)]
    origins = {origin(p.stated) for p in told}
    announced = all(p.statement.status == "planned" for p in told)
    return any(announced or origins == {origin(d.stated)} for d in last)


def _of_all(denial: Profile) -> bool:
    """What is spared of a measure (a site, a kind of shop) is no word against all of it."""
    return denial.statement.site is None and not denial.statement.affected


def _succeeding(found: Sequence[Measure]) -> list[Measure]:
    """Measures of which new hours end the old ones at the same place: from then on the old hours hold no more."""
    return [replace(m, last=min(ends)) if (ends := _successions(m, found)) else m for m in found]


def _successions(m: Measure, found: Iterable[Measure]) -> list[datetime]:
    starts = [n.first for n in found if n.clock != m.clock and not n.void and _holds_over(n, m) and n.first]
    return [s for s in starts if m.first and m.first < s and not _ended(m, s)]


def _holds_over(n: Measure, m: Measure) -> bool:
    return all(over(n, place) for place in m.places)


def _measure(
    incident: str,
    told: Sequence[Profile],
    clock: str | None,
    standing: Sequence[Profile],
    first: datetime | None = None,
    places: tuple[Place, ...] = (),
) -> Measure:
    """The measure of what is told; the `standing` ones tell its bounds; `first` is its start where they do not."""
    kind = _most([p.kind for p in standing if p.kind])
    named = kinds.named("measure", kind) if kind else None
    return Measure(
        incident=incident,
        kind=kind,
        ru=named.ru if named else "ограничение",
        en=named.en if named else "restriction",
        places=places or places_of(standing),
        first=first_of(standing) or first,
        last=last_of(standing),
        told=min((day for p in standing if (day := published(p.stated))), default=None),
        clock=clock,
        subject=tuple(dict.fromkeys(a.text for p in standing for a in p.statement.affected)),
        planned=all(p.statement.status == "planned" for p in standing),
        origins=tuple(sorted({origin(p.stated) for p in told})),
        stated=tuple(p.stated for p in by_id(told)),
    )


def _most(names: Sequence[str]) -> str | None:
    told = Counter(names)
    return min(told, key=lambda n: (-told[n], n), default=None)


def over(measure: Measure, place: Place) -> bool:
    """Whether the measure holds over a place: its own, or one inside its own that it does not spare."""
    if is_among(place, measure.spared) or any(contains(p, place) for p in measure.spared):
        return False
    return is_among(place, measure.places) or any(contains(p, place) for p in measure.places)


def in_force(measure: Measure, at: datetime, place: Place) -> bool:
    """Whether a measure holds at a place and a local moment, its daily hours counted in."""
    if measure.void or (measure.planned and measure.first is None):
        return False  # denied, only talked of, or announced without a word from when
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
    return is_among(place, measure.places)
