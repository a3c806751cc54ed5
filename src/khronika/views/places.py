"""Incidents by place, for the map and the list beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from khronika.incidents.incident import Incident
from khronika.incidents.spots import key
from khronika.model import Place
from khronika.views.statement import FAMILIES, place_view

Json = dict[str, Any]


def place_of(incident: Incident) -> Place | None:
    """The incident's place; where that has no coordinates, the first of its statements' places that has some."""
    if incident.place and incident.place.latitude is not None:
        return incident.place
    told = (p for s in incident.stated for p in s.statement.where if p.latitude is not None)
    return incident.place or next(told, None)


def places(incidents: Iterable[Incident]) -> list[Json]:
    """Each place with its incidents' number and the family that most of them are of; the busiest first."""
    found: dict[str, tuple[Place, list[Incident]]] = {}
    for incident in incidents:
        place = place_of(incident)
        if place:
            found.setdefault(key(place), (place, []))[1].append(incident)
    lines = [_line(place, own) for place, own in found.values()]
    return sorted(lines, key=lambda line: (-line["incidents"], line["name"]))


def _line(place: Place, own: list[Incident]) -> Json:
    families = Counter(FAMILIES[i.lead] for i in own)
    family = min(families, key=lambda f: (-families[f], f))
    return {**place_view(place), "key": key(place), "incidents": len(own), "family": family, "ids": [i.id for i in own]}
