"""Where something happened, as far as the places of a statement tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from khronika.model import Place
from khronika.reading.gazetteer import gazetteer


@dataclass(frozen=True, slots=True)
class Spot:
    """The towns, regions and countries that a statement names, each by its id or else by its name.

    `around` are the regions that the towns lie in, as the gazetteer knows them.
    """

    towns: frozenset[str]
    regions: frozenset[str]
    around: frozenset[str]
    countries: frozenset[str]

    @property
    def wide(self) -> bool:
        """Whether no place inside the country is told."""
        return not self.towns and not self.regions

    @property
    def narrow(self) -> frozenset[str]:
        """The towns, else the regions, else the countries."""
        return self.towns or self.regions or self.countries

    @property
    def home(self) -> str:
        """The country that a search for neighbours starts from; empty where it is not known or they are several."""
        return next(iter(self.countries)) if len(self.countries) == 1 else ""


def key(place: Place) -> str:
    """The place's id, or else its name."""
    if place.kind == "country" and place.country:
        return place.country.lower()
    return place.id or place.name.lower().replace("ё", "е")


def known_as(place: Place) -> Place:
    """The place under the name that it mostly has, whatever a report calls it («Алма-Ата»)."""
    entry = gazetteer().by_id(place.id) if place.id else None
    return replace(place, name=entry.usual) if entry else place


def spot(places: Sequence[Place]) -> Spot | None:
    """The spot that a statement's places describe, None where it has none."""
    if not places:
        return None

    def of(kind: str) -> frozenset[str]:
        return frozenset(key(p) for p in places if p.kind == kind)

    around = frozenset(region for p in places if (region := _region(p)))
    countries = of("country") | {p.country.lower() for p in places if p.country}
    return Spot(of("settlement"), of("region"), around, countries)


@lru_cache(maxsize=50_000)
def _region(place: Place) -> str | None:
    """The id of the region that a town lies in."""
    entry = gazetteer().by_id(place.id) if place.id and place.kind == "settlement" else None
    return entry.region if entry else None


def relation(a: Spot | None, b: Spot | None) -> str | None:
    """How two spots lie: "same", "inside" (one may hold the other), "apart"; None where that cannot be said."""
    if a is None or b is None:
        return None
    if a.countries and b.countries and not a.countries & b.countries:
        return "apart"
    if a.wide or b.wide:
        return _with_country(a, b)
    if a.towns and b.towns:
        return "same" if a.towns & b.towns or (a.regions & b.regions and len(a.regions | b.regions) > 1) else "apart"
    if a.regions & b.regions:
        return "same" if a.towns == b.towns else "inside"
    if (a.around & b.regions) or (b.around & a.regions):
        return "inside"
    return "apart" if (a.regions or a.around) and (b.regions or b.around) else "near"


def _with_country(a: Spot, b: Spot) -> str | None:
    if not a.countries & b.countries:
        return None
    return "same" if a.wide and b.wide else "inside"
