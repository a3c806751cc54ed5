"""Which part of the record a page shows: type, place, day and source, as they stand in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.spots import key
from khronika.model import TYPES, Stated
from khronika.views.days import holds, start
from khronika.views.sources import by_origin, name

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None asks for everything. `place` and `source` are keys, `day` is ISO."""

    type: str | None = None
    place: str | None = None
    day: str | None = None
    source: str | None = None

    def hold(self, stated: Stated, incident_when: str | None = None) -> bool:
        """Whether a statement is asked for; the day may lie in the statement's own time or in its incident's."""
        s = stated.statement
        return (
            self.type in (None, s.type)
            and (self.place is None or any(key(p) == self.place for p in s.where))
            and (self.day is None or holds(s.when.edtf if s.when else None, self.day) or holds(incident_when, self.day))
            and (self.source is None or origin(stated) == self.source)
        )

    @property
    def chosen(self) -> dict[str, str]:
        """Only what is asked for."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    def known(self, asked: Json) -> Filters:
        """The same with a place or source that was given by its name put under its key, as the choices have it."""
        given = {name: _known(value, asked[name]) for name, value in self.chosen.items()}
        return Filters(**given)


def _known(value: str, asked: Iterable[Json]) -> str:
    return next((choice["value"] for choice in asked if value in (choice["value"], choice["name"])), value)


def select(incidents: Iterable[Incident], filters: Filters) -> list[Incident]:
    """The incidents of which at least one statement is asked for."""
    return [i for i in incidents if held(i, filters)]


def held(incident: Incident, filters: Filters) -> list[Stated]:
    """The statements of an incident that are asked for."""
    return [s for s in incident.stated if filters.hold(s, incident.when)]


def place_names(stated: Iterable[Stated]) -> dict[str, str]:
    """The name that most statements give each place, by its key; equals by alphabet."""
    found: dict[str, Counter[str]] = {}
    for s in stated:
        for place in s.statement.where:
            found.setdefault(key(place), Counter())[place.name] += 1
    return {at: min(told, key=lambda n: (-told[n], n)) for at, told in found.items()}


def _tally(incidents: Iterable[Incident], read: Callable[[Stated], Iterable[str]]) -> Counter[str]:
    return Counter(value for i in incidents for value in {v for s in i.stated for v in read(s)})


def _choices(found: Counter[str], order: Callable[[str], Any], names: dict[str, str] | None = None) -> list[Json]:
    return [
        {"value": value, "name": (names or {}).get(value, value), "incidents": found[value]}
        for value in sorted(found, key=order)
    ]


def choices(incidents: Sequence[Incident]) -> Json:
    """What can be asked for, with the number of incidents behind each."""
    stated = [s for i in incidents for s in i.stated]
    names = {who: name(said) for who, said in by_origin(stated).items()}
    spelt = place_names(stated)
    types = _tally(incidents, lambda s: [s.statement.type])
    places = _tally(incidents, lambda s: [key(p) for p in s.statement.where])
    dates = _tally(incidents, lambda s: filter(None, [start(s.statement.when.edtf if s.statement.when else None)]))
    sources = _tally(incidents, lambda s: [origin(s)])
    return {
        "type": _choices(types, TYPES.index),
        "place": _choices(places, lambda p: (-places[p], spelt[p]), spelt),
        "day": _choices(dates, str),
        "source": _choices(sources, lambda o: (-sources[o], names[o]), names),
    }
