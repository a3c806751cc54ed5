"""What an incident adds to the counts behind the record's page: rows (kind, key, value) with a number."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.spots import key
from khronika.model import Stated
from khronika.views.days import days, start
from khronika.views.places import place_of
from khronika.views.statement import FAMILIES, place_view

Row = tuple[str, str, str]
OPEN = ("0000", "9999")


def counted(one: Incident) -> Counter[Row]:
    """The rows of one incident."""
    found = Counter[Row]({("size", "incidents", ""): 1, ("size", "statements", ""): len(one.stated)})
    for kind in one.acts:
        found["type", kind, one.id] += 1
    day = start(one.when)
    found[("undated", "", "") if day is None else ("column", day, "")] += 1
    for kind in one.acts if day else ():
        found["cell", f"{kind} {day}", one.id] += 1
    place = place_of(one)
    if place:
        found["at", key(place), FAMILIES[one.lead]] += 1
        found["spot", key(place), json.dumps(place_view(place), ensure_ascii=False, sort_keys=True)] += 1
    for s in one.stated:
        _count(s, one.id, found)
    return found


def _count(s: Stated, incident: str, found: Counter[Row]) -> None:
    who, own = origin(s), s.document
    for place in s.statement.where:
        found["spelling", key(place), place.name] += 1
        found["place", key(place), incident] = 1
    day = start(s.statement.when.edtf if s.statement.when else None)
    if day:
        found["day", day, incident] = 1
    found["source", who, incident] = 1
    found["said", who, s.origin] += 1
    found["publisher", who, own.about.publisher or own.about.doc] += 1
    found["report", who, own.sha256] += 1


def reach(one: Incident) -> tuple[str, str]:
    """The first and the last day that the incident or a statement of it tells of; whoever tells none leaves it open."""
    told = [days(when) for when in _times(one)]
    known = [found for found in told if found]
    first = min((found[0] or OPEN[0] for found in known), default=OPEN[1])
    return first, max((found[1] or OPEN[1] for found in known), default=OPEN[0])


def _times(one: Incident) -> Iterable[str | None]:
    return (one.when, *(s.statement.when.edtf for s in one.stated if s.statement.when))
